// 2020 to 2040, day by day: months, quarters and years end where the calendar says, and no reminder falls outside or beyond its day.
#include "domain/calendar.hpp"
#include "domain/duty.hpp"
#include "domain/rule.hpp"

#include <doctest/doctest.h>

#include <map>
#include <set>

namespace lingyan {

namespace {

bool is_leap(int year) { return year % 4 == 0; }  // 2000 to 2099

unsigned length_of(int year, unsigned month) {
    constexpr unsigned lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : lengths[month - 1];
}

}  // namespace

TEST_CASE("the last day of a month is its last day, not the 31st") {
    for (int year = 2020; year <= 2040; ++year)
        for (unsigned month = 1; month <= 12; ++month) {
            CAPTURE(year);
            CAPTURE(month);
            auto const period = period_of(Span::month, make_date(year, month, 15));
            CHECK(period.first == make_date(year, month, 1));
            CHECK(period.last == make_date(year, month, length_of(year, month)));
            // A month on from the last day is the next month's last day at most, and never runs into the one after.
            auto const next = add_months(period.last, 1);
            CHECK(month_of(next) == month % 12 + 1);
            CHECK(day_of(next) == std::min(day_of(period.last), length_of(month == 12 ? year + 1 : year, month % 12 + 1)));
        }
}

TEST_CASE("every day lies in one period of each span, and each period begins the day after the last one's end") {
    for (auto span : {Span::month, Span::two_months, Span::quarter, Span::half_year, Span::year, Span::term}) {
        CAPTURE(int(span));
        std::set<std::string> names;
        auto period = period_of(span, make_date(2020, 1, 1));
        names.insert(period.name);
        for (auto day = make_date(2020, 1, 1); day <= make_date(2040, 12, 31); day += days{1}) {
            auto const its = period_of(span, day);
            REQUIRE(its.first <= day);
            REQUIRE(day <= its.last);
            if (its == period) continue;
            REQUIRE(its.first == period.last + days{1});
            REQUIRE(its.first == day);
            REQUIRE(names.insert(its.name).second);
            period = its;
        }
    }
}

TEST_CASE("quarters end on the last days of March, June, September and December") {
    for (int year = 2020; year <= 2040; ++year)
        for (unsigned quarter = 1; quarter <= 4; ++quarter) {
            auto const period = period_of(Span::quarter, make_date(year, quarter * 3 - 1, 1));
            auto const ends = make_date(year, quarter * 3, quarter == 1 || quarter == 4 ? 31 : 30);
            CAPTURE(period.name);
            CHECK(period.last == ends);
            CHECK(period.name == std::to_string(year) + "Q" + std::to_string(quarter));
            CHECK(next_period(Span::quarter, period).first == ends + days{1});
        }
}

TEST_CASE("reminders of twenty years' quarters go out inside them, on working days, and the ladder after their end") {
    Roles roles;
    roles.ladder = {Role{"township.contact_cadre"}, Role{"township.linked_leader"}, Role{"township.secretary"}};
    Calendar const weekends;
    std::vector<Offset> const remind{{Offset::Kind::middle, 0}, {Offset::Kind::calendar_days, -30}, {Offset::Kind::calendar_days, -7}, {Offset::Kind::working_days, -1}, {Offset::Kind::calendar_days, 0}};
    for (auto period = period_of(Span::quarter, make_date(2020, 1, 1)); period.first < make_date(2041, 1, 1); period = next_period(Span::quarter, period)) {
        CAPTURE(period.name);
        auto const ladder = steps_of(period.first, period.last, remind, {}, true, std::nullopt, roles, weekends);
        CHECK(ladder.size() >= remind.size());
        int late = 0;
        for (auto const& step : ladder) {
            CHECK(weekends.is_working(step.day));
            if (step.late) {
                ++late;
                CHECK(step.day > period.last);
                CHECK(step.day <= period.last + days{14});
            } else {
                CHECK(step.day >= period.first - days{3});
                CHECK(step.day <= period.last);
            }
        }
        CHECK(late >= 3);
    }
}

TEST_CASE("working days are counted across the end of a year, the leap day and Spring Festival, forth and back alike") {
    // 2026's and 2028's Spring Festival as a table, and years between them without one: weekends alone.
    Calendar calendar;
    std::vector<DayOff> table_2026, table_2028;
    for (unsigned day = 15; day <= 23; ++day) table_2026.push_back({make_date(2026, 2, day), "春节", false});
    table_2026.push_back({make_date(2026, 2, 14), "春节", true});
    for (unsigned day = 25; day <= 31; ++day) table_2028.push_back({make_date(2028, 1, day), "春节", false});
    calendar.add(2026, table_2026);
    calendar.add(2028, table_2028);
    for (auto day = make_date(2020, 1, 1); day <= make_date(2040, 12, 31); day += days{1}) {
        for (int count : {1, 5, 10}) {
            auto const there = calendar.add_working_days(day, count);
            REQUIRE(calendar.is_working(there));
            if (calendar.is_working(day)) REQUIRE(calendar.add_working_days(there, -count) == day);
        }
        REQUIRE(calendar.working_on_or_before(day) <= day);
        REQUIRE(calendar.working_on_or_after(day) >= day);
        REQUIRE(calendar.working_on_or_after(day) - day <= days{9});
    }
    struct Row { char const* from; int count; char const* to; };
    for (auto const& [from, count, to] : {Row{"2026-02-13", 1, "2026-02-14"}, Row{"2026-02-13", 2, "2026-02-24"}, Row{"2026-12-31", 1, "2027-01-01"},
                                          Row{"2028-02-28", 1, "2028-02-29"}, Row{"2027-02-28", 1, "2027-03-01"}, Row{"2028-01-24", 1, "2028-02-01"}}) {
        std::string const start = from;
        CAPTURE(start);
        CHECK(to_text(calendar.add_working_days(*read_date(from), count)) == to);
    }
}

TEST_CASE("the county's day begins at its own midnight on each day of twenty years") {
    for (auto day = make_date(2020, 1, 1); day <= make_date(2040, 12, 31); day += days{1}) {
        auto const midnight = at(day, std::chrono::milliseconds{0});
        REQUIRE(local_day(midnight) == day);
        REQUIRE(local_day(midnight - std::chrono::milliseconds{1}) == day - days{1});
        REQUIRE((midnight.time_since_epoch() % std::chrono::hours{24}) == std::chrono::hours{16});  // UTC+8, and no summer time
    }
}

}  // namespace lingyan
