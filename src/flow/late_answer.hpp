// An answer that comes when its question has lapsed: it is never taken for a press on the day's list.
#pragma once

#include "affairs/turn.hpp"
#include "language/command.hpp"

#include <optional>

namespace lingyan::flow {

// `dialogue` has lapsed. Nothing comes back where the message is no answer, or a new digest has given the number another meaning.
std::optional<Say> answer_to_lapsed(affairs::Turn const&, affairs::Actor&, Dialogue const&, language::Command const&, bool agrees);

}  // namespace lingyan::flow
