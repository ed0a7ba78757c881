// Log lines for whoever runs the service: English, ids and codes only; never a message's text, a phone number or a secret.
#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <string_view>

namespace lingyan::log {

enum class Level { debug, info, warn, error };
enum class Form { text, json };

void begin(Form form, Level least);  // before the first line; without it text, from info on, to standard error
void write(Level level, std::string_view line);  // control characters are escaped, 2 KiB at most; never waits
std::uint64_t dropped();  // lines that standard error did not take

template <class... Values>
void info(fmt::format_string<Values...> text, Values&&... values) {
    write(Level::info, fmt::format(text, std::forward<Values>(values)...));
}
template <class... Values>
void warn(fmt::format_string<Values...> text, Values&&... values) {
    write(Level::warn, fmt::format(text, std::forward<Values>(values)...));
}
template <class... Values>
void error(fmt::format_string<Values...> text, Values&&... values) {
    write(Level::error, fmt::format(text, std::forward<Values>(values)...));
}

}  // namespace lingyan::log
