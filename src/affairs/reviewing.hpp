// Assigned tasks from the side of whoever looks at reports and answers questions. Every act asks for the right itself.
#pragma once

#include "affairs/turn.hpp"

#include <optional>
#include <string>

namespace lingyan::affairs::reviewing {

// Whether this person may judge the duty: with the right to accept for its unit, or its issuer; never its owner.
bool may_judge(Turn const&, PersonId const&, Duty const&);

// What a number opens: the report or the question, with its choices. To somebody who may not judge it is only shown.
Say open(Turn const&, Actor&, Duty const&, int no);

Say accept(Turn const&, Actor&, Duty);
Say send_back(Turn const&, Actor&, Duty, std::string const& reason);
Say answer(Turn const&, Actor&, Duty, bool granted, std::string const& words);

// The duty that a number, a village or a title among what waits for this person stands for.
std::optional<Duty> find(Turn const&, Actor&, std::optional<int> no, std::string const& words);

}  // namespace lingyan::affairs::reviewing
