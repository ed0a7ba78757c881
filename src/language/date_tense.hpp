// Whether the clause round a day tells of what has been.
#pragma once

#include <cstddef>
#include <string_view>

namespace lingyan::language {

// 已经, 谈过, 开的会, 走访了5户; begin and end are the phrase's place in the text.
bool tells_of_the_past(std::u32string_view text, std::size_t begin, std::size_t end);

}  // namespace lingyan::language
