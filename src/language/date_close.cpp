#include "language/date_close.hpp"

#include "language/numeral_points.hpp"

namespace lingyan::language {

// 前 as in 周五前, but not 前往, 前来, 前后.
std::size_t before_word(Reading const& in, std::size_t i) {
    if (auto const length = in.one_of(i, {U"之前", U"以前", U"前夕", U"为止", U"截止"})) return length;
    if (in.at(i) == U'止') return 1;
    return in.at(i) == U'前' && !in.any(i + 1, U"往来去进任期景言方台后提面排沿线年") ? 1 : 0;
}

namespace {

std::size_t after_word(Reading const& in, std::size_t i) {
    if (auto const length = in.one_of(i, {U"之后", U"以后", U"过后", U"以来", U"开始"})) return length;
    if (in.at(i) == U'起') return in.has(i, U"起开始") ? 3 : 1;
    return in.at(i) == U'后' && !in.any(i + 1, U"备勤台续天儿半日") ? 1 : 0;
}

// (含), (31日) behind a day and before 前 say nothing new.
std::size_t skip_note(Reading const& in, Point const& point) {
    auto const i = in.skip(point.end);
    if (in.at(i) != U'(') return i;
    auto j = i + 1;
    if (in.at(j) == U'含') {
        while (in.any(j, U"含本当日天")) ++j;
    } else {
        auto const number = numeral_in(in.text, j);
        if (!number || static_cast<unsigned>(number->value) != day_of(point.last) || !in.any(j + number->length, U"日号")) return i;
        j += number->length + 1;
    }
    auto const after = in.skip(j + 1);
    return in.at(j) == U')' && (before_word(in, after) || after_word(in, after)) ? after : i;
}

bool is_period(Span span) { return span == Span::week || span == Span::month || span == Span::quarter || span == Span::year; }

void close_before(Reading const& in, Phrase& read, std::size_t i, std::size_t length) {
    auto& point = read.point;
    // 国庆前一天 is a day of its own, 国庆前一周 a week.
    auto const number = numeral_in(in.text, i + length);
    if (number && number->value >= 1 && number->value < 32 && point.span != Span::week) {
        auto const sign = i + length + number->length;
        if (in.at(sign) == U'天') {
            read.end = sign + 1;
            read.first = read.last = point.first - days{number->value};
            return;
        }
    }
    if (in.has(i + length, U"最后一天") && !point.hours && !is_period(point.span) && point.span != Span::holiday) {  // 月底前最后一天
        read.end = i + length + 4;
        read.first = read.last;
        return;
    }
    if (auto const stretch = point.span == Span::holiday ? stretch_from(in, i + length, point.first) : std::nullopt) {
        read.end = stretch->end;
        read.first = point.first - (stretch->last - point.first) - days{1};
        read.last = point.first - days{1};
        return;
    }
    bool const itself = in.any(i, U"止截") || in.has(i, U"为止");
    read.end = i + length;
    read.deadline = true;
    read.first.reset();
    if (!itself && (is_period(point.span) || point.span == Span::holiday)) read.last = point.first - days{1};
    if (point.hours) read.minute = point.hours->until;
}

void close_after(Reading const& in, Phrase& read, std::size_t i, std::size_t length) {
    auto& point = read.point;
    bool const from_then = in.at(i) == U'起' || in.has(i, U"开始");
    read.end = i + length;
    if (in.has(i, U"以来") && point.first <= in.today) {
        read.last = in.today;
        return;
    }
    auto const begin = from_then ? point.first : (point.block_last ? *point.block_last : point.last) + days{1};
    auto j = in.skip(read.end);
    if (in.any(j, U",的")) j = in.skip(j + 1);
    if (auto const working = point.span == Span::holiday ? in.one_of(j, {U"首个工作日", U"第一个工作日", U"上班第一天", U"第一天上班"}) : 0) {  // 国庆后第一个工作日
        read.end = j + working;
        read.first = read.last = in.calendar->working_on_or_after(begin);
        return;
    }
    if (auto const number = point.span == Span::holiday && in.at(j) == U'第' ? numeral_in(in.text, j + 1) : std::nullopt; number && in.at(j + 1 + number->length) == U'天') {
        read.end = j + 2 + number->length;
        read.first = read.last = begin + days{number->value - 1};
        return;
    }
    if (auto const stretch = from_then || in.at(i) == U'后' ? stretch_from(in, j, begin) : std::nullopt) {  // 从明天起三天, 25号后5天内
        read.end = stretch->end;
        read.first = begin;
        read.last = stretch->last;
        return;
    }
    if (!from_then && point.span == Span::holiday) read.first = begin;
    read.last.reset();
}

}  // namespace

void close(Reading const& in, Phrase& read, bool latest) {
    auto const& point = read.point;
    if (point.complete) {
        read.deadline = latest;
        if (latest) read.first.reset();
        return;
    }
    auto const i = skip_note(in, point);
    if (auto const length = before_word(in, i)) return close_before(in, read, i, length);
    if (is_period(point.span)) {
        auto const inside = in.one_of(i, {U"以内", U"之内", U"内", U"期间"});
        if (inside) read.end = i + inside;
    }
    if (latest) {
        read.deadline = true;
        read.first.reset();
        return;
    }
    if (auto const length = after_word(in, i)) return close_after(in, read, i, length);
    if (auto const about = point.span == Span::day ? in.one_of(i, {U"前后", U"左右"}) : 0) read.end = i + about;
}

}  // namespace lingyan::language
