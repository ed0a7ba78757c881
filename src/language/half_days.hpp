// Amounts of days of which halves count: 两天半, 1.5天, 半天.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace lingyan::language {

struct DayAmount {
    std::size_t begin = 0, end = 0;  // bytes
    int half_days = 0;               // of 1.5天: 3; of -1天: -2, which is no amount that could be recorded
    bool halves = true;              // false: 1.25天, which is no whole number of half days
};

// The first amount in the text. A day of the month (9日), a span from now (3天后, 三天内) and an hour are none.
std::optional<DayAmount> day_amount_in(std::string_view text);

}  // namespace lingyan::language
