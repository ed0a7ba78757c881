// Phrases are put together here: a day and its time, what stands before (最迟, 从) and after, and one after the other in a text.
#include "language/date_close.hpp"
#include "language/date_span.hpp"
#include "language/date_tense.hpp"
#include "language/date_working.hpp"
#include "language/lunar.hpp"
#include "language/numeral_points.hpp"

#include <bitset>

namespace lingyan::language {
namespace {

constexpr std::size_t most_of_a_title = 60;  // characters

bool is_numeral(char32_t point) { return han_digit(point) >= 0 || decimal_digit(point) >= 0 || point == U'十' || point == U'拾'; }

// The few characters a phrase can begin with. Two of them stand in every other sentence, and tell at once what they are: 去年, 不晚于.
bool may_begin(Reading const& in, std::size_t i) {
    auto const point = in.text[i];
    if (point == U'去') return in.at(i + 1) == U'年';
    if (point == U'不') return in.any(i + 1, U"晚迟超");
    static auto const first = [] {
        std::bitset<0x10000> set;
        for (auto one : std::u32string_view(U"今明后昨前大当次即上下本这周星礼第月季年岁来去该半再过未在接之往近最农阴旧老古闰正冬腊初元新除春清五端中国十三妇植青六儿七建八教重劳节放收假"
                                            U"凌早晌正午傍擦晚夜截不从自廿卅直赶立夏秋芒霜谷惊处小雨寒白母父情圣平愚万光双女记护消宪烈丰环禁公拂麻天打黄黑差外翻阳龙现个翌头"))
            set.set(one);
        return set;
    }();
    return is_numeral(point) || (point < 0x10000 && first.test(point));
}

// (周五), ，星期一 after a day; it is passed over where it is right, and after a whole date in any case.
std::size_t skip_weekday(Reading const& in, Point const& point) {
    auto i = in.skip(point.end);
    bool const bracket = in.at(i) == U'(';
    if (in.any(i, U",(")) i = in.skip(i + 1);
    i += bracket ? in.one_of(i, {U"即本", U"也就是本", U"即", U"本", U"这个", U"这", U"下个", U"下下", U"下"}) : 0;  // (本周五)
    auto const unit = in.one_of(i, {U"周", U"星期", U"礼拜"});
    int weekday = 0;
    auto const length = unit ? weekday_at(in, i + unit, weekday) : 0;
    bool const right = static_cast<unsigned>(weekday) == weekday_of(point.first);
    if (length == 0 || (!right && !point.named_month)) return point.end;
    i += unit + length;
    if (bracket && in.at(i) == U')') ++i;
    return i;
}

// 周五(12月25日) is the date.
std::optional<Point> date_in_brackets(Reading const& in, Point const& day) {
    auto i = in.skip(day.end);
    bool const bracket = in.at(i) == U'(';
    if (bracket || in.at(i) == U',') i = in.skip(i + 1);
    auto date = read_numeric_date(in, i);
    if (!date) date = read_named_date(in, i);
    if (!date || date->impossible || date->half || date->first != date->last || weekday_of(date->first) != weekday_of(day.first)) return std::nullopt;
    if (bracket) {
        date->end = in.skip(date->end);
        if (in.at(date->end) != U')') return std::nullopt;
        ++date->end;
    }
    return date;
}

// 现在, where a stretch begins with it.
std::optional<Point> read_now(Reading const& in, std::size_t i) {
    if (!in.has(i, U"现在") || connector(in, i + 2) == 0) return std::nullopt;
    Point point;
    point.end = i + 2;
    point.first = point.last = in.today;
    point.span = Span::moment;
    Hours hours;
    hours.minute = hours.said = hours.until = in.minute;
    hours.half = Half::late;  // nothing to guess
    hours.clock = true;
    point.hours = hours;
    return point;
}

Phrase phrase_of(std::size_t begin, Point const& point) {
    Phrase read;
    read.begin = begin;
    read.end = point.end;
    read.point = point;
    if (point.impossible) {
        read.impossible = true;
        return read;
    }
    read.first = point.first;
    read.last = point.last;
    read.from = point.from;
    read.until = point.until;
    if (point.until) read.minute = point.until;
    if (!point.hours) return read;
    read.minute = point.hours->minute;
    if (!point.hours->clock) {
        read.from = point.hours->from;
        read.until = point.hours->to;
    }
    return read;
}

// The phrase that begins exactly here.
std::optional<Phrase> read_phrase(Reading const& in, std::size_t i) {
    auto at = i;
    auto const latest = in.one_of(at, {U"最迟不超过", U"最晚不超过", U"截止日期", U"最迟到", U"最晚到", U"截止到", U"截至到", U"截止时间", U"最迟", U"最晚", U"截至",
                                       U"截止", U"不晚于", U"不迟于", U"不超过", U"赶在", U"直到"});
    if (latest) at = in.skip(at + latest);
    if (latest && in.any(at, U":是在于为")) at = in.skip(at + 1);
    bool const from = !latest && in.any(at, U"从自");
    if (from) at = in.skip(at + 1);
    auto point = read_point(in, at);
    if (auto const now = latest && !point ? in.one_of(at, {U"目前", U"现在", U"当前", U"此刻"}) : 0) {  // 截至目前
        Point today;
        today.end = at + now;
        today.first = today.last = in.today;
        point = today;
    }
    if (!point) point = read_now(in, at);
    if (!point) return std::nullopt;
    if (!point->complete && !point->impossible) {
        auto begun = point->end;
        if (in.at(begun) == U'起') ++begun;  // 即日起至
        else if (in.has(begun, U"开始")) begun += 2;
        if (auto const second = connector(in, begun))
            if (auto range = read_range(in, at, *point, second)) return range->begin = i, range;
        if (in.any(point->end, U"和与"))
            if (auto range = read_range(in, at, *point, point->end + 1); range && in.has(range->end, U"之间")) {
                range->begin = i;
                range->end += 2;
                return range;
            }
    }
    if (point->half) return std::nullopt;
    auto read = phrase_of(i, *point);
    if (!read.impossible) close(in, read, latest != 0);
    else if (auto const tail = before_word(in, read.end)) read.end += tail, read.deadline = true;
    else read.deadline = latest != 0;
    return read;
}

// 每周五 and 每天下午 are no one day.
std::size_t skip_recurring(Reading const& in, std::size_t i) {
    if (auto const read = read_phrase(in, i + 1)) return read->end;
    if (!in.any(i + 1, U"年月周天日季早晚")) return i + 1;
    if (auto const read = read_phrase(in, i + 2)) return read->end;
    return i + 2;
}

// 年前 in the last lunar month is before Spring Festival; else before the year ends. 年后 is after Spring Festival.
std::optional<Phrase> read_round_new_year(Reading const& in, std::size_t i) {
    bool const before = in.has(i, U"年前");
    auto const after = in.one_of(i, {U"过完年", U"过了年", U"年后"});
    if (!before && !after) return std::nullopt;
    if (read_nameless_days_off(in, i)) return std::nullopt;  // 年后第一个工作日 is a day
    if (in.at(i) == U'年' && i > 0 && (is_numeral(in.text[i - 1]) || in.any(i - 1, U"半多几今去明后当些 百千来翻"))) return std::nullopt;
    Phrase read;
    read.begin = i;
    read.end = i + (before ? 2 : after);
    if (after) {
        for (int year : {year_of(in.today), year_of(in.today) + 1}) {
            auto const first = lunar_date(year, 1, 1);
            if (!first || *first + days{14} < in.today) continue;
            auto last = *first + days{5};
            while (in.calendar->has_table(year) && !in.calendar->is_working(last + days{1}) && last < *first + days{12}) last += days{1};
            read.first = last + days{1};
            return read;
        }
        return std::nullopt;
    }
    read.deadline = true;
    read.last = make_date(year_of(in.today), 12, 31);
    for (int year : {year_of(in.today) - 1, year_of(in.today)}) {
        auto const begin = lunar_date(year, 12, 1);
        auto const eve = new_years_eve(year);
        if (begin && eve && *begin <= in.today && in.today <= *eve) read.last = *eve;
    }
    return read;
}

}  // namespace

std::size_t connector(Reading const& in, std::size_t i) {
    auto const begin = in.skip(i);
    auto const length = in.one_of(begin, {U"一直到", U"到", U"至", U"——", U"—", U"–", U"--", U"-", U"~"});
    return length ? in.skip(begin + length) : 0;
}

std::optional<Point> read_point(Reading const& in, std::size_t i) {
    if (in.any(i, U"节放收假年长"))
        if (auto round = read_nameless_days_off(in, i)) return round;
    auto point = read_length(in, i);
    if (point && (point->first != point->last || point->from || point->hours)) return point;
    if (!point) point = read_numeric_date(in, i);
    if (!point) point = read_holiday(in, i, std::nullopt);
    if (!point) point = read_lunar(in, i, std::nullopt);
    if (!point) point = read_named_date(in, i);
    if (!point) {
        point = read_near_date(in, i);
        if (point && point->span == Span::day && point->first == point->last)
            if (auto date = date_in_brackets(in, *point)) point = date;
    }
    if (!point) return read_time(in, i, std::nullopt);
    if (point->impossible || point->first != point->last) return point;
    if (point->complete) {  // 两周后的周三 is of that week
        auto const i_weekday = in.at(point->end) == U'的' ? point->end + 1 : point->end;
        auto const unit = in.one_of(i_weekday, {U"周", U"星期", U"礼拜"});
        int weekday = 0;
        if (auto const length = unit ? weekday_at(in, i_weekday + unit, weekday) : 0) {
            point->end = i_weekday + unit + length;
            point->first += days{weekday - static_cast<int>(weekday_of(point->first))};
            point->last = point->first;
        }
    }
    auto end = point->complete ? point->end : skip_weekday(in, *point);
    point->end = end;
    end += in.one_of(end, {U"当天", U"那天", U"当日"});  // 国庆当天晚上
    auto after = in.skip(end);
    if (in.any(after, U"的Tt,")) after = in.skip(after + 1);
    auto const time = read_time(in, after, point->first);
    if (!time) return point;
    if (in.at(in.skip(end)) == U',' && (time->impossible || !(time->hours->half != Half::none || time->hours->colon))) return point;
    if (time->impossible) return time;
    point->complete = false;
    point->end = time->end;
    point->first = time->first;
    point->last = time->last;
    point->hours = time->hours;
    point->span = Span::day;
    // Of a day gone by whose year is given, the hour is told as a report tells it.
    auto& hours = *point->hours;
    if (point->named_year && point->first < in.today && hours.clock && hours.half == Half::none) hours.minute = hours.until = hours.said;
    return point;
}

std::vector<Phrase> read_phrases(Folded const& folded, Timestamp now, Calendar const& calendar, Tense tense, Signs signs) {
    auto const local = to_local(now);
    Reading in{folded.points, local.day, local.minute_of_day(), local.day, tense, &calendar};
    std::vector<Phrase> found;
    for (std::size_t i = 0; i < in.text.size();) {
        if (in.text[i] == U'《') {  // a title tells of no time
            auto const closed = in.text.substr(i, most_of_a_title).find(U'》');
            i += closed == in.text.npos ? 1 : closed;
            continue;
        }
        if (!may_begin(in, i)) {
            i = in.any(i, U"每逢") ? skip_recurring(in, i) : i + 1;
            continue;
        }
        in.tense = tense;
        // 下周三或周四, 12月10、11日: what is joined to a day is sought from there.
        bool const joined = !found.empty() && found.back().first && i > 0 && i - 1 == found.back().end && in.any(i - 1, U"或、和及与");
        in.spoken_of = !found.empty() && found.back().last && (found.back().deadline || found.back().first == found.back().last) ? found.back().last : std::nullopt;
        in.base = joined && tense == Tense::ahead ? *found.back().first : in.today;
        auto read = read_round_new_year(in, i);
        if (!read) read = read_phrase(in, i);
        if (!read) {
            // The rest of a numeral is no numeral of its own.
            bool const numeral = is_numeral(in.text[i]);
            ++i;
            while (numeral && i < in.text.size() && is_numeral(in.text[i])) ++i;
            continue;
        }
        auto const end = read->end;
        if (signs == Signs::heeded && tense == Tense::ahead && !read->deadline && !read->impossible && tells_of_the_past(in.text, i, end)) {
            in.tense = Tense::past;
            if (auto past = read_phrase(in, i); past && past->end == end) read = past;
        }
        i = end;
        // 2010年之后2018年之前 is one time.
        if (!found.empty() && found.back().first && !found.back().last && !read->first && read->last && found.back().end == read->begin && *found.back().first <= *read->last) {
            found.back().last = read->last;
            found.back().end = end;
            continue;
        }
        found.push_back(*std::move(read));
    }
    return found;
}

}  // namespace lingyan::language
