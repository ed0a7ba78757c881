// An answer that comes when its question has lapsed: it is never taken for a press on the day's list.
#pragma once

#include "affairs/turn.hpp"
#include "language/command.hpp"

#include <optional>

namespace lingyan::flow {

// `dialogue` has lapsed. Nothing comes back where the message is no answer, or a new digest has given the number another meaning.
// While the question is fresh the answer is `fresh_key`; later it is told what it was about.
std::optional<Say> answer_to_lapsed(affairs::Turn const&, affairs::Actor&, Dialogue const&, language::Command const&, bool agrees, char const* fresh_key);

// A digest has come since the bot asked, and its numbers are what the person saw last: a bare number is asked about once, after which it
// answers the question; 第1件 is the list's and drops it. Nothing comes back where there is nothing to ask.
std::optional<Say> number_or_list(affairs::Turn const&, affairs::Actor&, language::Command const&);

}  // namespace lingyan::flow
