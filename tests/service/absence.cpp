// A week of somebody's absence and a holiday's duty, through the simulator's API: the deputy, the roster from a file, the restart between.
#include "support_walk.hpp"

#include "commands/import.hpp"
#include "packs/roles.hpp"
#include "state.hpp"

#include <doctest/doctest.h>

using namespace lingyan::test;

TEST_CASE("a deputy for the week of 7 December holds the absent one's items, and nothing of that week is his lateness") {
    Story year;
    year.to("2026-11-30T09:00");
    CHECK(contains(year.ask("h1", "请假 12月7日到11日 " + year.name("h2") + "代"), "对的回1"));
    CHECK(contains(year.ask("h1", "1"), "记下了"));
    year.ask("p1", "派 青石村 12月9日前 核对医保名单，报人数");
    year.ask("p1", "1");
    year.ask("p1", "派 青石村 12月10日前 清理路边沟，报米数");
    year.ask("p1", "1");
    year.service.restart();
    year.to("2026-12-11T18:00");
    auto week = year.texts_since("h2", "2026-12-07");
    CHECK(contains(week, "代赵明远书记·核对医保名单"));
    CHECK(contains(week, "代赵明远书记·清理路边沟"));
    CHECK(year.since("h1", "2026-12-07").empty());
    CHECK_FALSE(contains(year.texts_since("c1", "2026-12-07"), "过了"));
    // One is done by the deputy after its day, the other by himself on his first day.
    auto done = year.ask("h2", std::to_string(year.number("h2", "核对医保名单")));
    CHECK(contains(done, "记下了"));
    CHECK_FALSE(contains(done, "晚了"));
    year.to("2026-12-14T09:00");
    CHECK(contains(year.digest("h1", "2026-12-14"), "清理路边沟，今天到期"));
    CHECK(contains(year.answer("h1", "2026-12-14", "清理路边沟"), "记下了"));
    CHECK_FALSE(contains(year.ask("h1", "我的账"), "晚"));
    CHECK_FALSE(contains(year.ask("h2", "全部"), "青石村"));
}

TEST_CASE("on a holiday the roster of duty from a file says who is called, also after a restart") {
    Story year;
    year.to("2026-12-25T09:00");
    {
        auto state = lingyan::open_state(year.service.settings(), lingyan::Opening::look);
        auto const roles = lingyan::packs::read_roles(year.service.settings().roles);
        auto import = [&](std::string const& lines, bool all_or_nothing) {
            return lingyan::commands::import_duty(*state.store, roles, {}, "unit_code,date,person,phone\n" + lines, "duty.csv", all_or_nothing);
        };
        CHECK_FALSE(import("500000001,2027-01-01,p5,\n500000001,2027-13-01,p5,\n", true).kept);
        auto imported = import("500000001,2027-01-01,p5,0816-5550001\n500000001,2027-01-01,l1,\n500000001,2027-01-02,nobody,\n", false);
        CHECK(imported.changed == 2);
        CHECK(imported.complaints.size() == 1);
        CHECK(import("500000001,2027-01-01,p5,0816-5550001\n500000001,2027-01-01,l1,\n", false).changed == 0);
    }
    year.to("2026-12-31T09:00");
    CHECK(contains(year.digest("p5", "2026-12-31"), "您值班，电话0816-5550001"));
    year.service.restart();
    year.to("2027-01-01T22:00");
    auto who = year.ask("h1", "今晚谁值班");
    CHECK(contains(who, "云台镇今晚值班谢组谊，有事打0816-5550001"));
    CHECK(contains(who, "还有" + year.name("l1")));
    CHECK(contains(year.ask("h1", "房子着火了"), "谢组谊，0816-5550001"));
    CHECK(contains(year.service.awaited("p5", "着火").text, "青石村"));
    // On the days after it is the post's holder again, who has been told so.
    CHECK(contains(year.digest("p4", "2027-01-01"), "值班表上没有人，先由您接"));
    year.to("2027-01-02T22:00");
    CHECK(contains(year.ask("h1", "今晚谁值班"), year.name("p4")));
}
