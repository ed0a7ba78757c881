// A task that has been begun: kept in the dialogue's slots until it is sent or dropped, asked for what it lacks, and shown.
#pragma once

#include "affairs/sentence.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace lingyan::affairs::assigning {

Draft read_slots(Fields const&);
Fields slots_of(Draft const&);
std::string title_of(Draft const&);

Timestamp reaches(Turn const&, Draft const&);  // when the first of the villages will have it
std::string names_of(Turn const&, std::vector<UnitId> const&, std::size_t all);  // at most five by name; 全部33个村 where they are all there are

// The villages that have been given as much this week as the place allows; none where it has set no number.
std::vector<UnitId> full_ones(Turn const&, Draft const&);

// Asks for the first thing that is missing or cannot be; where nothing is, shows the whole with its count, to be sent with 1.
Say ask_or_preview(Turn const&, Actor&, Draft const&);

}  // namespace lingyan::affairs::assigning
