// An act that somebody else is told of, in a few words.
#pragma once

#include "affairs/turn.hpp"

#include <string>

namespace lingyan::affairs {

// 清理河道，办完了. Whoever keeps no talks reads that there was one, never with whom; of the township's list nothing but its name is said.
std::string in_words(Turn const&, Act const&, PersonId const& reader);

}  // namespace lingyan::affairs
