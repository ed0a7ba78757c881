// Whoever is not in the roster: a way on with every answer, and nothing about anybody.
#pragma once

#include "affairs/turn.hpp"

#include <string>

namespace lingyan::affairs {

Say answer_resident(Turn const&, Conversation&, std::string const& text);

}  // namespace lingyan::affairs
