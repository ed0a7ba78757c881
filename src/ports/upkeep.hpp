// What an administrator does to an account by hand: sees whether it works, puts up its menu, makes a village's code.
#pragma once

#include "domain/delivery.hpp"
#include "http/message.hpp"

#include <boost/asio/awaitable.hpp>

#include <string>
#include <vector>

namespace lingyan {

struct MenuButton {
    std::string name;
    std::string key;  // comes back as the event click:<key>
    std::string url;  // or a page; neither where there are buttons below
    std::vector<MenuButton> below;
};

// A callback as the platform would make it, and the body that has to come back for it.
struct SelfCall {
    http::Request request;
    std::string answer;
};

struct SceneCode {
    std::string url;  // to be drawn as a QR code; the account is told its scene when somebody scans it
    Outcome outcome;  // `sent` where there is one
};

class Upkeep {
public:
    virtual ~Upkeep() = default;
    virtual std::vector<SelfCall> self_calls(Timestamp real_now) const = 0;  // the check of the callback's URL first
    virtual boost::asio::awaitable<Outcome> try_token() = 0;                // `sent` where messages could be sent
    // The two below are refused by a platform that has nothing of the kind.
    virtual boost::asio::awaitable<Outcome> put_up_menu(std::vector<MenuButton> const& menu);
    virtual boost::asio::awaitable<SceneCode> scene_code(std::string const& scene);
};

inline boost::asio::awaitable<Outcome> Upkeep::put_up_menu(std::vector<MenuButton> const&) {
    Outcome none;
    none.kind = Outcome::Kind::refused;
    co_return none;
}

inline boost::asio::awaitable<SceneCode> Upkeep::scene_code(std::string const&) {
    SceneCode none;
    none.outcome.kind = Outcome::Kind::refused;
    co_return none;
}

}  // namespace lingyan
