// lingyan understand: what messages mean. JSON lines {"id","text","role","state"?,"reference_time"?} become {"id","intent","slots"}, one for
// one and in their order; `explain` adds which words led there.
#pragma once

#include <iosfwd>

namespace lingyan::commands {

enum class Explain { no, yes };

// 0; 2 where a line could not be used. Such a line gets a complaint with its number, the others are answered.
int understand(std::istream& in, std::ostream& out, std::ostream& complaints, Explain);

}  // namespace lingyan::commands
