// One [[rule]] of a pack.
#pragma once

#include "domain/roles.hpp"
#include "domain/rule.hpp"
#include "packs/reading.hpp"

namespace lingyan::packs {

// `pack` already holds the sources and records that a rule may name.
Rule read_rule(Reading&, Node const&, Pack const& pack, Roles const&);

// One whose clock is `when` a figure crosses a line.
bool stands_on_a_figure(Node const& rule);
Threshold read_threshold(Reading&, Node const&, Pack const& pack, Roles const&);

// Title, source, quote and owner, which every rule has; its id is read already.
void read_institution(Reading&, Node const&, Institution&, Pack const& pack, Roles const&);
Role read_role_name(Reading&, Node const& table, std::string const& key, std::string const& what, Roles const&);

// What a rule's record has to show.
DoneBy read_done_by(Reading&, Node const&, std::string const& what, std::vector<RecordKind> const& records);

}  // namespace lingyan::packs
