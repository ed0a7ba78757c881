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

// Every duty that a rule makes in a period, in roster order; under one unit, or all (empty).
std::vector<Owed> owed_under(Turn const&, Rule const&, Period const&, UnitId const& unit = {});

// What is owed about one person, or by him, in whatever unit he holds a post.
std::vector<Owed> owed_for(Turn const&, Rule const&, Period const&, PersonId const&);

bool is_done(Turn const&, Rule const&, Period const&, Person const* owner, PersonId const& subject);
// So much of what is asked has been recorded, in the rule's own measure (records, or the field's units).
int progress(Turn const&, Rule const&, Period const&, Person const* owner, PersonId const& subject);

// The duty's row; made where nobody has touched it yet.
Duty touch(Turn const&, Rule const&, Period const&, RuleKey const&);

// Those that are not done, in roster order.
std::vector<Owed> left(Turn const&, Rule const&, Period const&, UnitId const& unit);

// Takes a record back by another one; its duties follow.
void take_back(Turn const&, RecordId, PersonId const& by);

// Whether a rule's duty may be late at all: not where the rule is advice, the seat is vacant or its holder is within the grace.
bool may_be_late(Turn const&, Rule const&, Duty const&);

// After a record came or went: its duties' rows follow. A late report counts for the period in which it happened.
void follow_record(Turn const&, Record const&);

}  // namespace lingyan::affairs
