// What is worked on, what stands in line and what is put off, when there is more than can be done at one time.
#include "http/admission.hpp"

#include "support.hpp"

#include <boost/asio/detached.hpp>

#include <doctest/doctest.h>

#include <deque>
#include <future>
#include <optional>

using namespace lingyan::http;
using namespace lingyan::http::test;
using std::chrono::milliseconds;

namespace {

// Four requests in hand, one of them for a callback.
Limits four_in_hand() {
    Limits limits;
    limits.in_hand = 4;
    limits.page_patience = limits.callback_patience = std::chrono::minutes{1};  // longer than any stall of the machine
    limits.ahead_pause = milliseconds{1};
    limits.ahead_turn = 0;
    limits.claim = [](std::string_view target) {
        return target.ends_with("/callback") ? Claim::callback : target == "/healthz" ? Claim::health : Claim::page;
    };
    return limits;
}

// Three requests that are being worked on, which is all that pages may have.
struct Busy {
    Busy(RunningServer& server, Holding& holding) {
        for (int i = 0; i < 3; ++i) clients.emplace_back(server.port()).send("GET /hold HTTP/1.1\r\nHost: a\r\n\r\n");
        holding.wait_for(3);
    }
    std::deque<RawClient> clients;
};

std::string get(std::string const& path) { return "GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n"; }

// Requests that ask to be let in, in one thread.
struct Door {
    struct Asking {
        Admission::Pass pass;
        std::optional<bool> let_in;
    };

    explicit Door(Limits of) : limits(std::move(of)) {}

    Asking& ask(Claim claim, milliseconds unread = {}) {
        auto& asking = *requests.emplace_back(std::make_unique<Asking>());
        asio::co_spawn(io, enter(admission, claim, unread, asking), asio::detached);
        see_to_it();
        return asking;
    }
    void end(Asking& asking) {
        std::erase_if(requests, [&](auto const& one) { return one.get() == &asking; });
        see_to_it();
    }
    void see_to_it() {
        io.restart();
        io.poll();
    }
    static asio::awaitable<void> enter(Admission& admission, Claim claim, milliseconds unread, Asking& asking) {
        auto const said = admission.ask(claim, unread, asking.pass);
        asking.let_in = said == Admission::Answer::come_in;
        if (said != Admission::Answer::stand_in_line) co_return;
        asking.let_in.reset();
        asking.let_in = co_await admission.stand_in_line(claim, unread, asking.pass);
    }

    Limits limits;
    Admission admission{limits};
    std::deque<std::unique_ptr<Asking>> requests;
    asio::io_context io{1};
};

}  // namespace

TEST_CASE("pages fill three quarters of the places, callbacks all, and a question after its health needs none") {
    Door door{four_in_hand()};
    for (int i = 0; i < 3; ++i) CHECK(door.ask(Claim::page).let_in == true);
    CHECK_FALSE(door.ask(Claim::page).let_in);
    CHECK(door.ask(Claim::callback).let_in == true);
    CHECK_FALSE(door.ask(Claim::callback).let_in);
    CHECK(door.ask(Claim::health).let_in == true);
}

TEST_CASE("where callbacks are put off, pages come in one at a time") {
    auto limits = four_in_hand();
    limits.callbacks_first = std::chrono::minutes{1};
    Door door{limits};
    auto& first = door.ask(Claim::page);
    CHECK(first.let_in == true);
    door.admission.put_off(Claim::page);
    auto& second = door.ask(Claim::page);
    CHECK(second.let_in == true);  // that says nothing of callbacks
    door.admission.put_off(Claim::callback);
    auto& late = door.ask(Claim::page);
    CHECK_FALSE(late.let_in);
    door.end(first);
    CHECK_FALSE(late.let_in);  // the second is still in hand
    door.end(second);
    CHECK(late.let_in == true);
    CHECK_FALSE(door.ask(Claim::page).let_in);
    CHECK(door.ask(Claim::callback).let_in == true);
    CHECK(door.ask(Claim::health).let_in == true);
}

TEST_CASE("who rests is woken when the places stand empty, the longest first, and else when the rest is over") {
    Door door{four_in_hand()};
    std::vector<int> awake;
    auto const rests = [&](int who, milliseconds most) -> asio::awaitable<void> {
        co_await door.admission.rest(most);
        awake.push_back(who);
    };
    asio::co_spawn(door.io, rests(1, std::chrono::minutes{1}), asio::detached);
    asio::co_spawn(door.io, rests(2, std::chrono::minutes{1}), asio::detached);
    door.see_to_it();
    CHECK(awake.empty());
    auto& first = door.ask(Claim::callback);
    auto& second = door.ask(Claim::callback);
    door.end(first);
    CHECK(awake.empty());  // there is still one in hand
    door.end(second);
    CHECK(awake == std::vector{1});
    asio::co_spawn(door.io, rests(3, milliseconds{1}), asio::detached);
    while (awake.size() < 2) door.io.restart(), door.io.run_one();  // nobody's place: its time is over
    CHECK(awake == std::vector{1, 3});
    door.end(door.ask(Claim::callback));
    CHECK(awake == std::vector{1, 3, 2});
}

TEST_CASE("a place that becomes free goes to the callback that has waited longest, and only then to a page") {
    Door door{four_in_hand()};
    std::vector<Door::Asking*> in_hand;
    for (int i = 0; i < 4; ++i) in_hand.push_back(&door.ask(Claim::callback));
    auto& page = door.ask(Claim::page);
    auto& first = door.ask(Claim::callback);
    auto& second = door.ask(Claim::callback);
    CHECK(door.admission.in_line() == 3);
    door.end(*in_hand[2]);
    CHECK(first.let_in == true);
    CHECK_FALSE(second.let_in);
    door.end(*in_hand[0]);
    CHECK(second.let_in == true);
    door.end(*in_hand[1]);
    CHECK(page.let_in == std::nullopt);  // three callbacks are in hand: the fourth place is not for pages
    door.end(*in_hand[3]);
    CHECK(page.let_in == true);
    CHECK(door.admission.in_line() == 0);
}

TEST_CASE("whose patience ends in the line is put off, and so is who has spent it before he could be read") {
    auto limits = four_in_hand();
    limits.page_patience = limits.callback_patience = milliseconds{20};
    Door door{limits};
    CHECK(door.ask(Claim::page, milliseconds{19}).let_in == true);
    CHECK(door.ask(Claim::page, milliseconds{20}).let_in == false);
    CHECK(door.ask(Claim::callback, milliseconds{20}).let_in == false);
    CHECK(door.ask(Claim::health, milliseconds{20}).let_in == true);
    for (int i = 0; i < 3; ++i) door.ask(Claim::page);
    auto& in_line = door.ask(Claim::page);
    CHECK_FALSE(in_line.let_in);
    door.io.restart();
    door.io.run();
    CHECK(in_line.let_in == false);
    CHECK(door.admission.in_line() == 0);
}

TEST_CASE("while the oldest callback does not come to its end nothing new is begun") {
    auto limits = four_in_hand();
    limits.callback_patience = milliseconds{0};
    Door door{limits};
    auto& page = door.ask(Claim::page);
    CHECK(page.let_in == true);
    CHECK(door.ask(Claim::page).let_in == true);  // a page may take its time
    auto& stuck = door.ask(Claim::callback, milliseconds{-1});  // comes before its time, or it would be put off like the next
    CHECK(stuck.let_in == true);
    CHECK(door.ask(Claim::page).let_in == false);
    CHECK(door.ask(Claim::callback, milliseconds{-1}).let_in == false);
    door.end(stuck);
    CHECK(door.ask(Claim::page).let_in == true);
}

TEST_CASE("who is torn out of the line leaves no gap") {
    Door door{four_in_hand()};
    {
        asio::io_context other{1};
        for (int i = 0; i < 4; ++i) door.ask(Claim::callback);
        auto& asking = *door.requests.emplace_back(std::make_unique<Door::Asking>());
        asio::co_spawn(other, Door::enter(door.admission, Claim::callback, {}, asking), asio::detached);
        other.poll();
        CHECK(door.admission.in_line() == 1);
    }
    CHECK(door.admission.in_line() == 0);
    auto& next = door.ask(Claim::callback);
    door.end(*door.requests.front());
    CHECK(next.let_in == true);
}

TEST_CASE("what is put off is told when to come back, keeps its connection and reaches no handler") {
    Holding holding;
    auto limits = four_in_hand();
    limits.page_patience = milliseconds{20};
    RunningServer server{holding.handler(), limits};
    Busy busy{server, holding};
    RawClient visitor{server.port()};
    std::string const form = "POST /page HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello";
    for (auto const& request : {get("/page"), form, get("/page")}) {
        auto const answer = visitor.send(request).read_answer();
        CHECK(status_of(answer) == 503);
        CHECK(answer.find("Retry-After: 2\r\n") != std::string::npos);
        CHECK(answer.find("Connection: close") == std::string::npos);
    }
    auto const last = RawClient{server.port()}.send("GET /page HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").read_to_end();
    CHECK(status_of(last) == 503);
    CHECK(last.find("Connection: close\r\n") != std::string::npos);
    CHECK(status_of(visitor.send(get("/healthz")).read_answer()) == 200);
    CHECK(status_of(RawClient{server.port()}.send(get("/callback")).read_answer()) == 200);
    CHECK(server.refusals("overload") == 4);
    CHECK(server.handled() == 5);
    holding.let_go();
    for (auto& one : busy.clients) CHECK(status_of(one.read_answer()) == 200);
    CHECK(status_of(visitor.send(form).read_answer()) == 200);
}

TEST_CASE("a burst of callbacks is answered to the last, a few at a time") {
    Holding holding;
    RunningServer server{holding.handler(), four_in_hand()};
    std::deque<RawClient> platform;
    for (int i = 0; i < 20; ++i) platform.emplace_back(server.port()).send(get("/hold/callback"));
    holding.wait_for(4);
    CHECK(server.handled() == 4);
    holding.let_go();
    for (auto& one : platform) CHECK(status_of(one.read_answer()) == 200);
    CHECK(server.refusals("overload") == 0);
}

TEST_CASE("what somebody sends ahead of his answers is put off while there is no room, in its order and at once") {
    Holding first, others;
    auto limits = four_in_hand();
    limits.claim = [](std::string_view target) { return target.ends_with("/callback") ? Claim::callback : target.ends_with("/healthz") ? Claim::health : Claim::page; };
    RunningServer server{[&](Request request) { return (request.path == "/hold/healthz" ? first : others).answer(std::move(request)); }, limits};
    RawClient hasty{server.port()};
    std::string ahead;
    for (auto const* path : {"/a/callback", "/b/callback", "/c/callback"}) ahead += get(path);
    CHECK(status_of(hasty.send(ahead).read_answer()) == 200);  // where there is room it is as good as anything
    for (int i = 0; i < 2; ++i) CHECK(status_of(hasty.read_answer()) == 200);

    Busy busy{server, others};
    RawClient patient{server.port()};
    patient.send(get("/hold/callback"));
    others.wait_for(4);  // every place is taken
    hasty.send(get("/hold/healthz") + ahead);
    first.wait_for(1);
    first.let_go();
    CHECK(status_of(hasty.read_answer()) == 200);
    for (int i = 0; i < 3; ++i) CHECK(status_of(hasty.read_answer()) == 503);
    CHECK(server.refusals("overload") == 3);
    CHECK(status_of(hasty.send(get("/healthz") + get("/healthz")).read_answer()) == 200);
    CHECK(status_of(hasty.read_answer()) == 200);
    others.let_go();
    CHECK(status_of(patient.read_answer()) == 200);
    for (auto& one : busy.clients) CHECK(status_of(one.read_answer()) == 200);
    CHECK(status_of(hasty.send(ahead).read_answer()) == 200);
}

TEST_CASE("a heap of any size that is put off is answered to the last, what follows it is heard, and the cut one is read whole") {
    Holding others;
    RunningServer server{others.handler(), four_in_hand()};
    Busy busy{server, others};
    RawClient patient{server.port()};
    patient.send(get("/hold/callback"));
    others.wait_for(4);  // every place is taken
    auto const post = [](std::size_t size) { return "POST /a/callback HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(size) + "\r\n\r\n" + std::string(size, 'x'); };
    for (std::size_t const size : {0u, 700u, 5'000u, 40'000u, 300'000u}) {
        CAPTURE(size);
        RawClient hasty{server.port()};
        std::size_t const count = size > 100'000 ? 5 : 300;
        std::string heap;
        for (std::size_t i = 0; i < count; ++i) heap += post(size);
        auto const cut = heap.size() - size / 2 - 20;
        hasty.send(get("/healthz") + heap.substr(0, cut));
        CHECK(status_of(hasty.read_answer()) == 200);
        for (std::size_t i = 0; i + 1 < count; ++i) REQUIRE(status_of(hasty.read_answer()) == 503);
        CHECK(status_of(hasty.send(heap.substr(cut)).read_answer()) == 503);
        CHECK(status_of(hasty.send(get("/healthz")).read_answer()) == 200);  // alone and small, after a silence
        for (auto const byte : get("/healthz")) hasty.send({byte});
        CHECK(status_of(hasty.read_answer()) == 200);
    }
    CHECK(server.refusals("overload") == 4 * 300 + 5);
    RawClient in_line{server.port()}, healthy{server.port()};
    CHECK(status_of(in_line.send(get("/healthz")).read_answer()) == 200);
    in_line.send(get("/hold/callback"));
    std::string questions;
    for (int i = 0; i < 2000; ++i) questions += get("/healthz");
    healthy.send(questions);
    for (int i = 0; i < 2000; ++i) REQUIRE(status_of(healthy.read_answer()) == 200);  // however many could go with the next
    others.let_go();
    for (auto* client : {&patient, &in_line}) CHECK(status_of(client->read_answer()) == 200);
    for (auto& one : busy.clients) CHECK(status_of(one.read_answer()) == 200);
}

TEST_CASE("while others stand in line one writing holds all answers of a turn, in their order, and whoever does not get his is known") {
    for (bool const stays : {true, false}) {
        CAPTURE(stays);
        Holding first, others;
        std::promise<void> first_own_answered, both_lost;
        std::atomic<int> own = 0, lost = 0;
        auto const tell_lost = [&] {
            if (++lost == 2) both_lost.set_value();
        };
        auto handler = [&](Request request) -> asio::awaitable<Response> {
            auto const is_own = request.path.starts_with("/own/");
            auto answering = (request.path.starts_with("/hold/first") ? first : others).answer(std::move(request));
            auto response = co_await std::move(answering);
            if (is_own) response.lost = tell_lost;
            if (is_own && ++own == 1) first_own_answered.set_value();
            co_return response;
        };
        auto limits = four_in_hand();
        limits.ahead_turn = 4;
        RunningServer server{handler, limits};
        Busy busy{server, others};
        RawClient patient{server.port()}, hasty{server.port()}, second{server.port()}, third{server.port()}, witness{server.port()};
        for (auto* client : {&patient, &hasty, &second, &third, &witness}) CHECK(status_of(client->send(get("/healthz")).read_answer()) == 200);
        patient.send(get("/hold/first/callback"));
        first.wait_for(1);  // every place is taken
        hasty.send(get("/own/a/callback") + get("/own/b/callback") + get("/own/c/callback"));
        second.send(get("/hold/callback"));
        third.send(get("/hold/callback"));
        CHECK(status_of(witness.send(get("/healthz")).read_answer()) == 200);  // all that came before it stands in line
        first.let_go();
        CHECK(status_of(patient.read_answer()) == 200);
        first_own_answered.get_future().wait();
        if (!stays) hasty.reset();
        others.let_go();
        for (auto* client : {&second, &third}) CHECK(status_of(client->read_answer()) == 200);
        for (auto& one : busy.clients) CHECK(status_of(one.read_answer()) == 200);
        if (stays) {
            for (std::string const name : {"a", "b", "c"}) CHECK(hasty.read_answer().ends_with("/own/" + name + "/callback"));
            CHECK(lost == 0);
        } else {
            both_lost.get_future().wait();
            CHECK(own == 2);
        }
    }
}

TEST_CASE("of what somebody sends ahead a few stand in line like anybody's, and are answered in their turn") {
    Holding others;
    auto limits = four_in_hand();
    limits.ahead_turn = 2;
    RunningServer server{others.handler(), limits};
    Busy busy{server, others};
    RawClient hasty{server.port()};
    hasty.send(get("/hold/callback") + get("/a/callback") + get("/b/callback"));
    others.wait_for(4);
    others.let_go();
    for (int i = 0; i < 3; ++i) CHECK(status_of(hasty.read_answer()) == 200);
    CHECK(server.refusals("overload") == 0);
    for (auto& one : busy.clients) CHECK(status_of(one.read_answer()) == 200);
}

TEST_CASE("a page's body is not waited for while pages stand in line, a callback's is") {
    Holding holding;
    RunningServer server{holding.handler(), four_in_hand()};
    Busy busy{server, holding};
    for (std::string const framing : {"Content-Length: 1000000\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n", "Expect: 100-continue\r\nContent-Length: 5\r\n\r\n"}) {
        CAPTURE(framing);
        RawClient client{server.port()};
        client.send("POST /page HTTP/1.1\r\nHost: a\r\n" + framing + "hell");
        client.finish();
        auto const answer = client.read_to_end();
        CHECK(status_of(answer) == 503);
        CHECK(answer.find("Connection: close\r\n") != std::string::npos);
    }
    RawClient platform{server.port()};
    CHECK(platform.send("POST /callback HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n").read_answer() == "HTTP/1.1 100 Continue\r\n\r\n");
    CHECK(status_of(platform.send("hello").read_answer()) == 200);
    holding.let_go();
}

TEST_CASE("all bodies together take no more memory than they may, and a small one always finds room") {
    Holding holding;
    Limits limits;
    limits.all_bodies_bytes = 1024 * 1024;
    RunningServer server{holding.handler(), limits};
    auto const post = [](std::string const& path, std::size_t announced) {
        return "POST " + path + " HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(announced) + "\r\n\r\n";
    };
    RawClient first{server.port()}, second{server.port()}, third{server.port()};
    first.send(post("/hold", 900'000) + std::string(900'000, 'x'));
    holding.wait_for(1);
    auto const refused = second.send(post("/page", 400'000) + std::string(300'000, 'x')).read_answer();
    CHECK(status_of(refused) == 503);
    CHECK(refused.find("Retry-After: ") != std::string::npos);
    CHECK(status_of(third.send(post("/page", 10'000)).send(std::string(10'000, 'x')).read_answer()) == 200);
    holding.let_go();
    CHECK(status_of(first.read_answer()) == 200);
    CHECK(status_of(third.send(post("/page", 900'000) + std::string(900'000, 'x')).read_answer()) == 200);
}

TEST_CASE("bytes that lay unread for long count only where there is a crowd to have kept them waiting") {
    for (bool const crowded : {true, false}) {
        CAPTURE(crowded);
        std::promise<void> standing, may_go_on;
        auto stand_still = [&](Request request) -> asio::awaitable<Response> {
            if (request.path == "/stand") {
                standing.set_value();
                may_go_on.get_future().wait();  // and nobody is read meanwhile
            }
            co_return Response{};
        };
        auto limits = four_in_hand();
        limits.page_patience = milliseconds{20};
        if (crowded) limits.in_hand = 2;
        RunningServer server{stand_still, limits};
        RawClient first{server.port()}, second{server.port()}, third{server.port()};
        for (auto* client : {&second, &third}) CHECK(status_of(client->send(get("/healthz")).read_answer()) == 200);
        first.send(get("/stand"));
        standing.get_future().wait();
        second.send(get("/page"));
        third.send(get("/callback"));
        CHECK_FALSE(second.closed_within(milliseconds{60}));
        may_go_on.set_value();
        CHECK(status_of(second.read_answer()) == (crowded ? 503 : 200));
        CHECK(status_of(third.read_answer()) == 200);
    }
}
