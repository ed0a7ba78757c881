// Keep-alive connections to one server, driven by one thread: as fast as it answers, or at a given pace.
#pragma once

#include "callbacks.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lingyan::bench {

struct Driven {
    std::size_t answered = 0;
    std::size_t wrong = 0;      // answers that are not what they should be, and calls without one
    std::string first_wrong;
    double seconds = 0;
    std::vector<double> milliseconds;  // sorted

    double per_second() const { return seconds > 0 ? static_cast<double>(answered) / seconds : 0; }
    double percentile(double part) const;  // 0.99 → milliseconds
};

// Without a pace each connection sends its next call when the last was answered. With one (calls a second over all connections)
// each call has its moment, and its time counts from there: a server that stalls does not also stop the clock.
// Every answer is kept and checked afterwards. Ends after `most_seconds` whatever the server does.
Driven drive(std::uint16_t port, Caller const&, Server, std::vector<Calls> const&, std::optional<double> per_second = {}, double most_seconds = 120);

int connect_to(std::uint16_t port);  // -1 where nobody listens

}  // namespace lingyan::bench
