// Days and hours that were said and do not exist: 2月30日, 25点. Nothing is filed for one; the person is told which it is.
#pragma once

#include "affairs/turn.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace lingyan::affairs {

// The words themselves; empty where every day in the text exists. A 29 February that no near year has is one too.
std::string impossible_day_in(Turn const&, std::string_view text);

Say no_such_day(std::string const& words);        // the whole sentence has to come again
Say no_such_day_asked(std::string const& words);  // what was begun stays open and waits for a day
Say untabled_line(Date due);                      // of a preview: the year's days off are not known, weekends alone were counted
std::optional<Say> refuse_impossible_day(Turn const&, std::string_view text);

}  // namespace lingyan::affairs
