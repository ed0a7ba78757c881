// What a message means that is one of the words of commands and nothing else; nothing where it is none of them.
#pragma once

#include "language/command.hpp"

namespace lingyan::language {

std::optional<Intent> meaning_alone(std::string_view text);

}  // namespace lingyan::language
