// How far a request got, and what came back, against peers of every temper.
#include "http/client.hpp"

#include "support.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>

#include <doctest/doctest.h>

using namespace lingyan::http;
using namespace lingyan::http::test;

namespace {

constexpr std::chrono::seconds patient{5};

asio::awaitable<std::vector<Fetched>> get_twice(std::shared_ptr<Client> client) {
    std::vector<Fetched> answers;
    for (int i = 0; i < 2; ++i) {
        auto fetched = co_await client->get("/x");
        answers.push_back(std::move(fetched));
    }
    co_return answers;
}

asio::awaitable<std::vector<Fetched>> post_twice(std::shared_ptr<Client> client) {
    std::vector<Fetched> answers;
    for (int i = 0; i < 2; ++i) {
        auto fetched = co_await client->post("/x", "{}", "application/json");
        answers.push_back(std::move(fetched));
    }
    co_return answers;
}

// Answers the first request, reads the second, and closes without a word.
void answer_once_then_leave(tcp::socket& socket) {
    read_request(socket);
    say(socket, answer_with("first"));
    read_request(socket);
}

std::uint16_t closed_port() {
    asio::io_context io;
    return tcp::acceptor{io, tcp::endpoint{asio::ip::make_address("127.0.0.1"), 0}}.local_endpoint().port();
}

}  // namespace

TEST_CASE("a request carries what a platform needs, and its answer comes back whole") {
    std::string seen;
    Peer peer{{[&seen](tcp::socket& socket) {
        seen = read_request(socket);
        say(socket, "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 429 Too Many\r\nContent-Type: application/json\r\nRetry-After: 7\r\n"
                    "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n");
    }}};
    Client client{peer.url() + "/prefix/", patient};
    auto const fetched = run(client.post("/send?token=t", "{\"a\":1}", "application/json"));
    CHECK(fetched.failure == Failure::none);
    CHECK(fetched.response.status == 429);
    CHECK(fetched.response.type == "application/json");
    CHECK(fetched.response.body == "{}");
    auto const& headers = fetched.response.headers;
    CHECK(std::find(headers.begin(), headers.end(), std::pair<std::string, std::string>{"retry-after", "7"}) != headers.end());
    CHECK(seen.starts_with("POST /prefix/send?token=t HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(peer.port()) + "\r\n"));
    CHECK(seen.ends_with("\r\nContent-Type: application/json\r\nContent-Length: 7\r\n\r\n{\"a\":1}"));
}

TEST_CASE("a redirect is an answer like any other and is not followed") {
    Peer peer{{[](tcp::socket& socket) {
        read_request(socket);
        say(socket, "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n");
    }}};
    CHECK(run(Client{peer.url(), patient}.get("/x")).response.status == 302);
}

TEST_CASE("an answer without a length ends with its connection") {
    Peer peer{{[](tcp::socket& socket) {
        read_request(socket);
        say(socket, "HTTP/1.1 200 OK\r\n\r\nto the end");
    }}};
    auto const fetched = run(Client{peer.url(), patient}.get("/x"));
    CHECK(fetched.failure == Failure::none);
    CHECK(fetched.response.body == "to the end");
}

TEST_CASE("nothing went out where no connection came about") {
    Client refused{"http://127.0.0.1:" + std::to_string(closed_port()), patient};
    auto const fetched = run(refused.post("/x?access_token=secret", "{}", "application/json"));
    CHECK(fetched.failure == Failure::before_request);
    CHECK(fetched.detail.find("secret") == std::string::npos);
    CHECK(run(refused.get("no slash")).failure == Failure::before_request);
    CHECK(run(refused.get("/a\r\nX: y")).failure == Failure::before_request);
    CHECK(run(Client{"http://no-such-name.invalid", patient}.get("/x")).failure == Failure::before_request);
}

TEST_CASE("what became of a request that went out and got no whole answer, nobody knows") {
    struct Row {
        char const* peer;
        Peer::Script script;
        std::chrono::milliseconds deadline;
    };
    std::promise<void> over;
    auto const is_over = over.get_future().share();
    auto const stay_silent = [is_over](tcp::socket& socket) {
        read_request(socket);
        say(socket, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhe");
        read_request(socket);  // until the client gives up
    };
    auto const saying = [](std::string const& answer) {
        return [answer](tcp::socket& socket) {
            read_request(socket);
            say(socket, answer);
        };
    };
    // Never silent for long, and never done: each byte begins nothing anew.
    auto const dribble = [](tcp::socket& socket) {
        read_request(socket);
        socket.non_blocking(false);
        say(socket, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
        asio::steady_timer pause{socket.get_executor()};
        boost::system::error_code gone;
        for (int i = 0; i < 1000 && !gone; ++i) {
            asio::write(socket, asio::buffer("x", 1), gone);
            pause.expires_after(std::chrono::milliseconds{10});
            boost::system::error_code none;
            pause.wait(none);
        }
    };
    std::vector<Row> const rows{
        {"closes at once", [](tcp::socket&) {}, patient},
        {"reads and closes", [](tcp::socket& socket) { read_request(socket); }, patient},
        {"speaks another language", saying("* OK IMAP4 ready\r\n\r\n"), patient},
        {"is cut off in the body", saying("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nshort"), patient},
        {"is cut off in the head", saying("HTTP/1.1 200 OK\r\nContent-Le"), patient},
        {"answers too much", saying(answer_with(std::string(64 * 1024 + 1, 'x'))), patient},
        {"announces a gigabyte", saying("HTTP/1.1 200 OK\r\nContent-Length: 1073741824\r\n\r\n{"), patient},
        {"answers too much in chunks", saying("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n11170\r\n" + std::string(70'000, 'x') + "\r\n0\r\n\r\n"), patient},
        {"answers with a head without end", saying("HTTP/1.1 200 OK\r\nX: " + std::string(20'000, 'x')), patient},
        {"comes byte by byte", dribble, std::chrono::milliseconds{120}},
        {"answers too much without saying so", saying("HTTP/1.1 200 OK\r\n\r\n" + std::string(70 * 1024, 'x')), patient},
        {"never comes to an end", stay_silent, std::chrono::milliseconds{60}},
    };
    for (auto const& row : rows) {
        CAPTURE(row.peer);
        Peer peer{{row.script}};
        auto const fetched = run(Client{peer.url(), row.deadline}.post("/x", "{}", "application/json"));
        CHECK(fetched.failure == Failure::after_request);
        CHECK(!fetched.detail.empty());
    }
}

TEST_CASE("the largest answer allowed is read") {
    Peer peer{{[](tcp::socket& socket) {
        read_request(socket);
        say(socket, answer_with(std::string(64 * 1024, 'x')));
    }}};
    CHECK(run(Client{peer.url(), patient}.get("/x")).response.body.size() == 64 * 1024);
}

TEST_CASE("a file may be larger than an answer, within the limits of its own, and asked for in parts") {
    auto const file = std::string(300 * 1024, 'x');
    std::string seen;
    auto const give = [&](tcp::socket& socket) {
        seen = read_request(socket);
        say(socket, answer_with(file));
    };
    struct Row { std::size_t bytes; bool arrives; };
    for (auto const& [bytes, arrives] : {Row{file.size(), true}, Row{file.size() - 1, false}}) {
        CAPTURE(bytes);
        Peer peer{{give}};
        AnswerLimits limits;
        limits.bytes = bytes;
        limits.range = "bytes=16-31";
        auto const fetched = run(Client{peer.url(), patient}.get("/media", limits));
        CHECK((fetched.failure == Failure::none) == arrives);
        CHECK((fetched.response.body == file) == arrives);
    }
    CHECK(seen.find("\r\nRange: bytes=16-31\r\n") != std::string::npos);
    AnswerLimits crooked;
    crooked.range = "bytes=0-1\r\nX: y";
    CHECK(run(Client{"http://127.0.0.1:" + std::to_string(closed_port()), patient}.get("/media", crooked)).failure == Failure::before_request);
}

TEST_CASE("what comes compressed although nobody asked for it is never unpacked") {
    std::string seen;
    std::string const bomb = "\x1f\x8b\x08 ten kilobytes that would be ten gigabytes";
    Peer peer{{[&](tcp::socket& socket) {
        seen = read_request(socket);
        say(socket, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + std::to_string(bomb.size()) + "\r\n\r\n" + bomb);
    }}};
    auto const fetched = run(Client{peer.url(), patient}.get("/x"));
    CHECK(fetched.failure == Failure::none);
    CHECK(fetched.response.body == bomb);
    CHECK(seen.find("Accept-Encoding: identity") != std::string::npos);
}

TEST_CASE("two requests share a connection") {
    Peer peer{{[](tcp::socket& socket) {
        for (auto const* body : {"first", "second"}) {
            read_request(socket);
            say(socket, answer_with(body));
        }
    }}};
    auto const answers = run(get_twice(std::make_shared<Client>(peer.url(), patient)));
    CHECK(answers[0].response.body == "first");
    CHECK(answers[1].response.body == "second");
}

TEST_CASE("a question that a kept connection swallowed is asked once more, a command is not") {
    auto const answer_second = [](tcp::socket& socket) {
        read_request(socket);
        say(socket, answer_with("second"));
    };
    SUBCASE("GET") {
        Peer peer{{answer_once_then_leave, answer_second}};
        auto const answers = run(get_twice(std::make_shared<Client>(peer.url(), patient)));
        CHECK(answers[0].response.body == "first");
        CHECK(answers[1].response.body == "second");
    }
    SUBCASE("POST") {
        Peer peer{{answer_once_then_leave, answer_second}};
        auto const answers = run(post_twice(std::make_shared<Client>(peer.url(), patient)));
        CHECK(answers[0].response.body == "first");
        CHECK(answers[1].failure == Failure::after_request);
    }
    SUBCASE("GET, but only once") {
        auto const leave = [](tcp::socket& socket) { read_request(socket); };
        Peer peer{{answer_once_then_leave, leave, answer_second}};
        auto const answers = run(get_twice(std::make_shared<Client>(peer.url(), patient)));
        CHECK(answers[1].failure == Failure::after_request);
    }
}

TEST_CASE("a client outlives the loop its last connection was kept in") {
    auto const answer_first = [](tcp::socket& socket) {
        read_request(socket);
        say(socket, answer_with("again"));
    };
    Peer peer{{answer_first, answer_first}};
    Client client{peer.url(), patient};
    CHECK(run(client.get("/x")).response.body == "again");
    CHECK(run(client.get("/x")).response.body == "again");
}
