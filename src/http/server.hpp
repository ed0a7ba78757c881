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

struct Limits {
    std::size_t header_bytes = 8 * 1024;
    std::size_t body_bytes = 1024 * 1024;
    std::size_t large_body_bytes = 12 * 1024 * 1024;  // where large_body says so
    std::size_t connections = 12'000;
    std::chrono::milliseconds request{10'000};  // from a request's first byte to its last
    std::chrono::milliseconds answer{30'000};   // to write the answer out
    std::chrono::milliseconds idle{75'000};     // between two requests
    std::function<bool(std::string_view target)> large_body;
    std::function<void(std::string_view line)> log;  // errors nobody else sees; never a target, a header or a body
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
