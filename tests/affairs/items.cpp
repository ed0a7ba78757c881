// What stands open for one person, and in which order.
#include "affairs/items.hpp"
#include "affairs/owner_questions.hpp"
#include "affairs/reporting.hpp"
#include "affairs/support.hpp"

#include <doctest/doctest.h>

namespace lingyan::affairs {

namespace {

struct Desk : Town {
    // "item.late 清淤, "; the quarter's talks and other rules left out.
    std::string lines(std::string const& who) {
        std::string found;
        in([&](Turn const& turn) {
            for (auto const& item : items_of(turn, PersonId{who}))
                if (item.thing.kind != Thing::Kind::group) found += item.line.key + " " + item.thing.title + ", ";
        });
        return found;
    }
    void report(std::string const& who, AssignmentId id, std::string const& village) {
        auto owed = duty(id, village);
        as(who, [&](Turn const& turn, Actor& actor) { return reporting::report(turn, actor, owed); });
    }
};

}  // namespace

TEST_CASE_FIXTURE(Desk, "what is late comes first, then what is due by its day, then what waits for others") {
    give("防火台账", nov(24), {"v1"});
    give("清淤", nov(13), {"v1"});
    auto done = give("报名单", nov(17), {"v1"});
    auto known = give("医保名单", nov(20), {"v1"});
    in([&](Turn const& turn) {  // one that the owner has heard of
        auto owed = turn.tx.duties().of(known).front();
        owed.told = true;
        turn.tx.duties().update(owed);
    });
    report("h1", done, "v1");
    CHECK(lines("h1") == "item.late 清淤, item.task 医保名单, item.new_bare 防火台账, item.reported 报名单, ");
    CHECK(lines("h7").empty());
}

TEST_CASE_FIXTURE(Desk, "a report and a question stand with whoever answers them, and with nobody else") {
    auto task = give("医保名单", nov(20), {"v1", "v2", "v4"});
    report("h1", task, "v1");
    auto owed = duty(task, "v2");
    as("h2", [&](Turn const& turn, Actor& actor) { return owner_questions::ask_help(turn, actor, owed, "系统进不去"); });
    auto theirs = lines("contact");
    CHECK(theirs.find("item.review 医保名单") != theirs.npos);
    CHECK(theirs.find("item.request_help 医保名单") != theirs.npos);
    CHECK(lines("contact2").empty());
    CHECK(lines("leader").empty());
    CHECK(lines("h2") == "item.asked 医保名单, ");
}

TEST_CASE_FIXTURE(Desk, "a vacant village's work stands with its contact cadre, and says so") {
    give("医保名单", nov(20), {"v6"});
    CHECK(lines("contact2") == "item.vacant 医保名单, ");
}

TEST_CASE_FIXTURE(Desk, "what was withdrawn or accepted stands nowhere") {
    auto task = give("医保名单", nov(20), {"v1"});
    for (auto state : {DutyState::withdrawn, DutyState::done}) {
        in([&](Turn const& turn) {
            auto duty = turn.tx.duties().of(task).front();
            duty.state = state;
            turn.tx.duties().update(duty);
        });
        CHECK(lines("h1").empty());
    }
}

TEST_CASE_FIXTURE(Desk, "a rule's reference reads as it was written") {
    in([](Turn const& turn) {
        auto const& rule = turn.county.pack.rules.front();
        auto period = period_of(rule.every, nov(16));
        auto group = read_group_ref(turn, group_ref(rule.id, period, UnitId{"t1"}));
        REQUIRE(group);
        CHECK(group->rule == &rule);
        CHECK(group->period == period);
        CHECK(group->unit == UnitId{"t1"});
        for (std::string const text : {"", "/", "talk", "no.rule/2026-10-01/t1", "talk.quarterly/2026-13-01/t1"}) {
            CAPTURE(text);
            CHECK_FALSE(read_group_ref(turn, text));
        }
    });
}

}  // namespace lingyan::affairs
