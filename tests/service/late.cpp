// A day that passes: who hears of it, when, and that nobody above hears before the owner.
#include "support_service.hpp"

#include <doctest/doctest.h>

using namespace lingyan::test;

TEST_CASE("a task that passes its day climbs from the owner to the contact cadre, the linked leader and the secretary, a step at its time") {
    constexpr auto title = "清点抽水机";
    TemporaryFolder folder;
    RunningService service(copy_of_township(folder.path()));
    service.move_clock("2026-10-12T09:00");  // a Monday
    service.say("p1", "派 青石村、柏林村 " + std::string(title) + "，10月13日前，报台数");
    REQUIRE(contains(service.say("p1", "1").text, "2个村"));
    service.awaited("h1", title);
    REQUIRE(contains(service.say("h1", "1").text, title));  // 青石村 reports, 柏林村 (h2, contact c2, leader l2) does not

    auto late_lines = [&](std::string const& who, std::string const& day) {  // at what time, and what
        std::vector<std::pair<std::string, std::string>> found;
        for (auto const& message : service.got_on(who, day))
            for (auto const& line : lines_of(message.text))
                if (contains(line, title) && contains(line, "过了")) found.emplace_back(message.at, line);
        return found;
    };
    struct Row {
        std::string day;
        std::string above;  // who, above the owner, hears that day
    };
    for (auto const& [day, above] : {Row{"2026-10-13", ""}, Row{"2026-10-14", "c2"}, Row{"2026-10-15", ""}, Row{"2026-10-16", "l2"}, Row{"2026-10-17", ""},
                                     Row{"2026-10-18", ""}, Row{"2026-10-19", ""}, Row{"2026-10-20", "p1"}}) {
        CAPTURE(day);
        service.move_clock(day + "T18:00");
        for (std::string const who : {"c1", "c2", "l1", "l2", "p1", "p2", "o1", "a1"}) {
            CAPTURE(who);
            auto lines = late_lines(who, day);
            CHECK(lines.size() == (who == above ? 1 : 0));
            for (auto const& [when, line] : lines) {
                CHECK(contains(line, "柏林村"));
                CHECK_FALSE(contains(line, "青石村"));
            }
        }
        CHECK(late_lines("h1", day).empty());
    }
    auto owner = late_lines("h2", "2026-10-14");
    REQUIRE(owner.size() == 1);
    CHECK(owner.front().first < late_lines("c2", "2026-10-14").front().first);
}

TEST_CASE("a talk taken back on the day of a reminder brings no second reminder the day after") {
    TemporaryFolder folder;
    RunningService service(copy_of_township(folder.path()));
    service.move_clock("2026-12-21T09:00");
    REQUIRE(service.got_on("p1", "2026-12-21").size() == 1);
    service.say("p1", "谈 赵明远");
    service.say("p1", "撤");
    service.move_clock("2026-12-23T18:00");
    CHECK(service.got_on("p1", "2026-12-22").empty());
    CHECK(service.got_on("p1", "2026-12-23").empty());
}
