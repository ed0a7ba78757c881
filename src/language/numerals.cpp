// Digits of every script are asked of ICU; Han numerals are read by their places.
#include "language/numerals.hpp"

#include "language/fold.hpp"
#include "language/numeral_points.hpp"
#include "language/utf8.hpp"

namespace lingyan::language {
namespace {

constexpr std::size_t longest_number = 128;  // bytes of a text that can still be one number
constexpr std::size_t longest_list = 1024;
constexpr std::size_t most_in_list = 100;

bool one_of(char32_t point, std::u32string_view set) { return set.find(point) != set.npos; }

// A single number of a list, with what people put round it; `at` moves past it.
std::optional<int> read_item(std::u32string_view text, std::size_t& at) {
    auto i = at;
    auto skip_spaces = [&] { while (i < text.size() && text[i] == U' ') ++i; };
    bool const ordinal = i < text.size() && text[i] == U'第';
    if (ordinal) ++i, skip_spaces();
    if (i >= text.size()) return std::nullopt;
    int value = 0;
    if (auto const sign = enclosed_number(text[i])) {
        value = *sign;
        ++i;
    } else if (auto const numeral = numeral_in(text, i); numeral && numeral->value <= 9999) {
        value = numeral->value;
        i += numeral->length;
    } else {
        return std::nullopt;
    }
    if (i < text.size() && text[i] == 0x20E3) ++i;  // keycap
    auto const after = i;
    skip_spaces();
    if (i < text.size() && (one_of(text[i], U"号件项条") || (ordinal && one_of(text[i], U"个位名家户")))) ++i;
    else i = after;
    at = i;
    return value;
}

std::u32string_view trimmed(std::u32string_view text, std::u32string_view opening, std::u32string_view closing) {
    while (!text.empty() && one_of(text.front(), opening)) text.remove_prefix(1);
    while (!text.empty() && one_of(text.back(), closing)) text.remove_suffix(1);
    return text;
}

constexpr std::u32string_view opening = U" (【[「“\"'";
constexpr std::u32string_view closing = U" )】]」”\"'。.、,!~;";

bool begins_item(char32_t point) {
    return point == U'第' || decimal_digit(point) >= 0 || han_digit(point) >= 0 || one_of(point, U"十拾廿卅卌") || enclosed_number(point);
}

// Nearly every text is told from a number by the first character that is seen of it.
bool may_be_number(std::string_view text) {
    Folder folder(text);
    for (std::size_t at = 0; at < text.size();) {
        auto const seen = folder.next(at);
        if (!seen.is(Seen::invisible) && !one_of(seen.folded(), opening)) return begins_item(seen.folded());
    }
    return false;
}

// 一二三 is three numbers, and never 123.
bool is_row_of_han(std::u32string_view text) {
    if (text.size() < 2) return false;
    for (auto point : text)
        if (!(han_digit(point) > 0)) return false;
    return true;
}

// 1.2.3 is a list, 1.5 is not one.
bool dotted_list(std::u32string_view text) {
    std::size_t dots = 0;
    for (auto point : text) {
        if (point == U'.') ++dots;
        else if (decimal_digit(point) < 0) return false;
    }
    return dots >= 2;
}

std::size_t separator(std::u32string_view text, std::size_t at) {
    auto i = at;
    while (i < text.size() && text[i] == U' ') ++i;
    for (auto word : {U"还有", U"以及", U"和", U"跟", U"与", U"及", U"、", U",", U"。", U";", U"+", U"&", U"/"}) {
        std::u32string_view const said(word);
        if (text.substr(i, said.size()) == said) {
            i += said.size();
            break;
        }
    }
    while (i < text.size() && text[i] == U' ') ++i;
    return i - at;
}

}  // namespace

std::optional<int> lone_number(std::string_view text) {
    if (text.size() > longest_number || !may_be_number(text)) return std::nullopt;
    auto const folded = fold_text(text, longest_number);
    auto const core = trimmed(folded.points, opening, closing);
    if (is_row_of_han(core)) return std::nullopt;
    std::size_t at = 0;
    auto const value = read_item(core, at);
    return at == core.size() ? value : std::nullopt;
}

std::vector<int> number_list(std::string_view text) {
    if (text.size() > longest_list || !may_be_number(text)) return {};
    auto const folded = fold_text(text, longest_list);
    auto const core = trimmed(folded.points, opening, closing);
    std::vector<int> found;
    if (is_row_of_han(core)) {
        for (auto point : core) found.push_back(han_digit(point));
        return found;
    }
    bool const dotted = dotted_list(core);
    for (std::size_t at = 0; at < core.size();) {
        auto const begin = at;
        auto const value = read_item(core, at);
        if (!value || found.size() == most_in_list) return {};
        found.push_back(*value);
        if (at == core.size()) break;
        auto const gap = dotted && core[at] == U'.' ? 1 : separator(core, at);
        // ①③ need nothing between them; every other two numbers do.
        bool const signs = enclosed_number(core[begin]) || core[at - 1] == 0x20E3;
        if (gap == 0 && !signs) return {};
        at += gap;
    }
    if (found.size() < 2) return {};
    return found;
}

std::optional<Numeral> numeral_at(std::string_view text) {
    if (!may_be_number(text)) return std::nullopt;
    auto const folded = fold_text(text, longest_number);
    auto const found = numeral_in(folded.points, 0);
    if (!found || folded.from[0] != 0) return std::nullopt;
    return Numeral{found->value, folded.from[found->length]};
}

}  // namespace lingyan::language
