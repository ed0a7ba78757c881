// The server's everyday work, over real sockets.
#include "support.hpp"

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <doctest/doctest.h>

#include <stdexcept>

using namespace lingyan::http;
using namespace lingyan::http::test;

namespace {

std::string const get_hello = "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n";

asio::awaitable<Response> throw_what_was_said(Request request) {
    throw std::runtime_error("cannot digest " + request.body);
    co_return Response{};
}

asio::awaitable<Response> break_a_header(Request) {
    Response response;
    response.headers.emplace_back("X-Name", "a\r\nSet-Cookie: stolen=1");
    response.headers.emplace_back("X-Good", "yes");
    co_return response;
}

// Begins, says so, and waits for leave to end.
struct Gate {
    std::promise<void> entered;
    std::promise<void> leave;
    std::atomic<bool> cancelled = false;

    asio::awaitable<Response> pass(Request) {
        entered.set_value();
        asio::steady_timer timer{co_await asio::this_coro::executor};
        auto leaving = leave.get_future();
        while (leaving.wait_for(std::chrono::seconds{0}) != std::future_status::ready) {
            timer.expires_after(std::chrono::milliseconds{1});
            try {
                co_await timer.async_wait(asio::use_awaitable);
            } catch (boost::system::system_error const&) {
                cancelled = true;
                throw;
            }
        }
        Response response;
        response.body = "done";
        co_return response;
    }
};

}  // namespace

TEST_CASE("a request reaches its handler decoded, and the answer says nothing it need not") {
    RunningServer server;
    RawClient client{server.port()};
    auto const answer = client.send("GET /n/%E6%9D%8E?q=a%20b+c&q=second&flag HTTP/1.1\r\nHost: a\r\n\r\n").read_answer();
    CHECK(status_of(answer) == 200);
    CHECK(answer.ends_with("\r\n\r\nGET /n/李 q=a b+c flag="));
    CHECK(answer.find("X-Content-Type-Options: nosniff\r\n") != std::string::npos);
    CHECK(answer.find("Server:") == std::string::npos);
    CHECK(answer.find("Connection:") == std::string::npos);
}

TEST_CASE("a connection is kept, and requests sent ahead are answered in their order") {
    RunningServer server;
    RawClient client{server.port()};
    CHECK(client.send(get_hello).read_answer().ends_with("GET /hello"));
    std::string const post = "POST /b HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi";
    client.send("GET /a HTTP/1.1\r\nHost: a\r\n\r\n" + post + "GET /c HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n" + get_hello);
    CHECK(client.read_answer().ends_with("GET /a"));
    CHECK(client.read_answer().ends_with("POST /b [hi]"));
    auto const last = client.read_to_end();
    CHECK(last.ends_with("GET /c"));
    CHECK(last.find("Connection: close\r\n") != std::string::npos);
    CHECK(server.handled() == 4);
}

TEST_CASE("a body arrives whole, announced or in chunks, in one piece or in many") {
    RunningServer server;
    RawClient client{server.port()};
    for (auto const& request : {std::string{"POST /b HTTP/1.1\r\nHost: a\r\nContent-Length: 11\r\n\r\nhello world"},
                                std::string{"POST /b HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6;x=y\r\n world\r\n0\r\nHost: trailer\r\n\r\n"}}) {
        CAPTURE(request);
        CHECK(client.send(request).read_answer().ends_with("POST /b [hello world]"));
        for (char const c : request) client.send(std::string(1, c));
        CHECK(client.read_answer().ends_with("POST /b [hello world]"));
    }
}

TEST_CASE("HEAD is answered with the length and without the body") {
    RunningServer server;
    RawClient client{server.port()};
    auto const answer = client.send("HEAD /hello HTTP/1.1\r\nHost: a\r\n\r\n").read_answer(true);
    CHECK(answer.find("Content-Length: 11\r\n") != std::string::npos);
    CHECK(client.send(get_hello).read_answer().ends_with("GET /hello"));
}

TEST_CASE("HTTP/1.0 is closed after its answer unless it asks to be kept") {
    RunningServer server;
    CHECK(RawClient{server.port()}.send("GET /a HTTP/1.0\r\n\r\n").read_to_end().ends_with("GET /a"));
    RawClient kept{server.port()};
    CHECK(kept.send("GET /a HTTP/1.0\r\nConnection: keep-alive\r\n\r\n").read_answer().find("Connection: keep-alive\r\n") != std::string::npos);
    CHECK(kept.send("GET /b HTTP/1.0\r\n\r\n").read_to_end().ends_with("GET /b"));
}

TEST_CASE("a handler that throws is answered with an empty 500 and logged without what the person wrote") {
    RunningServer server{throw_what_was_said};
    RawClient client{server.port()};
    auto const answer = client.send("POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 6\r\n\r\nsecret").read_answer();
    CHECK(status_of(answer) == 500);
    CHECK(answer.ends_with("\r\n\r\n"));
    CHECK(status_of(client.send(get_hello).read_answer()) == 500);
    auto const log = server.log();
    REQUIRE(log.size() == 2);
    CHECK(log[0] == "http: a POST handler threw std::runtime_error");
}

TEST_CASE("a line end in a header of ours cannot begin another answer") {
    RunningServer server{break_a_header};
    auto const answer = RawClient{server.port()}.send(get_hello).read_answer();
    CHECK(answer.find("Set-Cookie") == std::string::npos);
    CHECK(answer.find("X-Good: yes\r\n") != std::string::npos);
}

TEST_CASE("a handler learns the other end's own address, whatever its headers claim") {
    auto const tell = [](Request request) -> asio::awaitable<Response> {
        Response response;
        response.body = request.peer;
        co_return response;
    };
    RunningServer server{tell};
    auto const claims = "X-Forwarded-For: 203.0.113.7\r\nX-Real-IP: 203.0.113.7\r\nForwarded: for=203.0.113.7\r\nVia: 1.1 a\r\n";
    CHECK(RawClient{server.port()}.send(std::string("GET / HTTP/1.1\r\nHost: a\r\n") + claims + "\r\n").read_answer().ends_with("\r\n\r\n127.0.0.1"));
}

TEST_CASE("a port that is taken is known at once") {
    RunningServer server;
    asio::io_context io;
    CHECK_THROWS_AS(Server(io.get_executor(), "127.0.0.1", server.port(), Limits{}, echo), boost::system::system_error);
}

TEST_CASE("stopping closes idle connections at once and lets a request in hand finish") {
    Gate gate;
    RunningServer server{[&gate](Request request) { return gate.pass(std::move(request)); }};
    RawClient idle{server.port()};
    RawClient busy{server.port()};
    busy.send(get_hello + get_hello);
    gate.entered.get_future().wait();
    server.begin_stop();
    CHECK(idle.read_to_end().empty());
    gate.leave.set_value();
    auto const answer = busy.read_to_end();
    CHECK(answer.ends_with("\r\n\r\ndone"));
    CHECK(answer.find("Connection: close\r\n") != std::string::npos);
    server.stop();
    CHECK(server.handled() == 1);
    CHECK(server.log().empty());
}

TEST_CASE("a request that outlasts the grace is cancelled, and the server ends all the same") {
    Gate gate;
    RunningServer server{[&gate](Request request) { return gate.pass(std::move(request)); }, {}, std::chrono::milliseconds{30}};
    RawClient busy{server.port()};
    busy.send(get_hello);
    gate.entered.get_future().wait();
    server.stop();
    CHECK(busy.read_to_end().empty());
    CHECK(gate.cancelled);
    CHECK(server.log().size() == 1);
}
