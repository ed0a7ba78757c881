// One [[record]] of a pack: which fields a fact has, how a person may say it, and who makes it count.
#pragma once

#include "domain/roles.hpp"
#include "domain/rule.hpp"
#include "packs/reading.hpp"

namespace lingyan::packs {

RecordKind read_record_kind(Reading&, Node const&, Roles const&);

}  // namespace lingyan::packs
