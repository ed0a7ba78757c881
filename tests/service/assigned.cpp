// What is assigned, asked and answered between a secretary, his villages and their contact cadres.
#include "support_service.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace lingyan::test;

namespace {

struct Township {
    TemporaryFolder folder;
    RunningService service{copy_of_township(folder.path())};
    Township() { service.move_clock("2026-10-12T09:00"); }  // a Monday
    std::string ask(std::string const& who, std::string const& text) { return service.say(who, text).text; }
    void give(std::string const& villages, std::string const& title, std::string const& day) {
        ask("p1", "派 " + villages + " " + title + "，" + day + "前，报一张表");
        REQUIRE(contains(ask("p1", "1"), title));
    }
};

}  // namespace

TEST_CASE("a task given in the evening for tomorrow lets the village sleep and stands in the morning's digest") {
    Township t;
    t.service.move_clock("2026-10-12T20:30");
    t.give("青石村", "清点抽水机", "10月13日");
    t.service.move_clock("2026-10-13T07:29");
    CHECK(t.service.got("h1").empty());
    t.service.move_clock("2026-10-13T09:00");
    auto morning = t.service.got("h1");
    REQUIRE(morning.size() == 1);
    CHECK(number_of(morning.front().text, "清点抽水机") == 1);
    CHECK(morning.front().at > "2026-10-13T08:00");
}

TEST_CASE("a task that is called off leaves the village's list, and the village hears of it in the next digest") {
    Township t;
    t.give("青石村、柏林村", "清点抽水机", "10月16日");
    t.service.move_clock("2026-10-13T09:00");
    REQUIRE(contains(t.service.got_on("h1", "2026-10-13").at(0).text, "清点抽水机"));
    auto given = t.ask("p1", "我派的");
    auto off = t.ask("p1", "撤任务 " + std::to_string(number_of(given, "清点抽水机")) + " 县里已经有数");
    CAPTURE(off);
    CHECK(contains(off, "2个村"));
    CHECK_FALSE(contains(t.ask("h1", "全部"), "清点抽水机"));
    t.service.move_clock("2026-10-14T09:00");
    auto told = t.service.got_on("h1", "2026-10-14");
    REQUIRE(told.size() == 1);
    CHECK(contains(told.front().text, "清点抽水机不用办了"));
    t.service.move_clock("2026-10-26T09:00");
    for (std::string const who : {"h1", "c1", "l1", "p1"})
        for (auto const& message : t.service.got(who, who == "h1" ? told.front().seq : 0)) CHECK_FALSE(contains(message.text, "清点抽水机，过了"));
}

TEST_CASE("0 asks for help: for the only task at once, among several after asking which") {
    Township t;
    t.give("青石村、柏林村", "清点抽水机", "10月13日");
    t.service.awaited("h1", "清点抽水机");
    auto asked = t.ask("h1", "0");
    CAPTURE(asked);
    CHECK(contains(asked, "清点抽水机要帮忙"));
    t.give("柏林村", "检修路灯", "10月13日");
    t.service.awaited("h2", "检修路灯");
    auto which = t.ask("h2", "０");
    CAPTURE(which);
    CHECK(contains(which, "哪一件要帮忙"));
    CHECK(contains(t.ask("h2", std::to_string(number_of(which, "检修路灯"))), "检修路灯要帮忙"));
    t.service.move_clock("2026-10-13T09:00");
    auto told = t.service.got_on("c1", "2026-10-13");
    REQUIRE(told.size() == 1);
    CHECK(contains(told.front().text, "青石村要帮忙：清点抽水机"));
}

TEST_CASE("in the list of everything no number stands twice") {
    Township t;
    t.give("全镇", "清点抽水机", "10月13日");
    t.give("青石村、黄泥村", "检修路灯", "10月13日");
    t.service.awaited("h1", "检修路灯");
    t.service.move_clock("2026-10-16T12:00");
    for (std::string const who : {"h1", "c1", "l1", "p1"}) {
        CAPTURE(who);
        auto list = t.ask(who, "全部");
        CAPTURE(list);
        std::set<int> numbers;
        for (auto const& line : lines_of(list))
            if (auto no = std::atoi(line.c_str())) CHECK(numbers.insert(no).second);
    }
}
