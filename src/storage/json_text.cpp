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

// Eight at a time, as far as none of them is a control character, a quote or a backslash (bytes are flagged in their highest bit).
std::size_t plain_bytes(std::string_view text) {
    constexpr std::uint64_t each = 0x0101010101010101, high = 0x80 * each;
    auto const zeros = [](std::uint64_t eight) { return (eight - each) & ~eight & high; };
    std::size_t size = 0;
    for (std::uint64_t eight; size + 8 <= text.size(); size += 8) {
        std::memcpy(&eight, text.data() + size, 8);
        if ((((eight - 0x20 * each) & ~eight) & high) | zeros(eight ^ '"' * each) | zeros(eight ^ '\\' * each)) break;
    }
    while (size < text.size() && is_plain(text[size])) ++size;
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

JsonWriter& JsonWriter::begin(char mark) {
    separate();
    out_ += mark;
    first_ = true;
    return *this;
}

JsonWriter& JsonWriter::end(char mark) {
    out_ += mark;
    first_ = false;
    return *this;
}

void JsonWriter::separate() {
    if (!first_) out_ += ',';
    first_ = false;
}

JsonWriter& JsonWriter::key(std::string_view name) {
    quote(name, ":");
    first_ = true;  // its value needs no comma
    return *this;
}

JsonWriter& JsonWriter::text(std::string_view value) {
    quote(value, "");
    return *this;
}

JsonWriter& JsonWriter::number(std::int64_t value) {
    separate();
    char digits[24];
    auto const written = std::to_chars(digits, digits + sizeof digits, value);
    out_.append(digits, written.ptr);
    return *this;
}

JsonWriter& JsonWriter::flag(bool value) {
    separate();
    out_ += value ? "true" : "false";
    return *this;
}

// What is short and plain, as most is, goes out in one piece with the marks around it.
void JsonWriter::quote(std::string_view value, std::string_view after) {
    std::array<char, 64> piece;
    if (value.size() + 4 <= piece.size() && plain_bytes(value) == value.size()) {
        auto* end = piece.data();
        if (!first_) *end++ = ',';
        *end++ = '"';
        end = std::copy(value.begin(), value.end(), end);
        *end++ = '"';
        end = std::copy(after.begin(), after.end(), end);
        out_.append(piece.data(), end);
        first_ = false;
        return;
    }
    separate();
    constexpr auto digits = "0123456789abcdef";
    constexpr std::string_view letters = "btn\0fr";  // for 8, 9, 10, 12, 13
    out_ += '"';
    for (auto rest = value; !rest.empty();) {
        auto const plain = plain_bytes(rest);
        out_.append(rest.substr(0, plain));
        rest.remove_prefix(plain);
        if (rest.empty()) break;
        auto const c = static_cast<unsigned char>(rest.front());
        rest.remove_prefix(1);
        out_ += '\\';
        if (c >= 0x20) out_ += static_cast<char>(c);
        else if (c >= 8 && c <= 13 && c != 11) out_ += letters[c - 8U];
        else out_.append("u00").append(1, digits[c >> 4]).append(1, digits[c & 15]);
    }
    (out_ += '"') += after;
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
