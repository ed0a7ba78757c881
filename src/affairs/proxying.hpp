// 代报: facts that one person records for another, who reads of each in his next digest and may take it back. Nothing that only the
// person himself can say is ever recorded so.
#pragma once

#include "affairs/items.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace lingyan::affairs::proxying {

// The unit whose facts the writer may record for that person: one where the right `proxy` reaches a post of the person's own level.
std::optional<UnitId> unit_for(Turn const&, PersonId const& writer, PersonId const& person);
// Whether a task is one of that unit's, and plain enough to be recorded by somebody else.
bool may_record(Turn const&, PersonId const& writer, Thing const&);
Say list(Turn const&, Actor& writer, Person const&, UnitId const&);  // what is open of the person's tasks there, by his own numbers

// As the person himself would, with the numbers and the place in the talk that are his; `writer` is whoever writes it for him.
Say as_person(Turn const&, Person const&, std::function<Say(Actor&)> const& work, Actor const* writer = nullptr);
// Runs `work` as that person with the writer's name on it; he hears of what was recorded. What would ask him something records nothing.
struct Recorded {
    Say said;
    bool any = false;
};
Recorded record(Turn const&, Actor& writer, Person const&, std::function<Say(Actor&)> const& work);
Say told(Turn const&, Person const&, std::vector<Recorded> const&);  // to the writer, all that one message came to

Say take_back(Turn const&, Actor&, ActId);                    // by the person it was recorded for
Say undo(Turn const&, Actor& writer, Act const&);             // by the writer
std::optional<Item> item_of(Turn const&, PersonId const& reader, ActId);
bool still_stands(Turn const&, ActId);

}  // namespace lingyan::affairs::proxying
