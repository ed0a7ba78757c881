// lingyan understand --dates: what times a text may tell of, a JSON line in and a JSON line out.
#pragma once

#include "domain/calendar.hpp"

#include <iosfwd>
#include <string>

namespace lingyan::commands {

// Of the settings only the holiday tables are used. Without a settings file of its own it works anywhere: tables are then sought beside
// the program as well, and where there are none the weekdays are the working days.
Calendar holidays_for_reading(std::string const& settings_file, bool file_was_named, std::ostream& complaints);

// In: {"id","text","reference_time"}, a time without an offset being the county's. Out, in the same order:
// {"id","candidates":[{"kind":"date|datetime|daterange","value","start","end"}]}. An answer waits for no further line.
// A line that cannot be used is told by its number and left out; 2 comes back where there was one, else 0.
int understand_dates(std::istream& in, std::ostream& out, std::ostream& complaints, Calendar const&);

}  // namespace lingyan::commands
