// How a Han character sounds, near sounds being one: z/zh, c/ch, s/sh, n/l, an/ang, en/eng, in/ing, f/hu; without tones.
#pragma once

#include <cstdint>

namespace lingyan::language {

std::uint16_t sound_of(char32_t);  // 0: not a Han character

}  // namespace lingyan::language
