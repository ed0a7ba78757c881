// Questions of the bot that wait: what an answer means to them, and when a message is something else.
#pragma once

#include "affairs/turn.hpp"
#include "language/command.hpp"

#include <optional>
#include <string>

namespace lingyan::flow {

// "2 少一页": the choice, and what goes with it.
struct Choice {
    int no = 0;
    std::string words;
};
std::optional<Choice> choice_in(language::Command const&, int most = 9);  // `most`: of the day's numbers there are more
std::string without_marks(std::string text);  // what stands before the first word

// What was asked for ("report", "extend", "help" …) happens to the duty.
Say act_on(affairs::Turn const&, affairs::Actor&, Duty const&, std::string const& then, std::string const& words);

// 接着: the draft that was put aside, as it stands.
Say resume_draft(affairs::Turn const&, affairs::Actor&);

// Nothing comes back where the message is something else: the question is then dropped, not the message.
std::optional<Say> go_on(affairs::Turn const&, affairs::Actor&, language::Command const&);

}  // namespace lingyan::flow
