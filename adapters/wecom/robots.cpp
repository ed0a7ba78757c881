#include "adapters/wecom/robots.hpp"

#include <utility>

namespace lingyan::wecom {

namespace {
constexpr std::string_view prefix = "robot:";
constexpr std::chrono::seconds window{60};
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

}  // namespace lingyan::wecom
