// When who is told next. One reminder a duty; each fires once, and firing it plans the next.
#pragma once

#include "affairs/turn.hpp"

#include <vector>

namespace lingyan::affairs {

// The duty's whole ladder: for a task first the day it was given, then the pack's task.remind, then the steps after its day.
std::vector<Step> steps(Turn const&, Duty const&);

// Sets the duty's reminder to the first step that is still ahead (`after` -1), or to the next one after a step that has just fired;
// clears it when the duty is over. While a question waits or a report is to be looked at, it is the handler who is told.
void plan(Turn const&, Duty&, int after = -1);

// What a reminder's step means beyond the ladder: the handler is told of a question or a report, for the n-th time.
inline constexpr int handler_steps = 1000;
int rung_of(Reminder const&);  // how far up a question or a report has climbed: each is told twice before the next

// In the owner's next digest, whatever the ladder says: a report came back.
void plan_soon(Turn const&, Duty const&);
inline constexpr int soon_step = 999;

// What is to be said today, and would be said to somebody who is away (or for somebody who is back), is said to whoever is there.
void reroute_today(Turn const&);
// One that has come due for somebody who is away goes on to whoever stands in for him, or waits for him where that is nobody else.
void pass_on(Turn const&, Person const& away, Reminder);

// Makes the rules' duties whose first telling falls on a day after the last planned one, up to and including `through`.
void plan_rules(Turn const&, Date through);
// The first moment of the day's planning for that day, or of the next day where that has passed.
Timestamp planning_moment(Date);

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
