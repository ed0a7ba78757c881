// How a pack writes a day against the last one: -30d, -3wd, -1m, 0d, mid.
#pragma once

#include "domain/rule.hpp"

#include <optional>
#include <string_view>

namespace lingyan::packs {

std::optional<Offset> read_offset(std::string_view text);

}  // namespace lingyan::packs
