// Who is away, and who is on duty.
#pragma once

#include "domain/absence.hpp"

#include <optional>
#include <vector>

namespace lingyan {

class Absences {
public:
    virtual ~Absences() = default;
    virtual AbsenceId add(Absence const&) = 0;
    virtual std::optional<Absence> find(AbsenceId) = 0;
    virtual void update(Absence const&) = 0;                       // its last day, its deputy, whether it was dropped
    virtual std::vector<Absence> not_over(Date) = 0;               // that last to that day or longer, none that was dropped; oldest first
};

class DutyRoster {
public:
    virtual ~DutyRoster() = default;
    virtual int set(UnitId const&, Date, std::vector<Shift> const&) = 0;  // instead of whoever was there; 0 when all of it was there already
    virtual std::vector<Shift> at(UnitId const&, Date) = 0;        // in their order
    virtual std::vector<Shift> on(Date) = 0;                       // of all units, by unit and order
    virtual std::vector<Shift> of(PersonId const&, Date first) = 0;  // from that day on, by day
    virtual bool is_kept(UnitId const&, Date first, Date last) = 0;  // whether the unit has any entry in these days
    virtual SwapId add(Swap const&) = 0;
    virtual std::optional<Swap> find(SwapId) = 0;
    virtual void update(Swap const&) = 0;                          // its state
    virtual std::vector<Swap> asked(Date first) = 0;               // that wait for an answer, for that day or later
};

}  // namespace lingyan
