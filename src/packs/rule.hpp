// One [[rule]] of a pack.
#pragma once

#include "domain/roles.hpp"
#include "domain/rule.hpp"
#include "packs/reading.hpp"

namespace lingyan::packs {

// `pack` already holds the sources and records that a rule may name.
Rule read_rule(Reading&, Node const&, Pack const& pack, Roles const&);

// What a rule's record has to show.
DoneBy read_done_by(Reading&, Node const&, std::string const& what, std::vector<RecordKind> const& records);

}  // namespace lingyan::packs
