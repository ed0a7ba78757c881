// How a Han character sounds, near sounds being one: z/zh, c/ch, s/sh, n/l, an/ang, en/eng, in/ing, f/hu; without tones.
#pragma once

#include <cstdint>
#include <string_view>

namespace lingyan::language {

std::uint16_t sound_of(char32_t);  // 0: not a Han character

// Whether two words of one sound are alike in some character too: 完城 and 完成, but not 局暴 and 举报.
bool shares_a_character(std::u32string_view, std::u32string_view);

}  // namespace lingyan::language
