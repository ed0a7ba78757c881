// Working days with the State Council's table and without one.
#include "domain/calendar.hpp"

#include <doctest/doctest.h>

namespace lingyan {

namespace {

// Parts of 2026: 元旦, 春节 and 国庆 with their make-up days.
Calendar of_2026() {
    std::vector<DayOff> table;
    auto off = [&](unsigned month, unsigned from, unsigned to, char const* name) {
        for (unsigned day = from; day <= to; ++day) table.push_back({make_date(2026, month, day), name, false});
    };
    auto worked = [&](unsigned month, unsigned day) { table.push_back({make_date(2026, month, day), "调休", true}); };
    off(1, 1, 3, "元旦"), worked(1, 4);
    off(2, 15, 23, "春节"), worked(2, 14), worked(2, 28);
    off(10, 1, 7, "国庆节"), worked(9, 20), worked(10, 10);
    Calendar calendar;
    calendar.add(2026, table);
    return calendar;
}

}  // namespace

TEST_CASE("a day is worked by the year's table, else by the week") {
    auto const calendar = of_2026();
    struct Row {
        char const* day;
        bool working;
    };
    for (auto const& [day, working] : {Row{"2026-01-01", false}, Row{"2026-01-02", false}, Row{"2026-01-04", true}, Row{"2026-01-05", true}, Row{"2026-02-14", true}, Row{"2026-02-16", false}, Row{"2026-02-28", true}, Row{"2026-03-01", false},
                                       Row{"2026-09-20", true}, Row{"2026-09-30", true}, Row{"2026-10-01", false}, Row{"2026-10-07", false}, Row{"2026-10-08", true}, Row{"2026-10-10", true}, Row{"2026-10-11", false}, Row{"2026-11-21", false},
                                       Row{"2027-01-01", true}, Row{"2027-01-02", false}}) {
        std::string const said = day;
        CAPTURE(said);
        CHECK(calendar.is_working(*read_date(day)) == working);
    }
    CHECK(calendar.has_table(2026));
    CHECK_FALSE(calendar.has_table(2027));
    CHECK(Calendar{}.is_working(make_date(2026, 10, 1)));
}

TEST_CASE("the nearest working day is the day itself where it is worked") {
    auto const calendar = of_2026();
    CHECK(to_text(calendar.working_on_or_after(make_date(2026, 10, 1))) == "2026-10-08");
    CHECK(to_text(calendar.working_on_or_before(make_date(2026, 10, 7))) == "2026-09-30");
    CHECK(to_text(calendar.working_on_or_after(make_date(2026, 2, 15))) == "2026-02-24");
    CHECK(to_text(calendar.working_on_or_before(make_date(2026, 2, 23))) == "2026-02-14");
    CHECK(to_text(calendar.working_on_or_after(make_date(2026, 11, 16))) == "2026-11-16");
    CHECK(to_text(calendar.working_on_or_before(make_date(2026, 11, 22))) == "2026-11-20");
}

TEST_CASE("working days are counted without the day itself") {
    auto const calendar = of_2026();
    struct Row {
        char const* from;
        int count;
        char const* to;
    };
    for (auto const& [from, count, to] : {Row{"2026-09-30", 1, "2026-10-08"}, Row{"2026-09-30", 3, "2026-10-10"}, Row{"2026-09-30", 4, "2026-10-12"}, Row{"2026-10-08", -1, "2026-09-30"}, Row{"2026-10-12", -2, "2026-10-09"},
                                          Row{"2026-11-20", 1, "2026-11-23"}, Row{"2026-11-21", 1, "2026-11-23"}, Row{"2026-11-16", 0, "2026-11-16"}, Row{"2026-02-13", 2, "2026-02-24"}, Row{"2026-11-16", 10, "2026-11-30"}}) {
        std::string const start = from;
        CAPTURE(start);
        CAPTURE(count);
        CHECK(to_text(calendar.add_working_days(*read_date(from), count)) == to);
    }
}

TEST_CASE("a new table for a year takes the old one's place") {
    auto calendar = of_2026();
    calendar.add(2026, {{make_date(2026, 3, 2), "换休", false}});
    CHECK(calendar.is_working(make_date(2026, 10, 1)));
    CHECK_FALSE(calendar.is_working(make_date(2026, 3, 2)));
    calendar.add(2027, {{make_date(2027, 1, 1), "元旦", false}});
    CHECK_FALSE(calendar.is_working(make_date(2027, 1, 1)));
    CHECK_FALSE(calendar.is_working(make_date(2026, 3, 2)));
}

}  // namespace lingyan
