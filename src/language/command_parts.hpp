// Two ways a command is put: a word of command first, or the number of an item first.
#pragma once

#include "language/command.hpp"

namespace lingyan::language {

std::optional<Command> by_prefix(Command, bool question);
// "1 办完了", "3号延期到周五", "2 退 少一页"
std::optional<Command> number_then_words(Command, bool question);

}  // namespace lingyan::language
