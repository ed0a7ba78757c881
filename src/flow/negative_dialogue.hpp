// Questions about the township's list and about one's own ledger that wait for an answer. 好 decides nothing here: a digit or a word of the choice does.
#pragma once

#include "affairs/turn.hpp"
#include "language/command.hpp"

#include <optional>

namespace lingyan::flow {

std::optional<Say> go_on_with_list(affairs::Turn const&, affairs::Actor&, language::Command const&, Dialogue const&);

}  // namespace lingyan::flow
