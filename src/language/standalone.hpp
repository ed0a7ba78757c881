// Messages that are a command and nothing else, whatever is being asked: 全部, 负面清单, 看 3, 接着.
#pragma once

#include "language/command.hpp"

namespace lingyan::language {

// Whether the whole message is such a command: an open question takes no word of it for its answer.
bool stands_alone(Command const&);

}  // namespace lingyan::language
