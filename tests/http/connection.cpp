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

asio::awaitable<Response> answer_at_length(Request) {
    Response response;
    response.body.assign(16 * 1024 * 1024, 'x');
    co_return response;
}

}  // namespace

TEST_CASE("a refused request ends its connection, and what follows it is never read as another") {
    struct Row {
        char const* shape;
        std::string bytes;
        int status;
    };
    std::string const chunks = post_head + "Transfer-Encoding: chunked\r\n\r\n";
    std::vector<Row> const rows{
        {"an unknown coding", post_head + "Transfer-Encoding: xchunked\r\n\r\n", 400},
        {"a folded coding", post_head + "Transfer-Encoding:\r\n chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n", 400},
        {"chunks and a length", post_head + "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n", 400},
        {"two lengths", post_head + "Content-Length: 5\r\nContent-Length: 5\r\n\r\nhello", 400},
        {"no host", "GET /b HTTP/1.1\r\n\r\n", 400},
        {"a line feed alone", "GET /b HTTP/1.1\nHost: a\n\n", 400},
        {"a hexadecimal prefix on a chunk", chunks + "0x5\r\nhello\r\n0\r\n\r\n", 400},
        {"a chunk that ends too late", chunks + "5\r\nhello!\r\n0\r\n\r\n", 400},
        {"a line feed in a chunk extension", chunks + "5;a=\nb\r\nhello\r\n0\r\n\r\n", 400},
        {"a chunk size past 64 bits", chunks + "fffffffffffffffff\r\nhello\r\n0\r\n\r\n", 400},
        {"a TLS handshake", std::string{"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 15}, 400},
        {"another expectation", post_head + "Expect: a miracle\r\nContent-Length: 5\r\n\r\n", 417},
        {"a packed body", post_head + "Content-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello", 415},
        {"an unknown method", "BREW /b HTTP/1.1\r\nHost: a\r\n\r\n", 501},
        {"a long header", "GET /b HTTP/1.1\r\nHost: a\r\nX: " + std::string(8200, 'x') + "\r\n\r\n", 431},
        {"a long header without end", "GET /b HTTP/1.1\r\nHost: a\r\nX: " + std::string(9000, 'x'), 431},
        {"a long target", "GET /" + std::string(5000, 'x') + " HTTP/1.1\r\nHost: a\r\n\r\n", 414},
        {"a long target without end", "GET /" + std::string(9000, 'x'), 414},
        {"a large body, announced", post_head + "Content-Length: 1001\r\n\r\n", 413},
        {"a large body, announced politely", post_head + "Expect: 100-continue\r\nContent-Length: 1001\r\n\r\n", 413},
        {"a large body in chunks", chunks + "300\r\n" + std::string(0x300, 'x') + "\r\n300\r\n" + std::string(0x300, 'x') + "\r\n0\r\n\r\n", 413},
        {"a trailer without end", chunks + "0\r\nX: " + std::string(100'000, 'x'), 400},
    };
    RunningServer server{echo, small_limits()};
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
}

TEST_CASE("a target that climbs or is wrongly escaped reaches no handler") {
    RunningServer server;
    RawClient client{server.port()};
    CHECK(status_of(client.send("GET /n/%2e%2e/etc HTTP/1.1\r\nHost: a\r\n\r\n").read_answer()) == 404);
    CHECK(status_of(client.send("GET /n/%zz HTTP/1.1\r\nHost: a\r\n\r\n").read_answer()) == 400);
    CHECK(status_of(client.send("GET /n/a%00b HTTP/1.1\r\nHost: a\r\n\r\n").read_answer()) == 400);
    CHECK(server.handled() == 0);
    CHECK(status_of(client.send(get_hello).read_answer()) == 200);
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

TEST_CASE("when the house is full, the next is told to come back") {
    Limits limits;
    limits.connections = 2;
    RunningServer server{echo, limits};
    RawClient first{server.port()};
    CHECK(status_of(first.send(get_hello).read_answer()) == 200);
    {
        RawClient second{server.port()};
        CHECK(status_of(second.send(get_hello).read_answer()) == 200);
        auto const answer = RawClient{server.port()}.read_to_end();
        CHECK(status_of(answer) == 503);
        CHECK(answer.find("Retry-After: 1\r\n") != std::string::npos);
        CHECK(status_of(first.send(get_hello).read_answer()) == 200);
        second.send("GET /last HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").read_to_end();
    }
    CHECK(status_of(RawClient{server.port()}.send(get_hello).read_answer()) == 200);
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
        auto const began = std::chrono::steady_clock::now();
        while (!client.closed_within(std::chrono::milliseconds{10})) client.send("x");
        CHECK(std::chrono::steady_clock::now() - began < std::chrono::seconds{5});
    }
    SUBCASE("does not read the answer") {
        RunningServer server{answer_at_length, limits};
        RawClient client{server.port(), 4096};
        client.send(get_hello);
        client.wait_until_closed();
        CHECK(client.read_to_end().size() < 16 * 1024 * 1024);
    }
    SUBCASE("says nothing between two requests") {
        RunningServer server{echo, limits};
        RawClient client{server.port()};
        CHECK(status_of(client.send(get_hello).read_answer()) == 200);
        CHECK(client.read_to_end().empty());
    }
}
