// Courses and meetings, with a seat for everybody called.
#pragma once

#include "domain/gathering.hpp"

#include <optional>
#include <vector>

namespace lingyan {

class Gatherings {
public:
    virtual ~Gatherings() = default;
    virtual GatheringId add(Gathering const&) = 0;
    virtual std::optional<Gathering> find(GatheringId) = 0;
    virtual void update(Gathering const&) = 0;
    virtual void put(Seat const&) = 0;                             // adds it, or changes the person's seat there
    virtual std::vector<Seat> seats(GatheringId) = 0;              // in the order in which they were called
    virtual std::optional<Seat> seat(GatheringId, PersonId const&) = 0;
    virtual std::vector<Gathering> of_unit(UnitId const&, Date ends_from) = 0;    // called by it, that end on that day or later, by first day
    virtual std::vector<Gathering> of_person(PersonId const&, Date ends_from) = 0;  // that the person is called to; neither holds what was called off
};

}  // namespace lingyan
