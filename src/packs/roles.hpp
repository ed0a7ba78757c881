// Reads config/roles.toml: every role, what it may do and how far it reaches.
#pragma once

#include "domain/complaint.hpp"
#include "domain/roles.hpp"

#include <string>

namespace lingyan::packs {

// Throws BadInput with every complaint, each with its line.
Roles read_roles(std::string const& path);

}  // namespace lingyan::packs
