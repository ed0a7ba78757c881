// How fast an account may send: calls and messages of the last minute of real time, below what its platform allows.
#pragma once

#include "domain/delivery.hpp"

#include <deque>
#include <string>
#include <unordered_map>

namespace lingyan::flow {

class Pacing {
public:
    explicit Pacing(Pace most) : most_(most) {}

    int calls_left(Timestamp real);
    int room_for(std::string const& address, Timestamp real);         // messages that may go to this person now
    Timestamp free_at(std::string const& address, Timestamp real);    // when the next one may; `real` where it may now
    void call(Timestamp real);
    void message(std::string const& address, Timestamp real);
    void not_reached(std::string const& address);                     // what was counted last did not get to the person

private:
    using Moments = std::deque<Timestamp>;
    static void forget(Moments&, Timestamp real);
    Pace most_;
    Moments calls_;
    std::unordered_map<std::string, Moments> people_;
};

}  // namespace lingyan::flow
