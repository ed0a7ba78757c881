// People are reached together by message/send, groups one by one through their robots.
#include "adapters/wecom/sender.hpp"

#include "adapters/shared/answers.hpp"
#include "adapters/wecom/payload.hpp"
#include "adapters/wecom/unreached.hpp"

#include <utility>

namespace lingyan::wecom {
namespace asio = boost::asio;
using namespace shared;

namespace {

// "@all" is everybody and "|" would make two of one: neither may come out of a roster.
bool names_one_person(std::string_view id) {
    return !id.empty() && id.size() <= 64 && id.find('|') == std::string_view::npos && !id.starts_with('@') && !is_robot(id);
}

}  // namespace

Sender::Sender(Api& api, std::int64_t agent_id, bool cards, Robots robots)
    : api_(api), agent_id_(agent_id), cards_(cards), robots_(std::move(robots)) {}

asio::awaitable<std::vector<Outcome>> Sender::send(std::vector<std::string> const& to, OutboundMessage const& message) {
    std::vector<Outcome> outcomes(to.size());
    std::vector<std::string> people;
    for (auto const& id : to)
        if (names_one_person(id)) people.push_back(id);
    Answered answered;
    Unreached unreached;
    if (!people.empty()) {
        auto card = cards_ ? card_message(agent_id_, people, message) : std::nullopt;
        Ask ask{"/cgi-bin/message/send", card ? std::move(*card) : text_message(agent_id_, people, message.text)};
        answered = co_await api_.ask(std::move(ask), &outcome_of_answer);
        if (answered.outcome.kind == Outcome::Kind::sent) unreached = read_unreached(answered.response);
    }
    for (std::size_t i = 0; i < to.size(); ++i) {
        if (is_robot(to[i]))
            outcomes[i] = co_await robots_.send(api_, to[i], message.text);
        else if (!names_one_person(to[i]))
            outcomes[i] = made(Outcome::Kind::refused, "企业微信账号写法有误，请核对花名册中的账号");
        else
            outcomes[i] = answered.outcome.kind == Outcome::Kind::sent ? unreached.outcome_for(to[i]) : answered.outcome;
    }
    co_return outcomes;
}

asio::awaitable<Outcome> Sender::close_card(InboundMessage const& press, std::string const& words) {
    Ask ask{"/cgi-bin/message/update_template_card", card_update(agent_id_, press.sender, press.card_code, words)};
    auto const answered = co_await api_.ask(std::move(ask), &outcome_of_answer);
    co_return answered.outcome;
}

}  // namespace lingyan::wecom
