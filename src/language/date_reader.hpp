// The parts that phrases for days and times are read from; each reads at one place or says nothing.
#pragma once

#include "language/dates.hpp"
#include "language/fold.hpp"

#include <bitset>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace lingyan::language {

enum class Span { day, weekend, third, week, month, quarter, year, holiday, moment };
enum class Half { none, early, noon, late, night };  // of a day: which hour a 3 or an 8 is

// A time of the day.
struct Hours {
    int minute = 0;        // of 上午 a usual one
    int said = 0;          // as said, taken for one of 24 hours
    int second = 0;
    int until = 0;         // of 上午: where it ends, told of a deadline
    Half half = Half::none;
    bool clock = false;    // an hour was said, and not 上午 alone
    bool colon = false;    // 5:00
    int from = 0, to = 0;  // what 上午 stretches over
    int days = 0;          // 晚上2点 is the next day's
};

struct Point {
    std::size_t end = 0;  // in characters
    Date first{};
    Date last{};
    Span span = Span::day;
    std::optional<Hours> hours;
    std::optional<int> from, until; // minutes of first and last: 三小时内
    bool complete = false;          // says itself what range it is (三天内): nothing may follow
    bool named_month = false;
    bool named_year = false;
    bool time_only = false;
    bool half = false;              // the 12 of 12-15号: a day only with what follows
    bool impossible = false;        // 2月30日
    std::optional<Date> clamped;    // of such a day: the last of its month
    bool working_days = false;      // they were counted
    std::optional<Date> block_last; // of a holiday: its last day off
};

// What is read, from where people speak, and which way a bare day points.
struct Reading {
    std::u32string_view text;
    Date today;
    int minute = 0;   // of today
    Date base;        // bare days, weekdays and months are sought from here: today, or where a range began
    Tense tense = Tense::ahead;
    Calendar const* calendar = nullptr;
    std::optional<Date> spoken_of = std::nullopt;  // the day last told of: 当天 is that one

    bool ahead() const { return tense == Tense::ahead; }
    char32_t at(std::size_t i) const { return i < text.size() ? text[i] : U'\0'; }
    // Most words are told from what stands there by their first character. `word` is not empty.
    bool has(std::size_t i, std::u32string_view word) const { return i < text.size() && text[i] == word.front() && text.substr(i, word.size()) == word; }
    bool any(std::size_t i, std::u32string_view points) const { return i < text.size() && points.find(text[i]) != points.npos; }
    // The length of the first of these words that stands at i.
    std::size_t one_of(std::size_t i, std::initializer_list<std::u32string_view> words) const {
        auto const first = at(i);
        for (auto word : words)
            if (word.front() == first && has(i, word)) return word.size();
        return 0;
    }
    std::size_t skip(std::size_t i) const {
        while (at(i) == U' ') ++i;
        return i;
    }
};

// A table of words (each row's `said`), which need not be gone through where a character stands that none of them begins with.
template <class Row>
class WordTable {
public:
    template <std::size_t count>
    explicit WordTable(Row const (&rows)[count]) : rows_(rows) {
        for (auto const& row : rows) beginnings_.set(row.said.front());
    }
    std::span<Row const> at(char32_t first) const { return first < beginnings_.size() && beginnings_[first] ? rows_ : std::span<Row const>{}; }

private:
    std::span<Row const> rows_;
    std::bitset<0x10000> beginnings_;
};

std::optional<Point> read_numeric_date(Reading const&, std::size_t);  // 2026-12-25, 12.25
std::optional<Point> read_named_date(Reading const&, std::size_t);    // 明年12月25日, 下月初, 季末, 25号
std::optional<Point> read_near_date(Reading const&, std::size_t);     // 明天, 下周五, 本周
std::optional<Point> read_length(Reading const&, std::size_t);        // 三天后, 5个工作日内, 近三年
std::optional<Point> read_holiday(Reading const&, std::size_t, std::optional<int> year);
std::optional<Point> read_lunar(Reading const&, std::size_t, std::optional<int> year);
std::optional<Point> read_time(Reading const&, std::size_t, std::optional<Date> day);  // on that day; else the next or last such time
std::optional<Point> read_point(Reading const&, std::size_t);         // a day, a time, or both

// A length of time that may follow a beginning: 三天, 两周, 一个月. The last day of so long a time from `first` on.
struct Stretch { std::size_t end; Date last; };
std::optional<Stretch> stretch_from(Reading const&, std::size_t, Date first);

// From base on (or back), the first of these; days that a month lacks are passed over.
std::optional<Date> nearest_month_day(Reading const&, int month, int day);
std::optional<Date> nearest_day(Reading const&, int day);
std::size_t weekday_at(Reading const&, std::size_t, int& weekday);  // after 周, 星期: 一 … 日; the length
std::optional<Point> impossible_at(std::size_t end, std::optional<Date> clamped = std::nullopt);
bool month_can_have(int month, int day);  // in some year

// A phrase of the text as it was read; begin and end in characters.
struct Phrase {
    std::size_t begin = 0, end = 0;
    Point point;                      // what it says of a day, before 前, 起 and the like
    std::optional<Date> first, last;
    std::optional<int> minute;        // of a single day; of a deadline
    std::optional<int> from, until;   // minutes of first and last, where hours are meant and not days
    bool deadline = false;
    bool impossible = false;
};
// Words of the past (谈过, 开的) turn a day that would lie ahead, unless the tense alone is to decide.
enum class Signs { heeded, passed_over };
std::vector<Phrase> read_phrases(Folded const&, Timestamp now, Calendar const&, Tense, Signs = Signs::heeded);

}  // namespace lingyan::language
