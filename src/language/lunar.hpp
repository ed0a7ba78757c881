// The lunar calendar of 2000 to 2050, as far as people date by it.
#pragma once

#include "domain/time.hpp"

#include <optional>

namespace lingyan::language {

// Empty outside the table, and for a day that the month does not have.
std::optional<Date> lunar_date(int year, int month, int day, bool leap = false);
int lunar_month_length(Date first);  // 29 or 30, of the month that begins on this day; 30 outside the table
std::optional<Date> new_years_eve(int year);  // 除夕 at the end of lunar year `year`; the 29th or the 30th
std::optional<Date> solar_term(int year, int index);  // of the 24 in order from 小寒 (0): 清明 is 6, 冬至 23

}  // namespace lingyan::language
