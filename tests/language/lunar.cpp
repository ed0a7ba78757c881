// Spring Festival and New Year's Eve over twenty years, through which a year's end moves by a month.
#include "language/lunar.hpp"

#include <doctest/doctest.h>

#include <string>

namespace lingyan::language {

TEST_CASE("Spring Festival is the first day of the lunar year, and the eve the day before it") {
    struct Row { int year; char const* day; };
    for (auto const& [year, day] : {Row{2020, "2020-01-25"}, Row{2021, "2021-02-12"}, Row{2022, "2022-02-01"}, Row{2023, "2023-01-22"}, Row{2024, "2024-02-10"},
                                    Row{2025, "2025-01-29"}, Row{2026, "2026-02-17"}, Row{2027, "2027-02-06"}, Row{2028, "2028-01-26"}, Row{2029, "2029-02-13"},
                                    Row{2030, "2030-02-03"}, Row{2031, "2031-01-23"}, Row{2032, "2032-02-11"}, Row{2033, "2033-01-31"}, Row{2034, "2034-02-19"},
                                    Row{2035, "2035-02-08"}, Row{2036, "2036-01-28"}, Row{2037, "2037-02-15"}, Row{2038, "2038-02-04"}, Row{2039, "2039-01-24"},
                                    Row{2040, "2040-02-12"}}) {
        CAPTURE(year);
        auto const first = lunar_date(year, 1, 1);
        REQUIRE(first);
        CHECK(to_text(*first) == day);
        auto const eve = new_years_eve(year - 1);
        REQUIRE(eve);
        CHECK(*eve == *first - days{1});
        auto const length = lunar_month_length(*first);
        CHECK((length == 29 || length == 30));
        CHECK(lunar_date(year, 1, 30).has_value() == (length == 30));
        CHECK(lunar_date(year, 2, 1) == *first + days{length});
    }
}

}  // namespace lingyan::language
