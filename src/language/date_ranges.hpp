// Spans of the calendar that named dates are made of.
#pragma once

#include "language/date_reader.hpp"

#include <optional>
#include <utility>

namespace lingyan::language {

using Range = std::pair<Date, Date>;

inline Range months_from(int year, int month, int count) {
    auto const first = make_date(year, static_cast<unsigned>(month), 1);
    return {first, add_months(first, count) - days{1}};
}

// The nearest year for which build gives a range, ahead or behind.
template <class Build>
std::optional<Range> nearest_year(Reading const& in, Build build) {
    int const year = year_of(in.base);
    for (int step = 0; step <= 9; ++step) {
        std::optional<Range> const range = build(in.ahead() ? year - 1 + step : year + 1 - step);
        if (range && (in.ahead() ? range->second >= in.base : range->first <= in.base)) return range;
    }
    return std::nullopt;
}

inline Point made(std::size_t end, Range range, Span span) {
    Point point;
    point.end = end;
    point.first = range.first;
    point.last = range.second;
    point.span = span;
    point.named_month = true;
    return point;
}

std::optional<Point> read_month(Reading const&, std::size_t, std::optional<int> year);  // 12月25日, 下月初, 月底, 1-3月
std::optional<Point> read_month_day(Reading const&, std::size_t);                       // 25号, 12-15号

}  // namespace lingyan::language
