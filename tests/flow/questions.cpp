// A question that nobody answers, day by day; and a report that came back.
#include "flow/support.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace lingyan::flow {

using affairs::dec;
using affairs::nov;

namespace {

bool has(std::string const& text, std::string const& words) { return text.find(words) != text.npos; }

struct Waiting : Service {
    AssignmentId task = give("医保名单", dec(15), {"v1"});
    void morning(Date day) {
        on(day, 8, 30);
        tick();
    }
    // Each day on which somebody's messages hold the words, as "17 18 ".
    std::string days_with(std::string const& person, std::string const& words, Date through) {
        std::string found;
        for (auto day = today() + days{1}; day <= through; day += days{1}) {
            auto before = platform.to(person).size();
            morning(day);
            auto texts = platform.to(person);
            for (auto i = before; i < texts.size(); ++i)
                if (has(texts[i], words)) found += to_text(day).substr(8) + " ";
        }
        return found;
    }
};

}  // namespace

TEST_CASE("a question that nobody answers is told twice to each of the chain, one after the other") {
    struct Row {
        char const *person, *days;
    };
    for (auto const& [person, told] : {Row{"contact", "17 18 "}, Row{"leader", "19 20 "}, Row{"sec", "23 24 "}}) {
        CAPTURE(std::string(person));
        Waiting town;
        town.say("h1", "0");
        REQUIRE(town.duty(town.task, "v1").asked == Asked::help);
        CHECK(town.days_with(person, "要帮忙：医保名单", nov(29)) == told);
    }
}

TEST_CASE_FIXTURE(Waiting, "whoever asked hears once of each climb, and of whom it is asked now") {
    say("h1", "0");
    days_with("h1", "", nov(24));
    auto texts = platform.to("h1");
    auto times = [&](std::string const& words) { return std::count_if(texts.begin(), texts.end(), [&](auto const& text) { return has(text, words); }); };
    CHECK(times("医保名单还没有答复，转问秦川") == 1);
    CHECK(times("医保名单还没有答复，转问周文") == 1);
    CHECK(times("转问苏敏") == 0);
}

TEST_CASE("everybody whom a question has reached may answer it") {
    for (std::string const person : {"contact", "leader", "sec"}) {
        CAPTURE(person);
        Waiting town;
        town.say("h1", "0");
        town.days_with("h1", "", nov(24));
        auto list = town.say(person, "全部");
        CHECK(has(list, "要帮忙：医保名单"));
        auto no = std::to_string(town.number_of(person, town.duty(town.task, "v1"), Thing::Kind::request));
        CHECK(has(town.say(person, no), "医保名单"));
        town.say(person, "1");
        CHECK(town.duty(town.task, "v1").asked == Asked::nothing);
    }
}

TEST_CASE_FIXTURE(Waiting, "a return that was read is corrected when it is taken back") {
    say("h1", "医保名单办完了");
    on(nov(17), 9);
    say("contact", "退 " + std::to_string(number_of("contact", duty(task, "v1"), Thing::Kind::review)) + " 少一页");
    morning(nov(18));
    REQUIRE_FALSE(platform.to("h1").empty());
    CHECK(has(platform.to("h1").back(), "医保名单，要补：少一页"));
    now += minutes{10};
    CHECK(has(say("contact", "撤"), "撤回了"));
    morning(nov(19));
    CHECK(has(platform.to("h1").back(), "更正：医保名单不用补了"));
}

}  // namespace lingyan::flow
