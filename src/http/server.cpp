// Accepts connections, sweeps out the slow ones, and ends in good order.
#include "http/server.hpp"

#include "http/connection.hpp"
#include "http/quietly.hpp"

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>

#include <algorithm>
#include <array>

namespace lingyan::http {

namespace asio = boost::asio;
using asio::ip::tcp;

namespace {

constexpr std::chrono::milliseconds breath{100};  // after an accept that failed for want of descriptors
constexpr std::chrono::milliseconds farewell{1000};  // for handlers that were cancelled when the grace was over

// Often enough for the shortest limit, and never more than a second late.
std::chrono::milliseconds sweep_interval(Limits const& limits) {
    auto const shortest = std::min({limits.request, limits.answer, limits.idle});
    return std::clamp(shortest / 8, std::chrono::milliseconds{5}, std::chrono::milliseconds{1000});
}

// Without waiting for anything: who comes when the house is full must not cost more than this.
void turn_away(tcp::socket socket) {
    constexpr std::string_view answer =
        "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nContent-Length: 0\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n";
    boost::system::error_code ignored;
    socket.non_blocking(true, ignored);
    std::array<char, 8 * 1024> unread;
    socket.read_some(asio::buffer(unread), ignored);  // bytes left unread would turn the close into a reset
    socket.write_some(asio::buffer(answer), ignored);
    socket.shutdown(tcp::socket::shutdown_send, ignored);
}

}  // namespace

struct Server::State {
    State(asio::any_io_executor executor, Limits limits, Handler handler)
        : acceptor(executor), sweeper(executor), drained(executor), service(std::make_shared<Service>(std::move(limits), std::move(handler))) {}

    tcp::acceptor acceptor;
    asio::steady_timer sweeper;
    asio::steady_timer drained;
    std::shared_ptr<Service> service;
    bool over = false;

    static void welcome(std::shared_ptr<State> const&, tcp::socket);
    static asio::awaitable<void> sweep(std::shared_ptr<State>);
    static asio::awaitable<void> accept(std::shared_ptr<State>, std::chrono::milliseconds grace);
    asio::awaitable<void> empty_within(std::chrono::milliseconds);
    void log(std::string_view line) const {
        if (service->limits.log) service->limits.log(line);
    }
};

void Server::State::welcome(std::shared_ptr<State> const& state, tcp::socket socket) {
    auto& service = *state->service;
    auto const before = service.room.size();
    auto const there_is_room = service.room.make_room();
    for (auto left = service.room.size(); left < before; ++left) service.count_connection("displaced");
    if (!there_is_room) {
        service.count_connection("full");
        return turn_away(std::move(socket));
    }
    boost::system::error_code ignored;
    socket.set_option(tcp::no_delay(true), ignored);
    socket.non_blocking(true, ignored);
    auto connection = std::make_shared<Connection>(std::move(socket));
    service.room.enter(connection);
    auto left = [state, connection](std::exception_ptr) {  // what a handler throws was logged; the rest is a peer that went away
        connection->part();
        state->service->room.leave(*connection);
        if (state->service->room.empty()) state->drained.cancel();
    };
    asio::co_spawn(state->acceptor.get_executor(), converse(state->service, connection),
                   asio::bind_cancellation_slot(connection->stop.slot(), std::move(left)));
}

asio::awaitable<void> Server::State::sweep(std::shared_ptr<State> state) {
    auto const interval = sweep_interval(state->service->limits);
    while (!state->over) {  // a timer that has just run out can no longer be cancelled
        state->sweeper.expires_after(interval);
        auto const [failed] = co_await state->sweeper.async_wait(quietly);
        if (failed) co_return;
        auto const now = std::chrono::steady_clock::now();
        auto const cut_late = [&](Connection& connection) {
            if (connection.deadline > now) return;
            if (connection.in_hand && connection.socket.is_open()) state->service->count_request("slow");
            connection.cut();
        };
        state->service->room.for_each(cut_late);
    }
}

asio::awaitable<void> Server::State::empty_within(std::chrono::milliseconds limit) {
    if (service->room.empty()) co_return;
    drained.expires_after(limit);
    co_await drained.async_wait(quietly);
}

asio::awaitable<void> Server::State::accept(std::shared_ptr<State> state, std::chrono::milliseconds grace) {
    auto const throwing = co_await asio::this_coro::throw_if_cancelled();
    co_await asio::this_coro::throw_if_cancelled(false);
    co_await asio::this_coro::reset_cancellation_state(asio::enable_total_cancellation());
    auto sweep_ended = [state](std::exception_ptr) {};
    asio::co_spawn(state->acceptor.get_executor(), sweep(state), sweep_ended);

    auto const cancellation = co_await asio::this_coro::cancellation_state;
    while (cancellation.cancelled() == asio::cancellation_type::none) {
        auto [failed, socket] = co_await state->acceptor.async_accept(quietly);
        if (failed == asio::error::operation_aborted) continue;
        if (!failed) {
            welcome(state, std::move(socket));
        } else if (failed != asio::error::connection_aborted) {
            state->log("http: accept failed: " + failed.message());
            if (state->service->room.send_longest_waiting_away()) state->service->count_connection("displaced");
            state->drained.expires_after(breath);
            co_await state->drained.async_wait(quietly);
        }
    }

    co_await asio::this_coro::reset_cancellation_state(asio::disable_cancellation());
    boost::system::error_code ignored;
    state->acceptor.close(ignored);
    state->service->stopping = true;
    auto const close_idle = [](Connection& connection) {
        if (!connection.in_hand) connection.close();
    };
    state->service->room.for_each(close_idle);
    co_await state->empty_within(grace);
    std::size_t late = 0;
    auto const end = [&late](Connection& connection) {
        ++late;
        connection.cut();
        connection.stop.emit(asio::cancellation_type::terminal);
    };
    state->service->room.for_each(end);
    if (late > 0) state->log("http: " + std::to_string(late) + " requests were cut off at the end of the grace");
    co_await state->empty_within(std::min(grace, farewell));
    state->over = true;
    state->sweeper.cancel();
    co_await asio::this_coro::reset_cancellation_state(asio::enable_terminal_cancellation());
    co_await asio::this_coro::throw_if_cancelled(throwing);
}

Server::Server(asio::any_io_executor executor, std::string const& address, std::uint16_t port, Limits limits, Handler handler)
    : state_(std::make_shared<State>(std::move(executor), std::move(limits), std::move(handler))) {
    tcp::endpoint const endpoint{asio::ip::make_address(address), port};
    auto& acceptor = state_->acceptor;
    acceptor.open(endpoint.protocol());
    acceptor.set_option(tcp::acceptor::reuse_address(true));
    acceptor.bind(endpoint);
    acceptor.listen();
}

Server::~Server() = default;

std::uint16_t Server::port() const { return state_->acceptor.local_endpoint().port(); }

asio::awaitable<void> Server::serve(std::chrono::milliseconds grace) { return State::accept(state_, grace); }

}  // namespace lingyan::http
