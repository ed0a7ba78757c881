// An office guide in words: a line of a list, and the whole of it.
#pragma once

#include "affairs/turn.hpp"
#include "domain/guide.hpp"

namespace lingyan::affairs::guides {

Say line_of(Turn const&, Guide const&, int no);
// Without a telephone of its own it has that of the office of `village`.
Say full_text(Turn const&, Guide const&, UnitId const& village);

}  // namespace lingyan::affairs::guides
