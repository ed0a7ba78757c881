// What the strict gate lets through, as plain values; what it refuses is seen on the wire, in connection.cpp.
#include "http/head.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace lingyan::http;

namespace {

int status_of(std::string const& raw) {
    auto const read = read_head(raw);
    auto const* status = std::get_if<int>(&read);
    return status ? *status : 0;
}

std::string many_headers(std::size_t count) {
    std::string raw = "GET / HTTP/1.1\r\nHost: a\r\n";
    for (std::size_t i = 1; i < count; ++i) raw += "X-" + std::to_string(i) + ": y\r\n";
    return raw;
}

}  // namespace

TEST_CASE("what is unusual but clear passes") {
    std::string const post = "POST /b HTTP/1.1\r\nHost: a\r\n";
    for (auto const& raw : {post + "Transfer-Encoding: Chunked\r\n", post + "Content-Length:3\r\n", post + "content-length: \t3 \t\r\n",
                            post + "X-A:\r\n", post + "X-A: \xE6\x9D\x8E\r\n", post + "Expect: 100-Continue\r\nContent-Length: 3\r\n", post,
                            std::string{"GET /b HTTP/1.0\r\n"}, std::string{"GET /b HTTP/1.1\r\nHost: [::1]:8080\r\n"},
                            std::string{"GET /b?a=http://c/d HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n"}, many_headers(100),
                            "GET /" + std::string(4095, 'a') + " HTTP/1.1\r\nHost: a\r\n"}) {
        CAPTURE(raw);
        CHECK(status_of(raw) == 0);
    }
}

TEST_CASE("a head is read into plain values") {
    auto const read = read_head("POST /b?c=d HTTP/1.1\r\nHost: a\r\nX-Two: 1\r\nCookie: p=q\r\nx-two:  2 \r\nCookie: r=s\r\nContent-Length: 12\r\n");
    auto const& head = std::get<Head>(read);
    CHECK(head.method == "POST");
    CHECK(head.target == "/b?c=d");
    CHECK(head.headers.at("x-two") == "1, 2");
    CHECK(head.headers.at("cookie") == "p=q; r=s");
    CHECK(head.content_length == 12);
    CHECK(!head.chunked);
    CHECK(head.keep_alive);
}

TEST_CASE("who closes after the answer says so in any letters and any company") {
    struct Row {
        char const* first_line;
        char const* header;
        bool kept;
    };
    for (auto const& [first_line, header, kept] :
         {Row{"GET / HTTP/1.1", "X: y", true}, Row{"GET / HTTP/1.1", "Connection: Close", false}, Row{"GET / HTTP/1.1", "Connection: TE , close", false},
          Row{"GET / HTTP/1.1", "Connection: closed", true}, Row{"GET / HTTP/1.0", "X: y", false}, Row{"GET / HTTP/1.0", "Connection: Keep-Alive", true}}) {
        CAPTURE(first_line);
        CAPTURE(header);
        auto const read = read_head(std::string{first_line} + "\r\nHost: a\r\n" + header + "\r\n");
        CHECK(std::get<Head>(read).keep_alive == kept);
    }
}

TEST_CASE("a head that is only passed over is plain, or is left to the gate") {
    struct Row {
        std::string lines;
        std::optional<std::size_t> body_bytes;
    };
    for (auto const& [lines, body_bytes] : {Row{"POST /a?b HTTP/1.1\r\nHost: a\r\nContent-Length: 12\r\n", 12}, {"GET /a?b HTTP/1.1\r\nHost: a\r\n", 0}, {"POST /a?b HTTP/1.1\r\ncontent-LENGTH:7\r\n", 7},
                                            {"POST /a?b HTTP/1.0\r\nHost: a\r\n", std::nullopt}, {"POST /a?b HTTP/1.1\r\nTransfer-Encoding: chunked\r\n", std::nullopt},
                                            {"POST /a?b HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 1\r\n", std::nullopt}, {"POST /a?b HTTP/1.1\r\nContent-Length: +1\r\n", std::nullopt},
                                            {"POST /a?b HTTP/1.1\r\nContent-Length: 1 2\r\n", std::nullopt}, {"POST /a?b HTTP/1.1\r\nConnection: close\r\n", std::nullopt},
                                            {"POST /a?b HTTP/1.1\r\nExpect: 100-continue\r\n", std::nullopt}, {"POST /a?b HTTP/1.1\r\nHost: a\nContent-Length: 9\r\n", std::nullopt},
                                            {"POST /a?b HTTP/1.1\r\nno header\r\n", std::nullopt}, {"POST\r\n", std::nullopt}, {"", std::nullopt}}) {
        CAPTURE(lines);
        auto const plain = plain_head(lines);
        CHECK(plain.has_value() == body_bytes.has_value());
        if (!plain || !body_bytes) continue;
        CHECK(plain->body_bytes == *body_bytes);
        CHECK(plain->target == "/a?b");
    }
}
