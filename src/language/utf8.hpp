// Code points in and out of UTF-8; what is broken reads as U+FFFD.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace lingyan::language {

inline constexpr char32_t broken = 0xFFFD;

// The code point at `at`, which moves past it. Needs at < text.size().
inline char32_t next_point(std::string_view text, std::size_t& at) {
    auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    unsigned const lead = byte(at++);
    if (lead < 0x80) return lead;
    int const more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
    if (lead < 0xC2 || lead > 0xF4) return broken;
    char32_t point = lead & (0x3Fu >> more);
    for (int i = 0; i < more; ++i) {
        if (at >= text.size() || (byte(at) & 0xC0) != 0x80) return broken;
        // The second byte tells over-long forms, surrogates and what lies past the last plane.
        if (i == 0 && ((lead == 0xE0 && byte(at) < 0xA0) || (lead == 0xED && byte(at) > 0x9F) ||
                       (lead == 0xF0 && byte(at) < 0x90) || (lead == 0xF4 && byte(at) > 0x8F)))
            return broken;
        point = (point << 6) | (byte(at++) & 0x3F);
    }
    return point;
}

inline void append_point(std::string& out, char32_t point) {
    auto put = [&](char32_t bits) { out.push_back(static_cast<char>(bits)); };
    if (point < 0x80) return put(point);
    if (point < 0x800) {
        put(0xC0 | (point >> 6));
    } else {
        if (point < 0x10000) {
            put(0xE0 | (point >> 12));
        } else {
            put(0xF0 | (point >> 18));
            put(0x80 | ((point >> 12) & 0x3F));
        }
        put(0x80 | ((point >> 6) & 0x3F));
    }
    put(0x80 | (point & 0x3F));
}

}  // namespace lingyan::language
