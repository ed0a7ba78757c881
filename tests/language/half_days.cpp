// Days by halves, as people write them.
#include "language/half_days.hpp"

#include <doctest/doctest.h>

#include <string>

namespace lingyan::language {

TEST_CASE("an amount of days is read in half days, in digits and in words") {
    struct Row {
        char const* said;
        int half_days;
    };
    for (auto const& [said, half_days] : {Row{"1.5天", 3}, Row{"2天半", 5}, Row{"两天半", 5}, Row{"半天", 1}, Row{"两天", 4}, Row{"5天", 10}, Row{"五天", 10}, Row{"一天", 2}, Row{"0.5天", 1},
                                          Row{"7.0天", 14}, Row{"十二天", 24}, Row{"张三 1.5天 党务", 3}, Row{"算 3 天", 6}, Row{"一点五天", 3}, Row{"两个半天", 2}, Row{"0天", 0}, Row{"40天", 80},
                                          Row{"12月7日到9日 算2天", 4}, Row{"1/2天", 1}, Row{"二分之一天", 1}, Row{"12/7 3天", 6}, Row{"12/7，半天", 1}, Row{"张三 -1天 党务", -2}, Row{"负两天", -4}, Row{"3-5天", 10}, Row{"12月7-9日 2天", 4}}) {
        std::string const text = said;
        CAPTURE(text);
        auto found = day_amount_in(text);
        REQUIRE(found);
        CHECK(found->half_days == half_days);
        CHECK(found->halves);
    }
}

TEST_CASE("a quarter of a day is seen for what it is") {
    for (std::string const text : {"1.25天", "0.3天", "2.75天", "一点二天", "1/4天", "四分之一天", "3/4天", "三分之一天", "半个半天"}) {
        CAPTURE(text);
        auto found = day_amount_in(text);
        REQUIRE(found);
        CHECK_FALSE(found->halves);
    }
}

TEST_CASE("a day of the month, a length from now and an hour are no amount") {
    for (std::string const text : {"12月7日", "7日到9日", "3天后", "三天内", "两天之前", "下午3点", "天气好", "", "张三 党务"}) {
        CAPTURE(text);
        CHECK_FALSE(day_amount_in(text));
    }
}

TEST_CASE("the words of an amount are where it says they are") {
    std::string const text = "张三 两天半 党务";
    auto found = day_amount_in(text);
    REQUIRE(found);
    CHECK(text.substr(found->begin, found->end - found->begin) == "两天半");
}

}  // namespace lingyan::language
