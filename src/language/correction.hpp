// 不对，是昨天; 不是张三，是李四; 错了，是3号不是5号: what an earlier message should have said.
#pragma once

#include "domain/calendar.hpp"
#include "domain/time.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace lingyan::language {

struct Correction {
    std::string meant;        // 昨天
    std::string instead_of;   // 5号; empty where it was not said
    bool says_wrong = false;  // 不对, 错了: something is to be changed, whatever it is; 不是甲，是乙 may be about anything
};
std::optional<Correction> read_correction(std::string_view raw);  // nothing for a question

// What kind of thing the words are that are meant; a name is for the roster to tell.
enum class Meant { words, day, number, amount };
Meant kind_of_meant(std::string_view words, Timestamp now, Calendar const&);

// The earlier text with its day, number or amount changed; empty where it holds none. A text that names no day gets it behind.
std::string with_day(std::string_view said, Timestamp said_at, std::string_view day, Calendar const&);
std::string with_number(std::string_view said, std::string_view number);
std::string with_amount(std::string_view said, std::string_view amount);
// The days of a text as days of the calendar: 昨天 said yesterday is 11月24日 today. `always` adds the day it was said on where it names none.
std::string with_fixed_days(std::string_view said, Timestamp said_at, Calendar const&, bool always);

}  // namespace lingyan::language
