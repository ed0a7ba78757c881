// Phrases are put together here: a day and its time, a range of two, and what stands before and after (最迟, 之前, 以后).
#include "language/dates.hpp"

#include "language/date_reader.hpp"
#include "language/fold.hpp"
#include "language/lunar.hpp"
#include "language/numeral_points.hpp"

namespace lingyan::language {
namespace {

constexpr std::size_t most_bytes = 4096;  // of a text that is looked at

bool is_numeral(char32_t point) { return han_digit(point) >= 0 || decimal_digit(point) >= 0 || point == U'十'; }

// The few characters a phrase can begin with.
bool may_begin(char32_t point) {
    constexpr std::u32string_view first = U"今明后昨前大当次即上下本这周星礼第月季年岁来去该半再过未在接往之近最农阴旧闰正冬腊初"
                                          U"元新除春清五端中国十三妇植青六儿七建八教重劳凌早晌正午傍擦晚夜截不从自廿卅";
    return is_numeral(point) || first.find(point) != first.npos;
}

std::size_t skip_weekday(Reading const& in, Point const& point) {
    auto i = in.skip(point.end);
    bool const bracket = in.at(i) == U'(';
    if (in.any(i, U",(")) i = in.skip(i + 1);
    auto const unit = in.one_of(i, {U"周", U"星期", U"礼拜"});
    int weekday = 0;
    auto const length = unit ? weekday_at(in, i + unit, weekday) : 0;
    bool const right = static_cast<unsigned>(weekday) == weekday_of(point.first);
    if (length == 0 || (!right && !point.named_month)) return point.end;  // a whole date is right where its weekday is not
    i += unit + length;
    if (bracket && in.at(i) == U')') ++i;
    return i;
}

std::size_t connector(Reading const& in, std::size_t i) {
    auto const begin = in.skip(i);
    auto const length = in.one_of(begin, {U"一直到", U"到", U"至", U"——", U"—", U"–", U"--", U"-", U"~"});
    return length ? in.skip(begin + length) : 0;
}

// The phrase that begins exactly here.
struct Read { Point point; std::optional<Date> first, last; bool deadline = false; };

// 前 as in 周五前, but not 前往, 前来.
std::size_t before_word(Reading const& in, std::size_t i) {
    if (auto const length = in.one_of(i, {U"之前", U"以前", U"前夕", U"为止"})) return length;
    if (in.at(i) == U'止') return 1;
    return in.at(i) == U'前' && !in.any(i + 1, U"往来去进任期景言方台后提面排期") ? 1 : 0;
}

std::size_t after_word(Reading const& in, std::size_t i) {
    if (auto const length = in.one_of(i, {U"之后", U"以后", U"过后", U"以来", U"开始"})) return length;
    if (in.at(i) == U'起') return 1;
    return in.at(i) == U'后' && !in.any(i + 1, U"备勤台续天儿半日") ? 1 : 0;
}

void close(Reading const& in, Read& read, bool latest) {
    auto& point = read.point;
    bool const period = point.span == Span::week || point.span == Span::month || point.span == Span::quarter || point.span == Span::year;
    auto const i = in.skip(point.end);
    if (point.complete) {
        read.deadline = latest;
        if (latest) read.first.reset();
        return;
    }
    if (auto const length = before_word(in, i)) {
        // 国庆前一天 is a day of its own.
        auto const number = numeral_in(in.text, i + length);
        if (number && number->value < 32 && in.at(i + length + number->length) == U'天' && point.span != Span::week) {
            point.end = i + length + number->length + 1;
            read.first = read.last = point.first - days{number->value};
            return;
        }
        bool const itself = in.has(i, U"止") || in.has(i, U"为止");
        point.end = i + length;
        read.deadline = true;
        read.first.reset();
        if (!itself && (period || point.span == Span::holiday)) read.last = point.first - days{1};
        if (point.minute_end) point.minute = point.minute_end;
        return;
    }
    if (auto const inside = period ? in.one_of(i, {U"以内", U"之内", U"内"}) : 0) point.end = i + inside;
    if (latest) {
        read.deadline = true;
        read.first.reset();
        return;
    }
    if (auto const length = after_word(in, i)) {
        point.end = i + length;
        if (point.span == Span::holiday && !in.has(i, U"起") && !in.has(i, U"开始")) read.first = *point.block_last + days{1};
        read.last.reset();
    }
}

std::optional<Read> read_range(Reading const& in, std::size_t first, Point const& from, std::size_t second) {
    Reading there = in;
    there.base = from.first;
    there.tense = Tense::ahead;
    if (from.minute)  // 下午两点到四点
        if (auto time = read_time(in, second, from.first); time && !read_near_date(in, second)) {
            Read read{from, from.first, from.last, false};
            read.point.end = time->end;
            return read;
        }
    auto until = read_point(there, second);
    if (!until || until->complete || (until->time_only && !from.minute)) return std::nullopt;
    Read read{from, from.first, until->last, false};
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
    if (*read.last < *read.first) return std::nullopt;
    read.point.end = until->end;
    read.point.span = Span::day;
    read.point.complete = false;
    return read;
}

std::optional<Read> read_phrase(Reading const& in, std::size_t i) {
    auto at = i;
    auto const latest = in.one_of(at, {U"最迟不超过", U"截止日期", U"最迟到", U"最晚到", U"截止到", U"截至到", U"截止时间", U"最迟", U"最晚", U"截至",
                                       U"截止", U"不晚于", U"不迟于"});
    if (latest) at = in.skip(at + latest);
    if (latest && in.any(at, U":是在于")) at = in.skip(at + 1);
    bool const from = !latest && in.any(at, U"从自");
    if (from) at = in.skip(at + 1);
    auto point = read_point(in, at);
    if (!point && from && in.has(at, U"现在")) {
        point = Point{};
        point->end = at + 2;
        point->first = point->last = in.today;
        point->minute = in.minute;
        point->span = Span::moment;
        if (!connector(in, point->end)) return std::nullopt;
    }
    if (!point) return std::nullopt;
    if (!point->complete) {
        if (auto const second = connector(in, point->end))
            if (auto range = read_range(in, at, *point, second)) return range;
        if (in.at(point->end) == U'和')
            if (auto range = read_range(in, at, *point, point->end + 1); range && in.has(range->point.end, U"之间")) {
                range->point.end += 2;
                return range;
            }
    }
    if (point->half) return std::nullopt;
    Read read{*point, point->first, point->last, false};
    close(in, read, latest != 0);
    return read;
}

// 每周五 and 每天下午 are no one day.
std::size_t skip_recurring(Reading const& in, std::size_t i) {
    if (auto const read = read_phrase(in, i + 1)) return read->point.end;
    if (!in.any(i + 1, U"年月周天日季早晚")) return i + 1;
    if (auto const read = read_phrase(in, i + 2)) return read->point.end;
    return i + 2;
}

// 年前 in the last lunar month is before Spring Festival; else before the year ends.
std::optional<Read> read_before_new_year(Reading const& in, std::size_t i) {
    if (!in.has(i, U"年前") || (i > 0 && (is_numeral(in.text[i - 1]) || in.any(i - 1, U"半多几今去明后当些 ")))) return std::nullopt;
    Read read;
    read.point.end = i + 2;
    read.deadline = true;
    read.last = make_date(year_of(in.today), 12, 31);
    for (int year : {year_of(in.today) - 1, year_of(in.today)}) {
        auto const begin = lunar_date(year, 12, 1);
        auto const eve = new_years_eve(year);
        if (begin && eve && *begin <= in.today && in.today <= *eve) read.last = *eve;
    }
    return read;
}

// 已经, 谈过, 开的: what the clause tells has been.
bool tells_of_the_past(Reading const& in, std::size_t begin, std::size_t end) {
    constexpr std::u32string_view stops = U",。;!?\n";
    while (begin > 0 && stops.find(in.text[begin - 1]) == stops.npos) --begin;
    while (end < in.text.size() && stops.find(in.text[end]) == stops.npos) ++end;
    auto const clause = in.text.substr(begin, end - begin);
    for (std::u32string_view sign : {U"已经", U"已于", U"已在", U"谈过", U"开过", U"去过", U"谈了", U"开了", U"谈的", U"开的", U"办的", U"做的", U"去了",
                                     U"报了", U"交了", U"办了", U"做了"})
        if (clause.find(sign) != clause.npos) return true;
    return false;
}

}  // namespace

std::optional<Point> read_point(Reading const& in, std::size_t i) {
    if (auto length = read_length(in, i)) return length;
    auto point = read_numeric_date(in, i);
    if (!point) point = read_lunar(in, i, std::nullopt);
    if (!point) point = read_holiday(in, i, std::nullopt);
    if (!point) point = read_named_date(in, i);
    if (!point) point = read_near_date(in, i);
    if (!point) return read_time(in, i, std::nullopt);
    if (point->complete || point->first != point->last) return point;
    point->end = skip_weekday(in, *point);
    auto after = in.skip(point->end);
    if (in.at(after) == U'的') after = in.skip(after + 1);
    if (auto const time = read_time(in, after, point->first)) {
        point->end = time->end;
        point->first = time->first;
        point->last = time->last;
        point->minute = time->minute;
        point->minute_end = time->minute_end;
        point->span = Span::day;
    }
    return point;
}

std::vector<DatePhrase> find_dates(std::string_view text, Timestamp now, Calendar const& calendar, Tense tense) {
    auto const folded = fold_text(text, most_bytes);
    auto const local = to_local(now);
    Reading in{folded.points, local.day, local.minute_of_day(), local.day, tense, &calendar};
    std::vector<DatePhrase> found;
    for (std::size_t i = 0; i < in.text.size();) {
        if (!may_begin(in.text[i])) {
            i = in.any(i, U"每逢") ? skip_recurring(in, i) : i + 1;
            continue;
        }
        in.tense = tense;
        // 下周三或周四, 12月10、11日: what is joined to a day is sought from there.
        bool const joined = !found.empty() && found.back().first && i > 0 && folded.from[i - 1] == found.back().end && in.any(i - 1, U"或、和及与");
        in.base = joined && tense == Tense::ahead ? *found.back().first : in.today;
        auto read = read_before_new_year(in, i);
        if (!read) read = read_phrase(in, i);
        if (!read) {
            // The rest of a numeral is no numeral of its own.
            bool const numeral = is_numeral(in.text[i]);
            ++i;
            while (numeral && i < in.text.size() && is_numeral(in.text[i])) ++i;
            continue;
        }
        auto const end = read->point.end;
        if (tense == Tense::ahead && !read->deadline && tells_of_the_past(in, i, end)) {
            in.tense = Tense::past;
            if (auto past = read_phrase(in, i); past && past->point.end == end) read = past;
        }
        // 2010年之后2018年之前 is one time.
        if (!found.empty() && !found.back().last && !read->first && found.back().end == folded.from[i] && *found.back().first <= *read->last) {
            found.back().last = read->last;
            found.back().end = folded.from[end];
            i = end;
            continue;
        }
        DatePhrase phrase;
        phrase.begin = folded.from[i];
        phrase.end = folded.from[end];
        phrase.first = read->first;
        phrase.last = read->last;
        phrase.minute = read->point.minute;
        phrase.deadline = read->deadline;
        found.push_back(phrase);
        i = end;
    }
    return found;
}

}  // namespace lingyan::language
