// What rules demand of whom, and how much of it the records show.
#pragma once

#include "affairs/turn.hpp"

#include <vector>

namespace lingyan::affairs {

struct Owed {
    RuleKey key;
    Person const* owner = nullptr;  // nobody where the seat is vacant
    bool counted = true;            // false within the rule's grace: shown and told, but nothing is late about it
};

// Every duty that a rule makes in a period, in roster order; under one unit, or all (empty). What waits for somebody else is not owed yet.
std::vector<Owed> owed_under(Turn const&, Rule const&, Period const&, UnitId const& unit = {});

// What is owed about one person, or by him, in whatever unit he holds a post.
std::vector<Owed> owed_for(Turn const&, Rule const&, Period const&, PersonId const&);

bool is_done(Turn const&, Rule const&, Period const&, Person const* owner, PersonId const& subject, UnitId const& unit = {});
// So much of what is asked has been recorded, in the rule's own measure (records, or the field's units).
int progress(Turn const&, Rule const&, Period const&, Person const* owner, PersonId const& subject, UnitId const& unit = {});

// Whether the rule is for this unit at all: its marks say so.
bool applies_to(Turn const&, Rule const&, UnitId const&);
// What the rule needs first, where somebody is there to give it: the day on which it was given for that period.
std::optional<Date> given_on(Turn const&, Rule const&, Period const&, UnitId const&);
bool must_wait(Turn const&, Rule const&, Period const&, UnitId const&);  // it has not been given yet
// The last day of a duty: the period's, or later where what it needs came late.
Date last_day(Turn const&, Rule const&, Period const&, UnitId const&);
// Units under this one that wait for what the rule needs, in roster order. `unit` is that of the giver.
std::vector<UnitId> waiting_units(Turn const&, Rule const&, Period const&, UnitId const& unit);

// The duty's row; made where nobody has touched it yet.
Duty touch(Turn const&, Rule const&, Period const&, RuleKey const&);

// Those that are not done, in roster order.
std::vector<Owed> left(Turn const&, Rule const&, Period const&, UnitId const& unit);

// Takes a record back by another one; its duties follow.
void take_back(Turn const&, RecordId, PersonId const& by);
bool stands(Turn const&, Record const&);       // nothing has taken it back or overtaken it
RecordId put_again(Turn const&, Record);       // one that was taken back counts once more, as a record of its own

// Whether a rule's duty may be late at all: not where the rule is advice, the seat is vacant or its holder is within the grace.
bool may_be_late(Turn const&, Rule const&, Duty const&);

// After a record came or went: its duties' rows follow. A late report counts for the period in which it happened.
void follow_record(Turn const&, Record const&);

}  // namespace lingyan::affairs
