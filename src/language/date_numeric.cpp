// Days in figures: 2026-12-25, 2026/12/25, 25.12.2026, 20261225, 12.25, 12/25.
#include "language/date_reader.hpp"
#include "language/numeral_points.hpp"

#include <array>

namespace lingyan::language {
namespace {

bool is_letter(char32_t point) { return (point >= U'a' && point <= U'z') || (point >= U'A' && point <= U'Z'); }

bool exists(int year, int month, int day) {
    using namespace std::chrono;
    return year >= 1900 && year <= 2100 && month > 0 && day > 0 &&
           year_month_day{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                          std::chrono::day{static_cast<unsigned>(day)}}.ok();
}

std::optional<Point> on(std::size_t end, int year, int month, int day) {
    if (!exists(year, month, day)) return std::nullopt;
    Point point;
    point.end = end;
    point.named_month = true;
    point.first = point.last = make_date(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
    return point;
}

// Figures with two parts are as often an amount, a share or a version.
bool is_amount(Reading const& in, std::size_t begin, std::size_t end) {
    if (in.any(end, U"元万亿%‰亩斤吨公米克升度倍分岁人户个件次名位里方平千百折条项栋间台辆套头只点天周月小时号级届")) return true;
    if (begin == 0) return false;
    auto before = begin;
    while (before > 0 && in.text[before - 1] == U' ') --before;
    return before > 0 && in.any(before - 1, U"成占剩约第¥$是为达值率版:+-=<>共计增长降");
}

}  // namespace

std::optional<Point> read_numeric_date(Reading const& in, std::size_t i) {
    struct Run { int value = 0; std::size_t length = 0; };
    std::array<Run, 3> runs;
    std::size_t count = 0;
    auto at = i;
    char32_t separator = 0;
    std::array<std::size_t, 3> ends{};
    while (count < 3) {
        Run run;
        for (int digit; run.length < 9 && (digit = decimal_digit(in.at(at + run.length))) >= 0; ++run.length) run.value = run.value * 10 + digit;
        if (run.length == 0) break;
        runs[count] = run;
        at += run.length;
        ends[count++] = at;
        if (count == 3 || !in.any(at, U"-/. ") || (separator && in.at(at) != separator)) break;
        separator = in.at(at);
        ++at;
    }
    if (count == 0 || (i > 0 && (is_letter(in.text[i - 1]) || in.any(i - 1, U"./")))) return std::nullopt;
    auto const end = ends[count - 1];
    if (is_letter(in.at(end)) || decimal_digit(in.at(end)) >= 0) return std::nullopt;
    auto const [a, b, c] = runs;
    if (a.length == 8) return is_letter(in.at(ends[0])) ? std::nullopt : on(ends[0], a.value / 10000, a.value / 100 % 100, a.value % 100);
    if (count == 3 && a.length == 4 && b.length <= 2 && c.length <= 2) {
        if (separator == U' ' && (b.length != 2 || c.length != 2)) return std::nullopt;
        return on(in.any(end, U"日号") ? end + 1 : end, a.value, b.value, c.value);
    }
    if (separator == U' ' || separator == 0) return std::nullopt;
    if (count == 3 && c.length == 4 && a.length <= 2 && b.length <= 2)
        return b.value > 12 ? on(end, c.value, a.value, b.value) : on(end, c.value, b.value, a.value);
    if (count == 3 && a.length == 2 && b.length <= 2 && c.length <= 2) return on(end, 2000 + a.value, b.value, c.value);
    if (count != 2 || is_amount(in, i, end)) return std::nullopt;
    if (in.any(end, U"./") && decimal_digit(in.at(end + 1)) >= 0) return std::nullopt;
    if (a.length == 4 && b.length <= 2 && exists(a.value, b.value, 1)) {
        auto point = on(end, a.value, b.value, 1);
        point->span = Span::month;
        point->last = add_months(point->first, 1) - days{1};
        return point;
    }
    if (a.length > 2 || b.length > 2) return std::nullopt;
    // 3-5 is a range of something; 12-25 is not one of hours or heads.
    if (separator == U'-' && b.value <= a.value) return std::nullopt;
    if (separator == U'-' && (b.length < 2 || b.value <= 12 || in.any(end, U"日号"))) return std::nullopt;
    bool const short_figures = (separator == U'.' || separator == U'/') && a.length == 1 && b.length == 1;
    if (short_figures && !in.any(end, U"前之以到至日号")) return std::nullopt;  // 3.5 is a number, 1/3 a part
    auto const day = nearest_month_day(in, a.value, b.value);
    if (!day) return std::nullopt;
    return on(in.any(end, U"日号") ? end + 1 : end, year_of(*day), a.value, b.value);
}

}  // namespace lingyan::language
