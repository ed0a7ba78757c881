// What of an account's queue leaves now, and in which calls: under rights, quiet hours, pace and use-by, in one transaction.
#pragma once

#include "affairs/turn.hpp"
#include "flow/knowledge.hpp"
#include "flow/pace.hpp"
#include "ports/platform.hpp"
#include "ports/transaction.hpp"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace lingyan::flow {

// Business time, by which things are due; and real time, which never goes back: pace, and how long a platform swallows repeats.
struct Moments {
    Timestamp now;
    Timestamp real;
};

struct Call {
    std::vector<Delivery> members;  // by id: a repeat has them in the same order
    OutboundMessage message;
};

// How an account stands as its queue is looked at.
struct Room {
    Platform& platform;
    Pacing& pacing;
    std::set<std::string> const& busy;        // who has something under way: the next follows it
    int calls = 0;                            // so many may begin
    bool probe = false;                       // one delivery, to see whether the account works again
    bool fresh = false;                       // since it began, or works again, nobody has looked at what had to wait
    std::optional<Timestamp> recovered_at;    // many had waited: sending to them begins spread out from here
};

struct Claimed {
    std::vector<Call> calls;
    std::optional<Timestamp> recovered_at;
};

Claimed claim(affairs::Turn const&, Knowledge const&, Room const&, Timestamp real);

}  // namespace lingyan::flow
