// Notices that are shown no longer, or wait again: who may, and who hears what.
#include "affairs/support_notices.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace lingyan::affairs {

namespace {

struct Hall : Village {
    Say take_down(std::string const& who, NoticeId id, std::string const& reason = {}) {
        return as(who, [&](Turn const& turn, Actor& actor) { return clearing::take_down(turn, actor, std::optional{int(id.value())}, reason); });
    }
    int told_of(std::string const& who, std::string const& key) {
        auto all = waiting(who);
        return int(std::count_if(all.begin(), all.end(), [&](Delivery const& delivery) { return delivery.say.key == key; }));
    }
    // The digest has gone: what waited by then waits no longer.
    void digest_goes(std::string const& who) {
        in([&](Turn const& turn) {
            for (auto const& delivery : turn.tx.outbox().waiting_for(PersonId{who})) turn.tx.outbox().finish(delivery.id, DeliveryState::sent, "");
        });
    }
};

}  // namespace

TEST_CASE_FIXTURE(Hall, "a notice that is out is taken down days later with a reason, by the village or its township's office and nobody else") {
    auto one = given("发公开 明天停水，修管子", "4");
    on(nov(20));
    for (auto who : {"h2", "sup", "sec", "sec2", "contact"}) {
        CAPTURE(who);
        CHECK(take_down(who, one.id, "写错了").key == "notice.no_such");
    }
    CHECK(take_down("h1", NoticeId{99}, "写错了").key == "notice.no_such");
    CHECK(as("h1", [](Turn const& turn, Actor& actor) { return clearing::take_down(turn, actor, std::nullopt, "写错了"); }).key == "notice.take_down_how");
    CHECK(take_down("office", one.id).key == "notice.take_down_why");
    CHECK(notice(one.id).state == NoticeState::out);
    CHECK(take_down("office", one.id, "日子写错了").key == "notice.taken_down");
    CHECK(notice(one.id).state == NoticeState::withdrawn);
    REQUIRE(told_of("h1", "notice.taken_down_told") == 1);
    auto news = waiting("h1").back().say;
    CHECK(news.fields["reason"] == "日子写错了");
    CHECK(news.fields["handler"].find("何静") != std::string::npos);
    CHECK(take_down("h1", one.id, "再撤一次").key == "notice.gone");
    // Undone it is shown as before, and who has not heard of it yet hears nothing.
    CHECK(undo("office").key == "notice.shown_again");
    CHECK(notice(one.id) == one);
    CHECK(told_of("h1", "notice.taken_down_told") == 0);
    CHECK(told_of("h1", "notice.shown_again_told") == 0);
    CHECK(take_down("h1", one.id, "已经来水").key == "notice.taken_down");
    CHECK(told("h1").empty());
}

TEST_CASE_FIXTURE(Hall, "who looked a notice through hears that it was taken down; one that waits is read by nobody after that, and by all again when undone") {
    auto one = given("发公开 财务 10月账目，收入500元");
    CHECK(take_down("clerk", one.id, "少一笔").key == "notice.taken_down");
    CHECK(told("sup").empty());
    CHECK(pass("sup", one.id).key == "notice.gone");
    advance();
    CHECK(undo("clerk").key == "notice.shown_again");
    CHECK(told_of("sup", "notice.to_look") == 1);
    CHECK(notice(one.id).state == NoticeState::waiting);
    CHECK(pass("sup", one.id).key == "notice.pass_ok");
    digest_goes("sup");
    digest_goes("h1");
    on(nov(18));
    CHECK(take_down("h1", one.id, "少一笔").key == "notice.taken_down");
    CHECK(told("sup") == "notice.taken_down_told");
    digest_goes("sup");
    CHECK(undo("h1").key == "notice.shown_again");
    CHECK(told("sup") == "notice.shown_again_told");
    // A waiting one goes out on its day, taken down and undone or not.
    auto other = given("发公开 村务 修路进展，已完成一半");
    take_down("h1", other.id, "先不发");
    CHECK(undo("h1").key == "notice.shown_again");
    on(nov(30), 18);
    advance();
    CHECK(notice(other.id).state == NoticeState::out);
}

TEST_CASE_FIXTURE(Hall, "no news says that a notice is out which was taken back, and who passed it hears of that, nobody else") {
    auto one = given("发公开 财务 10月账目，收入500元");
    digest_goes("sup");
    pass("sup", one.id);
    REQUIRE(told("h1") == "notice.passed");
    CHECK(undo("h1").key == "notice.withdrawn");
    CHECK(told("h1").empty());
    CHECK(told("sup") == "notice.withdrawn_told");
    CHECK(told("sup2").empty());
    // Also where the reminder of his reading still waits.
    auto other = given("发公开 村务 修路进展，已完成一半");
    digest_goes("h1");
    REQUIRE(told_of("sup", "notice.to_look") == 1);
    pass("sup", other.id);
    undo("h1");
    CHECK(told_of("sup", "notice.to_look") == 0);
    CHECK(told_of("sup", "notice.withdrawn_told") == 2);
    CHECK(told("h1").empty());
    // Who has not looked at it yet has nothing to correct.
    auto third = given("发公开 村务 水渠进展，已完成一半");
    undo("h1");
    CHECK(told_of("sup", "notice.withdrawn_told") == 2);
    CHECK(told_of("sup", "notice.to_look") == 0);
    CHECK(notice(third.id).state == NoticeState::withdrawn);
}

TEST_CASE_FIXTURE(Hall, "a reading that was undone is in the next digest again, once") {
    auto one = given("发公开 财务 10月账目，收入500元");
    for (bool heard : {true, false}) {
        CAPTURE(heard);
        if (heard) digest_goes("sup");
        pass("sup", one.id);
        CHECK(undo("sup").key == "undo.act");
        CHECK(told_of("sup", "notice.to_look") == 1);
        CHECK(told("sup2").empty());
        back("sup", one.id, "少一笔");
        CHECK(undo("sup").key == "undo.act");
        CHECK(told_of("sup", "notice.to_look") == 1);
        CHECK(told("h1").empty());
    }
}

}  // namespace lingyan::affairs
