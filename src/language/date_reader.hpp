// The parts that phrases for days and times are read from; each reads at one place or says nothing.
#pragma once

#include "language/dates.hpp"

#include <initializer_list>
#include <optional>
#include <string_view>

namespace lingyan::language {

enum class Span { day, weekend, third, week, month, quarter, year, holiday, moment };

struct Point {
    std::size_t end = 0;  // in characters
    Date first{};
    Date last{};
    Span span = Span::day;
    std::optional<int> minute;
    std::optional<int> minute_end;  // of 上午, 下午: where it ends
    bool complete = false;          // says itself what range it is (三天内): nothing may follow
    bool named_month = false;
    bool time_only = false;
    bool half = false;              // the 12 of 12-15号: a day only with what follows
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

    bool ahead() const { return tense == Tense::ahead; }
    char32_t at(std::size_t i) const { return i < text.size() ? text[i] : U'\0'; }
    bool has(std::size_t i, std::u32string_view word) const { return i <= text.size() && text.substr(i, word.size()) == word; }
    bool any(std::size_t i, std::u32string_view points) const { return i < text.size() && points.find(text[i]) != points.npos; }
    // The length of the first of these words that stands at i.
    std::size_t one_of(std::size_t i, std::initializer_list<std::u32string_view> words) const {
        for (auto word : words)
            if (has(i, word)) return word.size();
        return 0;
    }
    std::size_t skip(std::size_t i) const {
        while (at(i) == U' ') ++i;
        return i;
    }
};

std::optional<Point> read_numeric_date(Reading const&, std::size_t);  // 2026-12-25, 12.25
std::optional<Point> read_named_date(Reading const&, std::size_t);    // 明年12月25日, 下月初, 季末, 25号
std::optional<Point> read_near_date(Reading const&, std::size_t);     // 明天, 下周五, 本周
std::optional<Point> read_length(Reading const&, std::size_t);        // 三天后, 5个工作日内, 近三年
std::optional<Point> read_holiday(Reading const&, std::size_t, std::optional<int> year);
std::optional<Point> read_lunar(Reading const&, std::size_t, std::optional<int> year);
std::optional<Point> read_time(Reading const&, std::size_t, std::optional<Date> day);  // on that day; else the next or last such time
std::optional<Point> read_point(Reading const&, std::size_t);         // a day, a time, or both

// From base on (or back), the first of these; days that a month lacks are passed over.
std::optional<Date> nearest_month_day(Reading const&, int month, int day);
std::optional<Date> nearest_day(Reading const&, int day);
std::size_t weekday_at(Reading const&, std::size_t, int& weekday);  // after 周, 星期: 一 … 日; the length

}  // namespace lingyan::language
