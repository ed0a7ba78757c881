// The table is made while building (cmake/sound_table.cpp).
#include "language/sound.hpp"

namespace lingyan::language {
namespace {

constexpr char32_t first = 0x4E00;
constexpr std::uint16_t sounds[] = {
#include "language/sound_table.inc"
};

}  // namespace

std::uint16_t sound_of(char32_t point) {
    auto const at = static_cast<std::size_t>(point - first);
    return point >= first && at < sizeof sounds / sizeof *sounds ? sounds[at] : std::uint16_t{0};
}

bool shares_a_character(std::u32string_view a, std::u32string_view b) {
    for (std::size_t i = 0; i < a.size() && i < b.size(); ++i)
        if (a[i] == b[i]) return true;
    return false;
}

}  // namespace lingyan::language
