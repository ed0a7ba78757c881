// Understand and decide: one message of one person becomes what happens and what is said.
#pragma once

#include "affairs/turn.hpp"
#include "domain/message.hpp"

#include <string>

namespace lingyan::flow {

// A cadre of the roster. The conversation is changed in place; the caller saves it.
Say answer(affairs::Turn const&, affairs::Actor&, InboundMessage const&, MediaId photo);

}  // namespace lingyan::flow
