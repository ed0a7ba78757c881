#include "domain/half_days.hpp"
#include "domain/gathering.hpp"
#include "domain/rule.hpp"

#include <doctest/doctest.h>

namespace lingyan {

TEST_CASE("half days are said as days, with a half where there is one") {
    CHECK(say_half_days(0) == "0");
    CHECK(say_half_days(1) == "0.5");
    CHECK(say_half_days(3) == "1.5");
    CHECK(say_half_days(14) == "7");
}

TEST_CASE("a gathering is over on the day after its last one") {
    Gathering course;
    course.first = make_date(2026, 12, 7);
    course.last = make_date(2026, 12, 9);
    CHECK_FALSE(course.is_over(make_date(2026, 12, 9)));
    CHECK(course.is_over(make_date(2026, 12, 10)));
}

TEST_CASE("what a rule asks for is a count, a sum, or nothing that was set") {
    DoneBy once;
    once.count = 1;
    CHECK(once.is_set());
    CHECK(once.needed() == 1);
    DoneBy total;
    total.sum = "days";
    CHECK_FALSE(total.is_set());
    total.at_least = 14;
    CHECK(total.is_set());
    CHECK(total.needed() == 14);
}

}  // namespace lingyan
