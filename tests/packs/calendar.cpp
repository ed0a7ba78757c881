#include "packs/calendar.hpp"

#include "support.hpp"

#include <doctest/doctest.h>

namespace lingyan::packs {

TEST_CASE("the shipped calendar knows the days off and the weekend days that are worked") {
    auto const years = read_calendar(config + "calendar/holidays-cn.json");
    REQUIRE(years.size() == 3);
    CHECK(years.at(2024).size() == 36);
    CHECK(years.at(2025).size() == 33);
    CHECK(years.at(2026).size() == 39);
    Calendar calendar;
    for (auto const& [year, days] : years) calendar.add(year, days);
    CHECK_FALSE(calendar.is_working(make_date(2026, 10, 1)));
    CHECK(calendar.is_working(make_date(2026, 10, 10)));  // a Saturday that is worked
    CHECK(years.at(2026).front().name == "元旦");
}

TEST_CASE("a calendar that is wrong is refused and says where") {
    struct Row { std::string text; std::string complaint; };
    for (auto const& [text, complaint] : {
             Row{"{\"2026\": [\n{\"date\":\n}", "3: is no JSON from here on"},
             Row{"{\"2026\": [1e999]}", "0: holds a number that no calendar has"},
             Row{"[]", "0: must be an object of years"},
             Row{R"({"next": []})", "0: 'next' is no year"},
             Row{R"({"2026": []})", "0: 2026 must be a list of days"},
             Row{R"({"2026": [5]})", "0: 2026, entry 1: must be an object with date, name and kind"},
             Row{R"({"2026": [{"date":"2026-02-30","name":"","kind":"holiday"}]})", "0: 2026, entry 1: '2026-02-30' is no date"},
             Row{R"({"2026": [{"date":20260101,"name":"","kind":"holiday"}]})", "0: 2026, entry 1: '' is no date"},
             Row{R"({"2026": [{"date":"2025-06-01","name":"","kind":"holiday"}]})", "0: 2026, entry 1: 2025-06-01 is of another year"},
             Row{R"({"2026": [{"date":"2026-01-01","name":"","kind":"rest"}]})", "0: 2026, entry 1: kind must be \"holiday\" or \"workday\""},
             Row{R"({"2026": [{"date":"2026-01-01","kind":"holiday"},{"date":"2026-01-01","kind":"holiday"}]})", "0: 2026, entry 2: 2026-01-01 is there twice"},
             Row{R"({"2026": [{"date":"2026-01-01","kind":"holiday","off":1}]})", "0: 2026, entry 1: unknown key 'off'"}}) {
        CAPTURE(text);
        TextFile const file(text);
        CHECK(joined(complaints_of([&] { read_calendar(file.path()); })) == complaint);
    }
    TextFile const new_year(R"({"2027": [{"date":"2026-12-31","name":"元旦","kind":"holiday"}]})");
    CHECK(read_calendar(new_year.path()).at(2027).size() == 1);
}

}  // namespace lingyan::packs
