// An open loop over epoll.
#include "offered.hpp"

#include "connections.hpp"

#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cerrno>
#include <cstdlib>
#include <deque>
#include <stdexcept>
#include <string_view>

namespace lingyan::bench {

namespace {

using Clock = std::chrono::steady_clock;

constexpr double settling_seconds = 1.5;  // in which the queues fill

struct Asked {
    std::size_t call = 0;
    Clock::time_point since;
};

struct Line {
    int fd = -1;
    std::deque<Asked> asked;
    std::string in, out;
};

class Lines {
public:
    Lines(std::uint16_t port, std::size_t count) : port_(port), lines_(count) {
        for (std::size_t i = 0; i < count; ++i) connect(i);
    }
    ~Lines() {
        for (auto const& line : lines_) ::close(line.fd);
        ::close(epoll_);
    }
    Lines(Lines const&) = delete;

    void send(std::string const& wire, std::size_t call) {
        ++tally.sent;
        auto const i = next_++ % lines_.size();
        auto& line = lines_[i];
        if (line.out.size() > most_unsent) {
            ++tally.lost;
            return;
        }
        line.asked.push_back({call, Clock::now()});
        ++waiting_;
        line.out += wire;
        flush(i);
    }

    void receive(int wait) {
        std::array<epoll_event, 512> events{};
        auto const count = ::epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), wait);
        for (int n = 0; n < count; ++n) {
            auto const i = events[static_cast<std::size_t>(n)].data.u64;
            flush(i);
            receive_on(i);
        }
    }

    void give_up() {
        tally.lost += waiting_;
        waiting_ = 0;
    }
    bool waits() const { return waiting_ > 0; }

    Tally tally;
    std::vector<std::pair<std::size_t, std::string>> done;

private:
    void connect(std::size_t i) {
        lines_[i] = {};
        lines_[i].fd = connect_to(port_);
        if (lines_[i].fd < 0) throw std::runtime_error("a connection was not accepted");
        epoll_event event{};
        event.events = EPOLLIN | EPOLLOUT | EPOLLET;
        event.data.u64 = i;
        ::epoll_ctl(epoll_, EPOLL_CTL_ADD, lines_[i].fd, &event);
    }

    void flush(std::size_t i) {
        auto& out = lines_[i].out;
        if (out.empty()) return;
        auto const count = ::send(lines_[i].fd, out.data(), out.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (count > 0) out.erase(0, static_cast<std::size_t>(count));
    }

    void receive_on(std::size_t i) {
        auto& line = lines_[i];
        std::array<char, 16 * 1024> bytes;
        for (;;) {
            auto const count = ::recv(line.fd, bytes.data(), bytes.size(), MSG_DONTWAIT);
            if (count < 0 && (errno == EAGAIN || errno == EINTR)) break;
            if (count <= 0) return lose(i);
            line.in.append(bytes.data(), static_cast<std::size_t>(count));
        }
        std::size_t begun = 0;
        while (auto const size = take_answer(line, std::string_view(line.in).substr(begun))) begun += size;
        line.in.erase(0, begun);
    }

    std::size_t take_answer(Line& line, std::string_view in) {
        auto const head_end = in.find("\r\n\r\n");
        if (head_end == in.npos || line.asked.empty()) return 0;
        auto const head = in.substr(0, head_end);
        auto const at = head.find("Content-Length: ");
        auto const size = head_end + 4 + (at == head.npos ? 0 : std::strtoul(head.data() + at + 16, nullptr, 10));
        if (in.size() < size) return 0;
        auto const status = std::atoi(head.data() + 9);
        if (status == 200) {
            ++tally.done;
            tally.milliseconds.push_back(std::chrono::duration<double, std::milli>(Clock::now() - line.asked.front().since).count());
            done.emplace_back(line.asked.front().call, in.substr(head_end + 4, size - head_end - 4));
        } else {
            ++(status == 503 && head.find("Retry-After: ") != head.npos ? tally.put_off : tally.other);
        }
        line.asked.pop_front();
        --waiting_;
        return size;
    }

    void lose(std::size_t i) {
        tally.lost += lines_[i].asked.size();
        waiting_ -= lines_[i].asked.size();
        ::close(lines_[i].fd);
        connect(i);
    }

    static constexpr std::size_t most_unsent = 64 * 1024;
    std::uint16_t port_;
    int epoll_ = ::epoll_create1(EPOLL_CLOEXEC);
    std::vector<Line> lines_;
    std::size_t next_ = 0, waiting_ = 0;
};

}  // namespace

Offered offer(std::uint16_t port, std::vector<Call> const& calls, std::string const& page, Pace pace, std::size_t connections, std::function<double()> const& cpu_seconds) {
    Lines callbacks(port, connections - connections / 8), pages(port, connections / 8);
    auto const begun = Clock::now();
    auto const passed = [&] { return std::chrono::duration<double>(Clock::now() - begun).count(); };
    std::size_t done_at_first = 0;
    double busy = 0;
    for (double now = 0; now < pace.seconds; now = passed()) {
        if (now < settling_seconds) {
            done_at_first = callbacks.tally.done;
            busy = cpu_seconds();
        }
        // A few at a time, so that answers are heard in between.
        for (int i = 0; i < 64 && callbacks.tally.sent < calls.size() && static_cast<double>(callbacks.tally.sent) < now * pace.callbacks_per_second; ++i)
            callbacks.send(calls[callbacks.tally.sent].wire, callbacks.tally.sent);
        for (int i = 0; i < 64 && static_cast<double>(pages.tally.sent) < now * pace.pages_per_second; ++i) pages.send(page, 0);
        callbacks.receive(0);
        pages.receive(0);
    }
    Offered offered;
    offered.seconds = passed();
    offered.busy = (cpu_seconds() - busy) / (offered.seconds - settling_seconds);
    offered.done_per_second = static_cast<double>(callbacks.tally.done - done_at_first) / (offered.seconds - settling_seconds);
    while ((callbacks.waits() || pages.waits()) && passed() < pace.seconds + 5) {
        callbacks.receive(5);
        pages.receive(0);
    }
    callbacks.give_up();
    pages.give_up();
    offered.callbacks = std::move(callbacks.tally);
    offered.pages = std::move(pages.tally);
    offered.acknowledged = std::move(callbacks.done);
    for (auto* tally : {&offered.callbacks, &offered.pages}) std::ranges::sort(tally->milliseconds);
    return offered;
}

double percentile(std::vector<double> const& sorted, double part) {
    if (sorted.empty()) return 0;
    return sorted[std::min(static_cast<std::size_t>(part * static_cast<double>(sorted.size())), sorted.size() - 1)];
}

}  // namespace lingyan::bench
