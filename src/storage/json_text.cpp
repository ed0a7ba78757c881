// Long pieces without an escape are copied at once, both ways.
#include "storage/json_text.hpp"

#include "ports/transaction.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>

namespace lingyan::storage {

namespace {

[[noreturn]] void unreadable() { throw StoreError("a stored value is not readable"); }

bool is_plain(char c) { return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\'; }

constexpr std::uint64_t each_byte = 0x0101010101010101, high_bits = 0x80 * each_byte;

// Whether one of the eight is a control character, a quote or a backslash.
bool any_special(std::uint64_t eight) {
    auto const zeros = [](std::uint64_t bytes) { return (bytes - each_byte) & ~bytes & high_bits; };
    return ((((eight - 0x20 * each_byte) & ~eight) & high_bits) | zeros(eight ^ '"' * each_byte) | zeros(eight ^ '\\' * each_byte)) != 0;
}

std::size_t plain_bytes(std::string_view text) {
    std::size_t size = 0;
    for (std::uint64_t eight; size + 8 <= text.size(); size += 8) {
        std::memcpy(&eight, text.data() + size, 8);
        if (any_special(eight)) break;
    }
    while (size < text.size() && is_plain(text[size])) ++size;
    return size;
}

// As far as it is plain: seen and copied in one going over.
std::size_t copy_plain(std::string_view text, char* to) {
    std::size_t size = 0;
    for (std::uint64_t eight; size + 8 <= text.size(); size += 8) {
        std::memcpy(&eight, text.data() + size, 8);
        if (any_special(eight)) break;
        std::memcpy(to + size, &eight, 8);
    }
    if (text.size() >= 8 && size + 8 > text.size()) {  // what is left, with what stands before it once more
        std::uint64_t last_eight;
        std::memcpy(&last_eight, text.data() + text.size() - 8, 8);
        if (!any_special(last_eight)) {
            std::memcpy(to + text.size() - 8, &last_eight, 8);
            return text.size();
        }
    }
    for (; size < text.size() && is_plain(text[size]); ++size) to[size] = text[size];
    return size;
}

void append_utf8(std::string& to, unsigned point) {
    if (point < 0x80) {
        to += static_cast<char>(point);
    } else if (point < 0x800) {
        to += static_cast<char>(0xC0 | point >> 6);
        to += static_cast<char>(0x80 | (point & 0x3F));
    } else if (point < 0x10000) {
        to += static_cast<char>(0xE0 | point >> 12);
        to += static_cast<char>(0x80 | (point >> 6 & 0x3F));
        to += static_cast<char>(0x80 | (point & 0x3F));
    } else {
        to += static_cast<char>(0xF0 | point >> 18);
        to += static_cast<char>(0x80 | (point >> 12 & 0x3F));
        to += static_cast<char>(0x80 | (point >> 6 & 0x3F));
        to += static_cast<char>(0x80 | (point & 0x3F));
    }
}

}  // namespace

JsonWriter::JsonWriter() { out_.resize(512); }

std::string JsonWriter::take() {
    out_.resize(used_);
    return std::move(out_);
}

JsonWriter& JsonWriter::begin(char mark) {
    auto* at = separate(room(2));
    *at++ = mark;
    wrote_up_to(at);
    first_ = true;
    return *this;
}

JsonWriter& JsonWriter::end(char mark) {
    auto* at = room(1);
    *at++ = mark;
    wrote_up_to(at);
    first_ = false;
    return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
    auto* at = separate(room(name.size() + 4));
    *at++ = '"';
    at = std::copy(name.begin(), name.end(), at);
    *at++ = '"';
    *at++ = ':';
    wrote_up_to(at);
    first_ = true;  // its value needs no comma
    return *this;
}

JsonWriter& JsonWriter::any_key(std::string_view name) {
    text(name);
    auto* at = room(1);
    *at++ = ':';
    wrote_up_to(at);
    first_ = true;  // its value needs no comma
    return *this;
}

JsonWriter& JsonWriter::number(std::int64_t value) {
    auto* at = separate(room(24));
    wrote_up_to(std::to_chars(at, at + 22, value).ptr);
    return *this;
}

JsonWriter& JsonWriter::flag(bool value) {
    std::string_view const word = value ? "true" : "false";
    auto* at = separate(room(8));
    wrote_up_to(std::copy(word.begin(), word.end(), at));
    return *this;
}

JsonWriter& JsonWriter::text(std::string_view value) {
    auto* at = separate(room(value.size() + 3));
    *at++ = '"';
    auto const plain = copy_plain(value, at);
    at += plain;
    if (plain < value.size()) {
        wrote_up_to(at);
        escape(value.substr(plain));
        at = room(1);
    }
    *at++ = '"';
    wrote_up_to(at);
    return *this;
}

void JsonWriter::escape(std::string_view rest) {
    constexpr auto digits = "0123456789abcdef";
    constexpr std::string_view letters = "btn\0fr";  // for 8, 9, 10, 12, 13
    auto* at = room(6 * rest.size());
    while (!rest.empty()) {
        auto const c = static_cast<unsigned char>(rest.front());
        rest.remove_prefix(1);
        *at++ = '\\';
        if (c >= 0x20) {
            *at++ = static_cast<char>(c);
        } else if (c >= 8 && c <= 13 && c != 11) {
            *at++ = letters[c - 8U];
        } else {
            for (char const piece : {'u', '0', '0', digits[c >> 4], digits[c & 15]}) *at++ = piece;
        }
        auto const plain = copy_plain(rest, at);
        at += plain;
        rest.remove_prefix(plain);
    }
    wrote_up_to(at);
}

void JsonReader::skip_blanks() {
    while (!rest_.empty() && (rest_.front() == ' ' || rest_.front() == '\n' || rest_.front() == '\t' || rest_.front() == '\r')) rest_.remove_prefix(1);
}

bool JsonReader::try_take(char mark) {
    skip_blanks();
    if (rest_.empty() || rest_.front() != mark) return false;
    rest_.remove_prefix(1);
    return true;
}

void JsonReader::take(char mark) {
    if (!try_take(mark)) unreadable();
}

bool JsonReader::next_of(char end) {
    if (try_take(',')) return true;
    take(end);
    return false;
}

bool JsonReader::try_word(std::string_view word) {
    skip_blanks();
    if (!rest_.starts_with(word)) return false;
    rest_.remove_prefix(word.size());
    return true;
}

std::string JsonReader::text() {
    take('"');
    std::string value;
    for (;;) {
        auto const plain = plain_bytes(rest_);
        value.append(rest_.substr(0, plain));
        rest_.remove_prefix(plain);
        if (rest_.starts_with('"')) {
            rest_.remove_prefix(1);
            return value;
        }
        unescape(value);
    }
}

void JsonReader::unescape(std::string& to) {
    if (rest_.size() < 2 || rest_.front() != '\\') unreadable();
    auto const mark = rest_[1];
    rest_.remove_prefix(2);
    constexpr std::string_view marks = "\"\\/bfnrt", means = "\"\\/\b\f\n\r\t";
    if (auto const at = marks.find(mark); at != marks.npos) {
        to += means[at];
        return;
    }
    if (mark != 'u') unreadable();
    auto point = four_digits();
    if (point >= 0xD800 && point < 0xDC00) {  // the first of a pair
        if (!rest_.starts_with("\\u")) unreadable();
        rest_.remove_prefix(2);
        auto const second = four_digits();
        if (second < 0xDC00 || second > 0xDFFF) unreadable();
        point = 0x10000 + ((point - 0xD800) << 10) + (second - 0xDC00);
    }
    append_utf8(to, point);
}

unsigned JsonReader::four_digits() {
    unsigned value = 0;
    if (rest_.size() < 4) unreadable();
    auto const [end, failed] = std::from_chars(rest_.data(), rest_.data() + 4, value, 16);
    if (failed != std::errc{} || end != rest_.data() + 4) unreadable();
    rest_.remove_prefix(4);
    return value;
}

std::int64_t JsonReader::number() {
    skip_blanks();
    std::int64_t value = 0;
    auto const [end, failed] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
    if (failed != std::errc{}) unreadable();
    rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
    return value;
}

bool JsonReader::flag() {
    if (try_word("true")) return true;
    if (!try_word("false")) unreadable();
    return false;
}

std::string_view JsonReader::raw() {
    skip_blanks();
    auto const whole = rest_;
    if (rest_.starts_with('{')) object([this](std::string_view) { skip(); });
    else if (rest_.starts_with('[')) list([this] { skip(); });
    else if (rest_.starts_with('"')) static_cast<void>(text());
    else {
        auto const size = std::min(rest_.find_first_of(",]} \n\t\r"), rest_.size());
        if (size == 0) unreadable();
        rest_.remove_prefix(size);
    }
    return whole.substr(0, whole.size() - rest_.size());
}

std::string JsonReader::text_or_raw() {
    skip_blanks();
    return rest_.starts_with('"') ? text() : std::string(raw());
}

void JsonReader::end() {
    skip_blanks();
    if (!rest_.empty()) unreadable();
}

}  // namespace lingyan::storage
