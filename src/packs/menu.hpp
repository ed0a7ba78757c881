// A chat's menu as a file: config/menu/*.toml.
#pragma once

#include "ports/upkeep.hpp"

#include <string>
#include <vector>

namespace lingyan::packs {

// [[button]] name and either key (what the person would have typed), url (a page; one that begins with / is of `public_url`),
// or up to five [[button.below]]. Three at most. Throws BadInput with file and line, also for what the platform would refuse.
std::vector<MenuButton> read_menu(std::string const& path, std::string const& public_url);

}  // namespace lingyan::packs
