#include "adapters/wecom/robots.hpp"

#include "adapters/shared/answers.hpp"
#include "adapters/wecom/payload.hpp"

#include <utility>

namespace lingyan::wecom {

using namespace shared;

namespace {
constexpr std::string_view prefix = "robot:";
constexpr std::chrono::seconds window{60};

// Whatever a robot meets is its own group's; the app and its people go on.
Outcome outcome_of_robot(Codes const& codes, http::Response const& response) {
    auto outcome = outcome_of_answer(codes, response);
    outcome.scope = Outcome::Scope::message;
    outcome.needs_person = false;
    if (outcome.kind != Outcome::Kind::sent) outcome.detail.insert(0, "群机器人 ");
    return outcome;
}

}  // namespace

bool is_robot(std::string_view address) { return address.starts_with(prefix); }

Robots::Robots(std::map<std::string, std::string> keys, SteadyNow now) : keys_(std::move(keys)), now_(std::move(now)) {}

std::optional<std::string> Robots::key(std::string_view address) const {
    if (!is_robot(address)) return std::nullopt;
    auto const found = keys_.find(std::string(address.substr(prefix.size())));
    return found == keys_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::chrono::seconds> Robots::wait(std::string const& address) const {
    auto const found = spoken_.find(address);
    if (found == spoken_.end() || found->second.size() < most_a_minute) return std::nullopt;
    auto const left = found->second.front() + window - now_();
    if (left <= std::chrono::steady_clock::duration::zero()) return std::nullopt;
    return std::chrono::ceil<std::chrono::seconds>(left);
}

void Robots::used(std::string const& address) {
    auto& spoken = spoken_[address];
    spoken.push_back(now_());
    while (spoken.size() > most_a_minute) spoken.pop_front();
}

boost::asio::awaitable<Outcome> Robots::send(Api& api, std::string const& address, std::string const& text) {
    auto const webhook = key(address);
    if (!webhook) co_return made(Outcome::Kind::refused, "没有登记这个群机器人，请在设置的 robots 里添加");
    if (auto const pause = wait(address)) {
        auto full = made(Outcome::Kind::later, "群机器人每分钟发送次数已满，稍后自动发送");
        full.wait = pause;
        co_return full;
    }
    used(address);
    Ask ask{"/cgi-bin/webhook/send?key=" + http::percent_encode(*webhook), robot_message(text)};
    auto const answered = co_await api.ask_without_token(std::move(ask), &outcome_of_robot);
    co_return answered.outcome;
}

}  // namespace lingyan::wecom
