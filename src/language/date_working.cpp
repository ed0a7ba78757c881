// First and last working days round days off and within a week: 节后第一个工作日, 年前最后一个工作日, 春节收假第一天, 放假前一天.
#include "language/date_working.hpp"

#include "language/numeral_points.hpp"

namespace lingyan::language {
namespace {

constexpr int farthest = 200;  // days that are looked through for the next days off

bool is_holiday(Reading const& in, Date day) { return weekday_of(day) < 6 && !in.calendar->is_working(day); }

// The block round a day that is not worked.
DaysOff block_round(Reading const& in, Date day) {
    DaysOff off{day, day};
    while (!in.calendar->is_working(off.first - days{1})) off.first -= days{1};
    while (!in.calendar->is_working(off.last + days{1})) off.last += days{1};
    return off;
}

// The days off that come next, or that have just been; of a year without a table nothing is known.
std::optional<DaysOff> nearest_days_off(Reading const& in, bool begun) {
    int const step = in.ahead() ? 1 : -1;
    auto day = in.today;
    if (!begun && is_holiday(in, day)) day = block_round(in, day).last + days{1};
    for (int i = 0; i < farthest; ++i, day += days{step})
        if (is_holiday(in, day)) return block_round(in, day);
    return std::nullopt;
}

Point on(std::size_t end, Date first, Date last) {
    Point point;
    point.end = end;
    point.first = first;
    point.last = last;
    point.complete = first != last;
    point.named_month = true;
    point.working_days = true;
    return point;
}

// 第一个工作日, 头一个上班日: which of them, and where the words end.
struct Counted { std::size_t end = 0; int which = 0; };
Counted working_day_at(Reading const& in, std::size_t i) {
    bool const nth = in.at(i) == U'第';
    std::size_t end = i;
    int which = 1;
    if (in.at(i) == U'首') {
        end = i + 1;
    } else if (nth || in.has(i, U"头一")) {
        auto const number = numeral_in(in.text, i + 1);
        if (!number || number->value < 1 || number->value > 20) return {};
        which = number->value;
        end = i + 1 + number->length;
    } else {
        return {};
    }
    if (in.at(end) == U'个') ++end;
    auto const word = in.one_of(end, {U"工作日", U"上班日", U"上班天", U"天上班"});
    return word ? Counted{end + word, which} : Counted{};
}

Date nth_working(Reading const& in, Date after, int which) { return in.calendar->add_working_days(after, which); }

std::optional<Point> after_days_off(Reading const& in, std::size_t i, DaysOff const& off) {
    if (in.at(i) == U'的') ++i;
    if (auto const counted = working_day_at(in, i); counted.which) {
        auto const day = nth_working(in, off.last, counted.which);
        return on(counted.end, day, day);
    }
    if (auto const first = in.one_of(i, {U"上班第一天", U"上班的第一天", U"上班头一天", U"第一天", U"头一天", U"首日", U"复工第一天", U"开工第一天", U"上班首日"})) {
        auto const day = nth_working(in, off.last, 1);
        return on(i + first, day, day);
    }
    if (auto const week = in.one_of(i, {U"第一周", U"头一周", U"第一个星期", U"第一个礼拜", U"首周", U"头一个星期", U"头一个礼拜"})) {
        auto const day = nth_working(in, off.last, 1);
        auto const monday = day - days{static_cast<int>(weekday_of(day)) - 1};
        return on(i + week, monday, monday + days{6});
    }
    return std::nullopt;
}

std::optional<Point> before_days_off(Reading const& in, std::size_t i, DaysOff const& off, bool days_too) {
    if (in.at(i) == U'的') ++i;
    if (auto const word = in.one_of(i, {U"最后一个工作日", U"最后一个上班日", U"最后一天上班", U"最末一个工作日", U"最后的工作日", U"最后个工作日"})) {
        auto const day = in.calendar->working_on_or_before(off.first - days{1});
        return on(i + word, day, day);
    }
    if (auto const word = in.one_of(i, {U"最后一天", U"头一天"})) return on(i + word, off.first - days{1}, off.first - days{1});
    auto const number = days_too ? numeral_in(in.text, i) : std::nullopt;
    if (!number || number->value < 1 || number->value > 9 || in.at(i + number->length) != U'天' || in.any(i + number->length + 1, U"内之以")) return std::nullopt;
    auto const day = off.first - days{number->value};
    return on(i + number->length + 1, day, day);
}

}  // namespace

std::optional<Point> read_round_days_off(Reading const& in, std::size_t i, DaysOff const& off, bool days_too) {
    if (in.has(i, U"放假") && in.any(i + 2, U"前之的以")) i += 2, days_too = true;
    if (in.at(i) == U'的') ++i;
    if (auto const before = in.one_of(i, {U"之前", U"以前", U"前"})) return before_days_off(in, i + before, off, days_too);
    if (auto const after = in.one_of(i, {U"收假之后", U"收假以后", U"收假后", U"收假", U"放假后", U"之后", U"以后", U"过后", U"后", U"复工", U"开工"})) {
        auto const end = i + after;
        if (auto point = after_days_off(in, end, off)) return point;
        bool const named = in.has(i, U"收假后") || in.has(i, U"收假以后") || in.has(i, U"收假之后");
        if (!named) return std::nullopt;
        Point open = on(i + 2, off.last, off.last);  // 收假后: 后 is closed by whoever closes phrases
        open.span = Span::holiday;
        return open;
    }
    return in.has(i, U"上班") ? after_days_off(in, i, off) : std::nullopt;
}

std::optional<Point> read_nameless_days_off(Reading const& in, std::size_t i) {
    // 节后, 年前, 收假: of the days off that come next; 放假 says of itself nothing but where they begin.
    bool const new_year = in.at(i) == U'年' && in.any(i + 1, U"前后");
    bool const apart = i == 0 || !(numeral_in(in.text, i - 1) || in.any(i - 1, U"半多几今去明当些来春秋元端教旦庆秋阳午宵明电关环时细章季过调礼情"));
    auto const word = in.one_of(i, {U"节假日", U"放假", U"收假", U"长假", U"小长假", U"节日", U"节", U"年", U"假期"});
    if (word == 0 || !apart) return std::nullopt;
    bool const ends = in.has(i, U"收假");
    if (!new_year && in.at(i) == U'年') return std::nullopt;
    auto const begin = ends ? i : i + word;
    bool const behind = ends || in.any(begin, U"后") || in.one_of(begin, {U"之后", U"以后", U"过后"});
    if (!behind && !in.any(begin, U"前之以的")) return std::nullopt;
    auto off = nearest_days_off(in, behind);
    if (!off) return std::nullopt;
    if (new_year) {  // 年后 is after Spring Festival, and not after the next weekend that is longer
        for (int i_off = 0; i_off < 8 && off && !(month_of(off->last) <= 3 && off->last - off->first >= days{4}); ++i_off) {
            Reading later = in;
            later.today = off->last + days{1};
            off = nearest_days_off(later, true);
        }
        if (!off) return std::nullopt;
    }
    auto const point = read_round_days_off(in, begin, *off, in.any(i, U"放节"));
    if (point || !in.has(i, U"放假") || !in.one_of(begin, {U"之前", U"以前", U"前", U"之后", U"以后", U"后"})) return point;
    Point block = on(begin, off->first, off->last);  // 放假前
    block.complete = false;
    block.span = Span::holiday;
    block.block_last = off->last;
    return block;
}

std::optional<Point> read_working_day_of(Reading const& in, std::size_t i, Date first, Date last) {
    if (in.at(i) == U'的') ++i;
    if (auto const word = in.one_of(i, {U"最后一个工作日", U"最后一个上班日", U"最后一天上班"})) {
        auto const day = in.calendar->working_on_or_before(last);
        if (day < first) return std::nullopt;
        return on(i + word, day, day);
    }
    if (auto const counted = working_day_at(in, i); counted.which) {
        auto const day = nth_working(in, first - days{1}, counted.which);
        return on(counted.end, day, day);
    }
    if (auto const word = in.one_of(i, {U"最后一天"})) return on(i + word, last, last);
    if (auto const word = in.one_of(i, {U"第一天", U"头一天"})) return on(i + word, first, first);
    return std::nullopt;
}

}  // namespace lingyan::language
