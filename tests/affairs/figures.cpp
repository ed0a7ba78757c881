// A share that asks for figures is reported by them alone, whichever way it is pressed.
#include "affairs/assigning.hpp"
#include "affairs/figures.hpp"
#include "affairs/items.hpp"
#include "affairs/reporting.hpp"
#include "affairs/support.hpp"
#include "affairs/undoing.hpp"

#include <doctest/doctest.h>

namespace lingyan::affairs {

namespace {

AssignmentId ask_for(Town& town, std::vector<FigureAsked> asks, Date due, bool tell_now = false) {
    AssignmentId id;
    town.in([&](Turn const& turn) {
        Assignment assignment;
        assignment.issuer = PersonId{"office"};
        assignment.title = assignment.what = asks.front().name;
        assignment.basis = "县医保局12号文";
        assignment.due = due;
        assignment.given_at = town.now;
        assignment.asks = std::move(asks);
        id = assigning::give(turn, assignment, {{UnitId{"v1"}, {}, {}}, {UnitId{"v2"}, {}, {}}}, tell_now);
        figures::plan_table(turn, *turn.tx.duties().find(id));
    });
    return id;
}

Say said_by(Town& town, std::string const& who, std::string const& text) {
    return town.as(who, [&](Turn const& turn, Actor& actor) {
        auto said = figures::file_by_number(turn, actor, language::read_command(text));
        return said ? *said : Say{};
    });
}

FigureAsked const insured{"参保人数", "人", {}, {}};

}  // namespace

TEST_CASE("what was asked comes back from the store with its unit and bounds") {
    Town town;
    std::vector<FigureAsked> const asks{{"参保人数", "人", 0, 50000}, {"缴费金额", "", {}, {}}};
    auto id = ask_for(town, asks, nov(30));
    town.in([&](Turn const& turn) { CHECK(turn.tx.duties().find(id)->asks == asks); });
    CHECK(town.duty(id, "v2").task->asks == asks);
    CHECK(town.duty(town.give("核对名单", nov(30), {"v1"}), "v1").task->asks.empty());
}

TEST_CASE("nothing but its figure reports a share, and only its owner files it") {
    Town town;
    auto duty = town.duty(ask_for(town, {insured}, nov(30)), "v1");
    auto no = std::to_string(town.number_of("h1", duty));
    CHECK(town.as("h1", [&](Turn const& turn, Actor& actor) { return reporting::report(turn, actor, duty); }).key == "open.figure");
    town.in([&](Turn const& turn) { CHECK(turn.tx.duties().find(duty.id)->state == DutyState::open); });
    town.number_of("h2", duty);
    CHECK(said_by(town, "h2", no + " 12").key.empty());  // not this person's
    CHECK(said_by(town, "h1", no + " 12").key == "figure.last");
    town.in([&](Turn const& turn) {
        CHECK(turn.tx.duties().find(duty.id)->state == DutyState::done);
        auto records = turn.tx.records().within("figure", nov(1), nov(30), {}, {}, {});
        REQUIRE(records.size() == 1);
        CHECK(records.front().field("value") == "12");
        CHECK(records.front().field("unit") == "人");
        CHECK(records.front().who == PersonId{"h1"});
    });
    CHECK(said_by(town, "h1", no + " 13").key == "figure.changed");
    CHECK(town.as("h1", [](Turn const& turn, Actor& actor) { return undo(turn, actor); }).key == "figure.undone_to");
    CHECK(town.as("h1", [](Turn const& turn, Actor& actor) { return undo(turn, actor); }).key == "figure.undone");
    town.in([&](Turn const& turn) {
        CHECK(turn.tx.duties().find(duty.id)->state == DutyState::open);
        CHECK(turn.tx.records().within("figure", nov(1), nov(30), {}, {}, {}).empty());
    });
}

TEST_CASE("a figure in words is read back before it counts, halves of people are refused, and 1.5 is no item") {
    Town town;
    auto duty = town.duty(ask_for(town, {insured}, nov(30)), "v1");
    auto no = std::to_string(town.number_of("h1", duty));
    auto read_back = said_by(town, "h1", no + " 一千二");
    CHECK(read_back.key == "figure.readback");
    CHECK(read_back.fields["value"] == "1200人");
    CHECK(said_by(town, "h1", no + " 3.5").key == "figure.whole");
    CHECK(said_by(town, "h1", no + ".5").key.empty());
    town.in([&](Turn const& turn) { CHECK(turn.tx.duties().find(duty.id)->state == DutyState::open); });
}

TEST_CASE("a figure too large for the place is asked again, and one that comes late says so") {
    Town town;
    auto duty = town.duty(ask_for(town, {insured}, nov(18)), "v1");
    auto no = std::to_string(town.number_of("h1", duty));
    CHECK(said_by(town, "h1", no + " 1000000001").key == "figure.range");
    CHECK(town.conversation("h1").dialogue->kind == "figure.value");
    CHECK(said_by(town, "h1", no + " -1").key == "figure.range");
    CHECK(said_by(town, "h1", no + " 延期到25号").key.empty());  // a command of its own
    town.on(nov(20));
    town.number_of("h1", duty);
    auto late = said_by(town, "h1", no + " 12");
    CHECK(late.key == "figure.late");
    CHECK(late.fields["d"] == "2");
    // The table had come by then: whoever asked hears of what changes after it.
    said_by(town, "h1", no + " 13");
    CHECK(town.told("office").find("figure.corrected") != std::string::npos);
}

TEST_CASE("for today or tomorrow it is told at once, and a press on its card opens it") {
    Town town;
    ask_for(town, {insured}, nov(17), true);
    auto told = town.waiting("h1");
    REQUIRE(told.size() == 1);
    CHECK(told.front().say.key == "figure.new");
    for (auto const& button : told.front().say.buttons) CHECK_FALSE(button.press.starts_with("report/"));
}

TEST_CASE("the table moves with its day, and goes with what is taken back") {
    Town town;
    auto id = ask_for(town, {insured}, nov(20));
    auto table_at = [&] {
        std::vector<Date> days;
        for (auto const& delivery : town.waiting("office"))
            if (delivery.say.key == "figure.table_line") days.push_back(local_day(delivery.due_at));
        return days;
    };
    CHECK(table_at() == std::vector{nov(23)});  // a Monday
    town.in([&](Turn const& turn) { assigning::move_day(turn, *turn.tx.duties().find(id), nov(24)); });
    CHECK(table_at() == std::vector{nov(25)});
    for (auto village : {"v1", "v2"}) {
        auto duty = town.duty(id, village);
        std::string const who = village == std::string("v1") ? "h1" : "h2";
        said_by(town, who, std::to_string(town.number_of(who, duty)) + " 5");
    }
    CHECK(table_at() == std::vector{nov(17)});  // everybody has answered
    town.in([&](Turn const& turn) { assigning::take_back(turn, *turn.tx.duties().find(id), "不用了", PersonId{"office"}); });
    CHECK(table_at().empty());
}

}  // namespace lingyan::affairs
