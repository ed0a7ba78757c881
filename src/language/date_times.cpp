// Times of the day: 九点, 三点半, 14:30, 下午, 今晚12点. An hour without a part of the day is the afternoon's from 1 to 6.
#include "language/date_reader.hpp"
#include "language/numeral_points.hpp"

namespace lingyan::language {
namespace {

enum class Half { early, noon, late, night };
struct Part { std::u32string_view said; Half half; int minute; int end; bool needs_day; };

constexpr Part parts[] = {
    {U"凌晨", Half::early, 180, 360, false}, {U"清晨", Half::early, 420, 540, false}, {U"清早", Half::early, 480, 600, false},
    {U"早晨", Half::early, 480, 600, false}, {U"早上", Half::early, 480, 600, false}, {U"早间", Half::early, 480, 600, false},
    {U"上午", Half::early, 570, 720, false}, {U"正午", Half::noon, 720, 780, false}, {U"中午", Half::noon, 720, 780, false},
    {U"晌午", Half::noon, 720, 780, false}, {U"下午", Half::late, 900, 1080, false}, {U"午后", Half::late, 900, 1080, false},
    {U"后晌", Half::late, 900, 1080, false}, {U"傍晚", Half::late, 1110, 1170, false}, {U"擦黑", Half::late, 1110, 1170, false},
    {U"晚上", Half::night, 1170, 1440, false}, {U"晚间", Half::night, 1170, 1440, false}, {U"夜里", Half::night, 1290, 1440, false},
    {U"半夜", Half::night, 1410, 1440, false}, {U"黑里", Half::night, 1170, 1440, true}, {U"早", Half::early, 480, 600, true},
    {U"晨", Half::early, 420, 540, true}, {U"晚", Half::night, 1170, 1440, true}, {U"夜", Half::night, 1290, 1440, true},
    {U"黑", Half::night, 1170, 1440, true},
};

struct Clock { std::size_t end; int hour; int minute; bool exact; };  // exact: 02:30, which is no afternoon

std::optional<Clock> read_clock(Reading const& in, std::size_t i, bool placed) {
    auto const number = numeral_in(in.text, i);
    if (!number || number->value > 24 || (number->arabic && number->length > 2)) return std::nullopt;
    bool const zero = number->arabic && number->length == 2 && in.at(i) == U'0';
    auto j = i + number->length;
    if (number->arabic && in.at(j) == U':') {
        int const tens = decimal_digit(in.at(j + 1));
        int const ones = decimal_digit(in.at(j + 2));
        if (tens < 0 || tens > 5 || ones < 0 || decimal_digit(in.at(j + 3)) >= 0) return std::nullopt;
        auto end = j + 3;
        if (in.at(end) == U':' && decimal_digit(in.at(end + 1)) >= 0 && decimal_digit(in.at(end + 2)) >= 0) end += 3;
        return Clock{end, number->value, tens * 10 + ones, zero};
    }
    j = in.skip(j);
    if (!in.any(j, U"点时") || (in.at(j) == U'时' && in.any(j + 1, U"间候节期代"))) return std::nullopt;
    if (in.at(j) == U'时' && !number->arabic && !placed) return std::nullopt;
    ++j;
    // 提1点意见, 快一点
    if (in.one_of(j, {U"意见", U"要求", U"建议", U"问题", U"说明", U"注意", U"体会", U"想法", U"希望", U"内容", U"经验", U"措施", U"补充", U"共识",
                      U"左右的人", U"都", U"也", U"了", U"小"}))
        if (!placed) return std::nullopt;
    bool told = placed;
    Clock clock{j, number->value, 0, zero};
    if (auto const whole = in.one_of(j, {U"钟", U"整"})) {
        clock.end = j + whole;
        told = true;
    } else if (in.at(j) == U'半') {
        clock.end = j + 1;
        clock.minute = 30;
        told = true;
    } else if (auto const quarter = in.one_of(j, {U"一刻", U"三刻", U"1刻", U"3刻"})) {
        clock.end = j + quarter;
        clock.minute = in.any(j, U"一1") ? 15 : 45;
        told = true;
    } else if (auto k = in.skip(j); true) {
        bool const led = in.any(k, U"零〇");
        if (led) ++k;
        auto const minutes = numeral_in(in.text, k);
        if (minutes && minutes->value < 60) {
            auto const end = in.skip(k + minutes->length);
            bool const sign = in.at(end) == U'分' && !in.any(end + 1, U"之钟别开");
            if (sign || led || (minutes->value >= 10 && !in.any(end, U"个人户件%万元天日号月年"))) {
                clock.end = sign ? end + 1 : k + minutes->length;
                clock.minute = minutes->value;
                told = true;
            }
        }
    }
    if (!told && number->value == 1) return std::nullopt;  // 一点 is a little
    if (!told && i > 0 && in.any(i - 1, U"第这那几.这")) return std::nullopt;
    return clock;
}

void set(Point& point, Clock const& clock, Part const* part) {
    int hour = clock.hour;
    int extra = 0;
    if (!part) {
        if (hour >= 1 && hour <= 6 && !clock.exact) hour += 12;
    } else if (part->half == Half::late) {
        if (hour < 12) hour += 12;
    } else if (part->half == Half::noon) {
        if (hour <= 3) hour += 12;
    } else if (part->half == Half::night) {
        if (hour == 12 || hour == 0) hour = 24;
        else if (hour <= 4) extra = 1;
        else if (hour < 12) hour += 12;
    } else if (hour == 12) {
        hour = part->said == U"凌晨" ? 0 : 12;
    }
    int minute = hour * 60 + clock.minute;
    if (minute > 1440) {  // 晚上12点半 is the next day's
        minute -= 1440;
        extra = 1;
    }
    point.first += days{extra};
    point.last = point.first;
    point.minute = minute;
    point.minute_end = minute;
}

}  // namespace

std::optional<Point> read_time(Reading const& in, std::size_t i, std::optional<Date> day) {
    Point point;
    point.first = point.last = day.value_or(in.today);
    point.time_only = !day;
    Part const* part = nullptr;
    auto j = i;
    for (auto const& candidate : parts) {
        if (!in.has(i, candidate.said) || (candidate.needs_day && !day)) continue;
        j = i + candidate.said.size();
        if (candidate.needs_day && in.any(j, U"点期退已会")) return std::nullopt;
        if (in.any(j, U"好") && !day) return std::nullopt;
        part = &candidate;
        break;
    }
    if (!part && in.has(i, U"下班") && (day || in.any(i + 2, U"前后之以"))) {
        point.end = i + 2;
        point.minute = point.minute_end = 17 * 60 + 30;
    } else if (auto const clock = read_clock(in, in.skip(j), day || part)) {
        point.end = clock->end;
        set(point, *clock, part);
    } else if (part) {
        point.end = j;
        point.minute = part->minute;
        point.minute_end = part->end;
    } else {
        return std::nullopt;
    }
    if (!day) {
        int const until = part && point.minute_end ? *point.minute_end : *point.minute;
        if (in.ahead() && until < in.minute) point.first = point.last = point.first + days{1};
        if (!in.ahead() && *point.minute > in.minute) point.first = point.last = point.first - days{1};
    }
    return point;
}

}  // namespace lingyan::language
