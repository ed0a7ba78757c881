// What people are called to: a course, a meeting. Never owed, so never late; who cannot come says so, and that is all.
#pragma once

#include "domain/id.hpp"
#include "domain/time.hpp"

#include <optional>
#include <string>

namespace lingyan {

struct Gathering {
    enum class Kind { course, meeting };
    GatheringId id;
    Kind kind = Kind::course;
    PersonId organiser;
    UnitId unit;                // in whose name it is called; its level is the course's
    std::string title;
    Date first{};
    Date last{};                // inclusive; the first for a single day
    std::optional<int> minute;  // of the first day, where an hour was said
    std::string place;          // empty: said later
    std::string bring;          // what those called bring along; empty: nothing
    int half_days = 0;          // what being there all the time counts; 0: nothing is counted
    Timestamp called_at{};
    std::optional<Timestamp> called_off_at;
    std::string called_off_for;
    std::optional<Timestamp> counted_at;  // the organiser has said who was there

    bool is_over(Date today) const { return last < today; }
    bool operator==(Gathering const&) const = default;
};

// called ──1──▶ coming ──count──▶ attended | absent
//    └──不去──▶ excused (stays so, and comes back to coming with a 1 before it has ended)
enum class SeatState { called, coming, excused, attended, absent };

struct Seat {
    GatheringId gathering;
    PersonId person;
    SeatState state = SeatState::called;
    std::string reason;  // why the person cannot come, as written
    bool told = false;   // has heard of it
    bool operator==(Seat const&) const = default;
};

}  // namespace lingyan
