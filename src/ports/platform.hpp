// A chat platform as the flow sees it: callbacks are read, replies are put into their acknowledgement, deliveries go out.
#pragma once

#include "domain/delivery.hpp"
#include "domain/message.hpp"
#include "http/message.hpp"

#include <boost/asio/awaitable.hpp>

#include <chrono>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace lingyan {

// What became of fetching a photo or a voice. Its outcome is `sent` when the bytes are here, and `refused` when they will never come.
struct Medium {
    std::string bytes;
    Outcome outcome;
};

class Upkeep;
class SignIn;

class Platform {
public:
    virtual ~Platform() = default;
    virtual std::string const& account() const = 0;

    // Verifies and reads one callback. A Response is already the whole answer (a URL check, a refusal, an event nobody answers).
    // `real_now` is real time: signatures age by it, not by the business clock.
    virtual std::variant<http::Response, InboundMessage> receive(http::Request const&, Timestamp real_now) = 0;

    // The acknowledgement of a stored message, with the reply inside. `answered_at` is the stored moment, so that a redelivery gets the same.
    virtual http::Response acknowledge(InboundMessage const&, std::string const& reply, Timestamp answered_at) = 0;
    virtual std::size_t passive_reply_bytes() const = 0;  // what fits in there; the rest follows through the outbox. 0: all of it does

    // One attempt for one message and one or more people of this account; an outcome each, in their order.
    // Never throws for what the other side did. Texts are at most text_bytes() long. Equal arguments give equal bytes.
    virtual boost::asio::awaitable<std::vector<Outcome>> send(std::vector<std::string> const& to, OutboundMessage const& message) = 0;
    virtual std::size_t text_bytes() const = 0;
    virtual std::size_t people_per_call() const = 0;
    virtual bool shows_buttons() const { return false; }
    // Puts `words` in the place of the buttons on the card that was pressed, for whoever pressed it.
    virtual boost::asio::awaitable<Outcome> close_card(InboundMessage const& press, std::string const& words);
    // InboundMessage::media_ref's bytes. Never throws for what the other side did.
    virtual boost::asio::awaitable<Medium> fetch_media(std::string const& media_ref);
    virtual Upkeep* upkeep() { return nullptr; }  // where an administrator can do something about it; lives as long as this
    virtual SignIn* sign_in() { return nullptr; }  // where it says who opens a page; lives as long as this
    virtual Pace pace() const { return {}; }
    // How long after a call the platform swallows an equal one: a repeat of an unknown outcome inside it reaches nobody twice.
    virtual std::chrono::seconds swallows_repeats_for() const { return {}; }
};

// A platform without cards or media is not asked for them.
inline boost::asio::awaitable<Outcome> Platform::close_card(InboundMessage const&, std::string const&) {
    Outcome none;
    none.kind = Outcome::Kind::refused;
    co_return none;
}

inline boost::asio::awaitable<Medium> Platform::fetch_media(std::string const&) {
    Medium none;
    none.outcome.kind = Outcome::Kind::refused;
    co_return none;
}

}  // namespace lingyan
