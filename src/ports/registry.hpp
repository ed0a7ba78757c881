// Units, people, posts and imported calendars.
#pragma once

#include "domain/calendar.hpp"
#include "domain/roster.hpp"

#include <vector>

namespace lingyan {

struct RosterChange {
    std::vector<Unit> units;      // added or changed; what is not named stays
    std::vector<Person> people;   // with all their addresses
    std::vector<Post> posts;      // one is known by person, role, unit and from
};

class Registry {
public:
    virtual ~Registry() = default;
    virtual Roster load() = 0;
    virtual int apply(RosterChange const&) = 0;  // rows that were added or changed; 0 when all of it was there already
    virtual std::vector<DayOff> days_off() = 0;  // imported calendars, beside those in config
    virtual void put_calendar(int year, std::vector<DayOff> const&) = 0;
};

}  // namespace lingyan
