// A numeral inside a text already folded to code points.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace lingyan::language {

int han_digit(char32_t);      // 0–9 for 〇 零 一 两 壹 …, else -1
int decimal_digit(char32_t);  // 0–9 for a digit of any script but Han, else -1

std::optional<int> enclosed_number(char32_t);  // a number that is one sign: ① ⑴ ⒈ ❶ ㈠ ㊀ 🔟

struct PointNumeral {
    int value = 0;
    std::size_t length = 0;  // in points
    bool arabic = false;     // written with digits, not with Han numerals
};
std::optional<PointNumeral> numeral_in(std::u32string_view text, std::size_t at);

}  // namespace lingyan::language
