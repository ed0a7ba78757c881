// What a resident is shown: at most three lines with their pages, more on demand, and the whole of one by its number there.
#pragma once

#include "affairs/turn.hpp"
#include "language/command.hpp"

#include <optional>
#include <string>
#include <vector>

namespace lingyan::affairs::residents {

Say ask_notices(Turn const&, Conversation&, std::string const& text);   // 公开, 账, 公开 8月 账, 公开 2页
Say ask_anything(Turn const&, Conversation&, std::string const& text);  // in words of his own: notices and guides
Say list_guides(Turn const&, Conversation&);
Say show_number(Turn const&, Conversation&, std::int64_t number);       // a notice of his villages by its own number
// A question that had to wait for his village, or for which of several.
Say answer_question(Turn const&, Conversation&, std::string const& text, std::vector<UnitId> const& villages);

// Answers to what was shown or asked last: a number of the list, 更多, a village's name. Nothing where the message is about something else.
std::optional<Say> go_on(Turn const&, Conversation&, language::Command const&);

}  // namespace lingyan::affairs::residents
