// Understand and decide: one message of one person becomes what happens and what is said.
#pragma once

#include "affairs/turn.hpp"
#include "domain/message.hpp"

#include <optional>
#include <string>

namespace lingyan::flow {

// A cadre of the roster. The conversation is changed in place; the caller saves it.
Say answer(affairs::Turn const&, affairs::Actor&, InboundMessage const&, MediaId photo);

// Whoever has left every post: what is written about him stays his to read and to contest. Nothing comes back for anything else.
std::optional<Say> answer_former(affairs::Turn const&, affairs::Actor&, std::string const& text);

}  // namespace lingyan::flow
