// Two trees of characters, made while building (cmake/sign_table.cpp); a look costs a step for each character that goes on, and no word is
// longer than a few.
#include "language/sign_index.hpp"

#include "language/sounds.hpp"

#include <algorithm>
#include <cstdint>
#include <span>

namespace lingyan::language {
namespace {

// Where a word may go on: at `next` places from `first` on, which stand in the order of their letters (characters, or sounds).
struct Place {
    char32_t letter;
    std::uint32_t first;
    std::uint16_t next;
    std::uint16_t ending;  // 0: no word ends here
};
struct Ending {
    Signs signs;
    std::u32string_view word;  // of what is known by its sound: the word itself
};

#include "language/sign_table.inc"

template <class Letter>
FoundWord longest(std::span<Place const> places, std::u32string_view text, std::size_t at, Letter letter_of) {
    FoundWord found;
    auto const* place = &places.front();
    for (auto i = at; i < text.size(); ++i) {
        auto const letter = letter_of(text[i]);
        auto const next = places.subspan(place->first, place->next);
        auto const step = std::lower_bound(next.begin(), next.end(), letter, [](Place const& one, char32_t wanted) { return one.letter < wanted; });
        if (step == next.end() || step->letter != letter) break;
        place = &*step;
        if (place->ending == 0) continue;
        auto const& ending = endings[place->ending];
        if (ending.word.empty() || shares_a_character(text.substr(at, i + 1 - at), ending.word)) found = {i + 1 - at, ending.signs};
    }
    return found;
}

}  // namespace

FoundWord word_at(std::u32string_view text, std::size_t at) {
    return longest(spelt, text, at, [](char32_t point) { return point; });
}

FoundWord word_sounding_at(std::u32string_view text, std::size_t at) {
    return longest(sounding, text, at, [](char32_t point) { return static_cast<char32_t>(sound_of(point)); });
}

}  // namespace lingyan::language
