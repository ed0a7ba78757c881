// Lengths of time from now: 三天后, 3天内, 半个月后, 两三天内, 5个工作日内, 未来两天, 近三年, 半小时后.
#include "language/date_reader.hpp"
#include "language/numeral_points.hpp"

namespace lingyan::language {
namespace {

constexpr int most_working_days = 300;  // each is looked up

enum class Unit { minutes, days, months, working_days };
struct Length { std::size_t end; int count; Unit unit; bool bare_day; };

std::optional<Length> read_amount(Reading const& in, std::size_t i) {
    int count = 0;
    bool half = false;
    bool more_half = false;
    if (in.at(i) == U'半') {
        half = true;
        ++i;
    } else if (in.has(i, U"个把")) {
        count = 1;
        i += 2;
    } else {
        auto const number = numeral_in(in.text, i);
        if (!number || number->value > 9999) return std::nullopt;
        count = number->value;
        // 两三天 and 三五天: the longer of the two.
        bool const pair = !number->arabic && number->length == 2 && han_digit(in.at(i)) > 0 && han_digit(in.at(i + 1)) > han_digit(in.at(i));
        if (pair) count = han_digit(in.at(i + 1));
        auto const begin = i;
        i += number->length;
        if (number->arabic && in.at(i) == U'.' && in.at(i + 1) == U'5' && decimal_digit(in.at(i + 2)) < 0) {  // 1.5小时
            more_half = true;
            i += 2;
        }
        if (count < 1 && !more_half) return std::nullopt;
        if (number->arabic && !more_half && (in.at(begin) == U'0' || number->value >= 1900)) return std::nullopt;  // 07年, 2010年
    }
    i = in.skip(i);
    bool const told = in.at(i) == U'个';
    if (told) ++i;
    bool const piece = told || in.any(i - 1, U"两俩把");  // 俩月 needs none
    if (in.at(i) == U'半') more_half = true, ++i;
    struct Word { std::u32string_view said; Unit unit; int each; int half; bool needs_piece; };
    static constexpr Word words[] = {
        {U"工作日", Unit::working_days, 1, 0, false}, {U"小时", Unit::minutes, 60, 30, false}, {U"钟头", Unit::minutes, 60, 30, true},
        {U"分钟", Unit::minutes, 1, 0, false}, {U"刻钟", Unit::minutes, 15, 0, false}, {U"星期", Unit::days, 7, 0, false},
        {U"礼拜", Unit::days, 7, 0, false}, {U"周", Unit::days, 7, 0, false}, {U"天", Unit::days, 1, 0, false}, {U"日", Unit::days, 1, 0, false},
        {U"季度", Unit::months, 3, 0, false}, {U"季", Unit::months, 3, 0, true}, {U"月", Unit::months, 1, 15, true}, {U"年", Unit::months, 12, 6, false},
    };
    for (auto const& word : words) {
        if (!in.has(i, word.said)) continue;
        if (word.needs_piece && !piece) return std::nullopt;
        auto const end = i + word.said.size();
        if ((half || more_half) && word.half == 0) return std::nullopt;
        if (word.unit == Unit::working_days && count > most_working_days) return std::nullopt;
        bool const halves_month = word.said == U"月" && (half || more_half);
        if (halves_month) return Length{end, (half ? 0 : count) * 30 + 15, Unit::days, false};
        return Length{end, (half ? 0 : count * word.each) + (half || more_half ? word.half : 0), word.unit, word.said == U"日"};
    }
    return std::nullopt;
}

// The day, and for hours the minute, so far from now.
void move(Reading const& in, Date& day, int& minute, Length const& length, int sign) {
    switch (length.unit) {
        case Unit::days: day = in.today + days{sign * length.count}; return;
        case Unit::months: day = add_months(in.today, sign * length.count); return;
        case Unit::working_days: day = in.calendar->add_working_days(in.today, sign * length.count); return;
        case Unit::minutes: {
            int const moved = in.minute + sign * length.count;
            int const whole = moved >= 0 ? moved / 1440 : -((1439 - moved) / 1440);
            day = in.today + days{whole};
            minute = moved - whole * 1440;
        }
    }
}

}  // namespace

std::optional<Stretch> stretch_from(Reading const& in, std::size_t i, Date first) {
    auto const length = read_amount(in, i);
    if (!length || length->unit == Unit::minutes || length->bare_day) return std::nullopt;
    auto end = length->end;
    end += in.one_of(end, {U"以内", U"之内", U"内"});
    if (in.any(end, U"后前")) return std::nullopt;
    if (length->unit == Unit::working_days) return Stretch{end, in.calendar->add_working_days(first - days{1}, length->count)};
    if (length->unit == Unit::months) return Stretch{end, add_months(first, length->count) - days{1}};
    return Stretch{end, first + days{length->count - 1}};
}

namespace {

// All of the time from now on, or up to now: 未来三天, 近半年, 前两周.
std::optional<Point> read_led_length(Reading const& in, std::size_t i) {
    auto const coming = in.one_of(i, {U"在未来", U"未来", U"今后", U"接下来", U"接下去", U"往后", U"之后", U"后面", U"后", U"下"});
    auto const gone = coming ? 0 : in.one_of(i, {U"过去", U"最近", U"之前", U"近", U"前面", U"前", U"上"});
    if (!coming && !gone) return std::nullopt;
    auto j = in.skip(i + coming + gone);
    if (in.at(j) == U'的') ++j;
    bool const near = in.any(i, U"上下");
    if (in.at(j) == U'半' && (near || in.any(i, U"前后"))) return std::nullopt;  // 上半年 is half of the calendar's
    auto length = read_amount(in, j);
    if (!length && near && in.has(j, U"个小时")) length = Length{j + 3, 60, Unit::minutes, false};
    if (!length) return std::nullopt;
    bool const calendar_unit = length->unit == Unit::months ? length->count == 1 || length->count == 3 || length->count == 12 : length->unit == Unit::days && length->count == 7;
    if (near && calendar_unit && (in.at(j) == U'一' || in.at(j) == U'1')) return std::nullopt;  // 上一周
    if (in.has(length->end - 2, U"季度") && in.at(length->end - 3) != U'个') return std::nullopt;  // 前三季度
    Point point;
    point.complete = true;
    point.first = point.last = in.today;
    point.end = length->end + in.one_of(length->end, {U"以内", U"之内", U"内"});
    point.working_days = length->unit == Unit::working_days;
    int minute = in.minute;
    move(in, coming ? point.last : point.first, minute, *length, coming ? 1 : -1);
    if (length->unit == Unit::minutes) {
        point.span = Span::moment;
        point.from = coming ? in.minute : minute;
        point.until = coming ? minute : in.minute;
    } else if (coming) {
        point.first = in.today + days{1};
    } else {
        point.last = in.today - days{1};
    }
    return point;
}

// 这两天 is today and the next, or the last, day.
std::optional<Point> read_these_days(Reading const& in, std::size_t i) {
    if (in.at(i) != U'这') return std::nullopt;
    auto const number = numeral_in(in.text, i + 1);
    if (!number || number->value < 2 || number->value > 5 || in.at(i + 1 + number->length) != U'天') return std::nullopt;
    Point point;
    point.complete = true;
    point.end = i + 2 + number->length;
    point.end += in.one_of(point.end, {U"以内", U"之内", U"内"});
    point.first = point.last = in.today;
    (in.ahead() ? point.last : point.first) += days{in.ahead() ? number->value - 1 : 1 - number->value};
    return point;
}

Hours hours_of(int minute) {
    Hours hours;
    hours.minute = hours.said = hours.until = minute;
    hours.half = Half::late;  // nothing to guess
    hours.clock = true;
    return hours;
}

}  // namespace

std::optional<Point> read_length(Reading const& in, std::size_t i) {
    // 延后五天 and 提前三天 move another day by a length.
    if (i > 0 && in.any(i, U"后前") && in.any(i - 1, U"延提推先落靠顺以之")) return std::nullopt;
    if (auto led = read_led_length(in, i)) return led;
    if (auto these = read_these_days(in, i)) return these;
    Point point;
    point.complete = true;
    point.first = point.last = in.today;
    int minute = in.minute;
    auto const over = in.one_of(i, {U"再过", U"再有", U"过"});
    auto const length = read_amount(in, in.skip(i + over));
    if (!length) return std::nullopt;
    point.working_days = length->unit == Unit::working_days;
    auto const end = in.skip(length->end);
    bool const exact = length->unit == Unit::minutes;
    auto const at_a_moment = [&](Date& day, int sign) {
        move(in, day, minute, *length, sign);
        point.last = point.first = day;
        if (exact) point.hours = hours_of(minute), point.span = Span::moment;
    };
    if (auto const within = in.one_of(end, {U"以内", U"之内", U"内"})) {
        point.end = end + within;
        move(in, point.last, minute, *length, 1);
        if (exact) point.from = in.minute, point.until = minute, point.span = Span::moment;
        return point;
    }
    if (auto const after = in.one_of(end, {U"之后", U"以后", U"过后", U"后"}); after || (over && !length->bare_day)) {
        point.end = after ? end + after : length->end;
        at_a_moment(point.first, 1);
        return point;
    }
    // 20日前报送 is before the 20th; told of the past, 三日前 is three days ago.
    if (length->bare_day && in.ahead()) return std::nullopt;
    if (in.has(length->end - 2, U"季度") && in.at(length->end - 3) != U'个') return std::nullopt;  // 一季度前 is before it ends
    bool const next_word = in.has(end, U"前天") && !in.has(end, U"前天气");  // 1天 前天: how long, and when
    if (auto const before = in.has(end, U"前后") || next_word ? 0 : in.one_of(end, {U"之前", U"以前", U"前"})) {
        point.end = end + before;
        at_a_moment(point.first, -1);
        return point;
    }
    if (length->unit == Unit::working_days) {
        point.end = length->end;
        move(in, point.last, minute, *length, 1);
        return point;
    }
    return std::nullopt;
}

}  // namespace lingyan::language
