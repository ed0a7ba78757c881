// First and last working days round days off (节后第一个工作日) and within a week (下周第一个工作日).
#pragma once

#include "language/date_reader.hpp"

namespace lingyan::language {

struct DaysOff { Date first, last; };

// What follows the name of a holiday, from i on: 后第一个工作日, 前最后一个工作日, 收假第一天. `days_too`: also 前一天, which 国庆前一天 counts from the day itself.
std::optional<Point> read_round_days_off(Reading const&, std::size_t i, DaysOff const&, bool days_too = false);
// 节后…, 年前…, 放假前一天, 收假第一天: round the next days off of the calendar's table.
std::optional<Point> read_nameless_days_off(Reading const&, std::size_t i);
// 第一个工作日 of so many days.
std::optional<Point> read_working_day_of(Reading const&, std::size_t i, Date first, Date last);

}  // namespace lingyan::language
