// Who is away and who stands in, and who is on duty at a unit on a day.
#pragma once

#include "domain/id.hpp"
#include "domain/time.hpp"

#include <optional>
#include <string>

namespace lingyan {

// From–to, both inclusive. Nothing becomes late for the absent; the deputy hears of it meanwhile, or whoever the roster says where none is named.
struct Absence {
    AbsenceId id;
    PersonId person;
    PersonId deputy;  // empty: nobody was named
    Date from{}, to{};
    PersonId entered_by;
    Timestamp made_at{};
    std::optional<Timestamp> dropped_at;  // taken back as a whole; who comes back early has a shorter one instead
    bool covers(Date day) const { return !dropped_at && from <= day && day <= to; }
    bool operator==(Absence const&) const = default;
};

// One who is on duty at a unit for a whole day; the first of several is called first.
struct Shift {
    UnitId unit;
    Date day{};
    PersonId person;
    std::string phone;  // of the duty room; empty: the person's own
    bool operator==(Shift const&) const = default;
};

// asked ──agreed──▶ agreed;  asked ──refused, taken back, or overtaken──▶ dropped
struct Swap {
    enum class State { asked, agreed, dropped };
    SwapId id;
    UnitId unit;
    Date day{};
    PersonId from, to;
    Timestamp asked_at{};
    State state = State::asked;
    bool operator==(Swap const&) const = default;
};

}  // namespace lingyan
