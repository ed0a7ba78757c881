// Assigned tasks from the owner's side: done, under way, late for a reason, and the questions an owner may ask.
#pragma once

#include "affairs/turn.hpp"

#include <optional>
#include <string>

namespace lingyan::affairs::reporting {

// By number, by the words of its title, or, where no words were given, the only one that is open; else a question which one.
struct Which {
    std::optional<Duty> duty;
    Say ask;
};
Which which(Turn const&, Actor&, std::optional<int> no, std::string const& words, std::string const& then);

Say report(Turn const&, Actor&, Duty);
Say note_progress(Turn const&, Actor&, Duty, std::string const& note);
Say ask_extension(Turn const&, Actor&, Duty, std::string const& text);
bool names_a_day(Turn const&, std::string const& text);            // 三天, 到26号: what may answer until when
Say ask_help(Turn const&, Actor&, Duty, std::string const& text);
Say not_ours(Turn const&, Actor&, Duty, std::string const& reason);
Say drop_question(Turn const&, Actor&);                            // 不延了
Say give_reason(Turn const&, Actor&, std::string const& reason);   // why the latest report was late

// A photo belongs to the thing just reported, else the bot asks to which.
Say photo(Turn const&, Actor&, MediaId);
// A voice is kept and not understood yet: what is open is asked after, with its number.
Say voice(Turn const&, Actor&);

}  // namespace lingyan::affairs::reporting
