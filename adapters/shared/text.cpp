// UTF-8 by its own rules (RFC 3629): no overlong forms, no surrogates, nothing above U+10FFFF.
#include "adapters/shared/text.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace lingyan::shared {
namespace {

unsigned byte_at(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_tail(unsigned byte) { return (byte & 0xC0) == 0x80; }

// Of a character that begins with this byte, which is no ASCII.
std::size_t long_character_bytes(std::string_view text, std::size_t at, unsigned first) {
    std::size_t const length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || text.size() - at < length) return 0;
    auto const second = byte_at(text, at + 1);
    unsigned const lowest = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    unsigned const highest = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    if (second < lowest || second > highest) return 0;
    for (std::size_t i = 2; i < length; ++i)
        if (!is_tail(byte_at(text, at + i))) return 0;
    return length;
}

// How many bytes from here on may stand everywhere, as most do: ASCII but for control characters, and characters of three bytes that
// begin with E1 to EC, Chinese among them; may stop early.
std::size_t harmless_bytes(std::string_view text, std::size_t at) {
    constexpr std::uint64_t each = 0x0101010101010101, high = 0x80 * each;
    auto const begin = at;
    while (at < text.size()) {
        auto const first = byte_at(text, at);
        if (first >= 0xE1 && first <= 0xEC && text.size() - at >= 3 && is_tail(byte_at(text, at + 1)) && is_tail(byte_at(text, at + 2))) {
            at += 3;
            continue;
        }
        if (first < 0x20 || first >= 0x80) break;
        ++at;
        for (std::uint64_t eight; at + 8 <= text.size(); at += 8) {
            std::memcpy(&eight, text.data() + at, 8);
            if (((eight - 0x20 * each) | eight) & high) break;
        }
    }
    return at - begin;
}

}  // namespace

std::size_t character_bytes(std::string_view text, std::size_t at) {
    if (at >= text.size()) return 0;
    auto const first = byte_at(text, at);
    return first < 0x80 ? 1 : long_character_bytes(text, at, first);
}

std::string_view first_characters(std::string_view text, std::size_t most) {
    std::size_t end = 0;
    for (std::size_t count = 0; count < most && end < text.size(); ++count) end += std::max<std::size_t>(character_bytes(text, end), 1);
    return text.substr(0, end);
}

std::size_t count_characters(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count) at += std::max<std::size_t>(character_bytes(text, at), 1);
    return count;
}

std::vector<std::string> split_text(std::string_view text, std::size_t most) {
    std::vector<std::string> pieces;
    if (text.size() <= most && !text.empty()) return pieces.emplace_back(text), pieces;
    std::size_t begin = 0, end = 0;
    while (end < text.size()) {
        auto const next = std::max<std::size_t>(character_bytes(text, end), 1);
        if (end > begin && end + next - begin > most) {
            pieces.emplace_back(text.substr(begin, end - begin));
            begin = end;
        }
        end += next;
    }
    if (end > begin) pieces.emplace_back(text.substr(begin, end - begin));
    return pieces;
}

std::string repaired_utf8(std::string_view text) {
    auto at = harmless_bytes(text, 0);
    if (at == text.size()) return std::string(text);
    std::string result;
    result.reserve(text.size());
    std::size_t good = 0;  // the text before it has been copied; what is good is copied in long pieces
    for (; at < text.size(); at += harmless_bytes(text, at)) {
        auto const length = character_bytes(text, at);
        if (length == 0) {
            result.append(text, good, at - good).append("\xEF\xBF\xBD");
            good = at + 1;
        }
        at += std::max<std::size_t>(length, 1);
    }
    return result.append(text, good);
}

std::string_view allowed_in_xml(std::string_view text, std::string& room) {
    std::size_t good = 0;
    for (auto at = harmless_bytes(text, 0); at < text.size(); at += harmless_bytes(text, at)) {
        auto const length = character_bytes(text, at);
        auto const first = byte_at(text, at);
        bool const control = length == 1 && first < 0x20 && first != '\t' && first != '\n' && first != '\r';
        bool const no_character = length == 3 && first == 0xEF && (text.substr(at, 3) == "\xEF\xBF\xBE" || text.substr(at, 3) == "\xEF\xBF\xBF");  // U+FFFE, U+FFFF
        auto const next = at + std::max<std::size_t>(length, 1);
        if (length == 0 || control || no_character) {
            if (room.capacity() < text.size()) room.reserve(text.size());
            room.append(text, good, at - good);
            good = next;
        }
        at = next;
    }
    return good == 0 ? text : room.append(text, good);
}

bool same_without_case(std::string_view first, std::string_view second) {
    return std::ranges::equal(first, second, [](char a, char b) { return lower(a) == lower(b); });
}

}  // namespace lingyan::shared
