// Who owes, who helps, who hears, who may: all from the roster and roles.toml, on the day of the turn.
#pragma once

#include "affairs/turn.hpp"

#include <string>
#include <vector>

namespace lingyan::affairs {

// Whether a post that this person holds today carries the right for this unit.
bool may(Turn const&, PersonId const&, std::string const& right, UnitId const&);
// The unit a person works for: the township or county that the first post belongs to.
UnitId home_of(Turn const&, PersonId const&);
// Villages that this person's right reaches, in roster order.
std::vector<Unit const*> villages_for(Turn const&, PersonId const&, std::string const& right);

// The holder of the role at the unit or the nearest one above it.
Person const* holder_upwards(Turn const&, Role const&, UnitId const&);
// The named lead, else the seat's holder; nobody where it is vacant.
Person const* owner_of(Turn const&, Duty const&);
// Who does it for the owner inside the village; nobody where he has left it.
Person const* helper_of(Turn const&, Duty const&);
// Who is told: until the day whoever helps, after it the owner, who still owes it; where nobody holds the seat up the ladder, and at
// last the duty desk.
Person const* told_for(Turn const&, Duty const&);
Person const* told_for(Turn const&, Duty const&, Date on);
bool is_own(Turn const&, Duty const&, PersonId const&);  // may report it, ask about it, take it back
std::vector<UnitId> units_of(Turn const&, PersonId const&);  // where the person's own tasks lie: of a group, its village too
// Who answers the owner's questions and looks at reports, nearest first: up the ladder, then the issuer, else whoever may accept work
// there. Never the owner; the duty desk only where there is nobody else, and it is told who can.
// Whoever asks for the nearest few alone says how many.
std::vector<Person const*> handlers_of(Turn const&, Duty const&, std::size_t most = SIZE_MAX);
Person const* handler_of(Turn const&, Duty const&, int rung = 0);  // the last one where there are fewer
bool nobody_may_answer(Turn const&, Duty const&);  // what waits lies at the duty desk, which cannot decide it
Person const* duty_desk(Turn const&, UnitId const&);
bool is_village_duty(Turn const&, Duty const&);
inline bool waits_for_answer(Duty const& duty) { return duty.state == DutyState::reported || duty.asked != Asked::nothing; }  // reported, or a question is open: not late
// When an answer to a question that is asked on that day is promised: two working days on.
Date answer_day(Turn const&, Date asked);

std::string unit_name(Turn const&, UnitId const&);
std::string addressed(Turn const&, Person const&);       // 扎西书记
std::string name_of(Turn const&, PersonId const&);       // as addressed; the bare id never
std::string office_phone(Turn const&, UnitId const&);    // of the township's office, else the county's
std::string office_name(Turn const&, UnitId const&);
bool serves_several_villages(Turn const&, PersonId const&);
// The hour as it was said: 下午3点, else only the part of the day; nothing where no time was.
std::string say_hour(std::string_view phrase, std::optional<int> minute);
std::string joined(std::vector<std::string> const& names, std::size_t most = 5);  // 甲、乙、丙等9人 without the tail word

}  // namespace lingyan::affairs
