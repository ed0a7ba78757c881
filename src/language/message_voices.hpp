// Whose word it is, and who did it: 老王说他谈过话了 is his word, 书记找我谈过 is the secretary's talk, 不延期 asks for nothing.
#pragma once

#include "language/marked_text.hpp"

namespace lingyan::language {

// Before the claims are settled: what is told by or of others becomes `told`, what is denied asks for nothing.
void settle_voices(MarkedText&);
// After them: a word of others that comes behind one's own claim (谈过了，他说想辞职) takes nothing from it.
void forget_later_voices(MarkedText&);

}  // namespace lingyan::language
