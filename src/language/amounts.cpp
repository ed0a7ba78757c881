// A numeral and the measure behind it decide together; digits in a long row are no number but a telephone, a code or a case.
#include "language/amounts.hpp"

#include "language/numeral_points.hpp"

namespace lingyan::language {
namespace {

bool has(std::u32string_view text, std::size_t at, std::u32string_view word) { return at < text.size() && text[at] == word.front() && text.substr(at, word.size()) == word; }

struct Measure {
    std::u32string_view word;
    Sign sign;
};
// The longer of two that begin alike stands first.
constexpr Measure measures[] = {
    {U"个党员", Sign::people}, {U"名党员", Sign::people}, {U"个村民", Sign::people}, {U"名村民", Sign::people}, {U"名群众", Sign::people}, {U"个群众", Sign::people}, {U"名干部", Sign::people},
    {U"个人", Sign::people}, {U"号人", Sign::people}, {U"口人", Sign::people}, {U"人次", Sign::people}, {U"人", Sign::people}, {U"名", Sign::people}, {U"位", Sign::people},
    {U"户", Sign::households}, {U"家", Sign::households},
    {U"个工作日", Sign::length}, {U"个星期", Sign::length}, {U"个礼拜", Sign::length}, {U"个月", Sign::length}, {U"个小时", Sign::length}, {U"小时", Sign::length}, {U"星期", Sign::length},
    {U"礼拜", Sign::length}, {U"天", Sign::length}, {U"周", Sign::length}, {U"日", Sign::length},
    {U"元", Sign::money}, {U"块", Sign::money}, {U"万", Sign::money}, {U"斤", Sign::money}, {U"亩", Sign::money}, {U"公里", Sign::money}, {U"米", Sign::money}, {U"吨", Sign::money},
    {U"岁", Sign::money}, {U"平", Sign::money}, {U"次", Sign::money}, {U"份", Sign::money}, {U"年", Sign::money}, {U"个点", Sign::money}, {U"遍", Sign::money}, {U"棵", Sign::money}, {U"头", Sign::money}, {U"只", Sign::money},
    {U"楼", Sign::money}, {U"组", Sign::money}, {U"队", Sign::money}, {U"社", Sign::money}, {U"期", Sign::money}, {U"届", Sign::money}, {U"点", Sign::money}, {U"分钟", Sign::money}, {U"月", Sign::money}, {U"张", Sign::money},
    {U"号", Sign::reference},
};

std::optional<Amount> long_row(std::u32string_view text, std::size_t at, std::size_t digits) {
    auto digit = [&](std::size_t i) { return decimal_digit(text[at + i]); };
    if (digits == 11 && digit(0) == 1 && digit(1) >= 3) return Amount{Sign::telephone_number, 0, digits};
    if (digits >= 7) return Amount{Sign::case_number, 0, digits};
    return std::nullopt;
}

std::optional<Amount> percentage(std::u32string_view text, std::size_t at) {
    bool const words = has(text, at, U"百分之");
    auto const begin = words ? at + 3 : at;
    auto const number = numeral_in(text, begin);
    // 八九成 is eight tenths at least
    if (!words && number && !number->arabic && number->length == 2 && number->value > 10 && number->value < 100 && han_digit(text[begin]) > 0 && han_digit(text[begin + 1]) > 0 && has(text, begin + 2, U"成"))
        return Amount{Sign::percent, number->value / 10 * 10, 3};
    if (!number || number->value > 100) return std::nullopt;
    auto end = begin + number->length;
    if (words) return Amount{Sign::percent, number->value, end - at};
    if (end + 1 < text.size() && text[end] == U'.' && decimal_digit(text[end + 1]) >= 0) {
        ++end;
        while (end < text.size() && decimal_digit(text[end]) >= 0) ++end;
    }
    if (has(text, end, U"%") || has(text, end, U"﹪")) return Amount{Sign::percent, number->value, end + 1 - at};
    if (has(text, end, U"个百分点")) return Amount{Sign::percent, number->value, end + 4 - at};
    bool const tenth = number->value >= 1 && number->value <= 10 && has(text, end, U"成");
    constexpr std::u32string_view longer = U"员立功果效为长熟就本都年人";
    // 七成五, and not 七成五户
    constexpr std::u32string_view behind = U"了的吧嘛啊左多，。,.!！?？ ";
    if (auto const more = end + 1 < text.size() ? han_digit(text[end + 1]) : 0; tenth && number->value < 10 && more > 0 && (end + 2 == text.size() || behind.find(text[end + 2]) != behind.npos))
        return Amount{Sign::percent, number->value * 10 + more, end + 2 - at};
    if (tenth && (end + 1 >= text.size() || longer.find(text[end + 1]) == longer.npos)) return Amount{Sign::percent, number->value * 10, end + 1 - at};
    return std::nullopt;
}

std::optional<Amount> ordinal(std::u32string_view text, std::size_t at) {
    auto i = at + 1;
    while (i < text.size() && text[i] == U' ') ++i;
    auto const number = numeral_in(text, i);
    auto const sign = !number && i < text.size() ? enclosed_number(text[i]) : std::nullopt;
    if (!number && !sign) return std::nullopt;
    auto end = i + (number ? number->length : 1);
    int const value = number ? number->value : *sign;
    for (std::u32string_view other : {U"季", U"届", U"期", U"次", U"名", U"步", U"书记", U"批", U"周", U"天", U"年", U"一"})
        if (has(text, end, other)) return std::nullopt;
    for (std::u32string_view kind : {U"个", U"项", U"条", U"件", U"号"})
        if (has(text, end, kind)) return Amount{Sign::reference, value, end + 1 - at};
    return Amount{Sign::reference, value, end - at};
}

}  // namespace

std::optional<Amount> amount_at(std::u32string_view text, std::size_t at) {
    auto const point = text[at];
    if (point == U'第') return ordinal(text, at);
    if (has(text, at, U"头一个") || has(text, at, U"头一条") || has(text, at, U"头一项")) return Amount{Sign::reference, 1, 3};
    std::size_t digits = 0;
    while (at + digits < text.size() && decimal_digit(text[at + digits]) >= 0) ++digits;
    if (auto row = digits ? long_row(text, at, digits) : std::nullopt) return row;
    if (auto percent = percentage(text, at)) return percent;
    if (auto const sign = enclosed_number(point)) return Amount{Sign::reference, *sign, std::size_t{1} + has(text, at + 1, U"号")};
    auto const number = numeral_in(text, at);
    if (!number) return std::nullopt;
    auto end = at + number->length;
    int const value = number->value;
    for (std::u32string_view about : {U"多", U"来", U"余", U"几"})
        if (has(text, end, about)) {
            ++end;
            break;
        }
    auto const begin = end;
    if (text[begin - 1] != U'天' && has(text, begin, U" ")) {
        // 18 人
        if (has(text, begin + 1, U"人") || has(text, begin + 1, U"名") || has(text, begin + 1, U"户")) ++end;
    }
    for (auto const& measure : measures) {
        if (!has(text, end, measure.word)) continue;
        if (measure.sign == Sign::reference && end != at + number->length) continue;
        if (measure.sign == Sign::reference && digits >= 3) return Amount{Sign::case_number, value, end + 1 - at};
        if (measure.word == U"人" && (has(text, end, U"人工") || has(text, end, U"人家"))) continue;
        if (measure.word == U"家" && has(text, end, U"家里")) continue;
        return Amount{measure.sign, value, end + measure.word.size() - at};
    }
    if (begin != at + number->length) return has(text, end, U"个") ? std::optional(Amount{Sign::number, value, end - at}) : std::nullopt;  // 来了四十几个
    if (digits >= 4) return Amount{Sign::code_number, value, digits};
    return Amount{Sign::number, value, number->length};
}

}  // namespace lingyan::language
