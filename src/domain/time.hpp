// Time as the service keeps it (UTC, milliseconds) and as a county reads it (UTC+8, no summer time since 1991).
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace lingyan {

using Timestamp = std::chrono::sys_time<std::chrono::milliseconds>;
using Date = std::chrono::sys_days;  // a day in the county's own calendar
using std::chrono::days;
using std::chrono::minutes;

struct LocalTime {
    Date day;
    std::chrono::milliseconds since_midnight;
    int minute_of_day() const { return static_cast<int>(since_midnight / minutes{1}); }
};

LocalTime to_local(Timestamp);
Date local_day(Timestamp);
Timestamp at(Date, std::chrono::milliseconds since_midnight);  // the moment at which the county's clocks show this

// Clamped as people mean it: 31 August and 6 months is 28 or 29 February.
Date add_months(Date, int months);
Date make_date(int year, unsigned month, unsigned day);
int year_of(Date);
unsigned month_of(Date);
unsigned day_of(Date);
unsigned weekday_of(Date);  // 1 Monday … 7 Sunday

std::string to_text(Date);       // 2026-12-21
std::string to_text(Timestamp);  // 2026-12-21T08:30:00+08:00
std::optional<Date> read_date(std::string_view);            // YYYY-MM-DD, a day that exists
std::optional<Timestamp> read_timestamp(std::string_view);  // ISO 8601 with an offset or Z; without one it is the county's time
std::optional<int> read_minute_of_day(std::string_view);    // 08:07

// As messages say it.
std::string say_day(Date);               // 12月21日
std::string say_day_twice(Date, Date today);  // 明天（12月22日周二）, else 12月25日周五; for what is read at once
std::string say_date(Date);              // 12月21日周一
std::string say_time(int minute_of_day); // 上午9点, 下午3点20分
std::string say_due(Date due, Date today);    // 今天到期, 明天到期, 还有3天, 过了12天
std::string say_greeting(Timestamp);          // 早上好 before ten, 您好 after

}  // namespace lingyan
