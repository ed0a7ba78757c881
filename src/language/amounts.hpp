// Numbers with what is counted: 第三个, 2号, 85%, 六成, 四十人, 两天, 13700005678, 305172.
#pragma once

#include "language/signs.hpp"

#include <optional>
#include <string_view>

namespace lingyan::language {

struct Amount {
    Sign sign = Sign::number;
    int value = 0;
    std::size_t length = 0;  // in points
};
std::optional<Amount> amount_at(std::u32string_view text, std::size_t at);

}  // namespace lingyan::language
