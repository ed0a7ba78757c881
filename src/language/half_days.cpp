#include "language/half_days.hpp"

#include "language/numerals.hpp"

#include <algorithm>
#include <cstdlib>
#include <initializer_list>
#include <string>

namespace lingyan::language {

namespace {

bool begins_with_any(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(), [text](auto word) { return text.starts_with(word); });
}

// "1.5", "0.25", "40": how many half days, and whether they are whole ones.
struct Figure {
    std::size_t bytes = 0;
    int half_days = 0;
    bool halves = true;
};
// 1/4, 四分之一 of a day.
std::optional<Figure> fraction_at(std::string_view text) {
    auto first = numeral_at(text);
    if (!first) return std::nullopt;
    bool const slash = text.substr(first->bytes).starts_with('/');
    constexpr std::string_view parts = "分之";
    auto const sign = slash ? std::size_t{1} : text.substr(first->bytes).starts_with(parts) ? parts.size() : 0;
    auto second = sign ? numeral_at(text.substr(first->bytes + sign)) : std::nullopt;
    if (!second) return std::nullopt;
    auto const above = slash ? first->value : second->value, below = slash ? second->value : first->value;
    if (below == 0 || above > 9999) return std::nullopt;
    return Figure{first->bytes + sign + second->bytes, above * 2 / below, above * 2 % below == 0};
}

std::optional<Figure> figure_at(std::string_view text) {
    if (auto fraction = fraction_at(text)) return fraction;
    std::size_t end = 0;
    while (end < text.size() && is_digit(text[end])) ++end;
    if (end > 0) {
        if (end > 4) return std::nullopt;
        Figure figure{end, std::atoi(std::string(text.substr(0, end)).c_str()) * 2, true};
        if (end + 1 < text.size() && text[end] == '.' && is_digit(text[end + 1])) {
            auto first = text[++end];
            figure.half_days += first >= '5' ? 1 : 0;
            figure.halves = first == '5' || first == '0';
            while (++end < text.size() && is_digit(text[end])) figure.halves = figure.halves && text[end] == '0';
            figure.bytes = end;
        }
        return figure;
    }
    auto numeral = numeral_at(text);
    if (!numeral || numeral->value > 9999) return std::nullopt;
    // 一点五天, 零点五天
    auto after = text.substr(numeral->bytes);
    constexpr std::string_view point = "点";
    if (after.starts_with(point))
        if (auto part = numeral_at(after.substr(point.size())))
            return Figure{numeral->bytes + point.size() + part->bytes, numeral->value * 2 + (part->value >= 5 ? 1 : 0), part->value == 5 || part->value == 0};
    return Figure{numeral->bytes, numeral->value * 2, true};
}

}  // namespace

namespace {

// -1天 and 负一天; 3-5天 is a span.
bool is_below_nothing(std::string_view text, std::size_t from) {
    auto const before = text.substr(0, from);
    for (std::string_view sign : {"-", "负", "－", "−"})
        if (before.ends_with(sign)) {
            auto const further = before.substr(0, before.size() - sign.size());
            return further.empty() || further.ends_with(' ') || further.ends_with("算") || further.ends_with("，");
        }
    return false;
}

}  // namespace

std::optional<DayAmount> day_amount_in(std::string_view text) {
    constexpr std::string_view day = "天", half = "半", half_day = "半天";
    for (std::size_t from = 0; from < text.size(); ++from) {
        if ((text[from] & 0xC0) == 0x80) continue;
        auto rest = text.substr(from);
        if (rest.starts_with(half_day)) {
            auto const before = text.substr(0, from);
            bool const quarter = before.ends_with(half) || before.ends_with("半个");  // 半个半天 is no amount
            return DayAmount{from, from + half_day.size(), 1, !quarter};
        }
        auto figure = figure_at(rest);
        if (!figure) continue;
        auto at = from + figure->bytes;
        while (at < text.size() && text[at] == ' ') ++at;
        bool half_before = text.substr(at).starts_with(half) || text.substr(at).starts_with("个半");  // 一个半天
        if (half_before) at += text.substr(at).starts_with(half) ? half.size() : std::string_view("个半").size();
        if (!text.substr(at).starts_with(day)) {
            from += figure->bytes - 1;
            continue;
        }
        at += day.size();
        bool half_after = text.substr(at).starts_with(half);
        if (half_after) at += half.size();
        if (begins_with_any(text.substr(at), {"后", "之后", "以后", "内", "之内", "以内", "前", "之前"})) {
            from = at - 1;
            continue;
        }
        if (is_below_nothing(text, from)) return DayAmount{from, at, -std::max(figure->half_days, 1), figure->halves};
        int half_days = half_before ? figure->half_days / 2 : figure->half_days;  // 两个半天 is one day
        return DayAmount{from, at, half_days + (half_after ? 1 : 0), figure->halves && !(half_before && figure->half_days % 2)};
    }
    return std::nullopt;
}

}  // namespace lingyan::language
