// The strict gate: a request's head is read from its raw bytes, and whatever two readers could understand differently is refused.
#pragma once

#include "http/message.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace lingyan::http {

struct Head {
    std::string method;
    std::string target;  // as it came
    Named headers;  // lower-case names; repeated ones joined by a comma
    std::optional<std::uint64_t> content_length;
    bool chunked = false;
    bool keep_alive = true;
    bool version_1_0 = false;
    bool expects_continue = false;
};

// `raw` is everything up to and with the CRLF of the last header line. An int is the status to refuse with; the connection
// must then be closed, because where this request ends is no longer certain.
std::variant<Head, int> read_head(std::string_view raw);

// What has to be known of a request that is only passed over. Nothing where anything is unusual: another version than HTTP/1.1, a line
// end by itself, a transfer encoding, an expectation, a word on the connection, a length that is not one plain number.
struct PlainHead {
    std::string_view target;
    std::size_t body_bytes = 0;
};
std::optional<PlainHead> plain_head(std::string_view raw);

// A line feed without its carriage return, or the reverse: such a head would otherwise be waited for in vain.
bool has_bare_line_end(std::string_view raw);

inline constexpr std::size_t most_headers = 100;
inline constexpr std::size_t most_target_bytes = 4 * 1024;

}  // namespace lingyan::http
