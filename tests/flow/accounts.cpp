// One account's trouble is its own: its queue rests, somebody is told, and nobody at another account waits for it.
#include "flow/support_outgoing.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace lingyan::flow {

using std::chrono::minutes;
using std::chrono::seconds;

namespace {

struct Elsewhere : Outgoing {
    Elsewhere() : Outgoing(with_address(with_address(affairs::small_county(), "admin", {"sms", "admin"}), "h1", {"sms", "h1"})) { others["sms"] = &sms; }
    FakePlatform sms{"sms"};
    std::optional<Paused> rest() {
        std::optional<Paused> found;
        store().transact_now([&](Transaction& tx) { found = paused(tx, "app"); });
        return found;
    }
};

}  // namespace

TEST_CASE_FIXTURE(Elsewhere, "an account that cannot be reached is probed with one delivery a minute, and all of it flows when it is back") {
    for (int i = 0; i < 60; ++i) add_text(DeliveryKind::reply, "a" + std::to_string(i), "回话" + std::to_string(i));
    platform.always = outcome(Kind::later, Scope::account, "连不上");
    deliver();
    deliver_for(minutes{1}, seconds{1});
    REQUIRE(rest());
    CHECK(rest()->cause == "连不上");
    CHECK_FALSE(rest()->needs_person);
    CHECK(deliverer->accounts().at("app") == false);
    auto const before = platform.calls.size();
    deliver_for(minutes{10}, seconds{1});
    auto const probes = platform.calls.size() - before;
    CHECK(probes >= 9);
    CHECK(probes <= 10);
    for (auto at = before; at < platform.calls.size(); ++at) CHECK(platform.calls[at].to.size() == 1);
    platform.always.reset();
    deliver_for(minutes{2}, seconds{1});
    CHECK(count(DeliveryState::sent) == 60);
    CHECK_FALSE(rest());
    CHECK(deliverer->accounts().at("app"));
    store().transact_now([&](Transaction& tx) {
        for (auto const& one : tx.outbox().sent_to({"app", "a50"}, 0)) CHECK(one.tries == 0);
    });
}

TEST_CASE_FIXTURE(Elsewhere, "where the platform says how long to wait nothing is tried before") {
    for (int i = 0; i < 3; ++i) add_text(DeliveryKind::reply, "a" + std::to_string(i), "回话" + std::to_string(i));
    auto slow = outcome(Kind::later, Scope::account, "太快了");
    slow.wait = seconds{600};
    platform.always = slow;
    deliver();
    auto const tried = platform.calls.size();
    platform.always.reset();
    deliver_for(seconds{595}, seconds{5});
    CHECK(platform.calls.size() == tried);
    deliver_for(seconds{20}, seconds{5});
    CHECK(count(DeliveryState::sent) == 3);
}

TEST_CASE_FIXTURE(Elsewhere, "what only the administrator can mend is told to him once by another way, and nothing of the queue is given up") {
    for (auto who : {"h2", "h3", "h4", "h5"}) add(DeliveryKind::told, who);
    auto closed = outcome(Kind::refused, Scope::account, "60020 服务器地址不在企业可信IP中");
    closed.needs_person = true;
    platform.always = closed;
    deliver_for(minutes{90}, seconds{30});
    REQUIRE(sms.sent.size() == 1);
    CHECK(sms.sent.front().to == "admin");
    CHECK(sms.sent.front().text.find("60020") != std::string::npos);
    CHECK(sms.sent.front().text.find("app") != std::string::npos);
    REQUIRE(rest());
    CHECK(rest()->needs_person);
    CHECK(not_arrived().empty());
    restart_deliverer();
    deliver_for(minutes{30}, seconds{30});
    CHECK(sms.sent.size() == 1);
    platform.always.reset();
    deliver_for(minutes{15}, seconds{30});
    for (auto who : {"h2", "h3", "h4", "h5"}) {
        CAPTURE(std::string(who));
        CHECK(platform.to(who).back() == "您现在没有要办的事。有了会告诉您，不用回。");
    }
    for (auto who : {"h2", "h3", "h4", "h5"}) CHECK(waiting(who).empty());
    CHECK_FALSE(rest());
}

TEST_CASE_FIXTURE(Elsewhere, "who is refused at one address gets the message at the next one, once, in the hours for it") {
    platform.unknown_people = {"h1", "h2"};
    add(DeliveryKind::told, "h1");
    add(DeliveryKind::told, "h2");
    deliver();
    deliver();
    CHECK(sms.to("h1").size() == 1);
    CHECK(platform.to("h1").size() == 1);
    REQUIRE(not_arrived().size() == 1);
    CHECK(not_arrived().front().person == PersonId{"h2"});
    CHECK(not_arrived().front().trouble == Trouble::address);
    on(affairs::nov(16), 19, 59);
    add(DeliveryKind::told, "h1");
    next(Kind::later, seconds{120});
    deliver();
    on(affairs::nov(16), 20, 10);
    deliver();
    CHECK(sms.to("h1").size() == 1);
    on(affairs::nov(17), 7, 40);
    deliver();
    deliver();
    CHECK(sms.to("h1").size() == 2);
    platform.unknown_people.clear();
    deliver_for(std::chrono::hours{2}, minutes{10});
    CHECK(sms.to("h1").size() == 2);
    sms.unknown_people = {"h1"};
    platform.unknown_people = {"h1"};
    add(DeliveryKind::told, "h1");
    deliver();
    deliver();
    CHECK(not_arrived().size() == 2);
}

TEST_CASE_FIXTURE(Elsewhere, "an account that is not there hands on to the next address, and is named where there is none") {
    add(DeliveryKind::told, "h2", "elsewhere");
    Delivery delivery;
    delivery.person = PersonId{"h1"};
    delivery.to = {"elsewhere", "h1"};
    delivery.say = Say{"empty.none"};
    delivery.made_at = delivery.due_at = now;
    delivery.expires_at = now + std::chrono::hours{24};
    store().transact_now([&](Transaction& tx) { tx.outbox().add(delivery); });
    deliver();
    deliver();
    CHECK(platform.to("h1").size() == 1);
    CHECK(platform.to("h2").size() == 1);
    CHECK(not_arrived().empty());
    add(DeliveryKind::told, "nobody", "elsewhere");
    deliver();
    REQUIRE(not_arrived().size() == 1);
    CHECK(not_arrived().front().trouble == Trouble::ours);
    CHECK(not_arrived().front().detail.find("elsewhere") != std::string::npos);
}

TEST_CASE_FIXTURE(Elsewhere, "an unknown code is tried as often as it says and then listed as the channel's") {
    platform.always = outcome(Kind::later, Scope::message, "99999 未知错误码");
    platform.always->most_tries = 3;
    add(DeliveryKind::told, "h2");
    add(DeliveryKind::told, "h3");
    deliver_for(minutes{10}, seconds{1});
    CHECK(platform.to("h2").size() == 3);
    REQUIRE(not_arrived().size() == 2);
    CHECK(not_arrived().front().trouble == Trouble::channel);
    CHECK_FALSE(rest());
}

TEST_CASE_FIXTURE(Elsewhere, "a platform that hangs holds up nobody at another one, and its own urgent message not either") {
    boost::asio::io_context io;
    platform.hangs = true;
    add(DeliveryKind::told, "h2");
    begin_deliver(io);
    REQUIRE(until(io, [&] { return platform.calls.size() == 1; }));
    add(DeliveryKind::urgent, "h1", "sms");
    add(DeliveryKind::urgent, "duty");
    begin_deliver(io);
    REQUIRE(until(io, [&] { return sms.calls.size() == 1 && platform.calls.size() == 2; }));
    CHECK(platform.calls[1].to.front() == "duty");
    CHECK(count(DeliveryState::sending) >= 2);
    platform.let_go();
    io.run();
    CHECK(count(DeliveryState::sent) == 3);
    CHECK_FALSE(deliverer->is_busy());
}

TEST_CASE_FIXTURE(Outgoing, "an account has so many calls under way and no more, one a person, and what follows keeps its order") {
    boost::asio::io_context io;
    platform.hangs = true;
    for (int i = 0; i < 20; ++i) add_text(DeliveryKind::reply, "a" + std::to_string(i), "回话" + std::to_string(i));
    add_text(DeliveryKind::reply, "a0", "第二句");
    add_text(DeliveryKind::reply, "a0", "第三句");
    begin_deliver(io);
    REQUIRE(until(io, [&] { return int(platform.calls.size()) == calls_at_once; }));
    CHECK(count(DeliveryState::sending) == calls_at_once);
    CHECK(platform.to("a0").size() == 1);
    platform.let_go();
    io.run();
    CHECK(count(DeliveryState::sent) == 22);
    CHECK(platform.to("a0") == std::vector<std::string>{"回话0", "第二句", "第三句"});
}

TEST_CASE_FIXTURE(Outgoing, "when the service stops no new call begins and what is under way is settled") {
    boost::asio::io_context io;
    platform.hangs = true;
    for (int i = 0; i < 20; ++i) add_text(DeliveryKind::reply, "a" + std::to_string(i), "回话" + std::to_string(i));
    begin_deliver(io);
    REQUIRE(until(io, [&] { return int(platform.calls.size()) == calls_at_once; }));
    deliverer->stop();
    platform.let_go();
    io.run();
    CHECK(int(platform.calls.size()) == calls_at_once);
    CHECK(count(DeliveryState::sent) == calls_at_once);
    CHECK(count(DeliveryState::waiting) == 20 - calls_at_once);
    CHECK(count(DeliveryState::sending) == 0);
}

namespace {

// Refuses the transaction that it is told to refuse, as a full disk does.
class Refusing : public Store {
public:
    explicit Refusing(Store& behind) : behind_(behind) {}
    boost::asio::awaitable<void> transact(std::function<void(Transaction&)> const& work) override {
        if (refuse_at > 0 && --refuse_at == 0) throw StoreError("the disk is full");
        co_await behind_.transact(work);
    }
    void transact_now(std::function<void(Transaction&)> const& work) override { behind_.transact_now(work); }
    std::int64_t foreign_version() override { return behind_.foreign_version(); }
    int refuse_at = 0;

private:
    Store& behind_;
};

}  // namespace

TEST_CASE_FIXTURE(Outgoing, "an outcome that could not be written is written the next time, and nothing is sent again for it") {
    Refusing refusing(store());
    Deliverer one(refusing, [this] { return knowledge; }, [this](std::string const&) { return &platform; });
    add(DeliveryKind::told);
    refusing.refuse_at = 3;  // the look, the claim, and then the outcome
    CHECK_THROWS_AS(run(one.deliver([this] { return moments(); })), StoreError);
    run(one.deliver([this] { return moments(); }));
    CHECK(count(DeliveryState::sent) == 1);
    CHECK(platform.sent.size() == 1);
}

}  // namespace lingyan::flow
