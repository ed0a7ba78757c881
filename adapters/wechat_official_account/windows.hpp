// To whom the account may speak on its own: the platform opens a window by what a person does, for so many messages and so long.
#pragma once

#include "adapters/shared/access_token.hpp"
#include "domain/message.hpp"

#include <chrono>
#include <string>
#include <unordered_map>

namespace lingyan::wechat {

// Kept in memory alone: of whom nothing is known, after a start for instance, the platform is asked, and its word is kept.
class Windows {
public:
    explicit Windows(shared::SteadyNow now) : now_(std::move(now)) {}

    void opened_by(InboundMessage const&);
    bool may_be_open(std::string const& person) const;
    void used(std::string const& person);    // a message went out
    void closed(std::string const& person);  // the platform says so; until the person does something again
    std::size_t size() const { return people_.size(); }

private:
    struct Window {
        int left = 0;
        std::chrono::steady_clock::time_point until{};
    };
    struct Person {
        Window message, touch;
        std::chrono::steady_clock::time_point known_until{};
    };
    bool is_open(Window const& window) const { return window.left > 0 && now_() < window.until; }
    void forget();

    shared::SteadyNow now_;
    std::unordered_map<std::string, Person> people_;
    std::chrono::steady_clock::time_point forgotten_at_{};
};

}  // namespace lingyan::wechat
