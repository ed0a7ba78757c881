// How a Han character sounds, without its tone and with what dialects do not tell apart made one. People type by sound, and pick the wrong character.
#pragma once

#include <cstdint>
#include <string_view>

namespace lingyan::language {

std::uint16_t sound_of(char32_t);               // 0: it has none that is known
std::string_view sound_name(std::uint16_t sound);  // di, bao

// Whether two words of one sound are alike in some character too: 完城 and 完成, but not 局暴 and 举报.
bool shares_a_character(std::u32string_view, std::u32string_view);

}  // namespace lingyan::language
