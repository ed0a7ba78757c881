// Numbers in any script and spelling. Letters are never digits.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace lingyan::language {

// Of a text that is already normalised.
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The number that a short text as a whole is: 1 １ ① 一 壹 ༡ ᠑ ۱ "1。" 1号 第1 第一个 "1 " 廿一 两 (but not 十五个村). Takes normalised or raw text.
std::optional<int> lone_number(std::string_view text);

// Several of them where the whole text is a list: 1和3, 1、3、5, 1 3, 第二个和第五个. Empty where it is anything else.
std::vector<int> number_list(std::string_view text);

// The first run of a Chinese or Arabic numeral at the text's beginning, and how many bytes it takes (二十五, 25, 两, 半 is not one).
struct Numeral {
    int value = 0;
    std::size_t bytes = 0;
};
std::optional<Numeral> numeral_at(std::string_view text);

}  // namespace lingyan::language
