// Requests at a pace of their own, whether the server keeps up or not. What is due is sent on the next connection in turn, behind
// what has not been answered there yet: fewer connections than a crowd would have, and no mercy from waiting for each other.
#pragma once

#include "callbacks.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace lingyan::bench {

struct Tally {
    std::size_t sent = 0;           // due
    std::size_t done = 0;           // 200
    std::size_t put_off = 0;        // 503 with Retry-After
    std::size_t other = 0;          // any other answer
    std::size_t lost = 0;           // none: closed, or not within five seconds after the end, or not even sent because the other end took no more bytes
    std::vector<double> milliseconds;  // of those with 200, sorted
};

struct Offered {
    Tally callbacks, pages;
    double seconds = 0;
    double done_per_second = 0;  // callbacks, while they are offered, once the queues have filled
    double busy = 0;             // the server's share of its core in that time
    std::vector<std::pair<std::size_t, std::string>> acknowledged;  // index among the calls, body
};

struct Pace {
    double callbacks_per_second = 0, pages_per_second = 0;
    double seconds = 0;
};

// Each call once, none repeated; one connection in eight is for pages. A connection that is closed is made anew.
Offered offer(std::uint16_t port, std::vector<Call> const& calls, std::string const& page, Pace, std::size_t connections, std::function<double()> const& cpu_seconds = [] { return 0.0; });

double percentile(std::vector<double> const& sorted, double part);

}  // namespace lingyan::bench
