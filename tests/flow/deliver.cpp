// On the way out: who is left out, what is repeated, what is listed.
#include "flow/support_outgoing.hpp"

#include <doctest/doctest.h>

namespace lingyan::flow {

using affairs::nov;
using std::chrono::seconds;

TEST_CASE_FIXTURE(Outgoing, "what is due goes out once, in words") {
    add(DeliveryKind::told);
    auto done = deliver();
    CHECK(done.claimed == 1);
    CHECK(done.sent == 1);
    REQUIRE(platform.sent.size() == 1);
    CHECK(platform.sent.front().text == "您现在没有要办的事。有了会告诉您，不用回。");
    CHECK(deliver().claimed == 0);
    CHECK(not_arrived().empty());
}

TEST_CASE_FIXTURE(Outgoing, "a digest whose only line was done meanwhile is not sent") {
    give("医保名单", nov(20), {"v1"});
    on(nov(17), 8, 30);
    remind();
    CHECK(say("h1", "1").find("记下了") != std::string::npos);
    deliver();
    CHECK(platform.to("h1").empty());
    CHECK(not_arrived().empty());
}

TEST_CASE_FIXTURE(Outgoing, "in quiet hours only urgent things and replies go out") {
    on(nov(16), 21);
    add(DeliveryKind::told);
    add(DeliveryKind::urgent, "duty");
    add(DeliveryKind::reply, "h2");
    deliver();
    CHECK(platform.to("h1").empty());
    CHECK(platform.to("duty").size() == 1);
    CHECK(platform.to("h2").size() == 1);
    on(nov(17), 7, 29);
    deliver();
    CHECK(platform.to("h1").empty());
    on(nov(17), 7, 34);
    deliver();
    CHECK(platform.to("h1").size() == 1);
}

TEST_CASE_FIXTURE(Outgoing, "what came to nobody knows what is repeated once, then listed") {
    add(DeliveryKind::told);
    next(Outcome::Kind::unknown);
    next(Outcome::Kind::unknown);
    deliver();
    now += seconds{10};
    deliver();
    CHECK(platform.sent.size() == 2);
    CHECK(platform.sent[0].text == platform.sent[1].text);
    for (int i = 0; i < 5; ++i) {
        now += minutes{10};
        deliver();
    }
    CHECK(platform.sent.size() == 2);
    REQUIRE(not_arrived().size() == 1);
    CHECK(not_arrived().front().state == DeliveryState::unknown);
}

TEST_CASE_FIXTURE(Outgoing, "what is refused is listed at once") {
    add(DeliveryKind::told);
    next(Outcome::Kind::refused);
    deliver();
    now += minutes{10};
    deliver();
    CHECK(platform.sent.size() == 1);
    REQUIRE(not_arrived().size() == 1);
    CHECK(not_arrived().front().state == DeliveryState::undeliverable);
    CHECK(not_arrived().front().detail == "code");
}

TEST_CASE_FIXTURE(Outgoing, "an account that is not there is listed and called by nobody") {
    add(DeliveryKind::urgent, "nobody", "elsewhere");
    add(DeliveryKind::urgent, "somebody", "");
    deliver();
    CHECK(platform.sent.empty());
    CHECK(not_arrived().size() == 2);
}

TEST_CASE_FIXTURE(Outgoing, "later waits as long as the platform says, else longer each time") {
    add(DeliveryKind::told);
    next(Outcome::Kind::later, seconds{60});
    deliver();
    now += seconds{59};
    deliver();
    CHECK(platform.sent.size() == 1);
    next(Outcome::Kind::later);
    next(Outcome::Kind::later);
    now += seconds{1};
    deliver();
    CHECK(platform.sent.size() == 2);
    std::vector<int> waits;
    for (int waited = 0; platform.sent.size() < 5 && waited < 600; ++waited) {
        auto before = platform.sent.size();
        now += seconds{1};
        deliver();
        if (platform.sent.size() > before) waits.push_back(waited), waited = 0;
        if (waits.size() == 2) break;
    }
    REQUIRE(waits.size() == 2);
    CHECK(waits[1] > waits[0]);
    CHECK(not_arrived().empty());
}

TEST_CASE_FIXTURE(Outgoing, "what could not go out for a day is not sent any more, and listed") {
    add(DeliveryKind::told);
    next(Outcome::Kind::later);
    deliver();
    now += std::chrono::hours{25};
    deliver();
    CHECK(platform.sent.size() == 1);
    REQUIRE(not_arrived().size() == 1);
    CHECK(not_arrived().front().state == DeliveryState::expired);
}

TEST_CASE_FIXTURE(Outgoing, "what was under way when the process ended is repeated once") {
    add(DeliveryKind::told);
    store().transact_now([&](Transaction& tx) {
        auto claimed = tx.outbox().due("app", now, 10).front();
        claimed.text = "您好，不用回。";
        claimed.call = 1;
        claimed.called_at = now;
        tx.outbox().claim(claimed);
    });
    for (int i = 0; i < 5; ++i) {
        deliver();
        now += seconds{30};
    }
    REQUIRE(platform.sent.size() == 1);
    CHECK(platform.sent.front().text == "您好，不用回。");
    CHECK(not_arrived().empty());
}

TEST_CASE_FIXTURE(Outgoing, "one text for many people is worded once and goes to each in one call") {
    for (auto who : {"h1", "h2", "h3"}) add(DeliveryKind::told, who);
    next(Outcome::Kind::sent);
    next(Outcome::Kind::refused);
    CHECK(deliver().sent == 2);
    CHECK(platform.sent.size() == 3);
    CHECK(platform.calls.size() == 1);
    REQUIRE(not_arrived().size() == 1);
    CHECK(not_arrived().front().person == PersonId{"h2"});
}

TEST_CASE_FIXTURE(Outgoing, "a digest that was refused for now and comes back at night is in the next morning's, in the words of that day") {
    give("医保名单", nov(20), {"v1"});
    on(nov(17), 8, 30);
    remind();
    next(Outcome::Kind::later, std::chrono::hours{13});
    deliver();
    REQUIRE(platform.sent.size() == 1);
    CHECK(platform.sent.back().text.find("1 新的事：医保名单") != std::string::npos);
    for (int hour : {21, 23}) {
        on(nov(17), hour, 40);
        tick();
    }
    on(nov(18), 8, 5);
    tick();
    CHECK(platform.sent.size() == 1);
    on(nov(18), 8, 30);
    tick();
    tick();
    REQUIRE(platform.to("h1").size() == 2);
    auto text = platform.to("h1").back();
    CHECK(text.find("今天1件") != std::string::npos);
    CHECK(text.find("1 新的事：医保名单") != std::string::npos);
    CHECK(text.find("其中1件前面没送到") != std::string::npos);
    CHECK(not_arrived().empty());
    CHECK(say("h1", "1").find("医保名单，记下了") != std::string::npos);
}

TEST_CASE_FIXTURE(Outgoing, "a digest that comes back no longer has the line that was reported meanwhile") {
    give("医保名单", nov(20), {"v1"});
    give("防火台账", nov(24), {"v1"});
    on(nov(17), 8, 30);
    remind();
    next(Outcome::Kind::later, seconds{60});
    deliver();
    REQUIRE(platform.sent.size() == 1);
    CHECK(platform.sent.back().text.find("今天2件") != std::string::npos);
    say("h1", "医保名单办完了");
    now += seconds{60};
    deliver();
    REQUIRE(platform.sent.size() == 2);
    CHECK(platform.sent.back().text.find("医保名单") == std::string::npos);
    CHECK(platform.sent.back().text.find("防火台账") != std::string::npos);
    CHECK(platform.sent.back().text.find("今天1件") != std::string::npos);
}

TEST_CASE_FIXTURE(Outgoing, "a lost template parks its own message and stops nothing else") {
    auto lost = add(DeliveryKind::told, "h1");
    add(DeliveryKind::told, "h2");
    store().transact_now([&](Transaction& tx) {
        auto delivery = tx.outbox().waiting_for(PersonId{"h1"}).front();
        tx.outbox().finish(lost, DeliveryState::merged, "");
        delivery.say = Say{"no.such.words"};
        tx.outbox().add(delivery);
    });
    CHECK(deliver().sent == 1);
    CHECK(platform.to("h2").size() == 1);
    CHECK(platform.to("h1").empty());
    REQUIRE(not_arrived().size() == 1);
    CHECK(not_arrived().front().person == PersonId{"h1"});
    CHECK(not_arrived().front().state == DeliveryState::undeliverable);
    CHECK(deliver().claimed == 0);
}

}  // namespace lingyan::flow
