// A period by its name in a sentence: 9月, 十二月, 一季度, 2026年四季度.
#pragma once

#include "domain/rule.hpp"

#include <string_view>

namespace lingyan::affairs {

// A month inside a quarter names the quarter too. A year written before it has to be the period's own.
bool names_period(std::string_view text, Span, Period const&);
bool names_some_period(std::string_view text);  // any month or quarter
int year_in(std::string_view text, Date today);  // 去年, 2025年; this one where none is said, or one that has not come

}  // namespace lingyan::affairs
