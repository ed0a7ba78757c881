// What one character is folded to before texts are compared, and the same for a text that must keep its byte positions.
#pragma once

#include "language/utf8.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lingyan::language {

bool is_space(char32_t);       // every kind of space, tabs and line ends among them
bool is_invisible(char32_t);   // zero-width, bidi, variation selectors, controls

// A character as it stands in a text: full width made half width, traditional made simplified; anything else stays.
class Seen {
public:
    enum : std::uint32_t { space = 1u << 21, invisible = 1u << 22, changed = 1u << 23, begins_word = 1u << 24 };  // words are folded as a whole
    constexpr explicit Seen(char32_t folded = 0, std::uint32_t is = 0) : bits_(std::uint32_t{folded} | is) {}
    constexpr char32_t folded() const { return bits_ & 0x1FFFFF; }
    constexpr bool is(std::uint32_t any) const { return (bits_ & any) != 0; }

private:
    std::uint32_t bits_;
};

// Reads a text character by character, each folded as its word wants it: 乾隆 but 干净, 账目 but 帐篷.
class Folder {
public:
    explicit Folder(std::string_view text) : text_(text), han_(han_table()) {}

    // The one at `at`, which moves past it. Needs at < the text's size.
    Seen next(std::size_t& at) {
        auto const point = next_point(text_, at);
        if (point > 0x20 && point < 0x7F) return Seen{point};
        if (point < han_begin || point >= han_end) return look_at(point);
        auto const seen = han_[point - han_begin];
        return rest_.empty() && !seen.is(Seen::begins_word) ? seen : in_word(seen, point, at);
    }

private:
    static constexpr char32_t han_begin = 0x2E80, han_end = 0xA000;  // radicals, Han and Extension A
    static Seen const* han_table();
    static Seen look_at(char32_t);  // at one of no word
    Seen in_word(Seen, char32_t point, std::size_t after);
    friend class HanTable;

    std::string_view text_;
    Seen const* han_;
    std::u32string_view rest_;  // of the word that is being read
};

// A text character by character, invisible ones left out; from[i] is the byte where points[i] begins, with one more for the end.
struct Folded {
    std::u32string points;
    std::vector<std::size_t> from;
};
Folded fold_text(std::string_view, std::size_t most_bytes);

}  // namespace lingyan::language
