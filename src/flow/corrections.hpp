// 不对，是昨天: the last act is taken back and done again as it was meant, in one go; never a second one beside it.
#pragma once

#include "affairs/turn.hpp"
#include "flow/understood.hpp"
#include "language/command.hpp"

#include <optional>

namespace lingyan::flow {

// Nothing comes back where the message corrects nothing. Where two acts of the day may be meant, it is asked which.
std::optional<Say> correct(affairs::Turn const&, affairs::Actor&, language::Command const&, CarryOut const&);
// The number that answers that question; any other message ends it.
std::optional<Say> go_on_correcting(affairs::Turn const&, affairs::Actor&, language::Command const&, CarryOut const&);

}  // namespace lingyan::flow
