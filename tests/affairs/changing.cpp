// A new day and the end of a task: who keeps what, and who hears of it.
#include "affairs/assigning.hpp"
#include "affairs/owner_questions.hpp"
#include "affairs/reporting.hpp"
#include "affairs/reviewing.hpp"
#include "affairs/support.hpp"
#include "affairs/undoing.hpp"

#include <doctest/doctest.h>

namespace lingyan::affairs {

namespace {

struct Given : Town {
    AssignmentId task = give("报名单", nov(25), {"v1", "v2"});
    int no = number_of("sec", duty(task, "v1"));
    Say change(std::string const& text) {
        return as("sec", [&](Turn const& turn, Actor& actor) { return assigning::change(turn, actor, no, text); });
    }
    Say withdraw(std::string const& text = "县里已经有了") {
        return as("sec", [&](Turn const& turn, Actor& actor) { return assigning::withdraw(turn, actor, no, text); });
    }
    Say take_back(std::string const& who = "sec") {
        return as(who, [](Turn const& turn, Actor& actor) { return undo(turn, actor); });
    }
    // As after the morning's digest: the village has heard of it.
    void tell(std::string const& village) {
        in([&](Turn const& turn) {
            for (auto owed : turn.tx.duties().of(task))
                if (owed.unit == UnitId{village}) {
                    owed.told = true;
                    turn.tx.duties().update(owed);
                }
        });
    }
    void grant_until(std::string const& text) {  // to 旦麻村
        as("h1", [&](Turn const& turn, Actor& actor) { return owner_questions::ask_extension(turn, actor, turn.tx.duties().of(task).front(), text); });
        as("contact", [&](Turn const& turn, Actor& actor) { return reviewing::answer(turn, actor, turn.tx.duties().of(task).front(), true, ""); });
    }
    void forget_news(std::string const& who) {
        in([&](Turn const& turn) {
            for (auto const& delivery : turn.tx.outbox().waiting_for(PersonId{who})) turn.tx.outbox().finish(delivery.id, DeliveryState::merged, "");
        });
    }
};

}  // namespace

TEST_CASE_FIXTURE(Given, "a village with a later day of its own keeps it, through a change and the change's undoing") {
    tell("v1");
    tell("v2");
    grant_until("12月5日");
    REQUIRE(duty(task, "v1").due == dec(5));
    forget_news("h1");
    for (std::string const day : {"11月30日", "11月22日", "12月5日", "12月10日"}) {
        CAPTURE(day);
        CHECK(change(day).key == "assign.change_ok");
        auto given = day == "11月30日" ? nov(30) : day == "11月22日" ? nov(22) : day == "12月5日" ? dec(5) : dec(10);
        CHECK(duty(task, "v1").due == std::max(given, dec(5)));
        CHECK(duty(task, "v2").due == given);
        if (given <= dec(5)) CHECK(told("h1").empty());
        take_back();
        CHECK(duty(task, "v1").due == dec(5));
        CHECK(duty(task, "v2").due == nov(25));
        CHECK(told("h2").empty());
    }
}

TEST_CASE_FIXTURE(Given, "who never heard of a task does not hear that it was taken back") {
    tell("v1");
    CHECK(withdraw().key == "assign.withdraw_ok");
    CHECK(told("h1") == "assign.withdrawn");
    CHECK(told("h2").empty());
    CHECK(duty(task, "v2").state == DutyState::withdrawn);
}

TEST_CASE_FIXTURE(Given, "an announcement that still waited for the morning goes with its task, and no withdrawal follows it") {
    on(nov(20), 21);  // Friday night, for a Saturday without a digest
    as("sec", [](Turn const& turn, Actor& actor) { return assigning::draft(turn, actor, "旦麻村 明天前 报人数"); });
    as("sec", [](Turn const& turn, Actor& actor) { return assigning::send(turn, actor); });
    REQUIRE(told("h1") == "assign.new");
    CHECK(as("sec", [](Turn const& turn, Actor& actor) { return assigning::withdraw(turn, actor, std::nullopt, "报人数"); }).key == "assign.withdraw_quiet");
    CHECK(told("h1").empty());
}

TEST_CASE_FIXTURE(Given, "a withdrawal that is taken back before it was sent is told to nobody") {
    tell("v1");
    withdraw();
    CHECK(take_back().key == "undo.act");
    CHECK(told("h1").empty());
    CHECK(told("h2").empty());
    CHECK(duty(task, "v1").state == DutyState::open);
    CHECK(duty(task, "v2").state == DutyState::open);
    CHECK(reminder(duty(task, "v1").id)->person == PersonId{"h1"});
    CHECK(reminder(duty(task, "v2").id)->person == PersonId{"h2"});
}

TEST_CASE_FIXTURE(Given, "a withdrawal that was read is corrected, to those who had read it alone") {
    tell("v1");
    withdraw();
    forget_news("h1");
    take_back();
    CHECK(told("h1") == "correction.withdraw");
    CHECK(told("h2").empty());
}

TEST_CASE_FIXTURE(Given, "a report of a task that is no more cannot be taken back") {
    as("h1", [&](Turn const& turn, Actor& actor) { return reporting::report(turn, actor, turn.tx.duties().of(task).front()); });
    withdraw();
    CHECK(take_back("h1").key == "undo.gone");
    CHECK(duty(task, "v1").state == DutyState::withdrawn);
    CHECK_FALSE(reminder(duty(task, "v1").id));
}

TEST_CASE_FIXTURE(Given, "a report that lay when its task was withdrawn lies there again after the withdrawal is undone") {
    as("h1", [&](Turn const& turn, Actor& actor) { return reporting::report(turn, actor, turn.tx.duties().of(task).front()); });
    withdraw();
    take_back();
    CHECK(duty(task, "v1").state == DutyState::reported);
    CHECK(reminder(duty(task, "v1").id)->person == PersonId{"contact"});
}

}  // namespace lingyan::affairs
