// Both ends of the wire, for tests.
#include "support.hpp"

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <poll.h>
#include <sys/socket.h>

#include <stdexcept>
#include <utility>

namespace lingyan::http::test {

namespace {

std::size_t announced_length(std::string const& head) {
    auto const at = head.find("Content-Length: ");
    return at == std::string::npos ? 0 : std::stoul(head.substr(at + 16));
}

void limit_waiting(tcp::socket& socket) {
    timeval const ten_seconds{10, 0};
    ::setsockopt(socket.native_handle(), SOL_SOCKET, SO_RCVTIMEO, &ten_seconds, sizeof ten_seconds);
}

bool append_some(tcp::socket& socket, std::string& to) {
    char bytes[64 * 1024];
    // Not Asio's read: that one waits through SO_RCVTIMEO.
    auto const count = ::recv(socket.native_handle(), bytes, sizeof bytes, 0);
    if (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) throw std::runtime_error("the other end stayed silent for ten seconds");
    if (count <= 0) return false;
    to.append(bytes, static_cast<std::size_t>(count));
    return true;
}

}  // namespace

asio::awaitable<Response> echo(Request request) {
    Response response;
    response.body = request.method + " " + request.path;
    for (auto const& [name, value] : request.query) response.body += " " + name + "=" + value;
    if (!request.body.empty()) response.body += " [" + request.body + "]";
    co_return response;
}

Limits RunningServer::watched(Limits limits) {
    limits.log = [this](std::string_view line) {
        std::lock_guard const lock{log_mutex_};
        log_.emplace_back(line);
    };
    limits.request_refused = limits.connection_refused = [this](std::string_view reason) {
        std::lock_guard const lock{log_mutex_};
        ++refusals_[std::string(reason)];
    };
    return limits;
}

int RunningServer::refusals(std::string const& reason) {
    std::lock_guard const lock{log_mutex_};
    return refusals_[reason];
}

RunningServer::RunningServer(Handler handler, Limits limits, std::chrono::milliseconds grace)
    : handler_(std::move(handler)),
      server_(io_.get_executor(), "127.0.0.1", 0, watched(std::move(limits)), [this](Request request) { return count(std::move(request)); }),
      port_(server_.port()) {
    auto ended = [](std::exception_ptr failure) {
        if (failure) std::rethrow_exception(failure);
    };
    asio::co_spawn(io_, server_.serve(grace), asio::bind_cancellation_slot(stop_.slot(), ended));
    thread_ = std::thread([this] { io_.run(); });
}

RunningServer::~RunningServer() { stop(); }

void RunningServer::begin_stop() {
    asio::post(io_, [this] { stop_.emit(asio::cancellation_type::terminal); });
}

void RunningServer::stop() {
    if (!thread_.joinable()) return;
    begin_stop();
    thread_.join();
}

asio::awaitable<Response> RunningServer::count(Request request) {
    ++handled_;
    return handler_(std::move(request));
}

std::vector<std::string> RunningServer::log() {
    std::lock_guard const lock{log_mutex_};
    return log_;
}

asio::awaitable<Response> Holding::answer(Request request) {
    Response response;
    response.body = request.path;
    if (request.path.ends_with("/forged")) response.status = 403;
    if (!request.path.starts_with("/hold")) co_return response;
    {
        std::lock_guard const lock{mutex_};
        ++held_;
    }
    changed_.notify_all();
    asio::steady_timer timer{co_await asio::this_coro::executor};
    while (!free_) {
        timer.expires_after(std::chrono::milliseconds{1});
        co_await timer.async_wait(asio::use_awaitable);
    }
    co_return response;
}

void Holding::wait_for(int held) {
    std::unique_lock lock{mutex_};
    if (!changed_.wait_for(lock, std::chrono::seconds{60}, [&] { return held_ >= held; })) throw std::runtime_error("too few requests reached the handler");
}

RawClient::RawClient(std::uint16_t port, int receive_buffer) {
    socket_.open(tcp::v4());
    if (receive_buffer > 0) socket_.set_option(asio::socket_base::receive_buffer_size(receive_buffer));
    socket_.connect({asio::ip::make_address("127.0.0.1"), port});
    limit_waiting(socket_);
}

RawClient& RawClient::send(std::string const& bytes) {
    boost::system::error_code closed_meanwhile;
    asio::write(socket_, asio::buffer(bytes), closed_meanwhile);
    return *this;
}

bool RawClient::read_more() { return append_some(socket_, buffer_); }

std::string RawClient::read_answer(bool bodiless) {
    while (buffer_.find("\r\n\r\n") == std::string::npos)
        if (!read_more()) return std::exchange(buffer_, {});
    auto const head_end = buffer_.find("\r\n\r\n") + 4;
    auto const whole = head_end + (bodiless ? 0 : announced_length(buffer_.substr(0, head_end)));
    while (buffer_.size() < whole)
        if (!read_more()) break;
    auto answer = buffer_.substr(0, whole);
    buffer_.erase(0, whole);
    return answer;
}

std::string RawClient::read_to_end() {
    while (read_more()) {}
    return std::exchange(buffer_, {});
}

void RawClient::sip() {
    char byte = 0;
    static_cast<void>(::recv(socket_.native_handle(), &byte, 1, MSG_DONTWAIT));
}

void RawClient::reset() {
    socket_.set_option(asio::socket_base::linger(true, 0));
    socket_.close();
}

void RawClient::finish() { socket_.shutdown(tcp::socket::shutdown_send); }

bool RawClient::closed_within(std::chrono::milliseconds limit) {
    pollfd watched{socket_.native_handle(), POLLRDHUP, 0};
    return ::poll(&watched, 1, static_cast<int>(limit.count())) == 1;
}

void RawClient::wait_until_closed() {
    if (!closed_within(std::chrono::seconds{10})) throw std::runtime_error("the other end stayed for ten seconds");
}

int status_of(std::string const& answer) { return answer.starts_with("HTTP/1.1 ") ? std::stoi(answer.substr(9, 3)) : 0; }

Peer::Peer(std::vector<Script> scripts) : port_(acceptor_.local_endpoint().port()) {
    thread_ = std::thread([this, scripts = std::move(scripts)] {
        for (auto const& script : scripts) {
            boost::system::error_code closed;
            auto socket = acceptor_.accept(closed);
            if (closed) return;
            limit_waiting(socket);
            script(socket);
        }
    });
}

Peer::~Peer() {
    ::shutdown(acceptor_.native_handle(), SHUT_RDWR);  // ends an accept nobody will come for
    thread_.join();
}

std::string read_request(tcp::socket& socket) {
    std::string request;
    while (request.find("\r\n\r\n") == std::string::npos)
        if (!append_some(socket, request)) return {};
    auto const head_end = request.find("\r\n\r\n") + 4;
    while (request.size() < head_end + announced_length(request.substr(0, head_end)))
        if (!append_some(socket, request)) return {};
    return request;
}

void say(tcp::socket& socket, std::string const& bytes) {
    boost::system::error_code closed;
    asio::write(socket, asio::buffer(bytes), closed);
}

std::string answer_with(std::string const& body) {
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

}  // namespace lingyan::http::test
