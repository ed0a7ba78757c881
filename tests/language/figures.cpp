// Figures as they are typed, and what is none.
#include "language/figures.hpp"

#include <doctest/doctest.h>

namespace lingyan::language {

TEST_CASE("one figure in whatever way it is typed") {
    struct Row { std::string said; std::int64_t hundredths; };
    for (auto const& [said, hundredths] : {Row{"12", 1200}, Row{"１２", 1200}, Row{"12人", 1200}, Row{" 12 户 ", 1200}, Row{"12。", 1200}, Row{"十二", 1200}, Row{"12.5", 1250}, Row{"12.05元", 1205},
                                           Row{"12.50", 1250}, Row{"0", 0}, Row{"-3", -300}, Row{"负3", -300}, Row{"1,200", 120000}, Row{"1.2万元", 1200000}, Row{"3亿", 30000000000}, Row{"一百零五户", 10500},
                                           Row{"12万人", 12000000}, Row{"7头", 700}}) {
        CAPTURE(said);
        auto found = figures_in(said, {"人", "元"});
        REQUIRE(found);
        REQUIRE(found->size() == 1);
        CHECK(found->front() == hundredths);
    }
}

TEST_CASE("several figures stand in a row") {
    for (std::string const said : {"12 3500.5", "12，3500.5", "12人、3500.5元", "12人，3500.5元。", "12人 和 3500.5元"}) {
        CAPTURE(said);
        CHECK(figures_in(said, {"人", "元"}) == std::vector<std::int64_t>{1200, 350050});
    }
}

TEST_CASE("what holds anything else is no figure") {
    for (std::string const said : {"", "人", "好多", "大概12", "12左右", "12ab", "1.234", "1.2.3", "12人3", "张三", "12月25日", "1234567890123", "--3", "12.", "十二来个"}) {
        CAPTURE(said);
        bool figure = figures_in(said, {"人"}).has_value();
        CHECK(figure == (said == "12."));  // a full stop ends a sentence
    }
}

TEST_CASE("a figure is said as short as it is") {
    CHECK(say_figure(1200) == "12");
    CHECK(say_figure(1250) == "12.5");
    CHECK(say_figure(1205) == "12.05");
    CHECK(say_figure(-300) == "-3");
    CHECK(say_figure(0) == "0");
}

}  // namespace lingyan::language
