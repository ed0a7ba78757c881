// Who is away, and who stands in for him: hears of what is his, may report it and judge what waits for him. Nobody's rights go further.
#pragma once

#include "affairs/turn.hpp"

#include <optional>
#include <vector>

namespace lingyan::affairs {

std::optional<Absence> absence_on(Turn const&, PersonId const&, Date);  // of two that overlap the one that was said last
bool is_away(Turn const&, PersonId const&, Date);
Date there_again(Turn const&, PersonId const&, Date);  // the first day from that one on that he is not away

// The person himself while he is there, else the deputy, or the deputy's own. Where nobody is named (or the last one is away as well) a
// village's contact cadre, then whoever is above, then the duty desk; nobody but himself where there is none of these.
Person const* stand_in(Turn const&, Person const&, Date);
std::vector<PersonId> in_whose_place(Turn const&, PersonId const&);  // the person, and whom he stands in for today
// A rule's own total (training days): nobody can do it for another, so it waits until he is back.
bool is_personal(Turn const&, Duty const&);
// Whether whoever owes it was away on its last day: then nothing about it is late.
bool was_away_at_its_end(Turn const&, Duty const&);

// Once a day, before its first digest: what came due while its owner was away gets the first working day after it, and what is to be said
// today is said to whoever is there.
void plan_absences(Turn const&);
// The same for one person, when he goes or comes back.
void follow_absence(Turn const&, PersonId const&);

}  // namespace lingyan::affairs
