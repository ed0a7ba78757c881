// The one place that listens. Serves a handler over keep-alive connections until it is cancelled.
#pragma once

#include "http/message.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace lingyan::http {

using Handler = std::function<boost::asio::awaitable<Response>(Request)>;

// What a request may ask for when there is more than can be done.
enum class Claim {
    page,      // put off first
    callback,  // a quarter of everything is kept for it
    health,    // costs no more than putting it off: always answered
};

struct Limits {
    std::size_t header_bytes = 8 * 1024;
    std::size_t body_bytes = 1024 * 1024;
    std::size_t large_body_bytes = 12 * 1024 * 1024;  // where large_body says so
    std::size_t all_bodies_bytes = 64 * 1024 * 1024;  // of all requests together; 16 KiB of one always find room
    std::chrono::milliseconds request{10'000};  // from a request's first byte to its last
    std::chrono::milliseconds answer{30'000};   // to write the answer out
    std::chrono::milliseconds idle{75'000};     // between two requests
    std::function<bool(std::string_view target)> large_body;

    // Under load: 503 with Retry-After for what is put off (admission.hpp), and room for callbacks among the connections (room.hpp).
    std::size_t connections = 16'000;
    std::size_t in_hand = 1024;  // requests that handlers work on; others stand in line
    std::chrono::milliseconds callback_patience{2'000};  // from a callback's last byte until it is in hand; as long again there, and new ones are put off
    std::chrono::milliseconds page_patience{500};        // from a page's last byte until it is in hand
    std::chrono::milliseconds callbacks_first{100};      // after a callback was put off, pages come in one at a time
    int ahead_turn = 4;                                  // how many of what somebody sends on without waiting stand in line; the rest is put off
    std::chrono::milliseconds ahead_pause{50};           // how long nothing more is read of who was put off for not waiting; a quarter to five times of it
    std::function<Claim(std::string_view target)> claim;
    std::size_t reserve_of(std::size_t all) const { return (all + 3) / 4; }  // for callbacks alone

    std::function<void(std::string_view line)> log;  // errors nobody else sees; never a target, a header or a body
    std::function<void(std::string_view reason)> request_refused;     // malformed, too_large, slow, overload
    std::function<void(std::string_view reason)> connection_refused;  // full; displaced: closed to make room
};

class Server {
public:
    // Binds at once, so that a port that is taken is known at start (boost::system::system_error). Port 0 takes any; see port().
    // The executor's context has one thread and outlives the server.
    Server(boost::asio::any_io_executor, std::string const& address, std::uint16_t port, Limits, Handler);
    ~Server();
    std::uint16_t port() const;

    // Accepts until cancelled; then no new request begins and those in hand get up to `grace` to end. Returns, does not throw.
    boost::asio::awaitable<void> serve(std::chrono::milliseconds grace = std::chrono::seconds{8});

private:
    struct State;
    std::shared_ptr<State> state_;
};

}  // namespace lingyan::http
