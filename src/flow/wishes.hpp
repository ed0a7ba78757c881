// What people ask for in words that are none of the commands.
#pragma once

#include "affairs/turn.hpp"

#include <optional>
#include <string>

namespace lingyan::flow {

// A village's name and nothing else, from somebody who is responsible for it.
std::optional<Say> by_village_name(affairs::Turn const&, affairs::Actor&, std::string const& text);
// Too little time, a talk told in passing, work given without 派, a task named by its title.
std::optional<Say> by_plain_words(affairs::Turn const&, affairs::Actor&, std::string const& text);

}  // namespace lingyan::flow
