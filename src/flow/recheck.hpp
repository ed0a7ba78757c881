// What may have changed between the making of a delivery and its leaving: the thing is done, the rule is another, the person has gone.
#pragma once

#include "affairs/turn.hpp"

#include <optional>

namespace lingyan::flow {

// Whether it is still to be said, in the transaction that claims it. Lines that no longer stand leave a digest, a rule's say what
// the rule says now; with the last line goes the digest.
bool still_due(affairs::Turn const&, Delivery&);

// A digest that could not leave on its day: what still stands of it waits for the person's next one, under its things and not its numbers.
void carry_over(affairs::Turn const&, Delivery);
// The same of one message that would go alone: its person wants nothing but the digest.
void keep_for_digest(affairs::Turn const&, Delivery told);
std::optional<Thing> carried_thing(Say const& line);

// A line that is nothing to do: the week's, how many more there are, how many were not delivered before.
bool is_aside(Say const& line);

}  // namespace lingyan::flow
