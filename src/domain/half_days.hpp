// Days of training are kept as whole numbers of half days: 14 is seven days.
#pragma once

#include <string>

namespace lingyan {

inline std::string say_half_days(int half_days) {
    auto whole = std::to_string(half_days / 2);
    return half_days % 2 ? whole + ".5" : whole;
}

}  // namespace lingyan
