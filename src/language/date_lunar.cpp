// Days of the lunar calendar: 正月十五, 腊月廿三, 农历八月初一, 大年初三, 初八.
#include "language/date_reader.hpp"
#include "language/lunar.hpp"
#include "language/numeral_points.hpp"

namespace lingyan::language {
namespace {

std::optional<Date> nearest(Reading const& in, int month, int day, bool leap, std::optional<int> year, int slack = 0) {
    if (year) return lunar_date(*year, month, day, leap);
    std::optional<Date> found;
    for (int y = year_of(in.base) - 2; y <= year_of(in.base) + 2; ++y) {
        for (int m = month ? month : 1; m <= (month ? month : 12); ++m) {
            auto const date = lunar_date(y, m, day, leap);
            if (!date) continue;
            if (in.ahead() && *date + days{slack} >= in.base) return date;
            if (!in.ahead() && *date <= in.base) found = date;
        }
    }
    return found;
}

// 初五 of 五月初五, but not 月初三个村.
bool lunar_day_at(Reading const& in, std::size_t i) {
    auto const day = numeral_in(in.text, i);
    return day && !day->arabic && day->value >= 1 && day->value <= 10 && !in.any(i + day->length, U"个天户人名件次家周月");
}

}  // namespace

std::optional<Point> read_lunar(Reading const& in, std::size_t i, std::optional<int> year) {
    auto const begin = i;
    bool told = false;
    if (auto const word = in.one_of(i, {U"农历", U"阴历", U"旧历", U"老历", U"古历"})) told = true, i = in.skip(i + word);
    bool leap = false;
    if (in.at(i) == U'闰') leap = told = true, ++i;
    int month = 0;
    if (in.has(i, U"正月")) month = 1, i += 2;
    else if (in.has(i, U"冬月")) month = 11, i += 2;
    else if (in.has(i, U"腊月")) month = 12, i += 2;
    else if (in.has(i, U"大年初")) month = 1, i += 2;
    else if (in.has(i, U"年初") && lunar_day_at(in, i + 2)) month = 1, i += 1;  // 年初三
    else if (auto const named = numeral_in(in.text, i); named && named->value <= 12 && in.has(i + named->length, U"月初") &&
                                                         lunar_day_at(in, i + named->length + 2)) {
        month = named->value;  // 五月初五
        i += named->length + 1;
    } else if (told && named && named->value <= 12 && in.at(i + named->length) == U'月') {
        month = named->value;
        i += named->length + 1;
    }
    if (month != 0 && in.at(i) != U'初' && !numeral_in(in.text, i)) {
        auto const first = nearest(in, month, 1, leap, year, 29);
        if (!first) return std::nullopt;
        Point whole;
        whole.end = i;
        whole.named_month = true;
        whole.span = Span::month;
        whole.first = *first;
        whole.last = *first + days{lunar_month_length(*first) - 1};
        if (in.any(i, U"底末尾")) {
            whole.end = i + 1;
            whole.span = Span::day;
            whole.first = whole.last;
        }
        return whole;
    }
    bool const first_ten = in.at(i) == U'初';
    if (!told && month == 0 && !first_ten) return std::nullopt;
    if (first_ten) ++i;
    if (first_ten && month == 0) {
        // 初一 and 初二 may be classes of a school.
        if (begin > 0 && (in.text[begin - 1] == U'月' || in.text[begin - 1] == U'年' || in.text[begin - 1] == U'从')) return std::nullopt;
        if (in.any(i + 1, U"中年学班级生的")) return std::nullopt;
    }
    auto const number = numeral_in(in.text, i);
    if (number && number->value > 30 && number->value < 100 && (told || (month != 0 && year))) return impossible_at(i + number->length);
    if (!number || number->value < 1 || number->value > 30 || (first_ten && (number->value > 10 || number->arabic))) return std::nullopt;
    i += number->length;
    if (in.any(i, U"日号")) ++i;
    auto date = nearest(in, month, number->value, leap, year);
    if (!date && leap && !year && in.ahead()) {  // the next one is years away: the last one is told of
        Reading back = in;
        back.tense = Tense::past;
        date = nearest(back, month, number->value, leap, year);
    }
    if (!date && (told || year)) return impossible_at(i);  // a month of 29 days
    if (!date) return std::nullopt;
    Point point;
    point.end = i;
    point.first = point.last = *date;
    point.named_month = month != 0;
    return point;
}

}  // namespace lingyan::language
