// Sockets and epoll alone: the less the load costs, the less it disturbs what it measures.
#include "connections.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <stdexcept>

namespace lingyan::bench {

namespace {

using Clock = std::chrono::steady_clock;

double milliseconds(Clock::duration time) { return std::chrono::duration<double, std::milli>(time).count(); }

// The size of the first answer in these bytes; 0 where it is not there yet.
std::size_t whole_answer(std::string_view bytes) {
    auto const end = bytes.find("\r\n\r\n");
    if (end == bytes.npos) return 0;
    auto const at = bytes.find("Content-Length: ");
    auto const length = at < end ? std::strtoul(bytes.data() + at + 16, nullptr, 10) : 0;
    return bytes.size() >= end + 4 + length ? end + 4 + length : 0;
}

struct Line {
    int fd = -1;
    Calls const* calls = nullptr;
    std::size_t sent = 0;
    bool waits = false;
    Clock::time_point since;
    std::string in;
    std::vector<std::string> answers;

    bool more() const { return sent < calls->size(); }
};

class Drive {
public:
    Drive(std::uint16_t port, std::vector<Calls> const& calls, std::optional<double> per_second) : lines_(calls.size()), per_second_(per_second) {
        for (std::size_t i = 0; i < calls.size(); ++i) {
            lines_[i].calls = &calls[i];
            lines_[i].fd = connect_to(port);
            if (lines_[i].fd < 0) throw std::runtime_error("nobody listens");
            epoll_event event{};
            event.events = EPOLLIN;
            event.data.u64 = i;
            ::epoll_ctl(epoll_, EPOLL_CTL_ADD, lines_[i].fd, &event);
            left_ += calls[i].size();
        }
    }
    ~Drive() {
        for (auto const& line : lines_) ::close(line.fd);
        ::close(epoll_);
    }
    Drive(Drive const&) = delete;

    void run(double most_seconds) {
        begun_ = Clock::now();
        auto const deadline = begun_ + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(most_seconds));
        std::array<epoll_event, 64> events{};
        for (auto now = begun_; left_ > 0 && now < deadline; now = Clock::now()) {
            for (std::size_t i = 0; i < lines_.size() && (per_second_ || now == begun_); ++i)
                if (!lines_[i].waits && lines_[i].more() && now >= moment_of(i)) send(i, per_second_ ? moment_of(i) : now);
            auto const count = ::epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), per_second_ ? 0 : 100);
            for (int n = 0; n < count; ++n) receive(events[static_cast<std::size_t>(n)].data.u64);
        }
        seconds = std::chrono::duration<double>(Clock::now() - begun_).count();
    }

    std::vector<Line> const& lines() const { return lines_; }
    double seconds = 0;
    std::vector<double> times;

private:
    Clock::time_point moment_of(std::size_t i) const {
        if (!per_second_) return begun_;
        auto const place = static_cast<double>(lines_[i].sent * lines_.size() + i);
        return begun_ + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(place / *per_second_));
    }

    void send(std::size_t i, Clock::time_point since) {
        auto& line = lines_[i];
        auto const& wire = (*line.calls)[line.sent++].wire;
        line.since = since;
        line.waits = true;
        if (::send(line.fd, wire.data(), wire.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(wire.size())) lose(line);
    }

    void receive(std::size_t i) {
        auto& line = lines_[i];
        std::array<char, 16 * 1024> bytes;
        auto const count = ::recv(line.fd, bytes.data(), bytes.size(), MSG_DONTWAIT);
        if (count <= 0) return lose(line);
        line.in.append(bytes.data(), static_cast<std::size_t>(count));
        auto const size = whole_answer(line.in);
        if (size == 0) return;
        auto const now = Clock::now();
        times.push_back(milliseconds(now - line.since));
        line.answers.push_back(line.in.substr(0, size));
        line.in.erase(0, size);
        line.waits = false;
        --left_;
        if (!per_second_ && line.more()) send(i, now);
    }

    // The other end has gone: nothing more comes over this connection.
    void lose(Line& line) {
        left_ -= line.calls->size() - line.answers.size();
        line.sent = line.calls->size();
        ::epoll_ctl(epoll_, EPOLL_CTL_DEL, line.fd, nullptr);
    }

    int epoll_ = ::epoll_create1(EPOLL_CLOEXEC);
    std::vector<Line> lines_;
    std::optional<double> per_second_;
    std::size_t left_ = 0;
    Clock::time_point begun_;
};

}  // namespace

int connect_to(std::uint16_t port) {
    int const fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(fd, reinterpret_cast<sockaddr*>(&to), sizeof to) != 0) {
        ::close(fd);
        return -1;
    }
    int const on = 1;
    ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return fd;
}

double Driven::percentile(double part) const {
    if (milliseconds.empty()) return 0;
    auto const at = static_cast<std::size_t>(part * static_cast<double>(milliseconds.size()));
    return milliseconds[std::min(at, milliseconds.size() - 1)];
}

Driven drive(std::uint16_t port, Caller const& caller, Server server, std::vector<Calls> const& calls, std::optional<double> per_second, double most_seconds) {
    Drive drive(port, calls, per_second);
    drive.run(most_seconds);
    Driven result;
    result.seconds = drive.seconds;
    result.milliseconds = drive.times;
    std::ranges::sort(result.milliseconds);
    for (auto const& line : drive.lines()) {
        result.answered += line.answers.size();
        for (std::size_t i = 0; i < line.calls->size(); ++i) {
            std::string wrong = "no answer";
            if (i < line.answers.size()) {
                std::string_view const answer = line.answers[i];
                wrong = caller.complaint(server, (*line.calls)[i], std::atoi(answer.data() + 9), answer.substr(answer.find("\r\n\r\n") + 4));
            }
            if (wrong.empty()) continue;
            ++result.wrong;
            if (result.first_wrong.empty()) result.first_wrong = wrong;
        }
    }
    return result;
}

}  // namespace lingyan::bench
