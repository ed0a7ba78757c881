// "1办完了，2还要两天": several acts in one message, each by itself.
#pragma once

#include "affairs/turn.hpp"
#include "flow/understood.hpp"

#include <optional>
#include <string>

namespace lingyan::flow {

bool acts_on_tasks(language::Intent);  // reports of them, or asks something about them

// Each clause that wants something of one of their tasks is carried out; one that names a task and is not understood is named back.
// Nothing comes back where it is one act with its reason (1 延期三天，下雨).
std::optional<Say> by_clauses(affairs::Turn const&, affairs::Actor&, std::string const& text, CarryOut const&);

}  // namespace lingyan::flow
