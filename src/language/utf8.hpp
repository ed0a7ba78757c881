// Code points in and out of UTF-8; what is broken reads as U+FFFD.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace lingyan::language {

inline constexpr char32_t broken = 0xFFFD;

// As next_point below, of whatever stands there.
inline char32_t next_of_any_size(std::string_view text, std::size_t& at) {
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

// The code point at `at`, which moves past it. Needs at < text.size(). ASCII and three bytes in good order, as a Chinese
// character has them, are nearly all of what people write, and are read here.
inline char32_t next_point(std::string_view text, std::size_t& at) {
    auto const* bytes = reinterpret_cast<unsigned char const*>(text.data()) + at;
    unsigned const lead = bytes[0];
    if (lead < 0x80) return ++at, lead;
    if (lead > 0xE0 && lead < 0xF0 && lead != 0xED && text.size() - at > 2 && (bytes[1] & 0xC0) == 0x80 && (bytes[2] & 0xC0) == 0x80)
        return at += 3, (lead & 0x0Fu) << 12 | (bytes[1] & 0x3Fu) << 6 | (bytes[2] & 0x3Fu);
    return next_of_any_size(text, at);
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
