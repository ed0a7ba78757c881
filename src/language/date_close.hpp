// What follows a day and says which way it is meant: 前, 之后, 起, 以来, 内.
#pragma once

#include "language/date_reader.hpp"

namespace lingyan::language {

std::size_t before_word(Reading const&, std::size_t);  // 前, 之前, 截止: its length, 0 for none

// Takes what stands behind the phrase's day into the phrase. `latest`: 最迟 stood before it.
void close(Reading const&, Phrase&, bool latest);

}  // namespace lingyan::language
