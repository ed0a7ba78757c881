// What came of an attempt, row by row; and the ends that come without one.
#pragma once

#include "affairs/turn.hpp"
#include "flow/claim.hpp"

#include <functional>

namespace lingyan::flow {

using FindPlatform = std::function<Platform*(std::string const& account)>;

// An outcome for each member of the call, in their order. Only rows that are still in this attempt change.
void settle(affairs::Turn const&, Call const&, std::vector<Outcome> const&, FindPlatform const&);

// What an earlier process left under way is in doubt, never "not sent": it is repeated once, then listed.
void settle_interrupted(affairs::Turn const&, FindPlatform const&);

// Ends what nobody is to get any more, and sends elsewhere what no account of ours takes. `works`: whether it is the account that kept it.
void clear(affairs::Turn const&, FindPlatform const&, std::function<bool(std::string const& account)> const& works);

}  // namespace lingyan::flow
