// Giving work: the preview, what is supplied, and the change of mind.
#include "affairs/assigning.hpp"
#include "affairs/support.hpp"
#include "affairs/undoing.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace lingyan::affairs {

namespace {

struct Giving : Town {
    Say draft(std::string const& text, std::string const& who = "sec") {
        return as(who, [&](Turn const& turn, Actor& actor) { return assigning::draft(turn, actor, text); });
    }
    Say supply(std::string const& text) {
        return as("sec", [&](Turn const& turn, Actor& actor) { return assigning::supply(turn, actor, text); });
    }
    Say send() {
        return as("sec", [](Turn const& turn, Actor& actor) { return assigning::send(turn, actor); });
    }
    Say change(int no, std::string const& text, std::string const& who = "sec") {
        return as(who, [&](Turn const& turn, Actor& actor) { return assigning::change(turn, actor, no, text); });
    }
    Say withdraw(int no, std::string const& text, std::string const& who = "sec") {
        return as(who, [&](Turn const& turn, Actor& actor) { return assigning::withdraw(turn, actor, no, text); });
    }
    Say take_back() {
        return as("sec", [](Turn const& turn, Actor& actor) { return undo(turn, actor); });
    }
    std::vector<Assignment> given() {
        std::vector<Assignment> found;
        in([&](Turn const& turn) { found = turn.tx.duties().given_by(PersonId{"sec"}); });
        return found;
    }
    // As after the morning's digest: these owners have heard of it.
    void tell(AssignmentId id) {
        in([&](Turn const& turn) {
            for (auto duty : turn.tx.duties().of(id)) {
                duty.told = true;
                turn.tx.duties().update(duty);
            }
        });
    }
    void digest_has_gone(std::string const& who) {
        in([&](Turn const& turn) {
            auto conversation = turn.tx.conversations().load(who);
            conversation.begin_day(today());
            turn.tx.conversations().save(who, conversation);
        });
    }
};

}  // namespace

TEST_CASE_FIXTURE(Giving, "nothing goes out before the preview is answered") {
    auto said = draft("全镇除了旦麻村 12月25日前 核对医保名单，报人数");
    CHECK(said.key == "assign.preview");
    CHECK(said.fields["n"] == "5");
    CHECK(said.fields["title"] == "核对医保名单");
    CHECK(conversation("sec").dialogue->kind == "assign.confirm");
    CHECK(given().empty());
    auto sent = send();
    CHECK(sent.key == "assign.sent");
    CHECK(sent.fields["n"] == "5");
    REQUIRE(given().size() == 1);
    auto task = given().front();
    CHECK(task.due == dec(25));
    CHECK(task.quality == "报人数");
    CHECK_FALSE(conversation("sec").dialogue);
    in([&](Turn const& turn) { CHECK(turn.tx.duties().of(task.id).size() == 5); });
    CHECK(local_day(reminder(duty(task.id, "v2").id)->at) == nov(17));
    CHECK(told("h2").empty());
}

TEST_CASE_FIXTURE(Giving, "what a sentence lacks is asked for, one thing at a time") {
    CHECK(draft("").key == "assign.ask_what");
    CHECK(supply("核对医保名单").key == "assign.ask_units");
    CHECK(supply("旦麻村").key == "assign.ask_due");
    CHECK(supply("25").key == "assign.preview");
    send();
    REQUIRE(given().size() == 1);
    CHECK(given().front().due == nov(25));
    CHECK(given().front().title == "核对医保名单");
}

TEST_CASE_FIXTURE(Giving, "a day that has passed is asked for again") {
    CHECK(draft("旦麻村 2026年11月10日前 报名单").key == "assign.day_past");
    CHECK(supply("11月20日").key == "assign.preview");
    send();
    CHECK(given().front().due == nov(20));
}

TEST_CASE_FIXTURE(Giving, "only who may give work gives it, and only where he may") {
    for (auto who : {"contact", "leader", "duty", "clerk"}) {
        CAPTURE(std::string(who));
        CHECK(draft("旦麻村 25号前 报名单", who).key == "assign.not_allowed");
    }
    CHECK(draft("清水村 25号前 报名单").key != "assign.preview");
    CHECK(draft("25号前 报名单", "h1").key == "assign.preview");
}

TEST_CASE_FIXTURE(Giving, "for tomorrow it goes at once when the day's digest has gone") {
    digest_has_gone("h1");
    draft("旦麻村 明天前 报名单");
    CHECK(send().key == "assign.sent_now");
    REQUIRE(told("h1") == "assign.new");
    CHECK(waiting("h1").front().kind == DeliveryKind::told);
    CHECK(waiting("h1").front().due_at == now);
    CHECK(waiting("h1").front().say.fields["no"] == "1");
    CHECK(duty(given().front().id, "v1").told);
}

TEST_CASE_FIXTURE(Giving, "shortly before the day's digest it waits for it") {
    on(nov(16), 7, 45);
    draft("旦麻村 今天 报名单");
    send();
    CHECK(told("h1").empty());
    CHECK(local_day(reminder(duty(given().front().id, "v1").id)->at) == nov(16));
}

TEST_CASE_FIXTURE(Giving, "in quiet hours nothing goes out") {
    digest_has_gone("h1");
    on(nov(16), 21);
    draft("旦麻村 明天前 报名单");
    send();
    for (auto const& delivery : waiting("h1")) CHECK(delivery.due_at >= at(nov(17), std::chrono::hours{7} + minutes{30}));
    if (auto planned = reminder(duty(given().front().id, "v1").id)) CHECK(planned->at >= at(nov(17), std::chrono::hours{7} + minutes{30}));
}

TEST_CASE_FIXTURE(Giving, "a new day is told once to each who has heard of the task") {
    auto task = give("报名单", nov(25), {"v1", "v2"});
    tell(task);
    auto no = number_of("sec", duty(task, "v1"));
    auto said = change(no, "到30号");
    CHECK(said.key == "assign.change_ok");
    CHECK(said.fields["n"] == "2");
    CHECK(duty(task, "v1").due == nov(30));
    CHECK(told("h1") == "assign.changed");
    CHECK(change(no, "12月1日").key == "assign.change_ok");
    CHECK(told("h1") == "assign.changed");
    CHECK(told("h2") == "assign.changed");
    CHECK(waiting("h1").front().say.fields["date"] == "12月1日周二");
    CHECK(change(no, "12月1日").key == "assign.same_day");
    CHECK(change(no, "2026年11月1日").key == "assign.day_past");
    CHECK(change(no, "早点").key == "assign.change_how");
    CHECK(change(99, "12月2日").key == "assign.which_change");
}

TEST_CASE_FIXTURE(Giving, "who has not heard of a task never hears that it changed or went") {
    auto task = give("报名单", nov(25), {"v1"});
    auto no = number_of("sec", duty(task, "v1"));
    change(no, "到30号");
    CHECK(told("h1").empty());
    CHECK(withdraw(no, "不用了").key == "assign.withdraw_quiet");
    CHECK(told("h1").empty());
    CHECK(duty(task, "v1").state == DutyState::withdrawn);
    CHECK_FALSE(reminder(duty(task, "v1").id));
}

TEST_CASE_FIXTURE(Giving, "a task that is taken back is told once, with the reason") {
    auto task = give("报名单", nov(25), {"v1", "v2"});
    tell(task);
    auto no = number_of("sec", duty(task, "v1"));
    CHECK(withdraw(no, "县里已经有了").key == "assign.withdraw_ok");
    CHECK(told("h1") == "assign.withdrawn");
    CHECK(told("h2") == "assign.withdrawn");
    CHECK(waiting("h1").front().say.fields["reason"] == "县里已经有了");
    CHECK(duty(task, "v2").state == DutyState::withdrawn);
    withdraw(no, "县里已经有了");
    CHECK(told("h1") == "assign.withdrawn");
}

TEST_CASE_FIXTURE(Giving, "nobody changes or takes back what somebody else gave") {
    auto task = give("报名单", nov(25), {"v1"});
    for (auto who : {"h1", "contact", "leader", "office", "admin"}) {
        CAPTURE(std::string(who));
        auto no = number_of(who, duty(task, "v1"));
        CHECK(change(no, "到30号", who).key == "assign.which_change");
        CHECK(withdraw(no, "不用了", who).key == "assign.which_withdraw");
    }
    CHECK(duty(task, "v1").state == DutyState::open);
    CHECK(duty(task, "v1").due == nov(25));
}

TEST_CASE_FIXTURE(Giving, "what was sent is taken back with one word, and so is a new day") {
    draft("旦麻村 25号前 报名单");
    send();
    auto task = given().front().id;
    auto no = number_of("sec", duty(task, "v1"));
    tell(task);
    change(no, "到30号");
    CHECK(take_back().key == "undo.act");
    CHECK(duty(task, "v1").due == nov(25));
    CHECK(told("h1").empty());  // the change had not gone out
    CHECK(take_back().key == "undo.assign");
    CHECK(duty(task, "v1").state == DutyState::withdrawn);
    CHECK(take_back().key == "undo.nothing");
}

TEST_CASE_FIXTURE(Giving, "whoever gave a task sees who has reported") {
    auto task = give("报名单", nov(25), {"v1", "v2", "v3"});
    in([&](Turn const& turn) {
        auto all = turn.tx.duties().of(task);
        all[0].state = DutyState::done;
        all[0].done_on = nov(16);
        all[1].state = DutyState::reported;
        all[1].done_on = nov(16);
        turn.tx.duties().update(all[0]);
        turn.tx.duties().update(all[1]);
    });
    auto said = as("sec", [&](Turn const& turn, Actor& actor) { return assigning::status(turn, actor, task); });
    CHECK(said.key == "given.status");
    std::string lines;
    for (auto const& line : said.items) lines += line.key + " " + line.fields.at("villages") + ", ";
    CHECK(lines == "given.open 石门村, given.reported 上河村, given.done 旦麻村, ");
    CHECK(as("h7", [&](Turn const& turn, Actor& actor) { return assigning::status(turn, actor, task); }).key == "error.not_here");
    auto list = as("sec", [&](Turn const& turn, Actor& actor) { return assigning::given(turn, actor); });
    REQUIRE(list.items.size() == 1);
    CHECK(list.items.front().fields.at("n") == "2");
    CHECK(list.items.front().fields.at("m") == "1");
}

}  // namespace lingyan::affairs
