// The table is made while building (cmake/sound_table.cpp).
#include "language/sounds.hpp"

#include <iterator>

namespace lingyan::language {
namespace {

#include "language/sound_table.inc"

constexpr char32_t first = 0x4E00;

}  // namespace

std::uint16_t sound_of(char32_t point) { return point < first || point - first >= std::size(sounds) ? std::uint16_t{0} : sounds[point - first]; }

std::string_view sound_name(std::uint16_t sound) { return sound < std::size(sound_names) ? sound_names[sound] : std::string_view{}; }

bool shares_a_character(std::u32string_view a, std::u32string_view b) {
    for (std::size_t i = 0; i < a.size() && i < b.size(); ++i)
        if (a[i] == b[i]) return true;
    return false;
}

}  // namespace lingyan::language
