// A delivery's words and buttons, made when it is claimed for its first attempt.
#pragma once

#include "affairs/turn.hpp"
#include "flow/knowledge.hpp"
#include "ports/platform.hpp"

#include <string>

namespace lingyan::flow {

// What is too long for the platform is cut, and the rest becomes deliveries of its own. False where there are no words: it is listed then.
bool word(affairs::Turn const&, Knowledge const&, Platform const&, Delivery&);

// The text of the one copy that may be a second one, with a mark and a number that say so.
std::string marked(affairs::Turn const&, Knowledge const&, Delivery const&);

}  // namespace lingyan::flow
