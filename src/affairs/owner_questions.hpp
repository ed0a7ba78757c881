// What an owner may ask about a task instead of doing it; until it is answered nothing is late.
#pragma once

#include "affairs/turn.hpp"

#include <string>

namespace lingyan::affairs::owner_questions {

Say ask_extension(Turn const&, Actor&, Duty, std::string const& text);
bool names_a_day(Turn const&, std::string const& text);  // 三天, 到26号: what may answer until when
Say ask_help(Turn const&, Actor&, Duty, std::string const& text);
Say not_ours(Turn const&, Actor&, Duty, std::string const& reason);
Say drop_question(Turn const&, Actor&);                  // 不延了

}  // namespace lingyan::affairs::owner_questions
