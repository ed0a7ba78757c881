// A village's task from the report to the acceptance, and the questions between.
#include "affairs/own_tasks.hpp"
#include "affairs/owner_questions.hpp"
#include "affairs/reporting.hpp"
#include "affairs/reviewing.hpp"
#include "affairs/support.hpp"

#include <doctest/doctest.h>

namespace lingyan::affairs {

namespace {

struct OneTask : Town {
    AssignmentId task = give("医保名单", nov(20), {"v1", "v2"});
    Duty mine() { return duty(task, "v1"); }
    Say report() {
        return as("h1", [&](Turn const& turn, Actor& actor) { return reporting::report(turn, actor, mine_in(turn)); });
    }
    Say ask(std::string const& what, std::string const& text) {
        return as("h1", [&](Turn const& turn, Actor& actor) {
            auto duty = mine_in(turn);
            return what == "extend" ? owner_questions::ask_extension(turn, actor, duty, text) : what == "help" ? owner_questions::ask_help(turn, actor, duty, text) : owner_questions::not_ours(turn, actor, duty, text);
        });
    }
    Say answer(bool granted, std::string const& words = "") {
        return as("contact", [&](Turn const& turn, Actor& actor) { return reviewing::answer(turn, actor, mine_in(turn), granted, words); });
    }
    Say accept() {
        return as("contact", [&](Turn const& turn, Actor& actor) { return reviewing::accept(turn, actor, mine_in(turn)); });
    }
    Say send_back(std::string const& reason) {
        return as("contact", [&](Turn const& turn, Actor& actor) { return reviewing::send_back(turn, actor, mine_in(turn), reason); });
    }
    Duty mine_in(Turn const& turn) { return turn.tx.duties().of(task).front(); }
};

}  // namespace

TEST_CASE_FIXTURE(OneTask, "a report closes the task for its owner and opens it for the contact cadre") {
    number_of("h1", mine());
    auto said = report();
    CHECK(said.key == "done.last");
    CHECK(said.fields["title"] == "医保名单");
    CHECK(said.fields["no"] == "1");
    CHECK(said.fields["n"] == "0");
    CHECK(mine().state == DutyState::reported);
    CHECK(mine().done_on == nov(16));
    CHECK(mine().reported_by == PersonId{"h1"});
    CHECK(reminder(mine().id)->person == PersonId{"contact"});
    CHECK(duty(task, "v2").state == DutyState::open);
    in([&](Turn const& turn) { CHECK(turn.tx.records().within("task", nov(16), nov(16), {}, PersonId{"h1"}, {}).size() == 1); });
}

TEST_CASE_FIXTURE(OneTask, "with another thing open the report says how many are left") {
    auto other = give("防火台账", nov(24), {"v1"});
    number_of("h1", mine());
    number_of("h1", duty(other, "v1"));
    auto said = report();
    CHECK(said.key == "done.ok");
    CHECK(said.fields["n"] == "1");
}

TEST_CASE_FIXTURE(OneTask, "a second report of the same thing changes nothing") {
    report();
    CHECK(report().key == "done.already");
    CHECK(accept().key == "review.accepted");
    CHECK(report().key == "done.accepted_already");
    in([&](Turn const& turn) { CHECK(turn.tx.records().within("task", nov(16), nov(16), {}, {}, {}).size() == 1); });
}

TEST_CASE_FIXTURE(OneTask, "a report after the day says how late it is and takes a reason") {
    on(nov(23));
    auto said = report();
    CHECK(said.key == "done.late");
    CHECK(said.fields["d"] == "3");
    CHECK(mine().days_late(nov(30)) == 3);
    auto reason = as("h1", [&](Turn const& turn, Actor& actor) { return reporting::give_reason(turn, actor, "下雨路断了"); });
    CHECK(reason.key == "reason.ok");
    CHECK(mine().note == "下雨路断了");
}

TEST_CASE_FIXTURE(OneTask, "progress is kept and leaves the task open") {
    auto said = as("h1", [&](Turn const& turn, Actor& actor) { return reporting::note_progress(turn, actor, mine_in(turn), "还差6户"); });
    CHECK(said.key == "progress.ok");
    CHECK(mine().note == "还差6户");
    CHECK(mine().state == DutyState::open);
}

TEST_CASE("a longer time is counted from the day that stands") {
    struct Row {
        char const* text;
        char const* until;  // empty: none was said
        char const* reason;
    };
    for (auto const& [text, until, reason] : {Row{"三天 下雨", "2026-11-23", "下雨"}, Row{"3天", "2026-11-23", ""}, Row{"两周", "2026-12-04", ""}, Row{"一个礼拜 人手不够", "2026-11-27", "人手不够"},
                                              Row{"11月25日", "2026-11-25", ""}, Row{"到25号", "2026-11-25", ""}, Row{"下雨", "", "下雨"}, Row{"", "", ""}}) {
        OneTask town;
        std::string const said = text;
        CAPTURE(said);
        CHECK(town.ask("extend", text).key == (*until ? "extend.asked" : "extend.asked_open"));
        auto duty = town.mine();
        CHECK(duty.asked == Asked::extension);
        CHECK((duty.asked_until ? to_text(*duty.asked_until) : "") == until);
        CHECK(duty.asked_text == reason);
        CHECK(duty.due == nov(20));
        CHECK(town.reminder(duty.id)->person == PersonId{"contact"});
    }
}

TEST_CASE_FIXTURE(OneTask, "a day that is not later is no extension") {
    CHECK(ask("extend", "到18号").key == "extend.not_later");
    CHECK(mine().asked == Asked::nothing);
}

TEST_CASE_FIXTURE(OneTask, "while a question waits nothing is late") {
    ask("extend", "三天 下雨");
    on(nov(25));
    CHECK(mine().days_late(today()) == 0);
    CHECK(ask("extend", "").key == "ask.already");
}

TEST_CASE_FIXTURE(OneTask, "an extension that is granted moves the day and tells the village") {
    ask("extend", "三天 下雨");
    auto said = answer(true);
    CHECK(said.key == "extend.granted.reply");
    CHECK(mine().due == nov(23));
    CHECK(mine().asked == Asked::nothing);
    CHECK(told("h1") == "extend.granted");
    CHECK(waiting("h1").front().say.fields["date"] == "11月23日周一");
    CHECK(answer(true).key == "review.over");
}

TEST_CASE_FIXTURE(OneTask, "whoever grants may name another day") {
    ask("extend", "三天");
    answer(true, "到25号");
    CHECK(mine().due == nov(25));
}

TEST_CASE_FIXTURE(OneTask, "where no day was asked for the one who grants is asked for it") {
    ask("extend", "下雨");
    CHECK(answer(true).key == "request.which_day");
    CHECK(mine().asked == Asked::extension);
    CHECK(answer(true, "12月1日").key == "extend.granted.reply");
    CHECK(mine().due == dec(1));
}

TEST_CASE_FIXTURE(OneTask, "an extension is refused with a reason only") {
    ask("extend", "三天");
    CHECK(answer(false).key == "request.why_not");
    CHECK(conversation("contact").dialogue->kind == "request.reason");
    CHECK(answer(false, "县里催得紧").key == "extend.refused.reply");
    CHECK(mine().due == nov(20));
    CHECK(told("h1") == "extend.refused");
    CHECK(waiting("h1").front().say.fields["reason"] == "县里催得紧");
}

TEST_CASE_FIXTURE(OneTask, "help is promised with a telephone number, or not") {
    CHECK(ask("help", "系统进不去").key == "need_help");
    CHECK(answer(true).key == "help.coming.reply");
    REQUIRE(told("h1") == "help.coming");
    CHECK(waiting("h1").front().say.fields["phone"] == county.roster.person(PersonId{"contact"})->phone);
    CHECK(ask("help", "还是进不去").key == "need_help");
    CHECK(answer(false).key == "help.later.reply");
    CHECK(mine().state == DutyState::open);
}

TEST_CASE_FIXTURE(OneTask, "what is not the village's is taken off when somebody agrees") {
    CHECK(ask("not_ours", "我村没有").key == "not_ours");
    CHECK(answer(true).key == "not_ours.granted.reply");
    CHECK(mine().state == DutyState::withdrawn);
    CHECK(told("h1") == "not_ours.granted");
    CHECK_FALSE(reminder(mine().id));
    CHECK(duty(task, "v2").state == DutyState::open);
}

TEST_CASE_FIXTURE(OneTask, "an accepted report is told to the village in its next digest") {
    CHECK(accept().key == "review.not_yet");
    report();
    CHECK(accept().key == "review.accepted");
    CHECK(mine().state == DutyState::done);
    CHECK(told("h1") == "done.accepted");
    CHECK(waiting("h1").front().kind == DeliveryKind::news);
    CHECK_FALSE(reminder(mine().id));
    CHECK(accept().key == "review.over");
}

TEST_CASE_FIXTURE(OneTask, "a report goes back with a reason and its number") {
    report();
    CHECK(send_back("").key == "review.why_back");
    CHECK(mine().state == DutyState::reported);
    auto said = send_back("少一页");
    CHECK(said.key == "review.sent_back");
    CHECK(mine().state == DutyState::open);
    CHECK_FALSE(mine().done_on);
    CHECK(mine().returned_for == "少一页");
    CHECK(reminder(mine().id)->person == PersonId{"h1"});
    CHECK(local_day(reminder(mine().id)->at) == nov(17));
    CHECK(told("h1").empty());  // the next digest has it as a line of its own
}

TEST_CASE_FIXTURE(OneTask, "what is due tomorrow goes back at once, with its number") {
    on(nov(19));
    in([&](Turn const& turn) {  // today's digest has gone
        auto conversation = turn.tx.conversations().load("h1");
        conversation.begin_day(today());
        turn.tx.conversations().save("h1", conversation);
    });
    report();
    send_back("少一页");
    REQUIRE(told("h1") == "done.returned");
    CHECK(waiting("h1").front().kind == DeliveryKind::told);
    CHECK(waiting("h1").front().say.fields["reason"] == "少一页");
    CHECK(waiting("h1").front().say.fields["no"] == "1");
}

TEST_CASE_FIXTURE(OneTask, "the days that a report lay with its reader are not the village's") {
    report();
    on(nov(24));
    send_back("少一页");
    CHECK(mine().due == nov(28));
}

TEST_CASE_FIXTURE(OneTask, "somebody else's number is nothing") {
    auto no = number_of("h1", duty(task, "v2"));
    auto which = Town::as("h1", [&](Turn const& turn, Actor& actor) { return own_tasks::which(turn, actor, no, {}, "report").ask; });
    CHECK(which.key == "error.not_here");
    auto never_given = Town::as("h1", [&](Turn const& turn, Actor& actor) { return own_tasks::which(turn, actor, 9, {}, "report").ask; });
    CHECK(never_given.key == "error.not_here");
    CHECK(duty(task, "v2").state == DutyState::open);
}

TEST_CASE_FIXTURE(OneTask, "only who may accept it judges a report") {
    report();
    struct Row {
        char const* who;
        bool may;
    };
    for (auto const& [who, allowed] : {Row{"contact", true}, Row{"sec", true}, Row{"leader", true}, Row{"contact2", false}, Row{"h1", false}, Row{"h2", false}, Row{"clerk", false}, Row{"sec2", false}, Row{"admin", false}}) {
        CAPTURE(std::string(who));
        auto no = number_of(who, mine(), Thing::Kind::review);
        bool found = false;
        as(who, [&](Turn const& turn, Actor& actor) {
            found = reviewing::find(turn, actor, no, {}).has_value();
            return Say{};
        });
        CHECK(found == allowed);
    }
}

TEST_CASE_FIXTURE(OneTask, "a title stands for its task, another name for none") {
    auto which = [&](std::string const& words) {
        std::string key = "found";
        as("h1", [&](Turn const& turn, Actor& actor) {
            auto found = own_tasks::which(turn, actor, std::nullopt, words, "report");
            if (!found.duty) key = found.ask.key;
            return Say{};
        });
        return key;
    };
    CHECK(which("") == "found");  // the only one
    CHECK(which("医保名单") == "found");
    CHECK(which("大扫除") == "which.report");
    give("医保缴费", nov(24), {"v1"});
    CHECK(which("") == "which.report");
    CHECK(which("医保") == "which.report");
    CHECK(which("医保缴费") == "found");
    CHECK(conversation("h1").dialogue->kind == "task.which");
}

TEST_CASE_FIXTURE(OneTask, "photos go with the report, whether they come before it or after it") {
    auto photo = [&](std::string const& bytes) {
        return as("h1", [&](Turn const& turn, Actor& actor) { return reporting::photo(turn, actor, turn.tx.media().keep(bytes, "image")); });
    };
    auto asked = photo("one");
    CHECK(asked.key == "photo.which");
    CHECK(asked.items.size() == 1);
    CHECK(mine().photos.empty());
    report();
    CHECK(mine().photos.size() == 1);
    auto kept = photo("two");
    CHECK(kept.key == "photo.kept");
    CHECK(kept.fields["n"] == "2");
    CHECK(mine().photos.size() == 2);
}

TEST_CASE_FIXTURE(OneTask, "a photo that waited too long goes with nothing") {
    as("h1", [&](Turn const& turn, Actor& actor) { return reporting::photo(turn, actor, turn.tx.media().keep("one", "image")); });
    on(nov(18));
    report();
    CHECK(mine().photos.empty());
}

TEST_CASE_FIXTURE(OneTask, "a voice is answered with the number of the only open task, or with the question which one") {
    auto voice = [&](std::string const& who) { return as(who, [](Turn const& turn, Actor& actor) { return reporting::voice(turn, actor); }); };
    auto one = voice("h1");
    CHECK(one.key == "voice.one");
    CHECK(one.fields["title"] == "医保名单");
    CHECK(one.fields["no"] == std::to_string(number_of("h1", mine())));
    give("防火台账", nov(24), {"v1"});
    auto which = voice("h1");
    CHECK(which.key == "voice.which");
    CHECK(which.items.size() == 2);
    CHECK(conversation("h1").dialogue->kind == "task.which");
    CHECK(voice("h3").key == "voice.cadre");
    CHECK(mine().state == DutyState::open);
}

TEST_CASE("a photo of somebody who has nothing open is kept for a day") {
    Town town;
    auto said = town.as("h3", [&](Turn const& turn, Actor& actor) { return reporting::photo(turn, actor, turn.tx.media().keep("one", "image")); });
    CHECK(said.key == "photo.nothing_open");
}

}  // namespace lingyan::affairs
