// 提级: a village whose figure of the year crosses a rule's line is lifted to a post above it. Both sides are told why and from which
// source, once; when the figure comes below the line again, both hear that too. Whose figure was never asked stands nowhere.
#pragma once

#include "affairs/items.hpp"

#include <optional>
#include <vector>

namespace lingyan::affairs::thresholds {

// After a share's figures were filed, changed or taken back: what whoever speaks hears of it at once, where he is one of the two sides.
std::vector<Say> follow(Turn const&, Actor&, Duty const& asked);

Say list(Turn const&, Actor&);                                         // 提级: those of this year, and what is unset
Say why(Turn const&, PersonId const& reader, RecordId);                // with source and quote
std::optional<Item> item_of(Turn const&, PersonId const& reader, RecordId);
bool still_stands(Turn const&, RecordId);

}  // namespace lingyan::affairs::thresholds
