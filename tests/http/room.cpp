// Who finds room when many are connected: eight places, two of them kept for callbacks.
#include "http/room.hpp"

#include "support.hpp"

#include <doctest/doctest.h>

#include <deque>

using namespace lingyan::http;
using namespace lingyan::http::test;

namespace {

Limits eight_places() {
    Limits limits;
    limits.connections = 8;
    limits.claim = [](std::string_view target) { return target.find("callback") == target.npos ? Claim::page : Claim::callback; };
    return limits;
}

std::string get(std::string const& path) { return "GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n"; }

struct Fixture {
    Holding holding;
    RunningServer server{holding.handler(), eight_places()};
    std::deque<RawClient> clients;

    // One more, of whom the server has heard.
    RawClient& come(std::string const& path = "/page") {
        auto& client = clients.emplace_back(server.port());
        client.send(get(path));
        if (!path.starts_with("/hold")) first_answer = client.read_answer();
        return client;
    }
    std::string first_answer;
    ~Fixture() { holding.let_go(); }
};

bool gone(RawClient& client) { return client.closed_within(std::chrono::seconds{10}); }
bool still_served(RawClient& client) { return status_of(client.send(get("/page")).read_answer()) == 200; }

}  // namespace

TEST_CASE_FIXTURE(Fixture, "when the places for others are taken, who has been idle longest goes for each that comes") {
    for (int i = 0; i < 6; ++i) come();
    CHECK(still_served(clients[0]));  // has spoken last of all, and so stays
    come();
    CHECK(status_of(first_answer) == 200);
    CHECK(gone(clients[1]));
    for (int i : {2, 3, 4, 5, 0, 6}) CHECK(still_served(clients[static_cast<std::size_t>(i)]));
    CHECK(server.refusals("displaced") == 1);
}

TEST_CASE_FIXTURE(Fixture, "who sends slowly or says nothing at all goes like who is idle") {
    for (auto const* begun : {"GET /pa", "POST /b HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhel", "", "GET /page HTTP/1.1\r\n", "G", ""})
        clients.emplace_back(server.port()).send(begun);
    for (int i = 0; i < 6; ++i) come();
    for (std::size_t i = 0; i < 6; ++i) {
        CAPTURE(i);
        CHECK(gone(clients[i]));
    }
    CHECK(server.refusals("displaced") == 6);
}

TEST_CASE_FIXTURE(Fixture, "whose callback was acknowledged stays, however many come after him; whose callback was refused does not") {
    auto& platform = come("/callback/wecom");
    auto& forger = come("/callback/forged");
    CHECK(status_of(first_answer) == 403);
    for (int i = 0; i < 20; ++i) come();
    CHECK(gone(forger));
    CHECK(status_of(platform.send(get("/callback/wecom")).read_answer()) == 200);
    CHECK(status_of(platform.send(get("/page")).read_answer()) == 200);  // and now he is one of the others
    for (int i = 0; i < 6; ++i) come();
    CHECK(gone(platform));
}

TEST_CASE_FIXTURE(Fixture, "where nobody can be sent away, what is left is for callbacks") {
    for (int i = 0; i < 6; ++i) come("/hold");
    holding.wait_for(6);
    auto& visitor = come();
    CHECK(status_of(first_answer) == 503);
    CHECK(first_answer.find("Retry-After: 2\r\n") != std::string::npos);
    CHECK(gone(visitor));
    for (int i = 0; i < 2; ++i) {
        come("/callback/wecom");
        CHECK(status_of(first_answer) == 200);
    }
    // Eight in all, and each of them is needed: now even the door stays shut.
    auto const turned_away = RawClient{server.port()}.read_to_end();
    CHECK(status_of(turned_away) == 503);
    CHECK(turned_away.find("Retry-After: 1\r\n") != std::string::npos);
    CHECK(server.refusals("full") == 1);
    holding.let_go();
    for (std::size_t i = 0; i < 6; ++i) CHECK(status_of(clients[i].read_answer()) == 200);
    CHECK(status_of(RawClient{server.port()}.send(get("/page")).read_answer()) == 200);
}
