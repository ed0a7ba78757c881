// Messages about notices, before anything else reads them: a notice's text may hold any word.
#pragma once

#include "affairs/turn.hpp"
#include "language/command.hpp"

#include <optional>
#include <string>

namespace lingyan::flow {

// `raw` as it was typed. Nothing comes back where the message is about something else.
std::optional<Say> about_notices(affairs::Turn const&, affairs::Actor&, language::Command const&, std::string const& raw);

}  // namespace lingyan::flow
