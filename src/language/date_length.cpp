// Lengths of time from now: 三天后, 3天内, 半个月后, 5个工作日内, 未来两天, 近三年, 半小时后.
#include "language/date_reader.hpp"
#include "language/numeral_points.hpp"

namespace lingyan::language {
namespace {

enum class Unit { minutes, days, months, working_days };
struct Length { std::size_t end; int count; Unit unit; bool bare_day; };

std::optional<Length> read_amount(Reading const& in, std::size_t i) {
    int count = 0;
    bool half = false;
    bool more_half = false;
    if (in.at(i) == U'半') {
        half = true;
        ++i;
    } else {
        auto const number = numeral_in(in.text, i);
        if (!number || number->value < 1 || number->value > 9999) return std::nullopt;
        if (number->arabic && (in.at(i) == U'0' || number->value >= 1900)) return std::nullopt;  // 07年, 2010年
        count = number->value;
        i += number->length;
    }
    i = in.skip(i);
    bool const told = in.at(i) == U'个';
    if (told) ++i;
    bool const piece = told || in.any(i - 1, U"两俩");  // 俩月 needs none
    if (told && in.at(i) == U'半') more_half = true, ++i;
    struct Word { std::u32string_view said; Unit unit; int each; int half; bool needs_piece; };
    static constexpr Word words[] = {
        {U"工作日", Unit::working_days, 1, 0, false}, {U"小时", Unit::minutes, 60, 30, false}, {U"钟头", Unit::minutes, 60, 30, true},
        {U"分钟", Unit::minutes, 1, 0, false}, {U"刻钟", Unit::minutes, 15, 0, false}, {U"星期", Unit::days, 7, 0, false},
        {U"礼拜", Unit::days, 7, 0, false}, {U"周", Unit::days, 7, 0, false}, {U"天", Unit::days, 1, 0, false}, {U"日", Unit::days, 1, 0, false},
        {U"季度", Unit::months, 3, 0, false}, {U"月", Unit::months, 1, 15, true}, {U"年", Unit::months, 12, 6, false},
    };
    for (auto const& word : words) {
        if (!in.has(i, word.said)) continue;
        if (word.needs_piece && !piece) return std::nullopt;
        auto const end = i + word.said.size();
        if ((half || more_half) && word.half == 0) return std::nullopt;
        bool const halves_month = word.said == U"月" && (half || more_half);
        if (halves_month) return Length{end, (half ? 0 : count) * 30 + 15, Unit::days, false};
        return Length{end, (half ? 0 : count * word.each) + (half || more_half ? word.half : 0), word.unit, word.said == U"日"};
    }
    return std::nullopt;
}

void move(Reading const& in, Point& point, Date& day, Length const& length, int sign) {
    switch (length.unit) {
        case Unit::days: day = in.today + days{sign * length.count}; return;
        case Unit::months: day = add_months(in.today, sign * length.count); return;
        case Unit::working_days: day = in.calendar->add_working_days(in.today, sign * length.count); return;
        case Unit::minutes: {
            int const minute = in.minute + sign * length.count;
            int const whole = minute >= 0 ? minute / 1440 : -((1439 - minute) / 1440);
            day = in.today + days{whole};
            point.minute = minute - whole * 1440;
            point.span = Span::moment;
        }
    }
}

}  // namespace

std::optional<Point> read_length(Reading const& in, std::size_t i) {
    Point point;
    point.complete = true;
    point.first = point.last = in.today;
    auto j = i;
    // A word before it says that all of the time from now on, or up to now, is meant.
    auto const coming = in.one_of(j, {U"在未来", U"未来", U"今后", U"接下来", U"往后", U"之后", U"后"});
    auto const gone = coming ? 0 : in.one_of(j, {U"过去", U"最近", U"之前", U"近", U"前", U"上"});
    // 延后五天 and 提前三天 move another day by a length.
    if ((coming || gone) && i > 0 && in.any(i - 1, U"延提推先落靠顺")) return std::nullopt;
    if (coming || gone) {
        j = in.skip(j + coming + gone);
        if (in.at(j) == U'的') ++j;
        if (in.at(j) == U'半') return std::nullopt;  // 上半年 is half of the calendar's
        auto length = read_amount(in, j);
        if (!length && in.has(j, U"个小时")) length = Length{j + 3, 60, Unit::minutes, false};
        if (!length) return std::nullopt;
        if (in.at(i) == U'上' && length->count == 1 && length->unit == Unit::months) return std::nullopt;
        if (in.at(i) == U'上' && length->count == 7 && length->unit == Unit::days) return std::nullopt;
        if (in.has(length->end - 2, U"季度") && in.at(length->end - 3) != U'个') return std::nullopt;  // 前三季度
        point.end = length->end;
        if (in.has(point.end, U"内")) ++point.end;
        move(in, point, coming ? point.last : point.first, *length, coming ? 1 : -1);
        if (length->unit == Unit::minutes) {
            point.minute = coming ? in.minute : point.minute;
        } else if (coming) {
            point.first = in.today + days{1};
        } else {
            point.last = in.today - days{1};
        }
        return point;
    }
    auto const over = in.one_of(j, {U"再过", U"过"});
    j = in.skip(j + over);
    auto const length = read_amount(in, j);
    if (!length) return std::nullopt;
    auto const end = in.skip(length->end);
    if (auto const within = in.one_of(end, {U"以内", U"之内", U"内"})) {
        point.end = end + within;
        move(in, point, point.last, *length, 1);
        if (length->unit == Unit::minutes) point.first = in.today;
        return point;
    }
    if (auto const after = in.one_of(end, {U"之后", U"以后", U"过后", U"后"}); after || (over && !length->bare_day)) {
        point.end = after ? end + after : length->end;
        move(in, point, point.first, *length, 1);
        point.last = point.first;
        return point;
    }
    // 20日前报送 is before the 20th; told of the past, 三日前 is three days ago.
    if (length->bare_day && in.ahead()) return std::nullopt;
    if (auto const before = in.one_of(end, {U"之前", U"以前", U"前"})) {
        point.end = end + before;
        move(in, point, point.first, *length, -1);
        point.last = point.first;
        return point;
    }
    if (length->unit == Unit::working_days) {
        point.end = length->end;
        move(in, point, point.last, *length, 1);
        return point;
    }
    return std::nullopt;
}

}  // namespace lingyan::language
