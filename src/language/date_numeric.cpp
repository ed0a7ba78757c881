// Days in figures: 2026-12-25, 2026/12/25, 25.12.2026, 20261225, 12.25, 12/25. A whole date that is none (2026-02-30) is told apart.
#include "language/date_reader.hpp"
#include "language/numeral_points.hpp"

#include <array>

namespace lingyan::language {
namespace {

bool is_letter(char32_t point) { return (point >= U'a' && point <= U'z') || (point >= U'A' && point <= U'Z'); }

std::optional<Point> on(std::size_t end, int year, int month, int day) {
    using namespace std::chrono;
    if (year < 1900 || year > 2100) return std::nullopt;
    if (month > 31 || day > 45) return std::nullopt;  // a case's number
    if (month < 1 || day < 1 || !year_month_day{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                                std::chrono::day{static_cast<unsigned>(day)}}.ok())
        return impossible_at(end);
    Point point;
    point.end = end;
    point.named_month = true;
    point.named_year = true;
    point.first = point.last = make_date(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
    return point;
}

// Figures with two parts are as often an amount, a share or a version.
bool is_amount(Reading const& in, std::size_t begin, std::size_t end) {
    if (in.any(end, U"元万亿%‰亩斤吨米克升度倍分岁人户个件次名位里方平千百折条项栋间台辆套头只点天周月小时号级届") || (in.at(end) == U'公' && in.any(end + 1, U"斤里顷分升"))) return true;
    if (begin == 0) return false;
    auto before = begin;
    while (before > 0 && in.text[before - 1] == U' ') --before;
    if (before > 1 && in.text[before - 1] == U'-' && decimal_digit(in.text[before - 2]) >= 0) return false;  // 12.20-12.25
    return before > 0 && in.any(before - 1, U"成占剩约第¥$是为达值率版:+-=<>共计增长降");
}

}  // namespace

std::optional<Point> impossible_at(std::size_t end, std::optional<Date> clamped) {
    Point point;
    point.clamped = clamped;
    point.end = end;
    point.impossible = true;
    point.named_month = true;
    return point;
}

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
    bool const clock_follows = count == 3 && in.any(end, U"Tt") && decimal_digit(in.at(end + 1)) >= 0;  // 2026-12-25T09:30
    if ((is_letter(in.at(end)) && !clock_follows) || decimal_digit(in.at(end)) >= 0) return std::nullopt;
    auto const [a, b, c] = runs;
    if (a.length == 8) {
        auto point = is_letter(in.at(ends[0])) ? std::nullopt : on(ends[0], a.value / 10000, a.value / 100 % 100, a.value % 100);
        return point && !point->impossible ? point : std::nullopt;  // any other eight figures are a number
    }
    if (count == 3 && a.length == 4 && b.length <= 2 && c.length <= 2) {
        if (separator == U' ' && (b.length != 2 || c.length != 2)) return std::nullopt;
        return on(in.any(end, U"日号") ? end + 1 : end, a.value, b.value, c.value);
    }
    if (separator == U' ' || separator == 0) return std::nullopt;
    if (count == 3 && c.length == 4 && a.length <= 2 && b.length <= 2)
        return b.value > 12 ? on(end, c.value, a.value, b.value) : on(end, c.value, b.value, a.value);
    if (count == 3 && a.length == 2 && b.length <= 2 && c.length <= 2) {
        auto point = on(end, 2000 + a.value, b.value, c.value);
        return point && !point->impossible ? point : std::nullopt;  // 10.20.30
    }
    if (count != 2) return std::nullopt;
    bool const begins = i == 0 || !in.any(i - 1, U"-~");
    bool const runs_on = begins && separator == U'.' && in.any(end, U"-~") && decimal_digit(in.at(end + 1)) >= 0;
    if (runs_on && !read_numeric_date(in, end + 1)) return std::nullopt;  // 10.5-12.5万
    if (!runs_on && is_amount(in, i, end)) return std::nullopt;
    if (in.any(end, U"./") && decimal_digit(in.at(end + 1)) >= 0) return std::nullopt;
    if (a.length == 4 && b.length <= 2 && b.value >= 1 && b.value <= 12 && a.value >= 1900 && a.value <= 2100) {
        auto point = on(end, a.value, b.value, 1);
        if (in.at(end) == U'月') ++point->end;
        point->span = Span::month;
        point->last = add_months(point->first, 1) - days{1};
        return point;
    }
    if (a.length > 2 || b.length > 2) return std::nullopt;
    // 3-5 is a range of something; 12-25 is not one of hours or heads.
    bool const padded = a.length == 2 && b.length == 2 && in.at(i) == U'0';  // 06-12
    if (separator == U'-' && !padded && b.value <= a.value) return std::nullopt;
    if (separator == U'-' && !padded && (b.length < 2 || b.value <= 12 || in.any(end, U"日号"))) return std::nullopt;
    bool const short_figures = (separator == U'.' || separator == U'/') && a.length == 1 && b.length == 1;
    if (short_figures && !in.any(end, U"前之以到至日号") && !(begins && in.one_of(end, {U"上午", U"下午", U"晚上", U"早上", U"中午"}))) return std::nullopt;  // 3.5 is a number, 1/3 a part
    auto const after = in.any(end, U"日号") ? end + 1 : end;
    auto const day = nearest_month_day(in, a.value, b.value);
    if (!day) {  // 2.30 is a number where nothing says that a day is meant
        bool const a_day = a.value >= 1 && a.value <= 12 && b.value >= 29 && b.value <= 31 && (after > end || (separator == U'/' && in.any(end, U"前之以")));
        return a_day ? impossible_at(after) : std::nullopt;
    }
    auto point = on(after, year_of(*day), a.value, b.value);
    point->named_year = false;
    return point;
}

}  // namespace lingyan::language
