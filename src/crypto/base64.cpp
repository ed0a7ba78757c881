// Twelve bytes at a time where the processor can move bytes about in a register (SSSE3: every x86 of the last fifteen years, asked for
// when the program runs), else three at a time.
#include "crypto/base64.hpp"

#include "crypto/bytes.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#if defined(__x86_64__)
#include <tmmintrin.h>
#endif

namespace lingyan::crypto {
namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

constexpr std::uint32_t no_letter = 0x80000000;
constexpr auto worth = [] {
    std::array<std::uint32_t, 256> table{};
    table.fill(no_letter);
    for (std::uint32_t i = 0; i < alphabet.size(); ++i) table[static_cast<unsigned char>(alphabet[i])] = i;
    return table;
}();

// How much of a text has been dealt with.
struct Done {
    std::size_t in = 0, out = 0;
};

#if defined(__x86_64__)

bool moves_bytes() {
    static bool const can = __builtin_cpu_supports("ssse3") != 0;
    return can;
}

// Reads 16 bytes for 12 that it takes.
__attribute__((target("ssse3"))) Done encode_many(std::string_view bytes, char* to) {
    auto const places = _mm_setr_epi8(1, 0, 2, 1, 4, 3, 5, 4, 7, 6, 8, 7, 10, 9, 11, 10);  // b a c b of every a b c, which hold four letters
    // What is added to an index to get its letter, by its kind: 0 a-z, 1 to 10 a digit, 11 '+', 12 '/', 13 A-Z.
    auto const offsets = _mm_setr_epi8('a' - 26, '0' - 52, '0' - 52, '0' - 52, '0' - 52, '0' - 52, '0' - 52, '0' - 52, '0' - 52, '0' - 52, '0' - 52,
                                       '+' - 62, '/' - 63, 'A', 0, 0);
    Done done;
    for (; bytes.size() - done.in >= 16; done.in += 12, done.out += 16) {
        auto const three_by_three = _mm_shuffle_epi8(_mm_loadu_si128(reinterpret_cast<__m128i const*>(bytes.data() + done.in)), places);
        // Multiplying shifts each half of a word by an amount of its own.
        auto const first_and_third = _mm_mulhi_epu16(_mm_and_si128(three_by_three, _mm_set1_epi32(0x0FC0FC00)), _mm_set1_epi32(0x04000040));
        auto const second_and_fourth = _mm_mullo_epi16(_mm_and_si128(three_by_three, _mm_set1_epi32(0x003F03F0)), _mm_set1_epi32(0x01000010));
        auto const index = _mm_or_si128(first_and_third, second_and_fourth);
        auto const upper = _mm_and_si128(_mm_cmplt_epi8(index, _mm_set1_epi8(26)), _mm_set1_epi8(13));
        auto const kind = _mm_or_si128(_mm_subs_epu8(index, _mm_set1_epi8(51)), upper);
        _mm_storeu_si128(reinterpret_cast<__m128i*>(to + done.out), _mm_add_epi8(index, _mm_shuffle_epi8(offsets, kind)));
    }
    return done;
}

// Stops before what is no letter. Writes 16 bytes for 12 that it gives.
__attribute__((target("ssse3"))) Done decode_many(std::string_view text, char* to) {
    // By the upper half of a letter's byte, 0 to 15: the first and the last letter that has it, '/' left aside, and what makes it its index.
    constexpr char none = 127;
    auto const first_of = _mm_setr_epi8(none, none, '+', '0', 'A', 'P', 'a', 'p', none, none, none, none, none, none, none, none);
    auto const last_of = _mm_setr_epi8(0, 0, '+', '9', 'O', 'Z', 'o', 'z', 0, 0, 0, 0, 0, 0, 0, 0);
    auto const offset_of = _mm_setr_epi8(0, 63 - '/', 62 - '+', 52 - '0', -'A', -'A', 26 - 'a', 26 - 'a', 0, 0, 0, 0, 0, 0, 0, 0);
    auto const close_up = _mm_setr_epi8(2, 1, 0, 6, 5, 4, 10, 9, 8, 14, 13, 12, -1, -1, -1, -1);
    Done done;
    for (; text.size() - done.in >= 24; done.in += 16, done.out += 12) {
        auto const letters = _mm_loadu_si128(reinterpret_cast<__m128i const*>(text.data() + done.in));
        auto const upper_half = _mm_and_si128(_mm_srli_epi32(letters, 4), _mm_set1_epi8(0x0F));
        auto const slash = _mm_cmpeq_epi8(letters, _mm_set1_epi8('/'));
        auto const least = _mm_shuffle_epi8(first_of, upper_half), most = _mm_shuffle_epi8(last_of, upper_half);
        auto const outside = _mm_or_si128(_mm_cmplt_epi8(letters, least), _mm_cmpgt_epi8(letters, most));
        if (_mm_movemask_epi8(_mm_andnot_si128(slash, outside)) != 0) break;
        auto const offset = _mm_shuffle_epi8(offset_of, _mm_add_epi8(upper_half, slash));  // that of '/' stands one before that of '+'
        auto const pairs = _mm_maddubs_epi16(_mm_add_epi8(letters, offset), _mm_set1_epi32(0x01400140));  // 64 times the one, and the other
        auto const fours = _mm_madd_epi16(pairs, _mm_set1_epi32(0x00011000));    // 4096 times the one, and the other
        _mm_storeu_si128(reinterpret_cast<__m128i*>(to + done.out), _mm_shuffle_epi8(fours, close_up));
    }
    return done;
}

#else

bool moves_bytes() { return false; }
Done encode_many(std::string_view, char*) { return {}; }
Done decode_many(std::string_view, char*) { return {}; }

#endif

}  // namespace

void append_base64(std::string& to, std::string_view bytes) {
    auto const begin = to.size();
    to.resize(begin + (bytes.size() + 2) / 3 * 4);
    auto* letters = to.data() + begin;
    auto const done = moves_bytes() ? encode_many(bytes, letters) : Done{};
    bytes.remove_prefix(done.in);
    letters += done.out;
    auto const at = [&](std::size_t i) { return i < bytes.size() ? static_cast<std::uint32_t>(in(bytes)[i]) : 0U; };
    for (; !bytes.empty(); bytes.remove_prefix(std::min<std::size_t>(3, bytes.size())), letters += 4) {
        auto const group = at(0) << 16 | at(1) << 8 | at(2);
        for (int i = 0; i < 4; ++i) letters[i] = alphabet[group >> (18 - 6 * i) & 63];
        if (bytes.size() < 3) letters[3] = '=';
        if (bytes.size() < 2) letters[2] = '=';
    }
}

std::string base64(std::string_view bytes) {
    std::string text;
    append_base64(text, bytes);
    return text;
}

std::optional<std::string> from_base64(std::string_view text) {
    if (text.size() % 4 != 0) return std::nullopt;
    std::size_t pads = 0;
    while (pads < 2 && text.ends_with('=')) text.remove_suffix(1), ++pads;
    auto const size = text.size() * 3 / 4;
    std::string bytes(size + 4, '\0');
    auto* to = bytes.data();
    auto const done = moves_bytes() ? decode_many(text, to) : Done{};
    text.remove_prefix(done.in);
    to += done.out;
    auto const at = [&](std::size_t i) { return i < text.size() ? worth[in(text)[i]] : 0; };
    while (!text.empty()) {
        auto const seen = at(0) | at(1) | at(2) | at(3);
        if (seen & no_letter) return std::nullopt;
        auto const group = at(0) << 18 | at(1) << 12 | at(2) << 6 | at(3);
        for (int shift = 16; shift >= 0; shift -= 8) *to++ = static_cast<char>(group >> shift);
        text.remove_prefix(std::min<std::size_t>(4, text.size()));
    }
    bytes.resize(size);
    return bytes;
}

}  // namespace lingyan::crypto
