// lingyan check: settings, roles, packs, calendars and templates, every complaint with its file and line.
#pragma once

#include "settings.hpp"

namespace lingyan::commands {

int check(Settings const&);

}  // namespace lingyan::commands
