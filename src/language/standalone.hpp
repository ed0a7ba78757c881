// Messages that are a command and nothing else, whatever is being asked: 全部, 负面清单, 看 3, 接着.
#pragma once

#include "language/command.hpp"

namespace lingyan::language {

// Whether the whole message is such a command: an open question takes no word of it for its answer.
bool stands_alone(Command const&);

// Whether it asks something about one numbered line, in few words: 1 延期3天, 1 要人帮, 1 不归我们.
bool asks_of_a_line(Command const&);

}  // namespace lingyan::language
