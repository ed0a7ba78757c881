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

    enum class State { may_be_open, used_up, closed };
    void opened_by(InboundMessage const&);
    State of(std::string const& person) const;
    void used(std::string const& person);  // a message went out
    // The platform said so of a call that began at `asked_at`: it stands until the person does something, which he may have done since.
    void closed(std::string const& person, std::chrono::steady_clock::time_point asked_at);
    std::chrono::steady_clock::time_point now() const { return now_(); }
    std::size_t size() const { return people_.size(); }

private:
    struct Window {
        int left = 0;
        std::chrono::steady_clock::time_point until{};
    };
    struct Person {
        Window message, touch;
        std::chrono::steady_clock::time_point opened_at{}, known_until{};
    };
    bool is_open(Window const& window) const { return window.left > 0 && now_() < window.until; }
    void forget();

    shared::SteadyNow now_;
    std::unordered_map<std::string, Person> people_;
    std::chrono::steady_clock::time_point forgotten_at_{};
};

}  // namespace lingyan::wechat
