// Words that claim something was done: whether it is claimed here, denied, planned, asked or told of somebody else.
#pragma once

#include "language/marked_text.hpp"

namespace lingyan::language {

using Marks = std::vector<Mark>;

inline bool breaks(Mark const& mark) { return mark.signs.has(Sign::stop); }
inline bool apart(Mark const& mark) { return mark.signs.has(Sign::stop) || mark.signs.has(Sign::space); }

// Whether nothing but sighs and marks stands behind the i-th word.
bool nothing_follows(MarkedText const&, std::size_t i);
// 跟几个年轻党员谈完了: several of what has been done ask nothing; 谈了几个 does.
void settle_several(MarkedText&);
// 没办完 is not done, 快办完 nearly, 要办完 not yet, 他说办完了 nobody's report.
void settle_claims(MarkedText&);

}  // namespace lingyan::language
