// Which task the owner's words stand for, and what becomes of a question beside a report.
#include "affairs/own_tasks.hpp"
#include "affairs/owner_questions.hpp"
#include "affairs/reminding.hpp"
#include "affairs/reporting.hpp"
#include "affairs/reviewing.hpp"
#include "affairs/support.hpp"
#include "affairs/undoing.hpp"

#include <doctest/doctest.h>

namespace lingyan::affairs {

namespace {

struct Village : Town {
    AssignmentId task = give("医保参保名单核对", nov(20), {"v1"});
    Duty mine() { return duty(task, "v1"); }
    std::string which(std::string const& words, std::string const& then = "report") {
        std::string key;
        as("h1", [&](Turn const& turn, Actor& actor) {
            auto found = own_tasks::which(turn, actor, std::nullopt, words, then);
            key = found.duty ? found.duty->task->title : found.ask.key;
            return Say{};
        });
        return key;
    }
    Say report() {
        auto owed = mine();
        return as("h1", [&](Turn const& turn, Actor& actor) { return reporting::report(turn, actor, owed); });
    }
    Say extend(std::string const& text) {
        auto owed = mine();
        return as("h1", [&](Turn const& turn, Actor& actor) { return owner_questions::ask_extension(turn, actor, owed, text); });
    }
    Say ask_help(std::string const& text) {
        auto owed = mine();
        return as("h1", [&](Turn const& turn, Actor& actor) { return owner_questions::ask_help(turn, actor, owed, text); });
    }
    Say answer(bool granted, std::string const& words = "") {
        auto owed = mine();
        return as("contact", [&](Turn const& turn, Actor& actor) { return reviewing::answer(turn, actor, owed, granted, words); });
    }
    Say take_back() {
        return as("h1", [](Turn const& turn, Actor& actor) { return undo(turn, actor); });
    }
};

}  // namespace

TEST_CASE_FIXTURE(Village, "the only open task is never filed under another one's name") {
    for (std::string const words : {"低保名单", "危房台账", "医保缴费", "养老保险名单", "低保参保名单核对"}) {
        CAPTURE(words);
        CHECK(which(words) == "which.report");
        CHECK(which(words, "progress") == "which.progress");
    }
    for (std::string const words : {"医保名单", "参保名单", "医保参保名单核对", "医保名单核对任务", "我们村的医保名单", ""}) {
        CAPTURE(words);
        CHECK(which(words) == "医保参保名单核对");
    }
}

TEST_CASE_FIXTURE(Village, "a question that waited at the report comes back when the report is taken back") {
    extend("三天 下雨");
    report();
    CHECK(mine().asked == Asked::nothing);
    CHECK(take_back().key == "undo.ok_asked");
    CHECK(mine().state == DutyState::open);
    CHECK(mine().asked == Asked::extension);
    CHECK(mine().asked_until == nov(23));
    CHECK(mine().asked_text == "下雨");
    REQUIRE(reminder(mine().id));
    CHECK(reminder(mine().id)->person == PersonId{"contact"});
    CHECK(reminder(mine().id)->step >= handler_steps);
    CHECK(answer(true).key == "extend.granted.reply");
}

TEST_CASE_FIXTURE(Village, "what is done while a question waited is not late, and has its own day again after 撤") {
    ask_help("系统进不去");
    on(nov(25));
    CHECK(report().key == "done.last");
    CHECK(mine().days_late(nov(30)) == 0);
    take_back();
    CHECK(mine().due == nov(20));
    CHECK(mine().asked == Asked::help);
    CHECK(mine().days_late(nov(25)) == 0);
}

TEST_CASE("a question that is answered after the day moves the day to the answer's") {
    for (bool granted : {true, false}) {
        CAPTURE(granted);
        Village town;
        town.ask_help("系统进不去");
        town.on(nov(25));
        town.answer(granted);
        CHECK(town.mine().asked == Asked::nothing);
        CHECK(town.mine().due == nov(25));
        CHECK(town.mine().days_late(nov(25)) == 0);
        CHECK(town.mine().days_late(nov(26)) == 1);
    }
    Village refused;
    refused.extend("三天 下雨");
    refused.on(nov(25));
    refused.answer(false, "县里催得紧");
    CHECK(refused.mine().due == nov(25));
    Village early;
    early.ask_help("系统进不去");
    early.answer(true);
    CHECK(early.mine().due == nov(20));
}

TEST_CASE_FIXTURE(Village, "while one question waits another kind of it is not put") {
    extend("三天 下雨");
    CHECK(ask_help("系统进不去").key == "ask.other");
    auto owed = mine();
    CHECK(as("h1", [&](Turn const& turn, Actor& actor) { return owner_questions::not_ours(turn, actor, owed, "我村没有"); }).key == "ask.other");
    CHECK(mine().asked == Asked::extension);
    CHECK(mine().asked_until == nov(23));
    CHECK(mine().asked_text == "下雨");
}

TEST_CASE_FIXTURE(Village, "a day that is said later keeps the reason, and a reason the day") {
    CHECK(extend("下雨").key == "extend.asked_open");
    CHECK(extend("到25号").key == "extend.asked");
    CHECK(mine().asked_until == nov(25));
    CHECK(mine().asked_text == "下雨");
    extend("路断了");
    CHECK(mine().asked_until == nov(25));
    CHECK(mine().asked_text == "路断了");
    CHECK(take_back().key == "undo.act");  // one step at a time
    CHECK(mine().asked_text == "下雨");
    CHECK(take_back().key == "undo.act");
    CHECK_FALSE(mine().asked_until);
    CHECK(mine().asked == Asked::extension);
}

}  // namespace lingyan::affairs
