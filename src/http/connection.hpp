// One accepted connection of the server: requests in, answers out, in their order.
#pragma once

#include "http/server.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <chrono>
#include <memory>

namespace lingyan::http {

// What all connections of one server share.
struct Service {
    Limits limits;
    Handler handler;
    bool stopping = false;
};

using Deadline = std::chrono::steady_clock::time_point;
inline constexpr Deadline no_deadline = Deadline::max();

// The server's sweep closes the socket when the deadline has passed: one timer for all, none per read or write.
struct Connection {
    explicit Connection(boost::asio::ip::tcp::socket accepted) : socket(std::move(accepted)) {}

    void close() {
        boost::system::error_code ignored;
        socket.close(ignored);
    }

    // Resets where something is half done: unsent bytes would otherwise live on in the kernel, for a peer that does not read them.
    void cut() {
        boost::system::error_code ignored;
        if (in_hand) socket.set_option(boost::asio::socket_base::linger(true, 0), ignored);
        close();
    }

    boost::asio::ip::tcp::socket socket;
    boost::asio::cancellation_signal stop;
    Deadline deadline = no_deadline;
    bool in_hand = false;  // a request has begun and its answer is not out yet
};

boost::asio::awaitable<void> converse(std::shared_ptr<Service>, std::shared_ptr<Connection>);

}  // namespace lingyan::http
