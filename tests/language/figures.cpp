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

TEST_CASE("amounts are read as they are spoken") {
    struct Row { std::string said; std::int64_t hundredths; };
    for (auto const& [said, hundredths] : {
             Row{"三万五", 3500000}, Row{"3万5", 3500000}, Row{"1.2万元", 1200000}, Row{"八百块", 80000}, Row{"一千二", 120000}, Row{"1千2", 120000}, Row{"2千3百", 230000}, Row{"两百五", 25000},
             Row{"一万零五十", 1005000}, Row{"1万2千", 1200000}, Row{"1亿2千万", 12000000000}, Row{"三块五", 350}, Row{"3块5", 350}, Row{"三块五毛", 350}, Row{"五毛", 50}, Row{"5角", 50},
             Row{"12元3角5分", 1235}, Row{"300块钱", 30000}, Row{"¥300", 30000}, Row{"￥1,200元", 120000}, Row{"１２００元", 120000}, Row{"壹仟贰佰元", 120000}, Row{"兩萬", 2000000}, Row{"5百", 50000},
             Row{"一百二十八块六", 12860}, Row{"十二万八千元", 12800000}, Row{"负三百元", -30000},
         }) {
        CAPTURE(said);
        auto found = figures_in(said);
        CHECK((found && found->size() == 1 && found->front() == hundredths));
    }
    for (auto const* said : {"三万多", "几百块", "百十块", "万把块", "三块", "3万5户6", "两三百块", "三块五块"}) {
        CAPTURE(said);
        auto found = figures_in(said);
        CHECK((!found || std::string(said) == "三块"));
    }
}

TEST_CASE("what is asked in 万元 is kept in 万元, whichever of the two is said") {
    struct Row { std::string said; std::int64_t hundredths; };
    for (auto const& [said, hundredths] : {Row{"50", 5000}, Row{"50.01", 5001}, Row{"50万", 5000}, Row{"50.01万元", 5001}, Row{"500000元", 5000}, Row{"500100块", 5001}, Row{"五十万", 5000}, Row{"五十", 5000},
                                           Row{"1.2亿", 1200000}, Row{"-3", -300}}) {
        CAPTURE(said);
        auto found = figures_in(said, {"万元"});
        REQUIRE(found);
        CHECK(*found == std::vector{hundredths});
    }
    CHECK_FALSE(figures_in("500000.01元", {"万元"}));  // finer than a hundredth of 万元: asked again, never rounded
    CHECK(*figures_in("50万 12", {"万元", "人"}) == std::vector<std::int64_t>{5000, 1200});
    CHECK(*figures_in("12 50万", {"人", "元"}) == std::vector<std::int64_t>{1200, 50000000});
    CHECK(so_many("元") == 1);
    CHECK(so_many("") == 1);
    CHECK(so_many("亿元") == 100000000);
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
