// The strict gate, shape by shape.
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

TEST_CASE("what two readers could understand differently is refused") {
    struct Row {
        char const* shape;
        std::string raw;
        int status;
    };
    std::string const post = "POST /b HTTP/1.1\r\nHost: a\r\n";
    std::string const get = "GET /b HTTP/1.1\r\nHost: a\r\n";
    std::vector<Row> const rows{
        {"an unknown coding", post + "Transfer-Encoding: xchunked\r\n", 400},
        {"chunked, then identity", post + "Transfer-Encoding: chunked, identity\r\n", 400},
        {"identity", post + "Transfer-Encoding: identity\r\n", 400},
        {"gzip inside chunks", post + "Transfer-Encoding: gzip, chunked\r\n", 400},
        {"two codings", post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", 400},
        {"an empty coding", post + "Transfer-Encoding:\r\n", 400},
        {"a vertical tab in the coding", post + "Transfer-Encoding: \vchunked\r\n", 400},
        {"chunks on HTTP/1.0", "POST /b HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n", 400},
        {"chunks and a length", post + "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n", 400},
        {"a length and chunks", post + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n", 400},
        {"two equal lengths", post + "Content-Length: 3\r\nContent-Length: 3\r\n", 400},
        {"two lengths", post + "Content-Length: 3\r\nContent-Length: 4\r\n", 400},
        {"a list of lengths", post + "Content-Length: 3, 3\r\n", 400},
        {"a length with a sign", post + "Content-Length: +3\r\n", 400},
        {"a negative length", post + "Content-Length: -1\r\n", 400},
        {"a hexadecimal length", post + "Content-Length: 0x3\r\n", 400},
        {"a length past 64 bits", post + "Content-Length: 18446744073709551616\r\n", 400},
        {"an empty length", post + "Content-Length:\r\n", 400},
        {"a folded header", post + "X-A: b\r\n c\r\n", 400},
        {"a folded coding", post + "Transfer-Encoding:\r\n chunked\r\n", 400},
        {"a folded first header", "GET /b HTTP/1.1\r\n Host: a\r\n", 400},
        {"a blank before the colon", post + "Content-Length : 3\r\n", 400},
        {"a header without a name", post + ": 3\r\n", 400},
        {"a header without a colon", post + "Content-Length\r\n", 400},
        {"a NUL in a value", post + std::string{"X-A: b\0c\r\n", 10}, 400},
        {"a line feed alone", post + "X-A: b\nX-B: c\r\n", 400},
        {"a carriage return alone", post + "X-A: b\rX-B: c\r\n", 400},
        {"no host", "GET /b HTTP/1.1\r\n", 400},
        {"an empty host", "GET /b HTTP/1.1\r\nHost:\r\n", 400},
        {"a host with a path", "GET /b HTTP/1.1\r\nHost: a/b\r\n", 400},
        {"two hosts", get + "Host: b\r\n", 400},
        {"two equal hosts", get + "host: a\r\n", 400},
        {"a lower-case method", "get /b HTTP/1.1\r\nHost: a\r\n", 400},
        {"a mixed method", "Get /b HTTP/1.1\r\nHost: a\r\n", 400},
        {"an unknown method", "BREW /b HTTP/1.1\r\nHost: a\r\n", 501},
        {"a tunnel", "CONNECT a:1 HTTP/1.1\r\nHost: a\r\n", 501},
        {"raw UTF-8 in the target", "GET /李 HTTP/1.1\r\nHost: a\r\n", 400},
        {"a blank in the target", "GET /a b HTTP/1.1\r\nHost: a\r\n", 400},
        {"two blanks", "GET  /a HTTP/1.1\r\nHost: a\r\n", 400},
        {"a tab", "GET\t/a HTTP/1.1\r\nHost: a\r\n", 400},
        {"a fragment", "GET /a#b HTTP/1.1\r\nHost: a\r\n", 400},
        {"an absolute URI", "GET http://a/b HTTP/1.1\r\nHost: a\r\n", 400},
        {"an asterisk", "OPTIONS * HTTP/1.1\r\nHost: a\r\n", 400},
        {"no target", "GET HTTP/1.1\r\nHost: a\r\n", 400},
        {"no version", "GET /b\r\nHost: a\r\n", 400},
        {"HTTP/1.2", "GET /b HTTP/1.2\r\nHost: a\r\n", 400},
        {"HTTP/2", "GET /b HTTP/2.0\r\nHost: a\r\n", 400},
        {"lower-case http", "GET /b http/1.1\r\nHost: a\r\n", 400},
        {"an empty line first", "\r\nGET /b HTTP/1.1\r\nHost: a\r\n", 400},
        {"GET with a body", get + "Content-Length: 3\r\n", 400},
        {"GET with chunks", get + "Transfer-Encoding: chunked\r\n", 400},
        {"HEAD with a body", "HEAD /b HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n", 400},
        {"101 headers", many_headers(101), 431},
        {"a long target", "GET /" + std::string(4096, 'a') + " HTTP/1.1\r\nHost: a\r\n", 414},
        {"a packed body", post + "Content-Encoding: gzip\r\nContent-Length: 3\r\n", 415},
        {"a packed body in two minds about its length", post + "Content-Encoding: gzip\r\nContent-Length: 3, 3\r\n", 400},
        {"another expectation", post + "Expect: a miracle\r\n", 417},
    };
    for (auto const& row : rows) {
        CAPTURE(row.shape);
        CHECK(status_of(row.raw) == row.status);
    }
}

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
