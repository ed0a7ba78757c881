// Assigned tasks from the owner's side: done, under way, late for a reason, with a photo.
#pragma once

#include "affairs/turn.hpp"

#include <string>

namespace lingyan::affairs::reporting {

Say report(Turn const&, Actor&, Duty);
Say note_progress(Turn const&, Actor&, Duty, std::string const& note);
Say give_reason(Turn const&, Actor&, std::string const& reason);   // why the latest report was late

// A photo belongs to the thing just reported, else the bot asks to which.
Say photo(Turn const&, Actor&, MediaId);
// A voice is kept and not understood yet: what is open is asked after, with its number.
Say voice(Turn const&, Actor&);

}  // namespace lingyan::affairs::reporting
