#include "language/date_span.hpp"

namespace lingyan::language {
namespace {

constexpr int whole_day = 24 * 60;

Phrase stretch(Point const& from, std::size_t end) {
    Phrase read;
    read.end = end;
    read.point = from;
    read.point.span = Span::day;
    read.point.complete = false;
    read.first = from.first;
    read.last = from.last;
    if (from.hours) read.minute = from.hours->minute;
    return read;
}

// 至今, 到现在.
std::size_t now_word(Reading const& in, std::size_t i) {
    if (auto const length = in.one_of(i, {U"现在", U"目前", U"当前", U"此刻"})) return length;
    return in.at(i) == U'今' && !in.any(i + 1, U"天日年晚早明儿个夜") ? 1 : 0;
}

// Hours of one day. An end without a part of the day is the next such hour after the beginning: 上午11点到2点.
std::optional<Phrase> read_hours(Reading const& in, Point const& from, std::size_t second) {
    auto const time = read_time(in, second, from.first);
    if (!time || time->impossible || read_near_date(in, second) || read_holiday(in, second, std::nullopt)) return std::nullopt;
    auto const& a = *from.hours;
    auto const& b = *time->hours;
    auto read = stretch(from, time->end);
    int begin = a.clock ? a.minute : a.from;
    if (a.colon && b.colon && a.half == Half::none && b.half == Half::none && from.first < in.today && !from.time_only) begin = a.said;  // as a time-table says it
    int until = b.clock ? b.minute : b.to;
    if (b.clock && b.half == Half::none) {
        until = b.said;
        while (until <= begin) until += whole_day / 2;
    } else if (until + b.days * whole_day <= begin) {
        until += whole_day;
    } else {
        until += b.days * whole_day;
    }
    if (from.time_only && from.first == in.today + days{1} && until > in.minute && in.ahead()) read.first = in.today;  // it has begun
    read.minute = begin;
    read.from = begin;
    read.until = until > whole_day ? until - whole_day : until;
    read.last = *read.first + days{until > whole_day ? 1 : 0};
    return read;
}

}  // namespace

std::optional<Phrase> read_range(Reading const& in, std::size_t first, Point const& from, std::size_t second) {
    if (auto const now = now_word(in, second)) {
        Reading back = in;
        back.tense = Tense::past;
        auto const begun = from.first > in.today ? read_point(back, first) : std::optional(from);
        if (!begun || begun->end != from.end || begun->first > in.today) return std::nullopt;
        auto read = stretch(*begun, second + now);
        read.last = in.today;
        if (from.hours) {
            read.from = from.hours->clock ? from.hours->minute : from.hours->from;
            read.until = in.minute;
        }
        return read;
    }
    // 周一至五: a weekday alone runs on from a weekday.
    int weekday = 0;
    bool const from_weekday = from.end > 1 && in.any(from.end - 1, U"一二三四五六") && in.any(from.end - 2, U"周期拜");
    if (auto const length = from_weekday && !from.hours ? weekday_at(in, second, weekday) : 0; length && !in.any(second + length, U"个月号点日天时十百年:.")) {
        auto read = stretch(from, second + length);
        read.last = from.first + days{(weekday - static_cast<int>(weekday_of(from.first)) + 7) % 7};
        return read;
    }
    Reading there = in;
    there.base = from.first;
    there.tense = Tense::ahead;
    if (from.hours)
        if (auto hours = read_hours(in, from, second)) return hours;
    auto until = read_point(there, second);
    if (!until || until->complete || (until->time_only && !from.hours)) return std::nullopt;
    if (until->impossible) {
        auto read = stretch(from, until->end);
        read.impossible = true;
        read.first.reset();
        read.last.reset();
        read.minute.reset();
        return read;
    }
    auto read = stretch(from, until->end);
    read.last = until->last;
    // What ends ahead of us but begins after its end has begun already, the last time that such a day was.
    if (until->named_month && in.ahead()) {
        auto const nearer = read_point(in, second);
        if (nearer && nearer->last < from.first) {
            Reading back = in;
            back.tense = Tense::past;
            back.base = nearer->last;
            if (auto const begun = read_point(back, first); begun && begun->end == from.end && begun->first <= nearer->last) {
                read.first = begun->first;
                read.last = nearer->last;
            }
        }
    }
    // Across days an hour is told as one of twenty-four: 2点-明天4点.
    auto const across = [](Hours const& hours) { return hours.clock && hours.half == Half::none ? hours.said : hours.minute; };
    if (from.hours) {
        if (from.time_only) read.first = in.today;
        read.from = from.hours->clock ? (until->hours ? across(*from.hours) : from.hours->minute) : from.hours->from;
        read.minute = read.from;
    }
    if (until->hours) read.until = until->hours->clock ? across(*until->hours) : until->hours->to;
    if (until->hours && !from.hours) read.minute = read.until;
    if (*read.last < *read.first) return std::nullopt;
    return read;
}

}  // namespace lingyan::language
