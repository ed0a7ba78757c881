// One accepted connection of the server: requests in, answers out, in their order.
#pragma once

#include "http/admission.hpp"
#include "http/room.hpp"
#include "http/server.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace lingyan::http {

// What all connections of one server share.
struct Service {
    Service(Limits given, Handler answers)
        : limits(std::move(given)), handler(std::move(answers)), room(limits.connections, limits.reserve_of(limits.connections)), admission(limits) {}

    Limits const limits;
    Handler const handler;
    Room room;
    Admission admission;
    std::size_t body_bytes = 0;  // held by all requests together
    std::vector<char> skimming;  // for what is read only to be passed over; nobody keeps anything in it
    bool stopping = false;

    void settle(Connection&, Stay);
    void count_request(std::string_view reason) const {
        if (limits.request_refused) limits.request_refused(reason);
    }
    void count_connection(std::string_view reason) const {
        if (limits.connection_refused) limits.connection_refused(reason);
    }
};

using Deadline = std::chrono::steady_clock::time_point;
inline constexpr Deadline no_deadline = Deadline::max();
inline Deadline after(std::chrono::milliseconds limit) { return std::chrono::steady_clock::now() + limit; }

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

    // While hushed, little that arrives wakes nobody: whoever wants it looks for it. For a peer that sends on without waiting.
    void hush(bool on) {
        boost::system::error_code ignored;
        if (std::exchange(hushed, on) != on) socket.set_option(boost::asio::socket_base::receive_low_watermark(on ? 32 * 1024 : 1), ignored);
    }

    // Writes what is owed, at once: a socket that has no room for so little has not read our other answers either.
    bool pay();
    void settle_owed(bool written);  // those whose answers did not go out are told
    void part();                     // pays what it can, and closes

    boost::asio::ip::tcp::socket socket;
    boost::asio::cancellation_signal stop;
    std::string owed;  // short answers that go out before anything else does, and before more is waited for
    std::vector<std::function<void()>> lost;  // of those among them, and of the one being written: to be called if they don't go out
    Deadline deadline = no_deadline;
    bool hushed = false;
    bool in_hand = false;  // a request has begun and its answer is not out yet
    Stay stay = Stay::waiting;
    Room::Guests::iterator place;  // in the room
};

// Until either end has had enough. Whoever began it parts from the connection then, also where it was torn down.
boost::asio::awaitable<void> converse(std::shared_ptr<Service>, std::shared_ptr<Connection>);

}  // namespace lingyan::http
