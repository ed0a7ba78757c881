// What weighs for and against each meaning: a table to be read, and changed, by a person.
#pragma once

#include "language/signs.hpp"
#include "language/understanding.hpp"

#include <span>

namespace lingyan::language {

// Counts where a message bears all of `all`, one of `any` (where there are some) and none of `none`.
struct Rule {
    Meaning meaning;
    int weight;
    std::string_view why;
    Signs all;
    Signs any = {};
    Signs none = {};
};

std::span<Rule const> work_rules();      // tasks, talks, trainings, notices, decisions
std::span<Rule const> everyday_rules();  // residents, and the talk with the bot itself

inline constexpr int least_to_read = 6;    // below this a message is not understood
inline constexpr int least_to_write = 8;   // below this nothing is filed
inline constexpr int too_close = 2;        // two meanings that write and lie no further apart are asked about

}  // namespace lingyan::language
