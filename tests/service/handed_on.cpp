// Work on its way through the village: handed on, moved for all, and the steps in between; through the simulator's API.
#include "support_walk.hpp"

#include <doctest/doctest.h>

#include <fstream>

using namespace lingyan::test;

namespace {

// The made-up township with a committee member and a group's leader in its first village.
lingyan::Settings with_helpers(std::filesystem::path const& folder) {
    auto settings = township_settings(folder);
    std::ofstream(folder / "seed" / "roster.csv", std::ios::app) << "v1,尹李四,village.committee,500000001001,2021-09-01,,0,13700001001,,simulator:v1\n"
                                                                    "v2,柳组长,village.grid_worker,500000001001,2021-09-01,,0,13700001002,,simulator:v2\n";
    return settings;
}

}  // namespace

TEST_CASE("a task handed on inside the village is done by somebody there, and stays the village's before the township") {
    Story year(with_helpers);
    year.to("2026-11-16T09:00");
    year.ask("p1", "派 青石村 11月25日前 核对医保名单，报人数");
    year.ask("p1", "1");
    year.to("2026-11-17T09:00");
    auto no = std::to_string(number_of(year.digest("h1", "2026-11-17"), "核对医保名单"));
    CHECK(contains(year.ask("h1", "转 尹李四 " + no), "转给尹李四办了"));
    year.service.restart();
    year.to("2026-11-18T09:00");
    CHECK(contains(year.digest("v1", "2026-11-18"), "核对医保名单"));
    CHECK(contains(year.ask("h1", "全部"), "核对医保名单，还有7天，尹李四在办"));
    for (auto who : {"p1", "c1"}) {
        CAPTURE(std::string(who));
        auto seen = year.ask(who, "青石村");
        CHECK(contains(seen, "核对医保名单"));
        CHECK_FALSE(contains(seen, "尹李四"));
    }
    CHECK(contains(year.ask("v1", "转 柳组长 1"), "由赵明远书记来转"));
    // Reminders before the day go to whoever does it.
    year.to("2026-11-24T09:00");
    CHECK(contains(year.digest("v1", "2026-11-24"), "核对医保名单"));
    CHECK_FALSE(contains(year.digest("h1", "2026-11-24"), "核对医保名单"));
    CHECK(contains(year.answer("v1", "2026-11-24", "核对医保名单"), "记下了"));
    year.to("2026-11-25T09:00");
    CHECK(contains(year.digest("h1", "2026-11-25"), "尹李四报了：核对医保名单办完了"));
    auto review = year.digest("c1", "2026-11-25");
    CHECK(contains(review, "青石村报了：核对医保名单"));
    CHECK_FALSE(contains(review, "尹李四"));
}

TEST_CASE("one change moves the day for all villages, and everybody is told once, in the next digest") {
    Story year(with_helpers);
    year.to("2026-11-16T09:00");
    CHECK(contains(year.ask("p1", "派 全镇各村 12月10日前 统计秋播面积，报亩数"), "33个村"));
    year.ask("p1", "1");
    year.to("2026-11-17T09:00");
    auto no = std::to_string(number_of(year.digest("h1", "2026-11-17"), "统计秋播面积"));
    year.ask("h1", "转 尹李四 " + no);
    year.to("2026-11-18T09:00");
    auto given = year.ask("p1", "我派的");
    auto moved = year.ask("p1", "改 " + std::to_string(number_of(given, "统计秋播面积")) + " 到12月18日");
    CHECK(contains(moved, "12月18日"));
    CHECK(contains(moved, "33个村"));
    year.service.restart();
    year.to("2026-11-19T09:00");
    for (int i = 2; i <= 33; ++i) {
        auto who = "h" + std::to_string(i);
        CAPTURE(who);
        CHECK(count_of(year.digest(who, "2026-11-19"), "统计秋播面积改到12月18日") == 1);
    }
    CHECK(contains(year.digest("v1", "2026-11-19"), "统计秋播面积改到12月18日"));
    year.to("2026-11-20T09:00");
    CHECK_FALSE(contains(year.digest("h2", "2026-11-20"), "统计秋播面积"));
    // A day that is none, one that has passed, and a village's sender.
    given = year.ask("p1", "我派的");
    no = std::to_string(number_of(given, "统计秋播面积"));
    CHECK(contains(year.ask("p1", "改 " + no + " 到11月2日"), "已经过了"));
    CHECK(contains(year.ask("p1", "改 " + no + " 到13月40日"), "没有“13月40日”"));
    CHECK_FALSE(contains(year.ask("h2", "改 1 到12月30日"), "改到"));
    CHECK(contains(year.ask("p1", "看 " + no), "12月18日"));
}

TEST_CASE("a task has steps on the way: told before each, reported by its own digit, and shown to whoever gave it") {
    Story year;
    year.to("2026-11-16T09:00");
    CHECK(contains(year.ask("p1", "派 青石村、柏林村 12月11日前 换届选民登记，节点：12月16日交名单"), "还没有发"));
    auto preview = year.ask("p1", "派 青石村、柏林村 12月11日前 换届选民登记，报总数，节点：11月25日交名单，12月4日张榜公布");
    CHECK(contains(preview, "11月25日周三：交名单"));
    CHECK(contains(preview, "12月4日周五：张榜公布"));
    CHECK(contains(preview, "要交的：报总数"));
    CHECK_FALSE(contains(preview, "节点"));
    year.ask("p1", "1");
    year.to("2026-11-17T09:00");
    auto no = std::to_string(number_of(year.digest("h1", "2026-11-17"), "换届选民登记"));
    auto shown = year.ask("h1", "看 " + no);
    CHECK(contains(shown, "交名单"));
    CHECK(contains(shown, "要交的：报总数"));
    year.to("2026-11-24T09:00");
    CHECK(contains(year.digest("h1", "2026-11-24"), "11月25日周三前要到：交名单"));
    CHECK(contains(year.answer("h1", "2026-11-24", "换届选民登记"), "整件办完回"));
    CHECK(contains(year.ask("h1", "撤"), "撤回了"));
    year.service.restart();
    CHECK(contains(year.answer("h1", "2026-11-24", "换届选民登记"), "“交名单”到了"));
    CHECK(contains(year.ask("h1", "全部"), "换届选民登记"));  // the whole is still open
    auto given = year.ask("p1", "我派的");
    auto status = year.ask("p1", "看 " + std::to_string(number_of(given, "换届选民登记")));
    CHECK(contains(status, "11月25日 交名单：1个村到了"));
    CHECK(contains(status, "还没到：柏林村"));
    // A step that is not reached is the contact cadre's question on the next working day, and nobody's fault.
    year.to("2026-11-26T09:00");
    CHECK(contains(year.digest("c2", "2026-11-26"), "柏林村：换届选民登记，11月25日的节点没报到"));
    CHECK_FALSE(contains(year.digest("c1", "2026-11-26"), "节点没报到"));
    CHECK_FALSE(contains(year.digest("p1", "2026-11-26"), "节点"));
    year.to("2026-12-03T09:00");
    CHECK(contains(year.digest("h2", "2026-12-03"), "张榜公布"));
}

namespace {

lingyan::Settings with_a_cap(std::filesystem::path const& folder) {
    auto settings = with_helpers(folder);
    auto numbers = folder / "numbers.toml";
    std::ofstream(numbers) << "[numbers]\ntask.week_cap = 2\n";
    settings.packs.push_back(numbers.string());
    return settings;
}

}  // namespace

TEST_CASE("one sentence reaches all villages but those whose week is full, which are named; more goes to them only with a named approver") {
    Story year(with_a_cap);
    year.to("2026-11-16T09:00");
    for (auto what : {"清理路边沟", "核对低保名单"}) {
        year.ask("p1", std::string("派 青石村、柏林村 12月18日前 ") + what);
        CHECK(contains(year.ask("p1", "1"), "发2个村"));
    }
    auto preview = year.ask("p3", "派 全镇各村 12月20日前 统计养老保险人数，报人数，依据县人社局3号文");
    CHECK(contains(preview, "要发33个村"));
    CHECK(contains(preview, "满了的：青石村、柏林村"));
    auto sent = year.ask("p3", "2");
    CHECK(contains(sent, "发31个村"));
    CHECK(contains(sent, "青石村、柏林村"));
    year.to("2026-11-17T09:00");
    CHECK(contains(year.digest("h3", "2026-11-17"), "统计养老保险人数"));
    CHECK_FALSE(contains(year.digest("h1", "2026-11-17"), "统计养老保险人数"));

    // One village that is full: what it has is shown, and somebody else has to answer for more.
    preview = year.ask("p3", "派 青石村 12月20日前 张贴禁烧通告");
    CHECK(contains(preview, "这周派了：清理路边沟"));
    CHECK(contains(preview, "这周派了：核对低保名单"));
    CHECK(contains(year.ask("p3", "1"), "谁批准再派"));
    CHECK(contains(year.ask("p3", "许文静"), "也不能是您自己"));
    year.service.restart();
    CHECK(contains(year.ask("p3", "何镇川"), "发1个村"));
    year.to("2026-11-18T09:00");
    CHECK(contains(year.digest("p2", "2026-11-18"), "写的是您批准"));
    CHECK(contains(year.digest("h1", "2026-11-18"), "张贴禁烧通告"));

    // Taken back it stands in no list.
    auto given = year.ask("p3", "我派的");
    CHECK(contains(year.ask("p3", "撤任务 " + std::to_string(number_of(given, "统计养老保险人数")) + " 县里不要了"), "统计养老保险人数"));
    CHECK_FALSE(contains(year.ask("p3", "我派的"), "统计养老保险人数"));
    CHECK_FALSE(contains(year.ask("h3", "全部"), "统计养老保险人数"));
    // A new week begins anew.
    year.to("2026-11-23T09:00");
    CHECK_FALSE(contains(year.ask("p3", "派 青石村 12月20日前 检查灭火器"), "满了"));
}

TEST_CASE("a photo of the paper and one sentence reach 31 of 33 villages, and its page goes with the task") {
    Story year([](std::filesystem::path const& folder) {
        auto settings = with_a_cap(folder);
        settings.public_url = "http://phones.example";
        return settings;
    });
    year.to("2026-11-16T09:00");
    for (auto what : {"清理路边沟", "核对低保名单"}) {
        year.ask("p1", std::string("派 青石村、柏林村 12月18日前 ") + what);
        year.ask("p1", "1");
    }
    std::string const sheet = "\x89PNG\r\n\x1A\n a sheet of paper";
    CHECK(contains(year.service.show("p3", sheet).text, "发“派”加一句话"));
    auto preview = year.ask("p3", "派 全镇各村 12月20日前 统计养老保险人数，报人数，依据县人社局3号文");
    CHECK(contains(preview, "带附件1个"));
    CHECK(contains(preview, "满了的：青石村、柏林村"));
    CHECK(contains(year.ask("p3", "2"), "发31个村"));
    year.service.restart();
    year.to("2026-11-17T09:00");
    auto no = number_of(year.digest("h3", "2026-11-17"), "统计养老保险人数，有附件");
    auto shown = year.ask("h3", "看 " + std::to_string(no));
    auto at = shown.find("http://phones.example/t/");
    REQUIRE(at != std::string::npos);
    at += std::string("http://phones.example").size();
    auto const link = shown.substr(at, shown.find('\n', at) - at);
    auto page = year.service.call("GET", link);
    CHECK(page.status == 200);
    CHECK(page.body == sheet);
    CHECK(contains(page.head, "image/png"));
    CHECK(year.service.call("GET", link + "x").status == 404);
    CHECK(year.service.call("POST", link).status == 405);
    auto given = year.ask("p3", "我派的");
    year.ask("p3", "撤任务 " + std::to_string(number_of(given, "统计养老保险人数")) + " 县里不要了");
    CHECK(year.service.call("GET", link).status == 404);
    CHECK_FALSE(contains(year.ask("h3", "全部"), "统计养老保险人数"));
}
