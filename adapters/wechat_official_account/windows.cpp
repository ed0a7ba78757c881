#include "adapters/wechat_official_account/windows.hpp"

namespace lingyan::wechat {

namespace {

using std::chrono::hours;
using std::chrono::minutes;

// What the platform's page gives: after a message, and after a press on the menu, following, or scanning a code.
constexpr int after_message = 5, after_touch = 3;
constexpr hours message_stands{48};
constexpr minutes touch_stands{1};
constexpr hours between_sweeps{1};

}  // namespace

void Windows::opened_by(InboundMessage const& message) {
    if (message.text == "unsubscribe" && message.kind == InboundMessage::Kind::event) return closed(message.sender, now_());
    forget();
    auto& person = people_[message.sender];
    bool const touched = message.kind == InboundMessage::Kind::event;
    auto& window = touched ? person.touch : person.message;
    window.left = touched ? after_touch : after_message;
    window.until = now_() + (touched ? minutes{touch_stands} : minutes{message_stands});
    person.opened_at = now_();
    person.known_until = now_() + message_stands;
}

Windows::State Windows::of(std::string const& person) const {
    auto const found = people_.find(person);
    if (found == people_.end() || now_() >= found->second.known_until) return State::may_be_open;
    auto const& [message, touch, opened_at, known_until] = found->second;
    if (is_open(message) || is_open(touch)) return State::may_be_open;
    return now_() < message.until ? State::used_up : State::closed;
}

void Windows::used(std::string const& person) {
    auto const found = people_.find(person);
    if (found == people_.end()) return;
    auto& window = is_open(found->second.touch) ? found->second.touch : found->second.message;
    if (window.left > 0) --window.left;
}

void Windows::closed(std::string const& person, std::chrono::steady_clock::time_point asked_at) {
    auto& known = people_[person];
    if (known.opened_at > asked_at) return;
    known = {};
    known.known_until = now_() + message_stands;
}

void Windows::forget() {
    if (now_() < forgotten_at_ + between_sweeps) return;
    forgotten_at_ = now_();
    std::erase_if(people_, [now = now_()](auto const& one) { return now >= one.second.known_until; });
}

}  // namespace lingyan::wechat
