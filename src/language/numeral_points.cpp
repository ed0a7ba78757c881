// Arabic digits are a run; Han numerals either a row of digits (二〇二六) or by places (二十五, 一百零三, 廿五).
#include "language/numeral_points.hpp"

#include <algorithm>

#include <unicode/uchar.h>

namespace lingyan::language {
namespace {

constexpr std::size_t most_digits = 9;  // what an int surely holds

int place_of(char32_t point) {
    switch (point) {
        case U'十': case U'拾': return 10;
        case U'百': case U'佰': return 100;
        case U'千': case U'仟': return 1000;
        default: return 0;
    }
}

int tens_of(char32_t point) {
    switch (point) {
        case U'廿': return 20;
        case U'卅': return 30;
        case U'卌': return 40;
        default: return 0;
    }
}

std::optional<PointNumeral> digits(std::u32string_view text, std::size_t at, int (*value_of)(char32_t), bool arabic) {
    PointNumeral found{0, 0, arabic};
    while (at + found.length < text.size()) {
        int const digit = value_of(text[at + found.length]);
        if (digit < 0) break;
        if (found.length == most_digits) return std::nullopt;
        found.value = found.value * 10 + digit;
        ++found.length;
    }
    if (found.length == 0) return std::nullopt;
    return found;
}

std::optional<PointNumeral> places(std::u32string_view text, std::size_t at) {
    long value = 0;
    long section = 0;  // below the last 万
    long pending = -1; // a digit that waits for its place
    int last_place = 10000;
    auto i = at;
    for (; i < text.size() && i - at < 24; ++i) {
        auto const point = text[i];
        if (int const digit = han_digit(point); digit >= 0) {
            if (digit == 0 ? i == at || pending > 0 : pending > 0) break;
            if (last_place == 1) break;
            pending = digit;
        } else if (int const tens = tens_of(point); tens > 0) {
            if (pending > 0 || last_place <= 10) break;
            section += tens;
            pending = -1;
            last_place = 10;
        } else if (int const place = place_of(point); place > 0) {
            if (place >= last_place || (pending < 1 && place != 10)) break;
            section += (pending < 1 ? 1 : pending) * place;
            pending = -1;
            last_place = place;
        } else if (point == U'万' && value == 0 && (section > 0 || pending > 0)) {
            value = (section + (pending > 0 ? pending : 0)) * 10000;
            section = 0;
            pending = -1;
            last_place = 10000;
        } else {
            break;
        }
    }
    if (pending == 0) --i;  // a zero that nothing followed
    if (pending > 0) {
        auto const before = i - at >= 2 ? text[i - 2] : U' ';  // 一千二 is 1200, 一千零二 is 1002
        section += pending * (before == U'万' ? 1000 : std::max(place_of(before) / 10, 1));
    }
    value += section;
    if (i <= at || value == 0) return std::nullopt;
    return PointNumeral{static_cast<int>(value), i - at, false};
}

}  // namespace

int han_digit(char32_t point) {
    switch (point) {
        case U'〇': case U'零': return 0;
        case U'一': case U'壹': case U'弌': return 1;
        case U'二': case U'贰': case U'貳': case U'两': case U'俩': return 2;
        case U'三': case U'叁': case U'參': case U'叄': return 3;
        case U'四': case U'肆': return 4;
        case U'五': case U'伍': return 5;
        case U'六': case U'陆': case U'陸': return 6;
        case U'七': case U'柒': return 7;
        case U'八': case U'捌': return 8;
        case U'九': case U'玖': return 9;
        default: return -1;
    }
}

int decimal_digit(char32_t point) {
    if (point < 0x80) return point >= '0' && point <= '9' ? static_cast<int>(point - '0') : -1;
    if (point >= 0x2E80 && point < 0xA000) return -1;  // Han, spared the call
    if (u_charType(static_cast<UChar32>(point)) != U_DECIMAL_DIGIT_NUMBER) return -1;
    return u_charDigitValue(static_cast<UChar32>(point));
}

std::optional<int> enclosed_number(char32_t point) {
    if (point < 0x2080 || (point >= 0x3400 && point < 0xA000)) return std::nullopt;
    if (point == 0x1F51F) return 10;
    bool const hangzhou = point >= 0x3021 && point <= 0x3029;
    if (!hangzhou && u_charType(static_cast<UChar32>(point)) != U_OTHER_NUMBER) return std::nullopt;
    double const value = u_getNumericValue(static_cast<UChar32>(point));
    int const whole = static_cast<int>(value);
    if (value < 0 || value > 9999 || value != whole) return std::nullopt;
    return whole;
}

std::optional<PointNumeral> numeral_in(std::u32string_view text, std::size_t at) {
    if (at >= text.size()) return std::nullopt;
    if (decimal_digit(text[at]) >= 0) return digits(text, at, decimal_digit, true);
    bool const digit = han_digit(text[at]) >= 0;
    if (!digit && place_of(text[at]) != 10 && tens_of(text[at]) == 0) return std::nullopt;
    // A row of digits ends where a place would make the last one its own: 二〇二六, but 二十.
    auto const row = digit ? digits(text, at, han_digit, false) : std::nullopt;
    auto const placed = places(text, at);
    if (!row) return placed;
    if (!placed || row->length > placed->length) return row;
    return placed;
}

}  // namespace lingyan::language
