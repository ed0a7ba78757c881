// Assigned tasks from the owner's side and from the side of whoever answers and accepts.
#pragma once

#include "affairs/turn.hpp"
#include "language/command.hpp"

#include <optional>
#include <string>

namespace lingyan::affairs::tasks {

// By number, by the words of its title, or the only one that is open; else a question which one.
struct Which {
    std::optional<Duty> duty;
    Say ask;
};
Which which(Turn const&, Actor&, std::optional<int> no, std::string const& words, std::string const& then);

Say report(Turn const&, Actor&, Duty);
Say note_progress(Turn const&, Actor&, Duty, std::string const& note);
Say ask_extension(Turn const&, Actor&, Duty, std::string const& text);
Say ask_help(Turn const&, Actor&, Duty, std::string const& text);
Say not_ours(Turn const&, Actor&, Duty, std::string const& reason);
Say give_reason(Turn const&, Actor&, std::string const& reason);   // why the latest report was late

// What a number opens for a handler.
Say open_review(Turn const&, Actor&, Duty const&, int no);
Say open_request(Turn const&, Actor&, Duty const&, int no);
Say accept(Turn const&, Actor&, Duty);
Say send_back(Turn const&, Actor&, Duty, std::string const& reason);
Say answer_request(Turn const&, Actor&, Duty, bool granted, std::string const& words);
std::optional<Duty> for_handler(Turn const&, Actor&, std::optional<int> no, std::string const& words);

// A photo belongs to the thing just reported, else the bot asks to which.
Say photo(Turn const&, Actor&, MediaId);

}  // namespace lingyan::affairs::tasks
