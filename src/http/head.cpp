// Beast lets through what faults.md 2.1 lists in its right column; this reader does not.
#include "http/head.hpp"

#include "http/target.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace lingyan::http {

namespace {

constexpr int bad_request = 400;
constexpr int uri_too_long = 414;
constexpr int unsupported_media_type = 415;
constexpr int expectation_failed = 417;
constexpr int too_many_headers = 431;
constexpr int not_implemented = 501;

// What every byte of a head may be part of.
enum Part : unsigned char { token = 1, host = 2, control = 4, upper = 8 };

constexpr auto parts = [] {
    std::array<unsigned char, 256> table{};
    auto const mark = [&](std::string_view letters, int part) {
        for (unsigned char const c : letters) table[c] = static_cast<unsigned char>(table[c] | part);
    };
    mark("0123456789abcdefghijklmnopqrstuvwxyz", token | host);
    mark("ABCDEFGHIJKLMNOPQRSTUVWXYZ", token | host | upper);
    mark("!#$%&'*+-.^_`|~", token);
    mark(".-_:[]", host);
    for (std::size_t c = 0; c < 0x20; ++c) table[c] = control;
    table['\t'] = 0;
    table[0x7f] = control;
    return table;
}();

bool is(Part part, char c) { return (parts[static_cast<unsigned char>(c)] & part) != 0; }
bool all(Part part, std::string_view text) { return !text.empty() && std::ranges::all_of(text, [part](char c) { return is(part, c); }); }
bool any(Part part, std::string_view text) { return std::ranges::any_of(text, [part](char c) { return is(part, c); }); }

char lower(char c) { return is(upper, c) ? static_cast<char>(c - 'A' + 'a') : c; }

std::string to_lower(std::string_view text) {
    std::string result{text};
    for (auto& c : result) c = lower(c);
    return result;
}

std::string_view trim(std::string_view text) {
    auto const blank = [](char c) { return c == ' ' || c == '\t'; };
    while (!text.empty() && blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && blank(text.back())) text.remove_suffix(1);
    return text;
}

std::string_view take_line(std::string_view& raw) {
    auto const end = raw.find("\r\n");
    auto const line = raw.substr(0, end);
    raw = end == std::string_view::npos ? std::string_view{} : raw.substr(end + 2);
    return line;
}

bool has_word(std::string_view list, std::string_view word) {
    while (!list.empty()) {
        auto const comma = list.find(',');
        if (to_lower(trim(list.substr(0, comma))) == word) return true;
        list = comma == std::string_view::npos ? std::string_view{} : list.substr(comma + 1);
    }
    return false;
}

int read_first_line(std::string_view line, Head& head) {
    auto const first = line.find(' ');
    auto const last = line.rfind(' ');
    if (first == std::string_view::npos || first == last) return bad_request;
    auto const method = line.substr(0, first);
    auto const target = line.substr(first + 1, last - first - 1);
    auto const version = line.substr(last + 1);
    if (!all(token, method) || std::any_of(method.begin(), method.end(), [](char c) { return c >= 'a' && c <= 'z'; })) return bad_request;
    if (version != "HTTP/1.1" && version != "HTTP/1.0") return bad_request;
    constexpr std::array<std::string_view, 7> known{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};
    if (std::find(known.begin(), known.end(), method) == known.end()) return not_implemented;
    if (target.size() > most_target_bytes) return uri_too_long;
    if (target.empty() || target.front() != '/' || target.find('#') != target.npos) return bad_request;
    if (!std::ranges::all_of(target, [](char c) { return is_visible(c); })) return bad_request;
    head.method = method;
    head.target = target;
    head.version_1_0 = version == "HTTP/1.0";
    return 0;
}

struct Seen {
    int hosts = 0;
    int lengths = 0;
    int encodings = 0;
};

int read_length(std::string_view value, Head& head) {
    std::uint64_t length = 0;
    auto const [end, failed] = std::from_chars(value.data(), value.data() + value.size(), length);
    if (failed != std::errc{} || end != value.data() + value.size()) return bad_request;
    head.content_length = length;
    return 0;
}

int read_header(std::string_view line, Head& head, Seen& seen) {
    auto const colon = line.find(':');
    if (colon == std::string_view::npos || !all(token, line.substr(0, colon))) return bad_request;  // a folded line begins with a blank
    auto const name = to_lower(line.substr(0, colon));
    auto const value = trim(line.substr(colon + 1));
    if (any(control, value)) return bad_request;

    if (name == "host" && (++seen.hosts > 1 || !all(host, value))) return bad_request;
    if (name == "content-length") {
        if (++seen.lengths > 1) return bad_request;
        if (auto const status = read_length(value, head)) return status;
    }
    if (name == "transfer-encoding") {
        if (++seen.encodings > 1 || to_lower(value) != "chunked") return bad_request;
        head.chunked = true;
    }
    if (name == "content-encoding") return unsupported_media_type;
    if (name == "expect") {
        if (to_lower(value) != "100-continue") return expectation_failed;
        head.expects_continue = !head.version_1_0;
    }
    auto const [at, fresh] = head.headers.emplace(name, std::string(value));
    if (!fresh) at->second.append(at->first == "cookie" ? "; " : ", ").append(value);
    return 0;
}

int check_framing(Head const& head, Seen const& seen) {
    if (seen.hosts == 0 && !head.version_1_0) return bad_request;
    if (head.chunked && (head.version_1_0 || head.content_length)) return bad_request;
    auto const has_body = head.chunked || head.content_length.value_or(0) > 0;
    if (has_body && (head.method == "GET" || head.method == "HEAD")) return bad_request;
    return 0;
}

}  // namespace

std::variant<Head, int> read_head(std::string_view raw) {
    Head head;
    Seen seen;
    if (has_bare_line_end(raw)) return bad_request;
    if (auto const status = read_first_line(take_line(raw), head)) return status;
    head.headers.reserve(12);
    int refused = 0;  // a smuggling shape further down weighs more than a 415
    for (std::size_t count = 1; !raw.empty(); ++count) {
        if (count > most_headers) return too_many_headers;
        auto const status = read_header(take_line(raw), head, seen);
        if (status == bad_request) return status;
        if (refused == 0) refused = status;
    }
    if (auto const status = check_framing(head, seen)) return status;
    if (refused != 0) return refused;
    auto const found = head.headers.find("connection");
    auto const connection = found == head.headers.end() ? std::string_view{} : std::string_view{found->second};
    head.keep_alive = head.version_1_0 ? has_word(connection, "keep-alive") : !has_word(connection, "close");
    return head;
}

std::optional<PlainHead> plain_head(std::string_view raw) {
    if (has_bare_line_end(raw)) return std::nullopt;
    auto const first = take_line(raw);
    auto const begin = first.find(' ') + 1, end = first.rfind(' ');
    if (begin == 0 || end < begin || first.substr(end) != " HTTP/1.1") return std::nullopt;
    PlainHead head;
    head.target = first.substr(begin, end - begin);
    bool has_length = false;
    while (!raw.empty()) {
        auto const line = take_line(raw);
        auto const colon = line.find(':');
        if (colon == line.npos) return std::nullopt;
        auto const named = [&](std::string_view name) { return colon == name.size() && std::equal(name.begin(), name.end(), line.begin(), [](char a, char b) { return a == lower(b); }); };
        if (named("transfer-encoding") || named("expect") || named("connection") || named("content-encoding")) return std::nullopt;
        if (!named("content-length")) continue;
        auto const value = trim(line.substr(colon + 1));
        auto const [stopped, failed] = std::from_chars(value.data(), value.data() + value.size(), head.body_bytes);
        if (has_length || failed != std::errc{} || stopped != value.data() + value.size()) return std::nullopt;
        has_length = true;
    }
    return head;
}

bool has_bare_line_end(std::string_view raw) {
    for (auto at = raw.find('\n'); at != raw.npos; at = raw.find('\n', at + 1))
        if (at == 0 || raw[at - 1] != '\r') return true;
    for (auto at = raw.find('\r'); at != raw.npos; at = raw.find('\r', at + 1))
        if (at + 1 < raw.size() && raw[at + 1] != '\n') return true;
    return false;
}

}  // namespace lingyan::http
