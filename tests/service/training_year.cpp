// A year of training from the rule to the ledger, through the simulator's API, with every role played.
#include "support_walk.hpp"

#include "commands/import.hpp"
#include "domain/calendar.hpp"
#include "state.hpp"

#include <doctest/doctest.h>

#include <fstream>

using namespace lingyan::test;

TEST_CASE("five county days and one and a half of the township leave half a day, and the new year asks for seven") {
    Story year;
    year.to("2027-01-11T09:00");

    // The county calls all of them by one sentence, sees the count, and sends.
    auto preview = year.ask("o1", "办班 一肩挑干部培训班 3月8日到12日 在县党校 全县一肩挑");
    CHECK(contains(preview, "要请33人"));
    CHECK(contains(preview, "算5天"));
    CHECK(contains(year.ask("o1", "1"), "请了33人"));

    // Each has it in the next digest as a line with a number: one goes, one cannot, the others say nothing.
    year.to("2027-01-12T09:00");
    CHECK(contains(year.digest("h3", "2027-01-12"), "县党校"));
    CHECK(contains(year.answer("h1", "2027-01-12", "一肩挑干部培训班"), "记下您去了"));
    CHECK(contains(year.answer("h2", "2027-01-12", "一肩挑干部培训班", " 不去 孩子住院"), "孩子住院"));
    auto who = year.ask("o1", "看 " + std::to_string(number_of(year.ask("o1", "全部"), "一肩挑干部培训班")));
    CHECK(contains(who, "请了33人，说去1人，说不去1人"));
    CHECK(contains(who, year.name("h2") + "，孩子住院"));

    // Once more on the working day before, but not to whoever cannot come.
    year.to("2027-03-05T09:00");
    CHECK(contains(year.digest("h1", "2027-03-05"), "一肩挑干部培训班"));
    CHECK_FALSE(contains(year.digest("h2", "2027-03-05"), "一肩挑干部培训班"));

    // On the working day after it ended the organiser says who was there.
    year.to("2027-03-15T09:00");
    auto counted = year.answer("o1", "2027-03-15", "一肩挑干部培训班办完了", " 没到 " + year.name("h4"));
    CHECK(contains(counted, "31人每人记5天"));
    auto status = year.ask("h1", "我还差几天");
    CHECK(contains(status, "今年培训5天，要满7天，还差2天"));
    CHECK(contains(status, "县级以上5天"));
    CHECK(contains(year.ask("h2", "我还差几天"), "还差7天"));
    CHECK(contains(year.ask("h4", "我还差几天"), "还差7天"));

    // All of that is taken back with one word, and said again.
    CHECK(contains(year.ask("o1", "撤"), "一天都没有记"));
    CHECK(contains(year.ask("h1", "我还差几天"), "还差7天"));
    CHECK(contains(year.answer("o1", "2027-03-15", "一肩挑干部培训班办完了", " 没到 " + year.name("h4")), "31人每人记5天"));

    // The township's organiser records one person's days.
    CHECK(contains(year.ask("p5", "培训 " + year.name("h1") + " 1.5天 党务"), "今年一共6.5天"));
    CHECK(contains(year.ask("h1", "培训还差几天"), "今年培训6.5天，要满7天，还差0.5天"));

    // A cadre's own word waits for the organiser of that level.
    CHECK(contains(year.ask("h4", "培训 县 5天"), "核实了才算"));
    CHECK(contains(year.ask("h4", "我还差几天"), "还差7天"));
    CHECK(contains(year.ask("h4", "我还差几天"), "另有5天等核实"));
    year.to("2027-03-16T09:00");
    CHECK(contains(year.answer("o1", "2027-03-16", year.name("h4") + "报县级培训5天"), "5天记上了"));
    year.to("2027-03-17T09:00");
    CHECK(contains(year.digest("h4", "2027-03-17"), "核实了，今年一共5天"));
    CHECK(contains(year.ask("h2", "培训 县 2天"), "核实了才算"));
    year.to("2027-03-18T09:00");
    CHECK(contains(year.answer("o1", "2027-03-18", year.name("h2") + "报县级培训2天", ""), "记上了"));
    CHECK(contains(year.ask("o1", "撤"), "撤回了"));
    auto again = year.ask("o1", "全部");
    CHECK(contains(year.ask("o1", "退 " + std::to_string(number_of(again, year.name("h2") + "报县级培训2天")) + " 那次没有办班"), "原因会告诉本人"));
    year.to("2027-03-19T09:00");
    CHECK(contains(year.digest("h2", "2027-03-19"), "那次没有办班"));

    // Half of the year: whoever lacks days is told how many, whoever has them hears nothing.
    CHECK(contains(year.ask("p5", "培训 " + year.name("h5") + " 两天 党务"), "今年一共7天"));
    year.to("2027-07-02T09:00");
    CHECK(contains(year.digest("h1", "2027-07-02"), "年度集中培训还差0.5天"));
    CHECK(contains(year.digest("h2", "2027-07-02"), "年度集中培训还差7天"));
    CHECK_FALSE(contains(year.digest("h5", "2027-07-02"), "年度集中培训"));
    // A digit on it opens the figures and closes nothing.
    CHECK(contains(year.answer("h1", "2027-07-02", "年度集中培训"), "还差0.5天"));
    CHECK(contains(year.ask("h1", "为什么 " + std::to_string(number_of(year.digest("h1", "2027-07-02"), "年度集中培训"))), "每年累计集中培训时间不少于7天"));

    // Who still lacks what: named to the township, as figures to the county.
    auto left = year.ask("p5", "培训还差谁");
    CHECK(contains(left, "32人"));
    CHECK(contains(left, year.name("h1") + "，还差0.5天"));
    CHECK_FALSE(contains(left, year.name("h5") + "，"));
    CHECK(contains(year.ask("p1", "培训还差谁"), "32人"));
    auto county = year.ask("o1", "培训还差谁");
    CHECK(contains(county, "云台镇还差32人"));
    CHECK_FALSE(contains(county, year.name("h1")));
    CHECK(contains(year.ask("h7", "培训还差谁"), "我还差几天"));

    // A second course: moved, told once, and called off.
    CHECK(contains(year.ask("p5", "办班 秋收后培训 9月6日到7日 在镇政府 青石村、柏林村"), "要请2人"));
    year.ask("p5", "1");
    year.to("2027-07-05T09:00");
    CHECK(contains(year.digest("h1", "2027-07-05"), "秋收后培训"));
    auto list = year.ask("p5", "全部");
    CHECK(contains(year.ask("p5", "改 " + std::to_string(number_of(list, "秋收后培训")) + " 9月8日到9日"), "2人会收到"));
    year.to("2027-07-06T09:00");
    CHECK(contains(year.digest("h1", "2027-07-06"), "改到9月8日到9日"));
    list = year.ask("p5", "全部");
    CHECK(contains(year.ask("p5", std::to_string(number_of(list, "秋收后培训")) + " 不办了"), "不办了"));
    year.to("2027-07-07T09:00");
    CHECK(contains(year.digest("h1", "2027-07-07"), "秋收后培训不办了"));
    year.to("2027-09-10T09:00");
    CHECK_FALSE(contains(year.digest("p5", "2027-09-10"), "秋收后培训"));

    // Sixty days before the end the township hears names, thirty days before it the county a figure.
    year.to("2027-11-01T09:00");
    CHECK(contains(year.digest("h1", "2027-11-01"), "还差0.5天"));
    CHECK(contains(year.digest("p5", "2027-11-01"), "年度集中培训还差32人"));
    year.to("2027-12-01T09:00");
    CHECK(contains(year.digest("o1", "2027-12-01"), "年度集中培训：1个乡镇还差32人"));
    // Reached: no further message on it.
    CHECK(contains(year.ask("p5", "培训 " + year.name("h1") + " 半天 收尾"), "今年一共7天"));
    year.to("2027-12-24T09:00");
    CHECK_FALSE(contains(year.digest("h1", "2027-12-24"), "培训"));
    CHECK(contains(year.digest("h2", "2027-12-24"), "年度集中培训还差7天"));

    year.to("2028-01-03T09:30");
    CHECK(contains(year.ask("h1", "我还差几天"), "今年培训0天，要满7天，还差7天"));
}

TEST_CASE("what is wrong is answered in one sentence, and a restart in the middle loses nothing") {
    Story year;
    auto& service = year.service;
    year.to("2026-11-16T09:00");
    struct Row {
        char const* who;
        char const* said;
        char const* answer;  // part of it
    };
    for (auto const& [who, said, answer] : {
             Row{"h1", "办班 党务培训 12月7日 在村部", "您这里不能办班"}, Row{"p5", "办班 党务培训 12月7日 在镇政府 虚构村", "没有找到虚构村"}, Row{"p5", "算了", "什么都没有改"},
             Row{"p5", "办班 党务培训 2026年11月2日 在镇政府", "已经过了"}, Row{"p5", "算了", "什么都没有改"}, Row{"p5", "办班 党务培训 在镇政府", "哪几天"}, Row{"p5", "算了", "什么都没有改"},
             Row{"p5", "培训 欧阳克 2天", "没有找到欧阳克"}, Row{"h1", "培训 县 1.25天", "半天的整倍数"}, Row{"h1", "培训 县 0天", "半天到30天之间"}, Row{"h1", "培训 县 40天", "半天到30天之间"},
             Row{"h1", "培训 赵春兰 2天", "别人的天数由办班的人记"}}) {
        CAPTURE(std::string(said));
        CHECK(contains(year.ask(who, said), answer));
    }
    // What lacks is asked, also across a restart.
    CHECK(contains(year.ask("p5", "办班 党务培训 12月7日到9日"), "在哪里办"));
    service.restart();
    CHECK(contains(year.ask("p5", "镇政府"), "要请33人"));
    service.restart();
    CHECK(contains(year.ask("p5", "1"), "请了33人"));
    service.restart();
    year.to("2026-11-17T09:00");
    CHECK(contains(year.answer("h1", "2026-11-17", "党务培训"), "记下您去了"));
}

TEST_CASE("a course's list comes in by file: good lines count, bad ones are told, and the same file twice changes nothing") {
    Story year;
    year.to("2026-12-21T09:00");
    auto settings = year.service.settings();
    year.service.stop();
    std::string const lines =
        "person,title,level,from,to,days\n"
        "h1,秋季班,county,2026-12-07,2026-12-11,5\n"
        "h2,秋季班,county,2026-12-07,2026-12-11,1.5\n"
        "nobody,秋季班,county,2026-12-07,2026-12-11,5\n"
        "h3,秋季班,county,2026-12-07,2026-12-11,6\n";
    auto import = [&](std::string const& bytes, bool all_or_nothing) {
        auto state = lingyan::open_state(settings, lingyan::Opening::import);
        auto knowledge = lingyan::read_knowledge(settings, *state.store);
        auto now = lingyan::read_timestamp("2026-12-21T09:00:00+08:00").value();
        return lingyan::commands::import_training(*state.store, *knowledge, now, bytes, "x.csv", all_or_nothing);
    };
    auto nothing = import(lines, true);
    CHECK_FALSE(nothing.kept);
    CHECK(nothing.complaints.size() == 2);
    auto first = import(lines, false);
    CHECK(first.changed == 2);
    REQUIRE(first.complaints.size() == 2);
    CHECK(first.complaints[0].line == 4);
    CHECK(first.complaints[1].line == 5);
    auto again = import(lines, false);
    CHECK(again.changed == 0);
    CHECK(again.read == 2);
    auto other = import("person,title,level,from,to,days\nh1,秋季班,county,2026-12-07,2026-12-11,4\n", false);
    CHECK(other.changed == 0);
    REQUIRE(other.complaints.size() == 1);
    CHECK(contains(other.complaints.front().text, "已经记了 5 天"));
    year.service.restart();
    CHECK(contains(year.ask("h1", "我还差几天"), "今年培训5天"));
    CHECK(contains(year.ask("h2", "我还差几天"), "今年培训1.5天"));
}
