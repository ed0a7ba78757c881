// What the fuzz targets share: a claim that ends the run where it does not hold, and text that is UTF-8 by language's own reader.
#pragma once

#include "language/utf8.hpp"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace lingyan::fuzz {

inline void claim(bool holds, char const* what) {
    if (holds) return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

inline bool is_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        auto const begin = at;
        if (language::next_point(text, at) == language::broken && text.substr(begin, 3) != "\xEF\xBF\xBD") return false;
    }
    return true;
}

inline std::string_view text_of(std::uint8_t const* data, std::size_t size) { return {reinterpret_cast<char const*>(data), size}; }

// The input's first byte chooses, what is left is the subject.
inline unsigned take_byte(std::string_view& input) {
    if (input.empty()) return 0;
    auto const byte = static_cast<unsigned char>(input.front());
    input.remove_prefix(1);
    return byte;
}

}  // namespace lingyan::fuzz
