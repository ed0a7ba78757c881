// What the server refuses, and how it closes: raw bytes in, raw bytes out.
#include "support.hpp"

#include <doctest/doctest.h>

using namespace lingyan::http;
using namespace lingyan::http::test;

namespace {

std::string const get_hello = "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n";
std::string const post_head = "POST /b HTTP/1.1\r\nHost: a\r\n";
constexpr std::chrono::milliseconds soon{60};

Limits small_limits() {
    Limits limits;
    limits.body_bytes = 1000;
    limits.large_body_bytes = 5000;
    limits.large_body = [](std::string_view target) { return target.starts_with("/large"); };
    return limits;
}

std::string many_headers(int count) {
    std::string lines;
    for (int i = 0; i < count; ++i) lines += "X-" + std::to_string(i) + ": y\r\n";
    return lines;
}

std::string one_mebibyte_in_chunks() {
    std::string chunks;
    for (int i = 0; i < 16; ++i) chunks += "10000\r\n" + std::string(0x10000, 'x') + "\r\n";
    return chunks;
}

asio::awaitable<Response> answer_at_length(Request) {
    Response response;
    response.body.assign(16 * 1024 * 1024, 'x');
    co_return response;
}

// A deadline that moved with each byte would never come: each of these drips is far shorter than the limit.
bool drips_until_closed(std::function<void()> const& drip, RawClient& client) {
    for (int drips = 0; drips < 500; ++drips) {
        if (client.closed_within(std::chrono::milliseconds{10})) return true;
        drip();
    }
    return false;
}

}  // namespace

TEST_CASE("a refused request ends its connection, and what follows it is never read as another") {
    struct Row {
        char const* shape;
        std::string bytes;
        int status;
    };
    std::string const get_head = "GET /b HTTP/1.1\r\nHost: a\r\n";
    std::string const chunks = post_head + "Transfer-Encoding: chunked\r\n\r\n";
    std::vector<Row> const rows{
        // Where the body ends.
        {"chunks, then a length", post_head + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n", 400},
        {"a length, then chunks", post_head + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
        {"two lengths", post_head + "Content-Length: 5\r\nContent-Length: 4\r\n\r\nhello", 400},
        {"two equal lengths", post_head + "Content-Length: 5\r\nContent-Length: 5\r\n\r\nhello", 400},
        {"a list of equal lengths", post_head + "Content-Length: 3, 3\r\n\r\nabc", 400},
        {"a length with a sign", post_head + "Content-Length: +3\r\n\r\nabc", 400},
        {"a hexadecimal length", post_head + "Content-Length: 0x3\r\n\r\nabc", 400},
        {"a negative length", post_head + "Content-Length: -1\r\n\r\n", 400},
        {"a length of 2^64", post_head + "Content-Length: 18446744073709551616\r\n\r\n", 400},
        {"an empty length", post_head + "Content-Length:\r\n\r\n", 400},
        {"two codings in two lines", post_head + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
        {"an unknown coding", post_head + "Transfer-Encoding: xchunked\r\n\r\n", 400},
        {"chunked, then identity", post_head + "Transfer-Encoding: chunked, identity\r\n\r\n", 400},
        {"identity", post_head + "Transfer-Encoding: identity\r\n\r\n", 400},
        {"gzip inside chunks", post_head + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", 400},
        {"an empty coding", post_head + "Transfer-Encoding:\r\n\r\n", 400},
        {"a vertical tab in the coding", post_head + "Transfer-Encoding: \vchunked\r\n\r\n0\r\n\r\n", 400},
        {"chunks on HTTP/1.0", "POST /b HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
        {"GET with a body", get_head + "Content-Length: 5\r\n\r\nhello", 400},
        {"GET with chunks", get_head + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
        {"HEAD with a body", "HEAD /b HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello", 400},
        // How a chunk is written.
        {"a hexadecimal prefix on a chunk", chunks + "0x5\r\nhello\r\n0\r\n\r\n", 400},
        {"a chunk size past 64 bits", chunks + "fffffffffffffffff\r\nhello\r\n0\r\n\r\n", 400},
        {"a chunk size of 2^64", chunks + "10000000000000000\r\nhello\r\n0\r\n\r\n", 400},
        {"a chunk that ends too late", chunks + "5\r\nhello!\r\n0\r\n\r\n", 400},
        {"a chunk that ends too early", chunks + "5\r\nhell\r\n0\r\n\r\n", 400},
        {"a chunk that ends in a line feed", chunks + "5\r\nhello\n0\r\n\r\n", 400},
        {"a line feed in a chunk extension", chunks + "5;a=\nb\r\nhello\r\n0\r\n\r\n", 400},
        {"a line end in a chunk extension", chunks + "5;a=\"\r\nb\"\r\nhello\r\n0\r\n\r\n", 400},
        {"a line feed after a chunk size", chunks + "5\nhello\r\n0\r\n\r\n", 400},
        {"a trailer without end", chunks + "0\r\nX: " + std::string(100'000, 'x'), 400},
        // How a line is written.
        {"a folded header", post_head + "X-A: b\r\n c\r\n\r\n", 400},
        {"a folded coding", post_head + "Transfer-Encoding:\r\n chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n", 400},
        {"a folded first header", "GET /b HTTP/1.1\r\n Host: a\r\n\r\n", 400},
        {"a blank before the colon", post_head + "Content-Length : 5\r\n\r\nhello", 400},
        {"a header without a name", post_head + ": 3\r\n\r\n", 400},
        {"a header without a colon", post_head + "Content-Length\r\n\r\n", 400},
        {"a NUL in a value", post_head + std::string{"X-A: b\0c\r\n\r\n", 12}, 400},
        {"a line feed alone", "GET /b HTTP/1.1\nHost: a\n\n", 400},
        {"a line feed alone between headers", post_head + "X-A: b\nX-B: c\r\n\r\n", 400},
        {"a carriage return alone", post_head + "X-A: b\rX-B: c\r\n\r\n", 400},
        {"an empty line first", "\r\n" + get_head + "\r\n", 400},
        {"a TLS handshake", std::string{"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 15}, 400},
        // Whom it is for.
        {"no host", "GET /b HTTP/1.1\r\n\r\n", 400},
        {"an empty host", "GET /b HTTP/1.1\r\nHost:\r\n\r\n", 400},
        {"a host with a path", "GET /b HTTP/1.1\r\nHost: a/b\r\n\r\n", 400},
        {"two hosts", get_head + "Host: b\r\n\r\n", 400},
        {"two equal hosts", get_head + "host: a\r\n\r\n", 400},
        // What it asks.
        {"a lower-case method", "get /b HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"a mixed method", "Get /b HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"an unknown method", "BREW /b HTTP/1.1\r\nHost: a\r\n\r\n", 501},
        {"a tunnel", "CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n", 501},
        {"raw UTF-8 in the target", "GET /李 HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"a blank in the target", "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"two blanks", "GET  /a HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"a tab", "GET\t/a HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"a fragment", "GET /a#b HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"an absolute URI", "GET http://a/b HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"an asterisk", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"no target", "GET HTTP/1.1\r\nHost: a\r\n\r\n", 400},
        {"no version", "GET /b\r\nHost: a\r\n\r\n", 400},
        {"HTTP/1.2", "GET /b HTTP/1.2\r\nHost: a\r\n\r\n", 400},
        {"HTTP/2", "GET /b HTTP/2.0\r\nHost: a\r\n\r\n", 400},
        {"HTTP/2 without asking", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400},
        {"lower-case http", "GET /b http/1.1\r\nHost: a\r\n\r\n", 400},
        {"another expectation", post_head + "Expect: a miracle\r\nContent-Length: 5\r\n\r\n", 417},
        {"a packed body", post_head + "Content-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello", 415},
        {"a packed body in chunks", post_head + "Content-Encoding: br\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 415},
        {"a packed body in two minds about its length", post_head + "Content-Encoding: gzip\r\nContent-Length: 3, 3\r\n\r\nabc", 400},
        // How large it is.
        {"a long header", get_head + "X: " + std::string(8200, 'x') + "\r\n\r\n", 431},
        {"a long header without end", get_head + "X: " + std::string(9000, 'x'), 431},
        {"101 headers", get_head + many_headers(100) + "\r\n", 431},
        {"200 headers", get_head + many_headers(199) + "\r\n", 431},
        {"1000 headers", get_head + many_headers(999) + "\r\n", 431},
        {"a long target", "GET /" + std::string(5000, 'x') + " HTTP/1.1\r\nHost: a\r\n\r\n", 414},
        {"a target one byte too long", "GET /" + std::string(4096, 'x') + " HTTP/1.1\r\nHost: a\r\n\r\n", 414},
        {"a long target without end", "GET /" + std::string(9000, 'x'), 414},
        {"a large body, announced", post_head + "Content-Length: 1048577\r\n\r\n", 413},
        {"a large body, announced politely", post_head + "Expect: 100-continue\r\nContent-Length: 1048577\r\n\r\n", 413},
        {"a large body in chunks", chunks + one_mebibyte_in_chunks() + "1\r\nx\r\n0\r\n\r\n", 413},
        {"a large body in one chunk that is not there yet", chunks + "100001\r\n", 413},
    };
    RunningServer server;
    for (auto const& row : rows) {
        CAPTURE(row.shape);
        RawClient client{server.port()};
        client.send(row.bytes + get_hello);
        client.finish();
        auto const answer = client.read_to_end();
        CHECK(status_of(answer) == row.status);
        CHECK(answer.find("Connection: close\r\n") != std::string::npos);
        CHECK(answer.ends_with("\r\n\r\n"));
        CHECK(answer.find("HTTP/1.1", 1) == std::string::npos);
    }
    CHECK(server.handled() == 0);
    for (auto const* reason : {"malformed", "too_large"}) CHECK(server.refusals(reason) > 0);
    CHECK(server.refusals("malformed") + server.refusals("too_large") == static_cast<int>(rows.size()));
}

TEST_CASE("a target that climbs or is wrongly escaped reaches no handler") {
    struct Row {
        char const* target;
        int status;
    };
    RunningServer server;
    RawClient client{server.port()};
    for (auto const& [target, status] :
         {Row{"/../etc/passwd", 404}, Row{"/n/../../etc/passwd", 404}, Row{"/n/%2e%2e/etc", 404}, Row{"/n/.%2E/etc", 404}, Row{"/n/..%2fetc", 404},
          Row{"/%2e%2e%2f%2e%2e%2fetc", 404}, Row{"/n/./a", 404}, Row{"/n/..", 404}, Row{"/n/%zz", 400}, Row{"/n/%4", 400}, Row{"/n/a%00b", 400}}) {
        CAPTURE(target);
        CHECK(status_of(client.send("GET " + std::string(target) + " HTTP/1.1\r\nHost: a\r\n\r\n").read_answer()) == status);
    }
    CHECK(server.handled() == 0);
    CHECK(client.send("GET /n/%252e%252e/a HTTP/1.1\r\nHost: a\r\n\r\n").read_answer().ends_with("GET /n/%2e%2e/a"));  // decoded once
}

TEST_CASE("the largest body is taken, and a larger one only where it is expected") {
    RunningServer server{echo, small_limits()};
    RawClient client{server.port()};
    CHECK(status_of(client.send(post_head + "Content-Length: 1000\r\n\r\n" + std::string(1000, 'x')).read_answer()) == 200);
    CHECK(status_of(client.send("POST /large HTTP/1.1\r\nHost: a\r\nContent-Length: 5000\r\n\r\n" + std::string(5000, 'x')).read_answer()) == 200);
    CHECK(status_of(client.send("POST /large HTTP/1.1\r\nHost: a\r\nContent-Length: 5001\r\n\r\n").read_answer()) == 413);
}

TEST_CASE("who asks before sending a body is asked in, unless the body is there already") {
    RunningServer server;
    RawClient client{server.port()};
    std::string const head = post_head + "Expect: 100-continue\r\nContent-Length: 5\r\n\r\n";
    CHECK(client.send(head).read_answer() == "HTTP/1.1 100 Continue\r\n\r\n");
    CHECK(client.send("hello").read_answer().ends_with("POST /b [hello]"));
    CHECK(client.send(head + "hello").read_answer().ends_with("POST /b [hello]"));
}

TEST_CASE("a last chunk may come in pieces of any size") {
    RunningServer server;
    std::string const head = post_head + "Expect: 100-continue\r\nTransfer-Encoding: chunked\r\n\r\n";
    std::string const end = "0\r\n\r\n";
    for (std::size_t cut = 1; cut < end.size(); ++cut) {
        CAPTURE(cut);
        RawClient client{server.port()};
        CHECK(client.send(head + end.substr(0, cut)).read_answer() == "HTTP/1.1 100 Continue\r\n\r\n");  // so it has read up to there
        client.send(end.substr(cut, 1));
        client.finish();  // which is read after that byte
        if (cut + 1 < end.size()) client.read_to_end();
        else CHECK(client.read_answer().ends_with("POST /b"));
    }
    RawClient another{server.port()};
    CHECK(status_of(another.send(get_hello).read_answer()) == 200);
}

TEST_CASE("who is slow is closed at the deadline, however busy he looks") {
    Limits limits;
    limits.request = soon;
    limits.idle = soon;
    limits.answer = soon;
    SUBCASE("says nothing") {
        RunningServer server{echo, limits};
        CHECK(RawClient{server.port()}.read_to_end().empty());
    }
    SUBCASE("does not finish the head") {
        RunningServer server{echo, limits};
        CHECK(RawClient{server.port()}.send("GET /hel").read_to_end().empty());
    }
    SUBCASE("does not finish the body") {
        RunningServer server{echo, limits};
        CHECK(RawClient{server.port()}.send(post_head + "Content-Length: 5\r\n\r\nhel").read_to_end().empty());
        CHECK(server.handled() == 0);
    }
    SUBCASE("sends a byte now and then, which moves the deadline of the request no further") {
        limits.idle = std::chrono::seconds{60};
        RunningServer server{echo, limits};
        RawClient client{server.port()};
        client.send("GET /");
        CHECK(drips_until_closed([&] { client.send("x"); }, client));
        CHECK(server.handled() == 0);
    }
    SUBCASE("sends a byte of the body now and then") {
        limits.idle = std::chrono::seconds{60};
        RunningServer server{echo, limits};
        RawClient client{server.port()};
        client.send(post_head + "Content-Length: 5000\r\n\r\n");
        CHECK(drips_until_closed([&] { client.send("x"); }, client));
        CHECK(server.handled() == 0);
        CHECK(server.refusals("slow") == 1);
    }
    SUBCASE("does not read the answer") {
        RunningServer server{answer_at_length, limits};
        RawClient client{server.port(), 4096};
        client.send(get_hello);
        client.wait_until_closed();
        CHECK(client.read_to_end().size() < 16 * 1024 * 1024);
    }
    SUBCASE("reads the answer a little at a time") {
        RunningServer server{answer_at_length, limits};
        RawClient client{server.port(), 4096};
        client.send(get_hello);
        CHECK(drips_until_closed([&] { client.sip(); }, client));
    }
    SUBCASE("says nothing between two requests") {
        RunningServer server{echo, limits};
        RawClient client{server.port()};
        CHECK(status_of(client.send(get_hello).read_answer()) == 200);
        CHECK(client.read_to_end().empty());
    }
}
