// Years, quarters and their parts: 明年4月, 2016年底, 季末, 上半年, 今年前三个月.
#include "language/date_ranges.hpp"
#include "language/numeral_points.hpp"

namespace lingyan::language {
namespace {

struct Years { std::size_t end; int year; bool told_alone; bool named; };  // told_alone: may stand without a month; named: by its number

std::optional<Years> read_year(Reading const& in, std::size_t i) {
    struct Word { std::u32string_view said; int years; std::u32string_view not_after; };
    static constexpr Word words[] = {{U"今年", 0, U"如"}, {U"本年", 0, U"基"}, {U"当年", 0, U""}, {U"这一年", 0, U""}, {U"明年", 1, U""}, {U"来年", 1, U"年以"}, {U"翻年", 1, U""},
                                     {U"下一年", 1, U"以"}, {U"下个年", 1, U""}, {U"上个年", -1, U""}, {U"后年", 2, U"半之"}, {U"大后年", 3, U""}, {U"去年", -1, U"过"}, {U"头年", -1, U""}, {U"上年", -1, U"马以早晚"}, {U"上一年", -1, U"以"},
                                     {U"年时", -1, U"几今去明半多些当过新每那学少前往来后两"}, {U"大前年", -3, U""}, {U"前年", -2, U"目以之大"}};
    static WordTable const table(words);
    for (auto const& word : table.at(in.at(i)))
        if (in.has(i, word.said) && !(i > 0 && in.any(i - 1, word.not_after))) return Years{i + word.said.size(), year_of(in.today) + word.years, true, false};
    auto const number = numeral_in(in.text, i);
    if (!number) return std::nullopt;
    auto const sign = in.skip(i + number->length);
    if (in.at(sign) != U'年') return std::nullopt;
    bool const row = number->arabic || han_digit(in.at(i + 1)) >= 0;
    if (row && number->length == 4 && number->value >= 1900 && number->value <= 2100) return Years{sign + 1, number->value, true, true};
    // 07年 and 98年 are years; 15年 is one only where a month follows, else a length.
    if (!row || number->length != 2) return std::nullopt;
    bool const pair = !number->arabic && han_digit(in.at(i)) > 0 && han_digit(in.at(i + 1)) == han_digit(in.at(i)) + 1;  // 三四年
    if (pair) return std::nullopt;
    bool const old = number->value >= 50;
    return Years{sign + 1, (old ? 1900 : 2000) + number->value, han_digit(in.at(i)) == 0 || in.at(i) == U'0' || (old && !in.any(sign + 1, U"后内来以之")), true};
}

// 2015-2018年, 2015到2018年.
std::optional<Point> read_years(Reading const& in, std::size_t i) {
    auto const first = numeral_in(in.text, i);
    if (!first || first->length != 4 || first->value < 1900 || first->value > 2100) return std::nullopt;
    auto const joined = in.one_of(i + 4, {U"到", U"至", U"—", U"–", U"-", U"~"});
    auto const last = joined ? numeral_in(in.text, i + 4 + joined) : std::nullopt;
    auto const end = i + 4 + joined + (last ? last->length : 0);
    if (!last || last->length != 4 || last->value <= first->value || last->value > 2100 || in.at(end) != U'年') return std::nullopt;
    auto point = made(end + 1, {make_date(first->value, 1, 1), make_date(last->value, 12, 31)}, Span::year);
    point.named_year = true;
    return point;
}

// 九十年代, 上世纪80年代.
std::optional<Point> read_decade(Reading const& in, std::size_t i) {
    auto const before = in.one_of(i, {U"上世纪", U"上个世纪", U"二十世纪", U"20世纪", U"本世纪", U"二十一世纪", U"21世纪"});
    auto const number = numeral_in(in.text, i + before);
    if (!number || !in.has(i + before + number->length, U"年代")) return std::nullopt;
    bool const whole = number->value >= 1900 && number->value <= 2090;
    if (number->value % 10 != 0 || (!whole && (number->value < 10 || number->value > 90))) return std::nullopt;
    bool const this_century = in.has(i, U"本") || in.has(i, U"二十一世纪") || in.has(i, U"21") || (before == 0 && number->value < 30);
    int const year = whole ? number->value : (this_century ? 2000 : 1900) + number->value;
    return made(i + before + number->length + 2, {make_date(year, 1, 1), make_date(year + 9, 12, 31)}, Span::year);
}

std::optional<Point> read_quarter(Reading const& in, std::size_t i, std::optional<int> year) {
    int const this_quarter = (static_cast<int>(month_of(in.today)) - 1) / 3;
    auto const finish = [&](std::size_t end, Range range) {
        if (in.any(end, U"末底尾")) return made(end + 1, {range.second, range.second}, Span::day);
        if (in.at(end) == U'初') return made(end + 1, {range.first, range.first + days{9}}, Span::third);
        auto const month = in.at(end) == U'的' ? end + 1 : end;  // 下个季度第一个月
        for (auto const& [said, nth] : {std::pair{std::u32string_view(U"第一个月"), 0}, {U"头一个月", 0}, {U"第二个月", 1}, {U"第三个月", 2}, {U"最后一个月", 2}})
            if (in.has(month, said)) return made(month + said.size(), months_from(year_of(range.first), static_cast<int>(month_of(range.first)) + nth, 1), Span::month);
        return made(end, range, Span::quarter);
    };
    auto const nearest = [&](int month, int count) {
        return year ? months_from(*year, month, count) : *nearest_year(in, [&](int y) { return std::optional(months_from(y, month, count)); });
    };
    if (in.any(i, U"上下前后") && in.has(i + 1, U"半年") && !(in.any(i, U"前后") && i > 0 && in.any(i - 1, U"以之会"))) return finish(i + 3, nearest(in.any(i, U"上前") ? 1 : 7, 6));
    if (in.any(i, U"本上下这当") || in.has(i, U"季")) {
        int const step = in.at(i) == U'上' ? -1 : in.at(i) == U'下' ? 1 : 0;
        auto j = in.at(i) == U'季' ? i : i + 1;
        if (in.has(j, U"一个季") || in.has(j, U"一季")) ++j;
        if (in.at(j) == U'个') ++j;
        auto const unit = in.one_of(j, {U"季度", U"季"});
        if (unit == 0 || (unit == 1 && in.at(i) != U'本' && !in.any(j + 1, U"末底")) || (in.at(i) == U'季' && !in.any(j + unit, U"末底"))) return std::nullopt;
        if (unit == 1 && in.any(j + 1, U"节风")) return std::nullopt;
        auto const first = add_months(make_date(year.value_or(year_of(in.today)), static_cast<unsigned>(this_quarter * 3 + 1), 1), 3 * step);
        return finish(j + unit, months_from(year_of(first), static_cast<int>(month_of(first)), 3));
    }
    bool const led = in.any(i, U"第前");
    bool const last = in.has(i, U"最后一个季度");
    auto const number = last ? std::optional(PointNumeral{4, 4, false}) : numeral_in(in.text, led ? i + 1 : i);
    if (!number || number->value < 1 || number->value > 4) return std::nullopt;
    auto end = (led ? i + 1 : i) + number->length;
    if (in.at(end) == U'个' && led) ++end;
    if (!in.has(end, U"季度")) return std::nullopt;
    if (in.at(i) == U'前') return finish(end + 2, months_from(year.value_or(year_of(in.today)), 1, 3 * number->value));
    return finish(end + 2, nearest(number->value * 3 - 2, 3));
}

// 年底, 年初, 年内; after a year also 底 alone, 前三个月, 最后一天.
std::optional<Point> read_year_part(Reading const& in, std::size_t i, std::optional<int> year) {
    int const y = year.value_or(year_of(in.today));
    auto const length = in.one_of(i, {U"年底", U"年末", U"年尾", U"年终", U"岁末"});
    if (length || (year && in.any(i, U"底末"))) {
        auto const day = make_date(y, 12, 31);
        if (!year && in.has(i, U"年终") && !in.any(i + 2, U"前之")) return std::nullopt;
        if (!year && i > 0 && in.any(i - 1, U"每历")) return std::nullopt;
        return made(i + (length ? length : 1), {day, day}, Span::day);
    }
    if (in.has(i, U"年初") || (year && in.at(i) == U'初')) {
        int const which = !year && in.ahead() && month_of(in.today) > 1 && !in.has(i, U"年初以来") && !in.has(i, U"年初至今") ? y + 1 : y;
        return made(i + (in.has(i, U"年初") ? 2 : 1), months_from(which, 1, 1), Span::month);
    }
    if (in.has(i, U"年中") && (year || in.any(i + 2, U"前之以")) && !in.any(i + 2, U"国心央")) {
        int const which = !year && in.ahead() && month_of(in.today) > 6 ? y + 1 : y;
        return made(i + 2, {make_date(which, 6, 30), make_date(which, 6, 30)}, Span::day);
    }
    if (!year) {
        if (!in.has(i, U"年内") || (i > 0 && (in.any(i - 1, U"一两几半多"))) || (i > 0 && (han_digit(in.text[i - 1]) >= 0 || decimal_digit(in.text[i - 1]) >= 0))) return std::nullopt;
        auto point = made(i + 2, {in.today, make_date(y, 12, 31)}, Span::year);
        point.complete = true;
        return point;
    }
    if (in.has(i, U"今天") || in.has(i, U"今日")) {  // 去年今天
        auto const day = add_months(in.today, 12 * (y - year_of(in.today)));
        return made(i + 2, {day, day}, Span::day);
    }
    auto const last = in.one_of(i, {U"最后", U"后"});
    auto const start = in.one_of(i, {U"前", U"头", U"第"});
    auto const number = last || start ? numeral_in(in.text, i + last + start) : std::nullopt;
    if (!number || number->value < 1 || number->value > 366) return std::nullopt;
    auto const end = i + last + start + number->length;
    if (in.has(end, U"个月") && number->value <= 12) {
        if (last) return made(end + 2, {add_months(make_date(y + 1, 1, 1), -number->value), make_date(y, 12, 31)}, Span::month);
        return made(end + 2, in.at(i) == U'第' ? months_from(y, number->value, 1) : months_from(y, 1, number->value), Span::month);
    }
    if (!in.any(end, U"天日") || in.at(i) == U'前' || in.at(i) == U'后') return std::nullopt;
    auto const day = last ? make_date(y + 1, 1, 1) - days{number->value} : make_date(y, 1, 1) + days{number->value - 1};
    return made(end + 1, {day, day}, Span::day);
}

}  // namespace

std::optional<Point> read_named_date(Reading const& in, std::size_t i) {
    auto const named = [&](std::size_t at, std::optional<int> year) -> std::optional<Point> {
        if (auto part = read_year_part(in, at, year)) return part;
        if (auto quarter = read_quarter(in, at, year)) return quarter;
        return read_month(in, at, year);
    };
    if (auto years = read_years(in, i)) return years;
    if (auto decade = read_decade(in, i)) return decade;
    if (auto const year = read_year(in, i)) {
        auto after = in.skip(year->end);
        if (in.any(after, U"的,")) ++after;
        auto point = named(after, year->year);
        if (!point) point = read_lunar(in, after, year->year);
        if (!point) point = read_holiday(in, after, year->year);
        if (!point && (!year->told_alone || in.any(year->end, U"级"))) return std::nullopt;
        if (!point) {
            auto const end = in.one_of(year->end, {U"度", U"份"});
            point = made(year->end + end, months_from(year->year, 1, 12), Span::year);
        }
        point->named_year = year->named;
        return point;
    }
    if (auto point = named(i, std::nullopt)) return point;
    return read_month_day(in, i);
}

}  // namespace lingyan::language
