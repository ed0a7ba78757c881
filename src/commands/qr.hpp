// lingyan export qr: villages' codes for a public account, each a picture (SVG) to print and put up.
#pragma once

#include "domain/roster.hpp"
#include "ports/upkeep.hpp"
#include "wording/wording.hpp"

#include <string>
#include <vector>

namespace lingyan::commands {

// `url` as a QR code with room round it, and `caption` below.
std::string qr_picture(std::string const& url, std::string const& caption);

// The village itself, or those below. Empty where there is no such unit, or no village at it.
std::vector<Unit> villages_at(Roster const&, UnitId const&);

struct Pictures {
    std::vector<std::string> made;  // a line each
    std::vector<std::string> complaints;
};

// Each village's code asked of the platform and written: to `path` where it is one village, else into the folder `path` as <code>-<name>.svg.
// The scene is the village's code. Throws BadInput where nothing can be written.
Pictures write_codes(Upkeep&, wording::Wording const&, std::vector<Unit> const& villages, std::string const& path);

}  // namespace lingyan::commands
