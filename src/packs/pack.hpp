// Reads rule packs and checks them as a whole, so that a pack either stands or changes nothing.
#pragma once

#include "domain/complaint.hpp"
#include "domain/roles.hpp"
#include "domain/rule.hpp"

#include <string>
#include <vector>

namespace lingyan::packs {

// All files together are one pack: ids may not clash across them, and a rule may name another file's source or record.
// Throws BadInput with every complaint, each with its file and line.
Pack read_packs(std::vector<std::string> const& paths, Roles const& roles);

}  // namespace lingyan::packs
