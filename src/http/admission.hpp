// How much work the server takes on at one time, and what it puts off when there is more.
#pragma once

#include "http/server.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>

#include <array>
#include <chrono>
#include <list>
#include <optional>

namespace lingyan::http {

// A whole request is worked on at once where there is room, else it stands in line: first callbacks, because behind each stands a
// person who waits for an answer, then pages. Whoever's patience ends in the line is put off: a callback that is answered after its
// platform has given up (5 s) has only kept others waiting, and comes again. So the work goes on at its full speed under any flood.
class Admission {
public:
    using Clock = std::chrono::steady_clock;

    explicit Admission(Limits const& limits) : limits_(limits) {}

    // A request that is worked on, as long as it stands.
    class Pass {
    public:
        Pass() = default;
        ~Pass();
        Pass(Pass const&) = delete;
        Pass& operator=(Pass const&) = delete;

    private:
        friend Admission;
        Admission* of_ = nullptr;
        std::optional<std::list<Clock::time_point>::iterator> since_;
    };

    enum class Answer { come_in, stand_in_line, come_again };

    // `unread`: how long the request's bytes had already lain in the kernel. Who comes in has the pass.
    Answer ask(Claim, std::chrono::milliseconds unread, Pass&);
    // Whether the pass was given before the patience ended.
    boost::asio::awaitable<bool> stand_in_line(Claim, std::chrono::milliseconds unread, Pass&);

    // Who was put off for sending on without waiting rests until there is room again, or for `most`.
    boost::asio::awaitable<void> rest(std::chrono::milliseconds most);

    bool is_free(Claim claim) const { return line(claim).empty() && has_room(claim); }
    void put_off(Claim);  // somebody was told to come again
    std::size_t in_line() const { return lines_[0].size() + lines_[1].size(); }

private:
    struct InLine;
    struct Resting;
    using Line = std::list<InLine*>;

    bool has_room(Claim) const;
    bool stands_still() const;
    std::chrono::milliseconds patience_of(Claim) const;
    void begin(Claim, Pass&);
    void end(Pass&);
    void wake();
    Line& line(Claim claim) { return lines_[claim == Claim::callback ? 0 : 1]; }
    Line const& line(Claim claim) const { return lines_[claim == Claim::callback ? 0 : 1]; }

    Limits const& limits_;
    std::size_t in_hand_ = 0;
    Clock::time_point callback_put_off_{};  // the last one
    std::list<Clock::time_point> callbacks_;  // since when those in hand are; a page may take its time and says nothing about the store
    std::array<Line, 2> lines_;
    std::list<Resting*> resting_;  // the longest first
};

// How long ago the last byte arrived that this socket has received.
std::chrono::milliseconds since_last_byte(boost::asio::ip::tcp::socket&);

}  // namespace lingyan::http
