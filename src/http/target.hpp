// What a request's first line points at: a path and a query, percent-decoded exactly once.
#pragma once

#include "http/message.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace lingyan::http {

struct Target {
    std::string path;
    Named query;
};

inline constexpr std::size_t most_parameters = 200;

// Nothing where a percent escape is broken or hides a NUL, or where there are too many parameters.
std::optional<Target> read_target(std::string_view);

// Whether a decoded path has a segment that climbs or stands still: `..` or `.`.
bool climbs(std::string_view path);

// A character that a target or a base URL may be written with.
constexpr bool is_visible(char c) { return c > 0x20 && c < 0x7f; }

std::optional<std::string> percent_decode(std::string_view);

}  // namespace lingyan::http
