// The township's own list over a year: registered, proposed, decided by the right person, appealed, exported.
#include "support_walk.hpp"

#include "commands/export.hpp"
#include "state.hpp"

#include <doctest/doctest.h>

#include <fstream>

using namespace lingyan::test;

namespace {

// The made-up township with a branch of its own in the first villages, and with the place's numbers for appeals.
lingyan::Settings with_branches(std::filesystem::path const& folder) {
    auto settings = township_settings(folder);
    {
        std::ofstream roster(folder / "seed" / "roster.csv", std::ios::app);
        int phone = 0;
        auto line = [&](char const* id, char const* name, char const* role, char const* unit) {
            roster << id << ',' << name << ',' << role << ",5000000010" << unit << ",2021-09-01,,0,1370000" << 1000 + ++phone << ",,simulator:" << id << "\n";
        };
        line("b1", "向支农", "village.branch_member", "01");
        line("b2", "汪支平", "village.branch_member", "01");
        line("b3", "田支河", "village.branch_member", "02");
        line("b4", "董支安", "village.branch_member", "03");
        line("k1", "苗文书", "village.clerk", "01");
    }
    auto numbers = folder / "numbers.toml";
    std::ofstream(numbers) << "[numbers]\nnegative.appeal = 10\nnegative.answer = 5\n";
    settings.packs.push_back(numbers.string());
    return settings;
}

lingyan::commands::Exported exported(RunningService const& service, int year, std::string const& unit = {}) {
    auto state = lingyan::open_state(service.settings(), lingyan::Opening::look);
    auto knowledge = lingyan::read_knowledge(service.settings(), *state.store);
    return lingyan::commands::export_negative(*state.store, *knowledge, lingyan::read_timestamp(service.clock()).value(), year, lingyan::UnitId(unit));
}

}  // namespace

TEST_CASE("a task left to pass its day is proposed, recorded by the branch and by nobody else, appealed, and frozen in the export") {
    Story year(with_branches);
    year.to("2026-11-16T09:00");

    // Off until the township registers its rule.
    CHECK(contains(year.ask("h1", "负面清单"), "没有登记任务负面清单办法"));
    year.ask("p1", "派 青石村 11月20日前 整理党员档案");
    year.ask("p1", "1");
    year.to("2026-11-26T09:00");
    CHECK_FALSE(contains(year.ask("b1", "全部"), "支部"));
    CHECK(exported(year.service, 2026).rows == 0);

    // Registered with its paper, its day and what it covers; not by a village.
    CHECK(contains(year.ask("h1", "登记清单 云台镇党委〔2026〕12号 2026年12月1日起 全部任务"), "由镇里登记"));
    auto preview = year.ask("p1", "登记清单 云台镇党委〔2026〕12号 2026年12月1日起 全部任务");
    CHECK(contains(preview, "12号"));
    CHECK(contains(preview, "12月1日起派的：派给村里的全部任务"));
    CHECK(contains(preview, "全部33个村"));
    CHECK(contains(year.ask("p1", "1"), "登记了"));
    year.to("2026-11-27T09:00");
    CHECK(contains(year.digest("h1", "2026-11-27"), "镇里登记了任务负面清单办法"));
    CHECK(contains(year.digest("b1", "2026-11-27"), "镇里登记了任务负面清单办法"));
    // What was given before its first day is not its business.
    year.to("2026-12-02T09:00");
    CHECK_FALSE(contains(year.ask("b1", "全部"), "支部"));

    year.to("2026-12-07T09:00");
    CHECK(contains(year.ask("p1", "派 青石村、柏林村、双河村、大坪村 12月14日前 核对医保名单，报人数，依据县医保局12号文"), "要发4个村"));
    year.ask("p1", "1");
    year.to("2026-12-14T10:00");
    CHECK(contains(year.ask("h2", "延期 医保名单 到12月18日 下雪"), "答复前不算过期"));
    CHECK(contains(year.ask("h3", "医保名单办完了"), "记下了"));
    CHECK(contains(year.ask("h4", "医保名单要帮忙"), "要帮忙"));

    // The working day after: the branch is asked, and whoever owed it too; neither line says on a lock screen whom it is about.
    year.to("2026-12-15T09:00");
    CHECK(contains(year.digest("b1", "2026-12-15"), "支部有1件事要您定"));
    CHECK(contains(year.digest("b2", "2026-12-15"), "支部有1件事要您定"));
    CHECK_FALSE(contains(year.digest("b1", "2026-12-15"), "医保"));
    CHECK(contains(year.digest("h1", "2026-12-15"), "有1条给您个人的信息"));
    for (auto nobody : {"b3", "b4", "k1"}) {  // a wish for a later day, a report in time, and no say at all
        CAPTURE(nobody);
        CHECK_FALSE(contains(year.ask(nobody, "全部"), "支部"));
    }
    auto explain = year.answer("h1", "2026-12-15", "给您个人的信息");
    CHECK(contains(explain, "核对医保名单，12月14日没办完"));
    CHECK(contains(year.ask("h1", "不记"), "由支部别的委员定"));
    year.answer("h1", "2026-12-15", "给您个人的信息");
    CHECK(contains(year.ask("h1", "2 文件12号才到"), "支部定的时候看得到"));
    CHECK(contains(year.ask("b3", std::to_string(number_of(year.digest("b1", "2026-12-15"), "支部"))), "没有这一件"));

    // A restart in the middle of the question loses nothing.
    auto proposal = year.answer("b1", "2026-12-15", "支部有1件事");
    CHECK(contains(proposal, "青石村的核对医保名单，12月14日没办完，晚1天"));
    CHECK(contains(proposal, "上面的材料、安排来得晚，文件12号才到"));
    CHECK(contains(year.ask("b1", "好"), "还没有定"));
    year.service.restart();
    CHECK(contains(year.ask("b1", "1"), "记入的原因是什么"));
    year.service.restart();
    CHECK(contains(year.ask("b1", "村里自己先忙了水渠"), "记入了"));
    CHECK_FALSE(contains(year.ask("b2", "全部"), "支部"));
    // A second thought within the day, and once more.
    CHECK(contains(year.ask("b1", "撤"), "撤回了"));
    auto again = year.ask("b1", "全部");
    year.ask("b1", std::to_string(number_of(again, "支部有1件事")));
    CHECK(contains(year.ask("b1", "1 村里自己先忙了水渠"), "记入了"));

    // The person first; the township with the task's result, after him.
    auto given = year.ask("p1", "我派的");
    auto status = year.ask("p1", "看 " + std::to_string(number_of(given, "核对医保名单")));
    CHECK_FALSE(contains(status, "支部"));
    year.to("2026-12-16T09:00");
    auto told = year.answer("h1", "2026-12-16", "给您个人的信息");
    CHECK(contains(told, "村里自己先忙了水渠"));
    CHECK(contains(told, "向支农委员写的"));
    CHECK(contains(told, "12月29日"));
    status = year.answer("p1", "2026-12-16", "1个村的支部有了结果");
    CHECK(contains(status, "青石村支部：记入，村里自己先忙了水渠"));

    auto ledger = year.ask("h1", "我的账");
    CHECK(contains(ledger, "12月14日 任务负面清单：核对医保名单，记入，向支农委员写的"));
    CHECK(contains(year.ask("h1", "更正 " + std::to_string(number_of(ledger, "任务负面清单"))), "回“申诉"));

    auto table = exported(year.service, 2026);
    CHECK(table.rows == 1);
    CHECK(contains(table.table, "青石村,书记," + year.name("h1") + ",核对医保名单"));
    CHECK(contains(table.table, "向支农"));
    CHECK(table.table == exported(year.service, 2026).table);
    CHECK(exported(year.service, 2026, "500000001002").rows == 0);

    // Appealed: frozen until the township has answered. Neither the clerk nor whoever gave the task answers.
    CHECK(contains(year.ask("k1", "申诉"), "没有可以申诉的"));
    CHECK(contains(year.ask("h1", "申诉"), "为什么不该记"));
    auto appealed = year.ask("h1", "那两天上山的路封了，有通知");
    CHECK(contains(appealed, "申诉收到，编号1"));
    CHECK(contains(appealed, "12月23日"));
    CHECK(exported(year.service, 2026).rows == 0);
    CHECK(exported(year.service, 2026).frozen == 1);
    CHECK(contains(year.ask("h1", "申诉 再说一次"), "正在看"));
    year.service.restart();
    year.to("2026-12-17T09:00");
    CHECK_FALSE(contains(year.digest("p1", "2026-12-17"), "申诉"));
    auto asked = year.answer("p5", "2026-12-17", "1件申诉要您看");
    CHECK(contains(asked, "那两天上山的路封了"));
    CHECK(contains(year.ask("p5", "2 路14号才封"), "还是记入"));
    CHECK(exported(year.service, 2026).rows == 1);
    year.to("2026-12-18T09:00");
    CHECK(contains(year.answer("h1", "2026-12-18", "给您个人的信息"), "还是记入。路14号才封"));
    CHECK(contains(year.ask("h1", "申诉 不服"), "已经申诉过"));

    // An honest mistake is recorded with the entry, and goes into the table.
    CHECK(contains(year.ask("h1", "容错 按新系统填报，县里通知试行期不追究"), "容错收到"));
    year.to("2026-12-21T09:00");
    year.answer("p5", "2026-12-21", "1件申诉要您看");
    CHECK(contains(year.ask("p5", "1 县办〔2026〕7号试行条款"), "算容错"));
    CHECK(contains(exported(year.service, 2026).table, "7号试行条款"));
    CHECK(contains(year.ask("p1", "负面清单"), "青石村：核对医保名单，12月14日的，算容错"));
    CHECK_FALSE(contains(year.ask("h2", "负面清单"), "青石村"));

    // Next year: one is not recorded, one is left unanswered for three working days.
    year.to("2027-03-01T09:00");
    year.ask("p1", "派 青石村、柏林村、双河村 3月5日前 统计春耕面积，报亩数");
    year.ask("p1", "1");
    year.to("2027-03-08T09:00");
    year.answer("b3", "2027-03-08", "支部有1件事");
    CHECK(contains(year.ask("b3", "不记 农资站3月4日才给数"), "没有记入"));
    year.answer("b4", "2027-03-08", "支部有1件事");
    CHECK(contains(year.ask("b4", "1 没人去量"), "记入了"));
    year.to("2027-03-11T09:00");  // the last day: asked once more
    CHECK(contains(year.digest("b1", "2027-03-11"), "支部有1件事要您定"));
    year.to("2027-03-15T09:00");
    auto list = year.ask("p1", "负面清单");
    CHECK(contains(list, "青石村：统计春耕面积，3月5日的，未定"));
    CHECK(contains(list, "柏林村：统计春耕面积，3月5日的，不记"));
    CHECK(contains(list, "双河村：统计春耕面积，3月5日的，记入"));
    CHECK_FALSE(contains(year.ask("b1", "全部"), "支部"));
    CHECK(exported(year.service, 2027).rows == 1);
    CHECK(contains(exported(year.service, 2027).table, "双河村"));
    CHECK(exported(year.service, 2026).rows == 1);

    // An appeal that is granted takes the entry out.
    year.ask("h3", "申诉 面积3月5日交给了张所长");
    year.to("2027-03-16T09:00");
    year.answer("p5", "2027-03-16", "1件申诉要您看");
    CHECK(contains(year.ask("p5", "1 核实交过"), "撤销了"));
    CHECK(exported(year.service, 2027).rows == 0);
    CHECK(exported(year.service, 2027).frozen == 0);
    // Ended: nothing is proposed any more.
    CHECK(contains(year.ask("p1", "停用清单"), "停用了"));
    year.ask("p1", "派 青石村 3月19日前 清理路边沟");
    year.ask("p1", "1");
    year.to("2027-03-25T09:00");
    CHECK_FALSE(contains(year.ask("b1", "全部"), "支部"));
}

TEST_CASE("one's own ledger shows every line with who wrote it, and a wish to have one corrected is answered") {
    Story year(with_branches);
    year.to("2026-11-16T09:00");
    CHECK(contains(year.ask("h1", "我的账"), "还没有"));
    year.ask("p1", "派 青石村 11月20日前 清理路边沟");
    year.ask("p1", "1");
    year.ask("p5", "培训 " + year.name("h1") + " 1.5天 党务");
    year.ask("p1", "谈 " + year.name("h1"));
    year.to("2026-11-17T09:00");
    CHECK(contains(year.answer("h1", "2026-11-17", "清理路边沟"), "记下了"));
    auto ledger = year.ask("h1", "我的账");
    CHECK(contains(ledger, "11月17日 清理路边沟，报了办完，自己写的"));
    CHECK(contains(ledger, "11月16日 镇级培训1.5天，党务，谢组谊委员写的"));
    CHECK(contains(ledger, "11月16日 谈心谈话，林书怀书记写的"));
    CHECK_FALSE(contains(year.ask("h2", "我的账"), "清理路边沟"));

    CHECK(contains(year.ask("h1", "更正"), "是哪一条"));
    CHECK(contains(year.ask("h1", "更正 77 不对"), "是哪一条"));
    auto no = std::to_string(number_of(ledger, "镇级培训"));
    CHECK(contains(year.ask("h1", "更正 " + no), "哪里不对"));
    year.service.restart();
    CHECK(contains(year.ask("h1", "那次我没去"), "请谢组谊委员核对了"));
    CHECK(contains(year.ask("h1", "更正 " + no + " 再说一次"), "已经请人核对了"));
    year.to("2026-11-18T09:00");
    auto asked = year.answer("p5", "2026-11-18", "请更正账上一条");
    CHECK(contains(asked, "镇级培训1.5天，党务"));
    CHECK(contains(asked, "那次我没去"));
    CHECK(contains(year.ask("p5", "1"), "从账上拿掉了"));
    CHECK_FALSE(contains(year.ask("h1", "我的账"), "镇级培训"));
    CHECK(contains(year.ask("h1", "我还差几天"), "今年培训0天"));
    CHECK(contains(year.ask("p5", "撤"), "撤回了"));
    CHECK(contains(year.ask("h1", "我的账"), "镇级培训1.5天"));
    auto again = year.ask("p5", "全部");
    year.ask("p5", std::to_string(number_of(again, "请更正账上一条")));
    CHECK(contains(year.ask("p5", "2"), "为什么不改"));
    CHECK(contains(year.ask("p5", "签到表上有名字"), "原因会告诉本人"));
    year.to("2026-11-19T09:00");
    CHECK(contains(year.digest("h1", "2026-11-19"), "原因：签到表上有名字"));
}
