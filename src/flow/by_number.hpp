// What a number does, one, several, or all but some; and which thing is meant where none is said.
#pragma once

#include "affairs/turn.hpp"
#include "language/command.hpp"

#include <optional>
#include <string>
#include <vector>

namespace lingyan::flow {

// The person's task that the command names, by number or words, and what is then done with it ("report", "extend" …); else the question which one.
Say act_on_which(affairs::Turn const&, affairs::Actor&, language::Command const&, std::string const& then);
// What a number opens, or does at once where its line is one plain task of the person's own.
Say press(affairs::Turn const&, affairs::Actor&, int no, language::Command const&);
// Two numbers of which the second may be anything: the question what it is.
std::optional<Say> is_no_list(affairs::Turn const&, affairs::Actor const&, language::Command const&);
Say several(affairs::Turn const&, affairs::Actor&, std::vector<int> const& numbers);
// The open ones but these; nothing where one of them stands for nothing of theirs: then the person sees another list.
std::optional<std::vector<int>> all_others(affairs::Turn const&, affairs::Actor const&, std::vector<int> const& excepted);
Say all_but(affairs::Turn const&, affairs::Actor&, std::vector<int> const& excepted);
// Whether its line wants more than a digit.
bool waits_for_a_word(Thing const&);

}  // namespace lingyan::flow
