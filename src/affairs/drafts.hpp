// What a person has begun and not sent: a task, a course, a meeting, figures, a warning, a notice. Another command that comes upon it
// puts it aside; 接着 takes it up where it stood.
#pragma once

#include "affairs/turn.hpp"

#include <string>

namespace lingyan::affairs::drafts {

inline constexpr auto kept = std::chrono::hours{24};   // what was put aside, after its question has lapsed

bool is_draft(Dialogue const&);                        // and something has been said of it already
void put_aside(Actor&, Dialogue const&);               // nothing where it is no draft
std::string title_of(Turn const&, Dialogue const&);    // how it is called, numbers of persons covered
// The latest one that is not older than a day, open again; false where there is none.
bool take_up(Turn const&, Actor&);

}  // namespace lingyan::affairs::drafts
