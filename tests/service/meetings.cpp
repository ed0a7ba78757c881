// Meetings, through the simulator's API: told the day before, excused with a word, changed and called off once, and never owed.
#include "support_walk.hpp"

#include <doctest/doctest.h>

using namespace lingyan;
using namespace lingyan::test;

TEST_CASE("a meeting stands in the digest of the day before, and whoever cannot come says so in a word") {
    Story weeks;
    weeks.to("2026-11-23T09:00");  // a Monday
    auto preview = weeks.ask("p3", "开会 冬季安全会 12月1日下午3点 在镇政府三楼 带月报表");
    CAPTURE(preview);
    CHECK(contains(preview, "要叫33人开会：冬季安全会，12月1日下午3点"));
    CHECK(contains(preview, "带：月报表"));
    CHECK_FALSE(contains(preview, "培训"));
    CHECK(contains(weeks.ask("p3", "1"), "叫了33人"));

    weeks.to("2026-11-24T09:00");
    auto called = weeks.digest("h1", "2026-11-24");
    CHECK(contains(called, "开会：冬季安全会，12月1日下午3点\n镇政府三楼，带月报表"));
    CHECK_FALSE(contains(called, "过了"));
    auto no = std::to_string(number_of(weeks.digest("h2", "2026-11-24"), "冬季安全会"));
    CHECK(contains(weeks.ask("h2", no + " 不去 孩子住院"), "记下您不去：孩子住院"));

    weeks.service.restart();
    weeks.to("2026-11-30T09:00");
    CHECK(contains(weeks.digest("h1", "2026-11-30"), "明天（12月1日周二）下午3点开会：冬季安全会\n镇政府三楼，带月报表"));
    CHECK_FALSE(contains(weeks.digest("h2", "2026-11-30"), "冬季安全会"));
    auto status = weeks.ask("p3", "看 " + std::to_string(weeks.number("p3", "冬季安全会")));
    CHECK(contains(status, "叫了33人，说不去1人"));
    CHECK(contains(status, weeks.name("h2") + "，孩子住院"));

    // After it nothing is asked of anybody, and nothing is late.
    weeks.to("2026-12-10T09:00");
    for (auto who : {"h1", "h2", "h3", "p3", "c1", "l1", "p1"})
        for (auto day : {"2026-12-02", "2026-12-03", "2026-12-04", "2026-12-07", "2026-12-10"}) CHECK_FALSE(contains(weeks.digest(who, day), "冬季安全会"));
    CHECK_FALSE(contains(weeks.ask("h1", "全部"), "冬季安全会"));
    weeks.service.look([](Transaction& tx) {
        for (int village = 1; village <= 33; ++village) {
            auto unit = UnitId("5000000010" + std::string(village < 10 ? "0" : "") + std::to_string(village));
            for (auto const& duty : tx.duties().all_at(unit)) CHECK_FALSE((duty.task && contains(duty.task->title, "安全会")));
        }
        CHECK(tx.records().within("training", make_date(2026, 1, 1), make_date(2027, 1, 1), {}, {}, {}).empty());
    });
}

TEST_CASE("a change and a calling off are told once, at once where it is for today or tomorrow") {
    Story weeks;
    weeks.to("2026-11-23T09:00");
    weeks.ask("p3", "开会 月度例会 12月3日上午9点 在镇政府 青石村、柏林村、双河村");
    weeks.ask("p3", "1");
    weeks.to("2026-11-24T09:00");
    CHECK(contains(weeks.digest("h1", "2026-11-24"), "月度例会"));
    auto no = std::to_string(weeks.number("p3", "月度例会"));
    CHECK(contains(weeks.ask("p3", "改 " + no + " 12月2日上午10点"), "3人会收到"));
    weeks.to("2026-11-24T10:00");
    CHECK(weeks.service.got_on("h1", "2026-11-24").size() == 1);  // not at once: it is a week away
    weeks.to("2026-11-25T09:00");
    CHECK(contains(weeks.digest("h1", "2026-11-25"), "会改到12月2日上午10点：月度例会"));
    weeks.to("2026-11-27T09:00");
    for (auto day : {"2026-11-26", "2026-11-27"}) CHECK_FALSE(contains(weeks.digest("h1", day), "月度例会"));
    weeks.to("2026-12-01T09:00");
    CHECK(contains(weeks.digest("h1", "2026-12-01"), "明天（12月2日周三）上午10点开会"));

    // On the day before it is moved by an hour, and then off: both at once, each once.
    CHECK(contains(weeks.ask("p3", "改 " + no + " 在县政府"), "3人会收到"));
    weeks.to("2026-12-01T09:02");
    CHECK(contains(weeks.digest("h1", "2026-12-01"), "【领雁】"));
    CHECK(contains(weeks.digest("h1", "2026-12-01"), "县政府"));
    CHECK(contains(weeks.ask("p3", no + " 不开了"), "3人会收到"));
    weeks.to("2026-12-01T09:04");
    CHECK(count_of(weeks.digest("h1", "2026-12-01"), "月度例会不开了") == 1);
    auto before = weeks.service.got("h1").size();
    weeks.to("2026-12-03T12:00");
    CHECK(weeks.service.got("h1").size() == before);
    CHECK(contains(weeks.ask("h1", std::to_string(number_of(weeks.digest("h1", "2026-12-01"), "月度例会")) + " 不去"), "不开了"));

    // For tomorrow it is told at once.
    CHECK(contains(weeks.ask("p3", "开会 明天下午3点 在镇政府 青石村"), "云台镇会议"));
    weeks.ask("p3", "1");
    weeks.to("2026-12-03T12:02");
    CHECK(contains(weeks.digest("h1", "2026-12-03"), "开会：云台镇会议，12月4日下午3点"));
}

TEST_CASE("the organiser's list of a meeting counts for training where days were said, and nowhere else") {
    Story weeks;
    weeks.to("2026-11-23T09:00");
    CHECK(contains(weeks.ask("p1", "开会 党务学习会 11月26日上午9点 在镇政府 青石村、柏林村 算半天"), "培训天数由办班的人记"));
    auto preview = weeks.ask("p5", "开会 党务学习会 11月26日上午9点 在镇政府 青石村、柏林村 算半天");
    CHECK(contains(preview, "算培训0.5天"));
    weeks.ask("p5", "1");
    weeks.to("2026-11-27T09:00");
    auto no = std::to_string(number_of(weeks.digest("p5", "2026-11-27"), "党务学习会"));
    CHECK(contains(weeks.ask("p5", no + " 没到 " + weeks.name("h2")), "1人每人记0.5天"));
    CHECK(contains(weeks.ask("h1", "我还差几天"), "今年培训0.5天"));
    CHECK(contains(weeks.ask("h2", "我还差几天"), "还差7天"));
}

TEST_CASE("what a meeting lacks is asked for, and what is wrong with it is said in a sentence") {
    Story weeks;
    weeks.to("2026-11-23T09:00");
    CHECK(contains(weeks.ask("h1", "开会 12月1日下午3点 在村部"), "不能叫各村开会"));
    CHECK(contains(weeks.ask("p3", "开会"), "哪天几点开"));
    CHECK(contains(weeks.ask("p3", "12月1日"), "几点开"));
    CHECK(contains(weeks.ask("p3", "下午3点"), "在哪里开"));
    CHECK(contains(weeks.ask("p3", "镇政府"), "要叫33人开会"));
    CHECK(contains(weeks.ask("p3", "3"), "没有叫"));
    CHECK(contains(weeks.ask("p3", "开会 安全会 2026年11月2日下午3点 在镇政府"), "日子已经过了"));
    weeks.ask("p3", "算了");
    CHECK(contains(weeks.ask("p3", "开会 安全会 12月1日下午3点 在镇政府 月亮村"), "没有找到月亮村"));
    weeks.ask("p3", "算了");
    CHECK(contains(weeks.ask("p3", "开会 内部文件学习 12月1日下午3点 在镇政府"), "按保密规定"));
}
