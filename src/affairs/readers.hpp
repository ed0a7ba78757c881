// Who looks a notice through, whose turn it is, and who answers for it in the village.
#pragma once

#include "affairs/turn.hpp"
#include "domain/notice.hpp"

#include <optional>
#include <string>
#include <vector>

namespace lingyan::affairs::clearing {

// Who looks it through, in order: the supervision committee's head, then a member; of Party affairs the branch. Never its publisher, nobody
// who may publish or report for others there, nobody of another village. Empty where nobody has to, or nobody could.
std::vector<Person const*> readers_of(Turn const&, Notice const&);
std::string say_reader(Turn const&, Notice const&);            // the first of them, as addressed
Person const* publisher_of(Turn const&, Notice const&);        // its publisher, or by now the village's head
bool is_open(Notice const&);                                   // waiting to be looked through, out or not
bool has_turn(Turn const&, Notice const&, PersonId const&);    // or had it before another one
std::optional<Say> refused(Turn const&, PersonId const&, Notice const&);  // nothing where this person may look at it now

Thing reading_of(Notice const&);
Thing question_of(Notice const&);
Fields about(Notice const&);  // as slots and facts keep it

}  // namespace lingyan::affairs::clearing
