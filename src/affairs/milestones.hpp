// The steps of an assigned task on its way: told before each, reported one by one while the task stays open.
#pragma once

#include "affairs/items.hpp"

namespace lingyan::affairs::milestones {

Item item(Turn const&, Duty const&, int place);       // one that is near, for its owner
Say reach(Turn const&, Actor&, Thing milestone);      // by the owner or whoever helps
std::vector<Say> status(Turn const&, std::vector<Duty> const&);  // how far the villages of one task are, step by step

}  // namespace lingyan::affairs::milestones
