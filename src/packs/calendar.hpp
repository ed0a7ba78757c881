// Reads the State Council's yearly tables of days off and make-up working days.
#pragma once

#include "domain/calendar.hpp"
#include "domain/complaint.hpp"

#include <map>
#include <string>
#include <vector>

namespace lingyan::packs {

// {"2026": [{"date":"2026-01-01","name":"元旦","kind":"holiday"}, …]}; kind is holiday or workday.
// Throws BadInput with every complaint.
std::map<int, std::vector<DayOff>> read_calendar(std::string const& path);

}  // namespace lingyan::packs
