// The tasks a person has to do with as owner or helper, and which of them his words mean.
#pragma once

#include "affairs/turn.hpp"

#include <optional>
#include <string>
#include <vector>

namespace lingyan::affairs::own_tasks {

std::vector<Duty> active(Turn const&, Actor const&);  // open and reported
std::vector<Duty> open(Turn const&, Actor const&);
int number_for(Turn const&, Actor&, Duty const&);     // the one it has today, else the next
std::vector<Say> lines_of(Turn const&, Actor&, std::vector<Duty> const&);  // numbered; of many the first five, and how many more

std::string handler_word(Turn const&, Duty const&, Person const* handler);  // 扎西书记, else the office
std::string handler_word(Turn const&, Duty const&);

// By number, by the words of its title, or, where no words were given, the only one that is open; else a question which one.
struct Which {
    std::optional<Duty> duty;
    Say ask;
};
Which which(Turn const&, Actor&, std::optional<int> no, std::string const& words, std::string const& then);

}  // namespace lingyan::affairs::own_tasks
