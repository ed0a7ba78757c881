// What signs come to in their place: whether done is said or denied, asked or planned; and what the message is as a whole.
#pragma once

#include "language/marked_text.hpp"
#include "language/understanding.hpp"

namespace lingyan::language {

// Changes the marks (没办完 is not done, 28号 is a day or the 28th task) and returns all signs of the message.
Signs settle_message(MarkedText&, Speaker, Awaited);

// Who is named, as far as words alone tell: 周会计, 老吴, 赵敏 after 与会计; empty where nobody is.
Piece person_in(MarkedText const&, std::size_t from = 0);
// A name right after `from`: 张三 of 转给张三办; with its title, several with 、 between.
Piece person_after(MarkedText const&, std::size_t from);
// A village: 旦麻村, 忠孝社区.
Piece village_in(MarkedText const&, std::size_t from = 0);

}  // namespace lingyan::language
