// Figures asked from all villages of a township, through the simulator's API: asked, offered again, filed, refused, and back as one table.
#include "support_walk.hpp"

#include <doctest/doctest.h>

using namespace lingyan;
using namespace lingyan::test;

TEST_CASE("33 villages are asked one figure, 31 answer, and the sender has the table with the two gaps named") {
    Story month;
    month.to("2026-11-23T09:00");
    CHECK(contains(month.ask("p3", "报数 全镇 参保人数（人） 12月1日前"), "依据哪份文件"));
    auto preview = month.ask("p3", "县医保局12号文");
    CAPTURE(preview);
    CHECK(contains(preview, "要问33个村：参保人数"));
    CHECK(contains(preview, "参保人数（人）"));
    CHECK(contains(preview, "县医保局12号文"));
    CHECK(contains(month.ask("p3", "1"), "问了33个村"));

    month.to("2026-11-24T09:00");
    auto digest = month.digest("h1", "2026-11-24");
    CHECK(contains(digest, "报数：参保人数"));
    CHECK(contains(digest, "回数字办这一件"));  // a digit alone reports nothing here
    auto no = std::to_string(number_of(digest, "参保人数"));
    CHECK(contains(month.ask("h1", no), "请发“" + no + " 数”"));
    CHECK(contains(month.ask("h1", "办完了"), "要报一个数"));
    CHECK(contains(month.ask("h1", "看 " + no), "报数发“" + no + " 数”"));
    CHECK(contains(month.ask("h1", "为什么 " + no), "县医保局12号文"));
    month.ask("h1", no);
    CHECK(contains(month.ask("h1", "12"), "参保人数：12人，对吗"));
    CHECK(contains(month.ask("h1", "2"), "那没有记"));
    CHECK(contains(month.ask("h1", no + " 120"), "参保人数：120人，记下了"));
    CHECK(contains(month.ask("h1", "撤"), "又算没报"));
    CHECK(contains(month.ask("h1", no + " 1"), "参保人数：1人，记下了"));
    CHECK(contains(month.ask("h1", no + " 121"), "改成121人"));

    int sum = 121;
    for (int village = 2; village <= 31; ++village) {
        auto who = "h" + std::to_string(village);
        auto item = std::to_string(number_of(month.digest(who, "2026-11-24"), "参保人数"));
        auto value = 100 + village;
        sum += value;
        CHECK(contains(month.ask(who, item + (village % 2 ? " " : "：") + std::to_string(value) + (village % 3 ? "" : "人")), "记下了"));
    }

    // A restart in the middle; the day passes, and the table comes by itself.
    month.service.restart();
    auto table = month.ask("p3", "汇总");
    CHECK(contains(table, "参保人数：31个村报了，合计" + std::to_string(sum) + "人"));
    CHECK(contains(table, "还差2个村：竹山村、紫云村") == false);
    CHECK(contains(table, "还差2个村：紫云村、凤鸣村"));
    month.to("2026-12-02T09:00");
    CHECK(contains(month.digest("p3", "2026-12-02"), "参保人数：31个村报了，合计" + std::to_string(sum) + "人\n还差2个村：紫云村、凤鸣村"));
    auto rows = month.ask("p3", "表");
    CHECK(contains(rows, "青石村：121人"));
    CHECK(contains(rows, "凤鸣村：还没有报"));
    CHECK(count_of(rows, "村：") == 33);
    CHECK(contains(month.ask("p3", "撤任务 " + std::to_string(number_of(month.ask("p3", "我派的"), "参保人数"))), "撤了"));
    CHECK(contains(month.ask("p3", "汇总"), "没有向各村要过数"));

    // The next time the last value is offered, never asked blank.
    month.ask("p3", "报数 全镇 参保人数（人） 12月10日前 依据县医保局13号文");
    month.ask("p3", "1");
    month.to("2026-12-03T09:00");
    auto again = month.digest("h1", "2026-12-03");
    CHECK(contains(again, "上次121人"));
    CHECK_FALSE(contains(month.digest("h33", "2026-12-03"), "上次"));
    no = std::to_string(number_of(again, "参保人数"));
    CHECK(contains(month.ask("h1", no), "上次是121人"));
    CHECK(contains(month.ask("h1", "对"), "参保人数：121人，记下了"));
    auto second = std::to_string(number_of(month.digest("h2", "2026-12-03"), "参保人数"));
    CHECK(contains(month.ask("h2", second + " 对"), "参保人数：102人，记下了"));
}

TEST_CASE("a bare 12 is read back and never taken for item 12, and what is no figure files nothing") {
    Story month;
    month.to("2026-11-23T09:00");
    for (int task = 1; task <= 11; ++task) {
        month.ask("p1", "派 青石村 12月20日前 第" + std::to_string(task) + "份材料上交");
        CHECK(contains(month.ask("p1", "1"), "发1个村"));
    }
    month.ask("p3", "报数 青石村、柏林村 危房户数（户，0到50） 12月5日前 依据县住建局3号文");
    CHECK(contains(month.ask("p3", "1"), "问了2个村"));
    month.to("2026-11-24T09:00");
    auto all = month.ask("h1", "全部");
    auto no = std::to_string(number_of(all, "危房户数"));
    REQUIRE(number_of(all, "危房户数") > 0);
    bool twelve = false;
    for (auto const& line : lines_of(all)) twelve = twelve || line.starts_with("12 ");
    REQUIRE(twelve);
    CHECK(contains(month.ask("h1", no), "请发“" + no + " 数”"));
    CHECK(contains(month.ask("h1", "12"), "危房户数：12户，对吗"));
    CHECK(contains(month.ask("h1", "十三"), "危房户数：13户，对吗"));
    CHECK(contains(month.ask("h1", "算了"), "什么都没有改"));
    CHECK(count_of(month.ask("h1", "全部"), "材料上交") >= 11);  // nothing was closed by any of it

    CHECK(contains(month.ask("h1", no + " 51"), "要在0到50之间"));
    CHECK(contains(month.ask("h1", no + " -1"), "要在0到50之间"));
    CHECK(contains(month.ask("h1", no + " 好多"), "没看懂这个数，没有记"));
    CHECK(contains(month.ask("h1", no + " 1.234"), "没看懂这个数，没有记"));
    CHECK(contains(month.ask("h1", no + " 12 13"), "要1个数，您发了2个"));
    CHECK(contains(month.ask("h1", no + " 王大山、李小河、赵春花"), "名单没有存"));
    CHECK(contains(month.ask("h1", no + " 11010519491231002X"), "没有存"));
    month.service.look([](Transaction& tx) {
        CHECK(tx.records().within("figure", make_date(2026, 1, 1), make_date(2027, 1, 1), {}, {}, {}).empty());
        for (auto const& row : tx.inbox().unanswered(50)) CHECK_FALSE(contains(row.text, "王大山"));
    });
    CHECK(contains(month.ask("p3", "汇总"), "0个村报了"));
    CHECK(contains(month.ask("h1", no + " 3户"), "危房户数：3户，记下了"));
    // Whoever has only one thing that asks for a figure may send it alone; it is read back all the same.
    CHECK(contains(month.ask("h2", "7"), "危房户数：7户，对吗"));
    CHECK(contains(month.ask("h2", "1"), "记下了"));
    CHECK(contains(month.ask("p3", "汇总"), "危房户数：2个村都报了，合计10户"));
    month.to("2026-11-25T09:00");
    CHECK(contains(month.digest("p3", "2026-11-25"), "2个村都报了"));  // everybody has answered: the table waits for no day
}

TEST_CASE("a few figures are asked at once, and what may not be asked is refused") {
    Story month;
    month.to("2026-11-23T09:00");
    CHECK(contains(month.ask("p3", "报数 全镇 低保户名单 12月5日前 依据县民政局5号文"), "不收名单"));
    CHECK(contains(month.ask("p3", "报数 全镇 身份证号 12月5日前 依据县民政局5号文"), "不收名单"));
    CHECK(contains(month.ask("p3", "报数 月亮村 人口 12月5日前 依据县统计局1号文"), "没有找到月亮村"));
    CHECK(contains(month.ask("p3", "算了"), "没有改"));
    CHECK(contains(month.ask("p3", "报数 青石村 人口（人，50到10） 12月5日前 依据县统计局1号文"), "前一个数要比后一个小"));
    CHECK(contains(month.ask("p3", "报数 青石村 人口 2026年11月3日前 依据县统计局1号文"), "日子已经过了"));
    month.ask("p3", "算了");
    CHECK(contains(month.ask("h1", "报数 全镇 人口 12月5日前"), "不能向各村要数"));
    CHECK(contains(month.ask("p3", "报数 青石村、柏林村 参保人数、缴费金额（元） 12月5日前 依据县医保局12号文"), "参保人数（人）、缴费金额（元）"));
    month.ask("p3", "1");
    month.to("2026-11-24T09:00");
    auto no = std::to_string(number_of(month.digest("h1", "2026-11-24"), "等2个数"));
    CHECK(contains(month.ask("h1", no), "要报2个数：参保人数（人）、缴费金额（元）"));
    CHECK(contains(month.ask("h1", "12"), "要2个数，您发了1个"));
    CHECK(contains(month.ask("h1", "12 3500.5"), "12人、3500.5元，对吗"));
    CHECK(contains(month.ask("h1", "对"), "12人、3500.5元，记下了"));
    CHECK(contains(month.ask("h2", no + " 8人 1.2万元"), "8人、12000元，记下了"));
    CHECK(contains(month.ask("p3", "汇总"), "合计参保人数20人、缴费金额15500.5元"));
    CHECK(contains(month.ask("p3", "表"), "柏林村：参保人数8人、缴费金额12000元"));
}
