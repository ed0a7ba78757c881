// Taking back: the last step first, for a day, and afterwards only by asking.
#include "affairs/owner_questions.hpp"
#include "affairs/reporting.hpp"
#include "affairs/reviewing.hpp"
#include "affairs/support.hpp"
#include "affairs/undoing.hpp"

#include <doctest/doctest.h>

namespace lingyan::affairs {

namespace {

struct TwoTasks : Town {
    AssignmentId first = give("医保名单", nov(20), {"v1"}), second = give("防火台账", nov(24), {"v1"});
    Say report(AssignmentId id) {
        return as("h1", [&](Turn const& turn, Actor& actor) { return reporting::report(turn, actor, turn.tx.duties().of(id).front()); });
    }
    Say accept(AssignmentId id) {
        return as("contact", [&](Turn const& turn, Actor& actor) { return reviewing::accept(turn, actor, turn.tx.duties().of(id).front()); });
    }
    Say take_back(std::string const& who = "h1") {
        return as(who, [](Turn const& turn, Actor& actor) { return undo(turn, actor); });
    }
};

}  // namespace

TEST_CASE_FIXTURE(TwoTasks, "each word goes one step further back") {
    report(first);
    report(second);
    auto said = take_back();
    CHECK(said.key == "undo.ok");
    CHECK(said.fields["title"] == "防火台账");
    CHECK(duty(second, "v1").state == DutyState::open);
    CHECK(duty(first, "v1").state == DutyState::reported);
    CHECK(take_back().fields["title"] == "医保名单");
    CHECK(duty(first, "v1").state == DutyState::open);
    CHECK_FALSE(duty(first, "v1").done_on);
    CHECK(take_back().key == "undo.nothing");
    in([&](Turn const& turn) { CHECK(turn.tx.records().within("task", nov(16), nov(16), {}, {}, {}).empty()); });
    CHECK(reminder(duty(first, "v1").id)->person == PersonId{"h1"});
}

TEST_CASE_FIXTURE(TwoTasks, "a report that was accepted is taken back only by whoever accepted it") {
    report(first);
    accept(first);
    CHECK(take_back().key == "undo.ask");
    CHECK(duty(first, "v1").state == DutyState::done);  // until he has said so
    CHECK(told("contact") == "undo.wish_line");
}

TEST_CASE_FIXTURE(TwoTasks, "within a day it is taken back alone, after that it is asked for") {
    report(first);
    now += std::chrono::hours{23} + minutes{59};
    CHECK(take_back().key == "undo.ok");
    report(first);
    now += std::chrono::hours{24} + minutes{1};
    CHECK(take_back().key == "undo.ask");
    CHECK(duty(first, "v1").state == DutyState::reported);
}

TEST_CASE_FIXTURE(TwoTasks, "an acceptance and a return are taken back too, and the village hears nothing that it had not heard") {
    report(first);
    accept(first);
    CHECK(told("h1") == "done.accepted");
    CHECK(take_back("contact").key == "undo.act");
    CHECK(duty(first, "v1").state == DutyState::reported);
    CHECK(told("h1").empty());
    as("contact", [&](Turn const& turn, Actor& actor) { return reviewing::send_back(turn, actor, turn.tx.duties().of(first).front(), "少一页"); });
    CHECK(take_back("contact").key == "undo.act");
    CHECK(duty(first, "v1").state == DutyState::reported);
    CHECK(duty(first, "v1").done_on == nov(16));
    CHECK(duty(first, "v1").returned_for.empty());
}

TEST_CASE_FIXTURE(TwoTasks, "a question and a note are taken back") {
    as("h1", [&](Turn const& turn, Actor& actor) { return reporting::note_progress(turn, actor, turn.tx.duties().of(first).front(), "还差6户"); });
    as("h1", [&](Turn const& turn, Actor& actor) { return owner_questions::ask_extension(turn, actor, turn.tx.duties().of(first).front(), "三天"); });
    CHECK(take_back().key == "undo.act");
    CHECK(duty(first, "v1").asked == Asked::nothing);
    CHECK(duty(first, "v1").note == "还差6户");
    CHECK(take_back().key == "undo.act");
    CHECK(duty(first, "v1").note.empty());
}

TEST_CASE_FIXTURE(TwoTasks, "nobody takes back what somebody else did") {
    report(first);
    CHECK(take_back("contact").key == "undo.nothing");
    CHECK(take_back("h2").key == "undo.nothing");
    CHECK(duty(first, "v1").state == DutyState::reported);
}

}  // namespace lingyan::affairs
