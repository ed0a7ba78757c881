// Years, quarters, months and their parts, and days of the month: 明年4月, 季末, 下月初, 12月25日, 25号.
#include "language/date_reader.hpp"
#include "language/numeral_points.hpp"

#include <utility>

namespace lingyan::language {
namespace {

using Range = std::pair<Date, Date>;

bool exists(int year, int month, int day) {
    using namespace std::chrono;
    return year_month_day{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                          std::chrono::day{static_cast<unsigned>(day)}}.ok();
}

Range months_from(int year, int month, int count) {
    auto const first = make_date(year, static_cast<unsigned>(month), 1);
    return {first, add_months(first, count) - days{1}};
}

// The nearest year for which build gives a range, ahead or behind.
template <class Build>
std::optional<Range> nearest(Reading const& in, Build build) {
    int const year = year_of(in.base);
    for (int step = 0; step <= 9; ++step) {
        std::optional<Range> const range = build(in.ahead() ? year - 1 + step : year + 1 - step);
        if (range && (in.ahead() ? range->second >= in.base : range->first <= in.base)) return range;
    }
    return std::nullopt;
}

Point made(std::size_t end, Range range, Span span) {
    Point point;
    point.end = end;
    point.first = range.first;
    point.last = range.second;
    point.span = span;
    point.named_month = true;
    return point;
}

struct Years { std::size_t end; int year; bool told_alone; };  // told_alone: may stand without a month

std::optional<Years> read_year(Reading const& in, std::size_t i) {
    struct Word { std::u32string_view said; int years; };
    static constexpr Word words[] = {{U"今年", 0}, {U"本年", 0}, {U"当年", 0}, {U"明年", 1}, {U"来年", 1}, {U"后年", 2},
                                     {U"去年", -1}, {U"上年", -1}, {U"大前年", -3}, {U"前年", -2}};
    for (auto const& word : words)
        if (in.has(i, word.said)) return Years{i + word.said.size(), year_of(in.today) + word.years, true};
    auto const number = numeral_in(in.text, i);
    if (!number) return std::nullopt;
    auto const sign = in.skip(i + number->length);
    if (in.at(sign) != U'年') return std::nullopt;
    bool const row = number->arabic || han_digit(in.at(i + 1)) >= 0;
    if (row && number->length == 4 && number->value >= 1900 && number->value <= 2100) return Years{sign + 1, number->value, true};
    // 07年 is a year; 15年 is one only where a month follows, else a length.
    if (row && number->length == 2) return Years{sign + 1, 2000 + number->value, in.at(i) == U'0'};
    return std::nullopt;
}

// What follows a month: 底, 初, 上旬, 25日, 的第一周 … The range within that month, and where it ends.
struct Within { std::size_t end; int first; int last; Span span; int week = 0; int weekday = 0; };  // days; 0: the month's last

std::optional<Within> read_within(Reading const& in, std::size_t i, bool alone) {
    if (in.any(i, U"底末尾")) return Within{i + 1, 0, 0, Span::day};
    if (in.has(i, U"上旬")) return Within{i + 2, 1, 10, Span::third};
    if (in.has(i, U"中旬")) return Within{i + 2, 11, 20, Span::third};
    if (in.has(i, U"下旬")) return Within{i + 2, 21, 0, Span::third};
    if (in.at(i) == U'初') return Within{i + 1, 1, 10, Span::third};
    if (in.at(i) == U'中' && !in.any(i + 1, U"国心午秋学小央共")) return Within{i + 1, 11, 20, Span::third};
    if (alone) return std::nullopt;
    if (in.at(i) == U'份') ++i;
    auto j = in.at(i) == U'的' ? i + 1 : i;
    if (bool const last = in.has(j, U"最后一"); last || in.at(j) == U'第') {
        auto const number = numeral_in(in.text, last ? j + 2 : j + 1);
        if (number && number->value >= 1 && number->value <= 5) {
            auto end = (last ? j + 2 : j + 1) + number->length;
            if (in.at(end) == U'个') ++end;
            if (auto const unit = in.one_of(end, {U"周", U"星期", U"礼拜"})) {
                end += unit;
                int weekday = 0;
                end += weekday_at(in, end, weekday);
                return Within{end, 1, 0, weekday ? Span::day : Span::week, last ? -1 : number->value, weekday};
            }
        }
    }
    j = in.skip(i);
    if (auto const number = numeral_in(in.text, j); number && number->value >= 1 && number->value <= 31) {
        auto const end = in.skip(j + number->length);
        if (in.any(end, U"日号")) return Within{end + 1, number->value, number->value, Span::day};
        bool const counted = in.any(end, U"人户个件次天年元万名条项岁周点%.") || number->length > 3;
        if (!counted && (number->arabic || number->length >= 2)) return Within{j + number->length, number->value, number->value, Span::day};
    }
    return Within{i, 1, 0, Span::month};
}

std::optional<Range> place(Within const& within, int year, int month) {
    auto const whole = months_from(year, month, 1);
    if (within.span == Span::week || within.weekday) {
        // The first week of a month is the first that begins in it; a weekday is counted by itself.
        unsigned const wanted = within.weekday ? static_cast<unsigned>(within.weekday) : 1;
        auto day = within.week > 0 ? whole.first : whole.second;
        int const step = within.week > 0 ? 1 : -1;
        while (weekday_of(day) != wanted) day += days{step};
        if (within.week > 0) day += days{7 * (within.week - 1)};
        if (day > whole.second) return std::nullopt;
        return Range{day, within.weekday ? day : day + days{6}};
    }
    if (within.span == Span::day && within.first > 0 && !exists(year, month, within.first)) {
        if (month == 2 && within.first == 29) return std::nullopt;  // the next leap year is meant
        return Range{whole.second, whole.second};
    }
    auto const day = [&](int n) { return n == 0 ? whole.second : whole.first + days{n - 1}; };
    return Range{day(within.first), day(within.last)};
}

std::optional<Point> read_month(Reading const& in, std::size_t i, std::optional<int> year) {
    int months = 0;
    auto j = i;
    bool relative = false;
    while (in.any(j, U"上下")) months += in.at(j++) == U'下' ? 1 : -1, relative = true;
    if (!relative)
        if (auto const word = in.one_of(j, {U"本", U"这", U"当", U"该"})) relative = true, j += word;
    if (relative) {
        if (in.at(j) == U'一' && in.any(j + 1, U"个月")) ++j;
        if (in.at(j) == U'个') ++j;
        if (in.at(j) != U'月') return std::nullopt;
        if (in.at(j + 1) == U'月') ++j;  // 本月月底
        auto const within = read_within(in, j + 1, false);
        auto const start = add_months(make_date(year.value_or(year_of(in.today)), month_of(in.today), 1), months);
        auto const range = place(*within, year_of(start), static_cast<int>(month_of(start)));
        if (!range) return std::nullopt;
        return made(within->end, *range, within->span);
    }
    if (in.at(i) == U'月' && !year) {  // 月底
        if (i > 0 && in.any(i - 1, U"个每满按逐腊正冬几")) return std::nullopt;
        if (in.at(i + 1) == U'内') {
            auto point = made(i + 2, {in.today, months_from(year_of(in.today), static_cast<int>(month_of(in.today)), 1).second}, Span::month);
            point.complete = true;
            return point;
        }
        auto const within = read_within(in, i + 1, true);
        if (!within) return std::nullopt;
        auto month = make_date(year_of(in.base), month_of(in.base), 1);
        auto const at = [&](Date first) { return *place(*within, year_of(first), static_cast<int>(month_of(first))); };
        if (in.ahead() && at(month).second < in.base) month = add_months(month, 1);
        if (!in.ahead() && at(month).first > in.base) month = add_months(month, -1);
        return made(within->end, at(month), within->span);
    }
    auto const number = numeral_in(in.text, i);
    if (!number || number->value < 1 || number->value > 12 || in.any(i, U"两俩")) return std::nullopt;
    j = in.skip(i + number->length);
    if (in.at(j) != U'月') return std::nullopt;
    auto const within = read_within(in, j + 1, false);
    auto const range = year ? place(*within, *year, number->value)
                            : nearest(in, [&](int y) { return place(*within, y, number->value); });
    if (!range) return std::nullopt;
    return made(within->end, *range, within->span);
}

std::optional<Point> read_quarter(Reading const& in, std::size_t i, std::optional<int> year) {
    int const this_quarter = (static_cast<int>(month_of(in.today)) - 1) / 3;
    auto const finish = [&](std::size_t end, Range range) {
        if (in.any(end, U"末底尾")) return made(end + 1, {range.second, range.second}, Span::day);
        if (in.at(end) == U'初') return made(end + 1, {range.first, range.first + days{9}}, Span::third);
        return made(end, range, Span::quarter);
    };
    if (in.any(i, U"上下") && in.has(i + 1, U"半年")) {
        int const month = in.at(i) == U'上' ? 1 : 7;
        auto const range = year ? months_from(*year, month, 6) : *nearest(in, [&](int y) { return std::optional(months_from(y, month, 6)); });
        return finish(i + 3, range);
    }
    if (in.any(i, U"本上下这") || in.has(i, U"季")) {
        int const step = in.at(i) == U'上' ? -1 : in.at(i) == U'下' ? 1 : 0;
        auto j = in.at(i) == U'季' ? i : i + 1;
        if (in.at(j) == U'个') ++j;
        auto const unit = in.one_of(j, {U"季度", U"季"});
        if (unit == 0 || (unit == 1 && !in.any(j + 1, U"末底")) || (in.at(i) == U'季' && !in.any(j + unit, U"末底"))) return std::nullopt;
        auto const first = add_months(make_date(year.value_or(year_of(in.today)), static_cast<unsigned>(this_quarter * 3 + 1), 1), 3 * step);
        return finish(j + unit, months_from(year_of(first), static_cast<int>(month_of(first)), 3));
    }
    bool const led = in.any(i, U"第前");
    auto const number = numeral_in(in.text, led ? i + 1 : i);
    if (!number || number->value < 1 || number->value > 4) return std::nullopt;
    auto const end = (led ? i + 1 : i) + number->length;
    if (!in.has(end, U"季度")) return std::nullopt;
    if (in.at(i) == U'前') return finish(end + 2, months_from(year.value_or(year_of(in.today)), 1, 3 * number->value));
    int const month = number->value * 3 - 2;
    auto const range = year ? months_from(*year, month, 3) : *nearest(in, [&](int y) { return std::optional(months_from(y, month, 3)); });
    return finish(end + 2, range);
}

// 年底, 年初, 年内; after a year also 底 alone.
std::optional<Point> read_year_part(Reading const& in, std::size_t i, std::optional<int> year) {
    int const y = year.value_or(year_of(in.today));
    auto const length = in.one_of(i, {U"年底", U"年末", U"年尾", U"年终", U"岁末"});
    if (length || (year && in.any(i, U"底末"))) {
        auto const day = make_date(y, 12, 31);
        if (!year && in.has(i, U"年终") && !in.any(i + 2, U"前之")) return std::nullopt;
        return made(i + (length ? length : 1), {day, day}, Span::day);
    }
    if (in.has(i, U"年初") || (year && in.at(i) == U'初')) {
        int const which = !year && in.ahead() && month_of(in.today) > 1 ? y + 1 : y;
        return made(i + (in.has(i, U"年初") ? 2 : 1), months_from(which, 1, 1), Span::month);
    }
    if (!year && in.has(i, U"年内")) {
        auto point = made(i + 2, {in.today, make_date(y, 12, 31)}, Span::year);
        point.complete = true;
        return point;
    }
    return std::nullopt;
}

std::optional<Point> read_day(Reading const& in, std::size_t i) {
    auto const number = numeral_in(in.text, i);
    if (!number || number->value < 1 || number->value > 31) return std::nullopt;
    auto end = in.skip(i + number->length);
    bool const range = in.any(end, U"-~至到—–") && in.at(end) != U'\0';
    if (range) {  // 12-15号: its last day is read by whoever joins ranges
        auto const last = numeral_in(in.text, end + 1);
        if (!last || last->value > 31 || last->value <= number->value) return std::nullopt;
        auto const sign = end + 1 + last->length;
        if (!in.any(sign, U"日号") || in.any(sign + 1, U"内以后前游")) return std::nullopt;
        end = i + number->length;
    } else {
        if (!in.any(end, U"日号") || (in.at(end) == U'日' && in.at(end + 1) == U'游')) return std::nullopt;
        if (in.at(end) == U'号' && in.any(end + 1, U"楼桥线文房门院车路井地库公令机坑店厅码段村组院召工单任事项")) return std::nullopt;
        ++end;
    }
    if (i > 0 && in.any(i - 1, U"第每./编案单〕]№月")) return std::nullopt;
    if (i > 3 && in.text[i - 1] == U'-' && decimal_digit(in.text[i - 4]) >= 0) return std::nullopt;  // a number's second part
    auto const day = nearest_day(in, number->value);
    if (!day) return std::nullopt;
    Point point;
    point.end = end;
    point.first = point.last = *day;
    point.half = range;
    return point;
}

}  // namespace

std::optional<Date> nearest_month_day(Reading const& in, int month, int day) {
    if (month < 1 || month > 12 || day < 1 || day > 31 || !exists(2024, month, day)) return std::nullopt;
    auto const range = nearest(in, [&](int year) { return place(Within{0, day, day, Span::day}, year, month); });
    if (!range) return std::nullopt;
    return range->first;
}

std::optional<Date> nearest_day(Reading const& in, int day) {
    auto month = make_date(year_of(in.base), month_of(in.base), 1);
    for (int step = 0; step < 4; ++step, month = add_months(month, in.ahead() ? 1 : -1)) {
        if (!exists(year_of(month), static_cast<int>(month_of(month)), day)) continue;
        auto const date = month + days{day - 1};
        if (in.ahead() ? date >= in.base : date <= in.base) return date;
    }
    return std::nullopt;
}

std::optional<Point> read_named_date(Reading const& in, std::size_t i) {
    auto const named = [&](std::size_t at, std::optional<int> year) -> std::optional<Point> {
        if (auto part = read_year_part(in, at, year)) return part;
        if (auto quarter = read_quarter(in, at, year)) return quarter;
        return read_month(in, at, year);
    };
    if (auto const year = read_year(in, i)) {
        auto after = in.skip(year->end);
        if (in.any(after, U"的,")) ++after;
        if (auto point = named(after, year->year)) return point;
        if (auto point = read_lunar(in, after, year->year)) return point;
        if (auto point = read_holiday(in, after, year->year)) return point;
        if (!year->told_alone || in.any(year->end, U"级")) return std::nullopt;
        auto const end = in.at(year->end) == U'度' ? year->end + 1 : year->end;
        return made(end, months_from(year->year, 1, 12), Span::year);
    }
    if (auto point = named(i, std::nullopt)) return point;
    return read_day(in, i);
}

}  // namespace lingyan::language
