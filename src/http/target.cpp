// Percent escapes, in and out.
#include "http/target.hpp"

#include "http/client.hpp"

namespace lingyan::http {

namespace {

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

bool is_unreserved(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '.' || c == '_' ||
           c == '~';
}

// What stands before the first `mark`; `text` keeps what follows it.
std::string_view cut(std::string_view& text, char mark) {
    auto const at = text.find(mark);
    auto const before = text.substr(0, at);
    text = at == std::string_view::npos ? std::string_view{} : text.substr(at + 1);
    return before;
}

}  // namespace

std::optional<std::string> percent_decode(std::string_view text) {
    if (text.find('%') == text.npos) return std::string(text);
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            decoded += text[i];
            continue;
        }
        if (i + 2 >= text.size()) return std::nullopt;
        auto const high = hex_digit(text[i + 1]);
        auto const low = hex_digit(text[i + 2]);
        auto const byte = high * 16 + low;
        if (high < 0 || low < 0 || byte == 0) return std::nullopt;
        decoded += static_cast<char>(byte);
        i += 2;
    }
    return decoded;
}

std::string percent_encode(std::string_view text) {
    constexpr auto digits = "0123456789ABCDEF";
    std::string encoded;
    encoded.reserve(text.size() * 3);
    for (char const c : text) {
        if (is_unreserved(c)) {
            encoded += c;
            continue;
        }
        auto const byte = static_cast<unsigned char>(c);
        encoded += '%';
        encoded += digits[byte >> 4];
        encoded += digits[byte & 15];
    }
    return encoded;
}

std::optional<Target> read_target(std::string_view raw) {
    Target target;
    auto path = percent_decode(cut(raw, '?'));
    if (!path) return std::nullopt;
    target.path = std::move(*path);
    if (!raw.empty()) target.query.reserve(4);
    for (std::size_t count = 1; !raw.empty(); ++count) {
        if (count > most_parameters) return std::nullopt;
        auto pair = cut(raw, '&');
        auto name = percent_decode(cut(pair, '='));
        auto value = percent_decode(pair);
        if (!name || !value) return std::nullopt;
        if (!name->empty()) target.query.emplace(*name, std::move(*value));
    }
    return target;
}

bool climbs(std::string_view path) {
    while (!path.empty()) {
        auto const segment = cut(path, '/');
        if (segment == "." || segment == "..") return true;
    }
    return false;
}

}  // namespace lingyan::http
