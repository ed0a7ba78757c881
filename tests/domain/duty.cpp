// When whom is told of a duty, and how late it is.
#include "domain/duty.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace lingyan {

namespace {

Role const contact{"township.contact_cadre"}, leader{"township.linked_leader"}, secretary{"township.secretary"}, county{"county.organization"};

Roles with_ladder() {
    Roles roles;
    roles.ladder = {contact, leader, secretary};
    return roles;
}

Offset before(int count) { return {Offset::Kind::calendar_days, -count}; }

// "11-18 owner", "11-23 owner late", "11-23 township.contact_cadre late"
std::vector<std::string> told(std::vector<Step> const& steps) {
    std::vector<std::string> lines;
    for (auto const& step : steps)
        lines.push_back(to_text(step.day).substr(5) + (step.to == Step::To::owner ? " owner" : step.to == Step::To::above ? " above " + step.role.text() : " " + step.role.text()) + (step.as_count ? " count" : "") + (step.late ? " late" : ""));
    return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a village's duty climbs the ladder after one, three and seven days") {
    // Given Monday the 9th, due Friday the 20th of November 2026.
    auto steps = steps_of(make_date(2026, 11, 9), make_date(2026, 11, 20), {before(7), before(3), before(1), before(0)}, {}, true, std::nullopt, with_ladder(), Calendar{});
    CHECK(told(steps) == Lines{"11-13 owner", "11-17 owner", "11-19 owner", "11-20 owner", "11-23 owner late", "11-23 township.contact_cadre late", "11-23 township.linked_leader late", "11-27 owner late",
                               "11-27 township.secretary late"});
}

TEST_CASE("on each late day the owner hears before anybody above") {
    auto steps = steps_of(make_date(2026, 11, 2), make_date(2026, 11, 16), {before(0)}, {}, true, std::nullopt, with_ladder(), Calendar{});
    CHECK(told(steps) == Lines{"11-16 owner", "11-17 owner late", "11-17 township.contact_cadre late", "11-19 owner late", "11-19 township.linked_leader late", "11-23 owner late", "11-23 township.secretary late"});
}

TEST_CASE("any other duty goes one level up, as a number") {
    auto steps = steps_of(make_date(2026, 10, 1), make_date(2026, 12, 31), {before(30), before(10)}, {}, false, county, with_ladder(), Calendar{});
    CHECK(told(steps) == Lines{"12-01 owner", "12-21 owner", "01-01 owner late", "01-01 above county.organization count late"});
    CHECK(told(steps_of(make_date(2026, 10, 1), make_date(2026, 12, 31), {}, {}, false, std::nullopt, with_ladder(), Calendar{})) == Lines{"01-01 owner late"});
}

TEST_CASE("a reminder before the day goes back to a working day, one after it forward") {
    Calendar calendar;
    std::vector<DayOff> off;
    for (unsigned day = 1; day <= 7; ++day) off.push_back({make_date(2026, 10, day), "国庆节", false});
    calendar.add(2026, off);
    // Due Sunday the 4th of October, in the middle of the holiday.
    auto steps = steps_of(make_date(2026, 9, 1), make_date(2026, 10, 4), {before(7), before(1), before(0)}, {}, true, std::nullopt, with_ladder(), calendar);
    CHECK(told(steps) == Lines{"09-25 owner", "09-30 owner", "10-08 owner late", "10-08 township.contact_cadre late", "10-08 township.linked_leader late", "10-12 owner late", "10-12 township.secretary late"});
}

TEST_CASE("nothing is told before the first day, and nothing twice") {
    // Given on Saturday the 14th, due on Wednesday the 18th.
    auto steps = steps_of(make_date(2026, 11, 14), make_date(2026, 11, 18), {before(30), before(7), before(3), before(1)}, {}, true, std::nullopt, with_ladder(), Calendar{});
    CHECK(told(steps).front() == "11-16 owner");
    for (auto const& step : steps) {
        CHECK(step.day >= make_date(2026, 11, 14));
        CHECK(std::count(steps.begin(), steps.end(), step) == 1);
    }
    // Given on the day itself, a day off: no working day is left before the late one.
    auto none = steps_of(make_date(2026, 11, 21), make_date(2026, 11, 21), {before(0)}, {}, true, std::nullopt, with_ladder(), Calendar{});
    CHECK(told(none).front() == "11-23 owner late");
}

TEST_CASE("an escalation never comes before the owner was told") {
    auto steps = steps_of(make_date(2026, 10, 1), make_date(2026, 12, 31), {before(5)}, {{before(30), county, true}}, false, std::nullopt, with_ladder(), Calendar{});
    CHECK(told(steps) == Lines{"12-25 owner", "12-25 county.organization count", "01-01 owner late"});
    auto weekend = steps_of(make_date(2026, 10, 1), make_date(2026, 12, 31), {before(30)}, {{before(12), county, true}}, false, std::nullopt, with_ladder(), Calendar{});
    CHECK(told(weekend)[1] == "12-21 county.organization count");  // Saturday the 19th, moved forward
}

TEST_CASE("a ladder with fewer rungs ends earlier") {
    Roles roles;
    roles.ladder = {contact};
    auto steps = steps_of(make_date(2026, 11, 2), make_date(2026, 11, 16), {}, {}, true, std::nullopt, roles, Calendar{});
    CHECK(told(steps) == Lines{"11-17 owner late", "11-17 township.contact_cadre late"});
}

TEST_CASE("an offset is counted from the last day, the middle from both") {
    auto const first = make_date(2026, 10, 1), last = make_date(2026, 12, 31);
    CHECK(apply({Offset::Kind::calendar_days, -10}, first, last, Calendar{}) == make_date(2026, 12, 21));
    CHECK(apply({Offset::Kind::working_days, -2}, first, last, Calendar{}) == make_date(2026, 12, 29));
    CHECK(apply({Offset::Kind::working_days, 0}, first, last, Calendar{}) == last);
    CHECK(apply({Offset::Kind::months, -1}, first, last, Calendar{}) == make_date(2026, 11, 30));
    CHECK(apply({Offset::Kind::middle, 0}, first, last, Calendar{}) == make_date(2026, 11, 15));
}

TEST_CASE("a duty is late by its day until it is done, and never while a question waits") {
    auto const due = make_date(2026, 11, 20);
    Duty duty;
    duty.due = due;
    CHECK(duty.days_late(due) == 0);
    CHECK(duty.days_late(due - days{5}) == 0);
    CHECK(duty.days_late(due + days{3}) == 3);
    duty.asked = Asked::extension;
    CHECK(duty.days_late(due + days{3}) == 0);
    duty.asked = Asked::nothing;
    duty.state = DutyState::reported;
    duty.done_on = due + days{2};
    CHECK(duty.days_late(due + days{30}) == 2);
    duty.state = DutyState::done;
    CHECK(duty.days_late(due + days{30}) == 2);
    duty.done_on = due;
    CHECK(duty.days_late(due + days{30}) == 0);
    duty.state = DutyState::withdrawn;
    duty.done_on.reset();
    CHECK(duty.days_late(due + days{30}) == 0);
}

}  // namespace lingyan
