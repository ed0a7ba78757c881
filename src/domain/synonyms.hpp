// Words that residents use for one thing: 账, 账目, 财务公开. Each word stands in one group.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace lingyan {

struct Synonyms {
    std::vector<std::vector<std::string>> groups;  // normalised
    std::vector<std::vector<std::vector<std::uint16_t>>> sounds;  // of each character of each word there; empty for a word with a character that has none

    std::vector<std::vector<std::vector<std::string>>> tokens;  // that a notice is found by, of each word there

    struct Place {
        std::size_t group = 0, word = 0;
        auto operator<=>(Place const&) const = default;
    };
    std::unordered_map<char32_t, std::vector<Place>> beginning;       // the words that begin with a character
    std::unordered_map<std::uint16_t, std::vector<Place>> beginning_as;  // and those of two characters and more whose first one sounds so
};

}  // namespace lingyan
