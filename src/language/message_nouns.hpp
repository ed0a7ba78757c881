// What the words for things come to beside each other: papers, boards and meetings that are no act, a resident's own affairs, names that are none.
#pragma once

#include "language/marked_text.hpp"
#include "language/understanding.hpp"

namespace lingyan::language {

void settle_nouns(MarkedText&, Speaker);
void settle_meetings(MarkedText&, Awaited);

}  // namespace lingyan::language
