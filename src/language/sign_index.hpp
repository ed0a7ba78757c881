// The vocabulary by its first characters: which word begins here, the longest one, and the signs it bears.
#pragma once

#include "language/signs.hpp"

#include <string>
#include <string_view>
#include <unordered_map>

namespace lingyan::language {

class SignIndex {
public:
    static SignIndex const& whole();  // made on its first use

    struct Found {
        std::size_t length = 0;  // in points; 0: nothing
        Signs signs;
    };
    Found at(std::u32string_view text, std::size_t at) const;           // folded, small letters
    Found sounding_at(std::u32string_view text, std::size_t at) const;  // words that are misspelt by their sound

private:
    SignIndex();
    struct Tree {
        std::unordered_map<std::uint64_t, std::uint32_t> next;  // (place, character) → place
        std::unordered_map<std::uint32_t, Signs> ends;
        std::unordered_map<std::uint32_t, std::u32string> spelt;  // of what is known by its sound: the word itself
        std::uint32_t places = 1;
        void add(std::u32string_view letters, Sign, std::u32string_view word = {});
        template <class Letter>
        Found longest(std::u32string_view text, std::size_t at, Letter letter) const;
    };
    void add(Sign, std::string_view words, Spelling);
    Tree spelt_;
    Tree sounding_;
};

}  // namespace lingyan::language
