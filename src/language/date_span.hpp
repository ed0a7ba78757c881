// From one day or hour to another: 12月20日到25日, 下午两点到四点, 今晚八点到明早六点.
#pragma once

#include "language/date_reader.hpp"

namespace lingyan::language {

std::size_t connector(Reading const&, std::size_t);  // 到, 至, -; where what follows it begins, 0 for none

// `from` was read at `first`; what it runs to is sought at `second`.
std::optional<Phrase> read_range(Reading const&, std::size_t first, Point const& from, std::size_t second);

}  // namespace lingyan::language
