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

}  // namespace lingyan::affairs
