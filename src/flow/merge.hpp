// After an outage, or beyond the pace, what waits for one person is said in one message.
#pragma once

#include "affairs/turn.hpp"

#include <optional>
#include <vector>

namespace lingyan::flow {

inline constexpr std::chrono::minutes late_by{10};
inline constexpr std::chrono::minutes spread{12};  // over which sending begins again where many are waiting

bool can_merge(Delivery const&);

// One delivery in the place of all that waits for this person at this account and can merge; nothing where that is only one.
std::optional<Delivery> merge(affairs::Turn const&, Delivery const& first);

}  // namespace lingyan::flow
