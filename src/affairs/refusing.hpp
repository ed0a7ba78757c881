// What must not pass through here: identity numbers, and texts that bear a mark of secrecy. It is not stored either.
#pragma once

#include "domain/say.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace lingyan::affairs {

bool is_id_number(std::string_view eighteen);       // of a text of seventeen digits and a digit or X
bool holds_id_number(std::string const& text);    // eighteen characters whose check digit is right, or that hold a birthday
std::string without_id_numbers(std::string const& text);  // normalised, each number as ……
bool holds_marked_text(std::string const& text);  // 绝密, 机密, 秘密, 内部文件 …: for what is given to others

// The answer to a message that is refused, before anything of it is kept.
std::optional<Say> refusal(std::string const& text, bool from_cadre);

}  // namespace lingyan::affairs
