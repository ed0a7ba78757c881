// What the gate lets through means the same to Beast, which reads it a second time: nobody can hide a request inside another.
#include "fuzz/claim.hpp"
#include "http/head.hpp"
#include "http/target.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <algorithm>
#include <iterator>

namespace beast = boost::beast;
using namespace lingyan;
using fuzz::claim;
using Parser = beast::http::request_parser<beast::http::string_body>;

namespace {

constexpr std::size_t most_head_bytes = 8 * 1024, most_body_bytes = 1024 * 1024;

void limit(Parser& parser) {
    parser.header_limit(most_head_bytes);
    parser.body_limit(most_body_bytes);
}

void same_head(http::Head const& head, Parser& parser) {
    auto const& message = parser.get();
    claim(message.method_string() == head.method, "one method");
    claim(message.target() == head.target, "one target");
    claim((message.version() == 10) == head.version_1_0, "one version");
    claim(parser.chunked() == head.chunked, "one kind of body");
    // Proxy-Connection is no header of any standard; Beast listens to it, and the gate, which alone decides, does not.
    if (!head.headers.contains("proxy-connection")) claim(parser.keep_alive() == head.keep_alive, "one opinion on whether the connection stays");
    auto const length = parser.content_length();
    claim(length.has_value() == head.content_length.has_value() && (!length || *length == *head.content_length), "one length");
    for (auto const& field : message) {
        auto name = std::string(field.name_string());
        std::ranges::transform(name, name.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
        auto const found = head.headers.find(name);
        claim(found != head.headers.end(), "no header that only one of them sees");
        claim(found->second.find(field.value()) != std::string::npos, "one value");
        if (message.count(field.name_string()) == 1) claim(found->second == field.value(), "one value, whole");
    }
}

// How many bytes of the stream belong to the request, told in pieces of `step` bytes; 0 where it is refused or not whole.
// As in src/http/intake.cpp, of chunks the parser is never given less than the last one takes.
std::size_t whole_request(std::string_view stream, std::size_t head_bytes, std::size_t step, std::string& body) {
    Parser parser;
    limit(parser);
    beast::error_code failed;
    auto at = parser.put(boost::asio::buffer(stream.data(), head_bytes), failed);
    if (failed || at != head_bytes) return 0;
    parser.eager(true);
    auto const least = parser.chunked() ? std::size_t{5} : std::size_t{1};
    for (auto end = at; !parser.is_done();) {
        if (end == stream.size() && end - at < least) return 0;
        end = std::min(stream.size(), end + step);
        if (end - at < least) continue;
        auto const taken = parser.put(boost::asio::buffer(stream.data() + at, end - at), failed);
        at += taken;
        if (failed && failed != beast::http::error::need_more) return 0;
        if (taken == 0 && end == stream.size() && !parser.is_done()) return 0;
        failed.clear();
    }
    body = std::move(parser.get().body());
    return at;
}

void one_target(std::string_view text) {
    auto const target = http::read_target(text);
    if (!target) return;
    claim(target->path.find('\0') == std::string::npos, "no path with a NUL");
    auto const segments = "/" + target->path + "/";
    auto const climbs = segments.find("/../") != std::string::npos || segments.find("/./") != std::string::npos;
    claim(climbs == http::climbs(target->path), "a path that climbs is known");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto const stream = fuzz::text_of(data, size);
    auto const end = stream.find("\r\n\r\n");
    auto const read = http::read_head(stream.substr(0, end == stream.npos ? end : end + 2));
    auto const* head = std::get_if<http::Head>(&read);
    if (!head) {
        auto const status = std::get<int>(read);
        claim(status >= 400 && status <= 501, "a refusal is one");
        return 0;
    }
    if (auto const plain = http::plain_head(stream.substr(0, end == stream.npos ? end : end + 2)))
        claim(plain->target == head->target && plain->body_bytes == head->content_length.value_or(0) && !head->chunked && head->keep_alive && !head->version_1_0,
              "what is passed over ends where the gate says");
    one_target(head->target);
    if (end == stream.npos || end + 4 > most_head_bytes || head->content_length.value_or(0) > most_body_bytes) return 0;
    auto const head_bytes = end + 4;
    claim(!http::has_bare_line_end(stream.substr(0, head_bytes)), "no bare line end is let through");

    Parser parser;
    limit(parser);
    beast::error_code failed;
    auto const taken = parser.put(boost::asio::buffer(stream.data(), head_bytes), failed);
    if (failed) return 0;  // refused after all
    claim(taken == head_bytes && parser.is_header_done(), "the head ends where the gate says");
    same_head(*head, parser);

    std::string at_once, in_pieces;
    auto const bytes = whole_request(stream, head_bytes, stream.size(), at_once);
    claim(bytes == whole_request(stream, head_bytes, 1, in_pieces), "the request ends at one place however it arrives");
    if (bytes == 0) return 0;
    claim(at_once == in_pieces, "the body is the same however it arrives");
    if (head->chunked) return 0;
    claim(at_once.size() == head->content_length.value_or(0) && bytes == head_bytes + at_once.size(), "the body has its length and leaves nothing over");
    claim(at_once == stream.substr(head_bytes, at_once.size()), "the body is what came");
    return 0;
}
