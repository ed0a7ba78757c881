// Whether a message is about work at all: what is handed in or done with, what only looks like it, and what is named.
#pragma once

#include "language/marked_text.hpp"

namespace lingyan::language {

inline Signs const official_signs{Sign::office, Sign::benefit, Sign::thing, Sign::paper, Sign::notice, Sign::kind_tongzhi, Sign::kind_gonggao, Sign::kind_gongshi, Sign::task_noun, Sign::reference, Sign::list_whole,
                     Sign::training, Sign::meeting, Sign::talk, Sign::talk_held, Sign::decision, Sign::project, Sign::telephone_number, Sign::bulletin, Sign::progress};
inline Signs const office_signs{Sign::office, Sign::benefit, Sign::paper, Sign::notice, Sign::task_noun, Sign::reference, Sign::list_whole, Sign::project, Sign::progress, Sign::verb};
inline Signs const deed_signs{Sign::done, Sign::handed_in, Sign::held, Sign::begun, Sign::extend, Sign::hand_to, Sign::withdraw, Sign::undo_whole, Sign::percent, Sign::portion, Sign::undone, Sign::working};

inline bool is_one(char32_t point, std::u32string_view among) { return among.find(point) != std::u32string_view::npos; }

// 谈是谈了，没用: granted, and taken back.
void settle_concessions(MarkedText&);
// 报给站上了 is handed in, 堵在路上了 no meeting, 牛羊防疫 an affair of the village.
void settle_work(MarkedText&);
// What the message lacks: `odd` where unknown words stand before a claim and no work is named, `unnamed` where none is, `unread` where nobody knows a word.
Signs lacks_of(MarkedText const&);

}  // namespace lingyan::language
