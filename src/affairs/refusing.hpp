// What must not pass through here: identity numbers, and texts that bear a mark of secrecy. It is not stored either.
#pragma once

#include "domain/say.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace lingyan::affairs {

bool is_id_number(std::string_view eighteen);       // of a text of seventeen digits and a digit or X
bool is_old_id_number(std::string_view fifteen);  // of before 1999
bool holds_id_number(std::string const& text);    // eighteen characters whose check digit is right, or that hold a birthday; or fifteen
std::string without_id_numbers(std::string const& text);  // normalised, each number as ……
bool holds_marked_text(std::string const& text);  // 绝密, 机密, 秘密, 内部文件 …: for what is given to others

// What is asked to be sent here and must not be: numbers of persons; people's names, which are handed over in person.
bool asks_for_numbers(std::string_view words);         // 身份证, 手机号, 银行卡
bool asks_for_names(std::string_view words);           // 名单, 花名册
bool has_them_sent(std::string_view words, bool (*asks)(std::string_view));  // 报…身份证号, in one clause; 核对身份证 stays in the village

// The answer to a message that is refused, before anything of it is kept.
std::optional<Say> refusal(std::string const& text, bool from_cadre);

}  // namespace lingyan::affairs
