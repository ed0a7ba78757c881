#include "support_fake_api.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <stdexcept>

namespace lingyan::test {

namespace {

// Head and body; empty where the other end went away.
std::pair<std::string, std::string> read_request(int connection) {
    std::string bytes;
    char buffer[16384];
    for (;;) {
        if (auto const end = bytes.find("\r\n\r\n"); end != std::string::npos) {
            auto const head = bytes.substr(0, end + 2);
            auto const at = head.find("Content-Length: ");
            auto const length = at == std::string::npos ? 0 : std::size_t(std::atoll(head.c_str() + at + 16));
            if (bytes.size() >= end + 4 + length) return {head, bytes.substr(end + 4, length)};
        }
        auto const n = ::recv(connection, buffer, sizeof buffer, 0);
        if (n <= 0) return {};
        bytes.append(buffer, std::size_t(n));
    }
}

}  // namespace

std::string FakeServer::with_status(int status, std::string const& json) {
    return "HTTP/1.1 " + std::to_string(status) + " -\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: " +
           std::to_string(json.size()) + "\r\n\r\n" + json;
}

// On any free port the first time, then on that one.
void FakeServer::listen() {
    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    int const again = 1;
    ::setsockopt(listener_, SOL_SOCKET, SO_REUSEADDR, &again, sizeof again);
    sockaddr_in here{};
    here.sin_family = AF_INET;
    here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    here.sin_port = htons(port_);
    socklen_t size = sizeof here;
    if (::bind(listener_, reinterpret_cast<sockaddr*>(&here), size) != 0 || ::listen(listener_, 64) != 0 ||
        ::getsockname(listener_, reinterpret_cast<sockaddr*>(&here), &size) != 0)
        throw std::runtime_error("the fake platform has no port");
    port_ = ntohs(here.sin_port);
}

void FakeServer::begin() { thread_ = std::thread([this] { serve(); }); }

void FakeServer::go_down() {
    ::shutdown(listener_, SHUT_RDWR);  // wakes the accepting thread
    if (thread_.joinable()) thread_.join();
    ::close(listener_);
}

void FakeServer::come_back() {
    listen();
    begin();
}

std::string FakeServer::url() const { return "http://127.0.0.1:" + std::to_string(port_); }

void FakeServer::serve() {
    for (int connection; (connection = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC)) >= 0; ::close(connection)) {
        timeval patience{5, 0};
        ::setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        auto const [head, body] = read_request(connection);
        if (head.empty()) continue;
        bool drop = false;
        auto const target = head.substr(head.find(' ') + 1, head.find(' ', head.find(' ') + 1) - head.find(' ') - 1);
        auto const bytes = [&] {
            std::lock_guard const lock(mutex_);
            return answer(target, body, drop);
        }();
        for (std::size_t from = 0; !drop && from < bytes.size();) {
            auto const n = ::send(connection, bytes.data() + from, bytes.size() - from, MSG_NOSIGNAL);
            if (n <= 0) break;
            from += std::size_t(n);
        }
    }
}

}  // namespace lingyan::test
