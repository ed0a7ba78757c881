// A warning or order that somebody else has issued, passed on in the issuer's words, and what the villages have answered.
#pragma once

#include "domain/id.hpp"
#include "domain/time.hpp"

#include <optional>
#include <string>

namespace lingyan {

// called ──15 min──▶ deputies called ──30 min──▶ the desk has the numbers, again every 15 min;  any ──解除──▶ over
struct Emergency {
    EmergencyId id;
    PersonId desk;      // who passed it on
    UnitId unit;        // in whose name
    bool drill = false;
    std::string warning;  // kind and level; these six as the issuer says them
    std::string start;
    std::string area;
    std::string action;
    std::string issuer;
    std::string issued;
    Timestamp called_at{};
    std::optional<Timestamp> over_at;
    std::optional<Timestamp> next_at;  // when something is to be done about it
    int step = 0;                      // how often that has happened
    int villages = 0, told = 0, help = 0;  // counted when it is over: all that stays of the answers
    bool operator==(Emergency const&) const = default;
};

enum class Heard { nothing, told, help };  // 91: households told; 92

// One village's share. An answer has no time and is nobody's record; with the emergency's end it is gone.
struct EmergencyCall {
    EmergencyId emergency;
    UnitId unit;
    PersonId person;   // the one named; empty where nobody is there
    PersonId deputy;
    bool deputy_called = false;
    Heard heard = Heard::nothing;
    bool operator==(EmergencyCall const&) const = default;
};

}  // namespace lingyan
