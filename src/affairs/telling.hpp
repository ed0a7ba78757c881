// At which moment a person is told: with the day's digest, alone, or when the night is over.
#pragma once

#include "affairs/turn.hpp"

#include <chrono>

namespace lingyan::affairs {

// Where in a span this person comes, so that a crowd does not come at once; always the same.
std::chrono::seconds share_of(PersonId const&, std::chrono::seconds span);

// A person's digest: at the chosen or the role's time, plus 30–150 s that are the person's own.
Timestamp digest_moment(Turn const&, Person const&, Date day);
// The next one that has not gone yet, on a working day.
Timestamp next_digest(Turn const&, Person const&);
// Today's, however late, where it has not gone; else the next one. Only for what is planned before the day's digests are made.
Timestamp digest_of_today(Turn const&, Person const&);
bool is_quiet(Timestamp);  // 20:00–07:30

// Outside the digest nothing goes in quiet hours, nor shortly before the day's digest, which then carries it.
bool may_tell_now(Turn const&, Person const&);
// One-off news: merged into the person's next digest; with `at_once` alone and now, where that may be.
void tell(Turn const&, Person const&, Say, bool at_once = false);
void tell_at(Turn const&, Person const&, Say, Timestamp digest);  // with that digest
// Alone, now or when the night is over: what no digest would bring in time.
void tell_when_awake(Turn const&, Person const&, Say);
Timestamp first_waking_moment(Turn const&);

}  // namespace lingyan::affairs
