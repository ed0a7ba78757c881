// Group robots: the address "robot:<unit>" stands for the group of that unit. One way only, and each at a pace of its own.
#pragma once

#include "adapters/shared/api.hpp"
#include "domain/delivery.hpp"

#include <boost/asio/awaitable.hpp>

#include <chrono>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace lingyan::wecom {

bool is_robot(std::string_view address);

class Robots {
public:
    // The platform stops a robot that says more than 20 things a minute; the rest is for hands that use it too.
    static constexpr std::size_t most_a_minute = 18;

    Robots() = default;
    // Unit → the webhook's key, which is the whole secret.
    explicit Robots(std::map<std::string, std::string> keys, shared::SteadyNow now = &std::chrono::steady_clock::now);

    boost::asio::awaitable<Outcome> send(shared::Api& api, std::string const& address, std::string const& text);

private:
    std::optional<std::string> key(std::string_view address) const;
    std::optional<std::chrono::seconds> wait(std::string const& address) const;  // until it may speak again; nothing: now
    void used(std::string const& address);

    std::map<std::string, std::string> keys_;
    shared::SteadyNow now_;
    std::map<std::string, std::deque<std::chrono::steady_clock::time_point>> spoken_;  // within the last minute
};

}  // namespace lingyan::wecom
