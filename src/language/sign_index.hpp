// The vocabulary by its first characters: which word begins here, the longest one, and the signs it bears.
#pragma once

#include "language/signs.hpp"

#include <cstddef>
#include <string_view>

namespace lingyan::language {

struct FoundWord {
    std::size_t length = 0;  // in points; 0: nothing
    Signs signs;
};
FoundWord word_at(std::u32string_view text, std::size_t at);           // folded, small letters
FoundWord word_sounding_at(std::u32string_view text, std::size_t at);  // words that are misspelt by their sound

}  // namespace lingyan::language
