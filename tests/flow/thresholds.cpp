// A figure over a rule's line lifts the village for its year: both sides read why and from which source, once.
#include "flow/support_days.hpp"

#include <doctest/doctest.h>

namespace lingyan::flow {

using affairs::dec;
using affairs::nov;

namespace {

// The small county with a discipline secretary in 东塔镇.
County with_discipline() {
    auto county = affairs::small_county();
    auto people = county.roster.people();
    auto posts = county.roster.posts();
    Person person;
    person.id = PersonId{"disc"};
    person.name = "韩光寿";
    person.addresses = {{"app", "disc"}};
    people.push_back(person);
    posts.push_back({person.id, Role{"township.discipline"}, UnitId{"t1"}, make_date(2021, 1, 15), {}, false});
    county.roster = Roster(county.roster.units(), people, posts);
    return county;
}

struct Funds : Days {
    explicit Funds(County made = with_discipline()) : Days(std::move(made)) {}

    // Asked of 旦麻村 and 上河村 by the office today; its number for the head of 旦麻村 on the day after.
    std::string asked(std::string const& figure, Date next) {
        auto preview = say("office", "报数 旦麻村、上河村 " + figure + " 12月25日前 依据县财政局3号文");
        CAPTURE(preview);
        CHECK(has(say("office", "1"), "问了2个村"));
        return number_in(digest("h1", next), "报数");
    }
    std::string lifted() { return say("sec", "提级"); }
    bool is_lifted() { return has(lifted(), "旦麻村"); }
};

char const* const paper = "“一肩挑”村党组织书记三级监督材料";
char const* const quote = "「对年度项目资金超50万、集体经济超10万的村,提级到镇纪委进行纪实管理」";

}  // namespace

TEST_CASE("what equals the line lifts nobody, one cent more does, in whatever way it is typed and asked") {
    struct Row {
        std::string said;
        bool lifts;
    };
    struct Asked {
        std::string figure;
        std::vector<Row> rows;
    };
    for (auto const& [figure, rows] :
         {Asked{"年度项目资金（元）", {{"500000", false}, {"500000.01", true}, {"499999.99", false}, {"500,000.01", true}, {"50万", false}, {"50.01万元", true}, {"0", false}, {"五十万零一", true}, {"五十万", false}, {"500000.00", false}, {"999999999.99", true}}},
          Asked{"项目资金", {{"500000", false}, {"500000.01元", true}}},
          Asked{"项目资金总额（万元）", {{"50", false}, {"50.01", true}, {"50万", false}, {"500000元", false}, {"500100元", true}, {"50万元", false}, {"50.01万", true}}},
          Asked{"项目资金缺口（元）", {{"600000", false}}},
          Asked{"参保人数（人）", {{"600000", false}}}}) {
        Funds town;
        auto no = town.asked(figure, nov(17));
        for (auto const& [said, lifts] : rows) {
            CAPTURE(figure);
            CAPTURE(said);
            auto answer = town.say("h1", no + " " + said);
            if (has(answer, "对吗")) answer = town.say("h1", "1");
            CAPTURE(answer);
            CHECK(has(answer, "旦麻村") == lifts);  // the line of its own
            CHECK(town.is_lifted() == lifts);
            if (lifts) town.say("h1", no + " 1");
        }
    }
}

TEST_CASE_FIXTURE(Funds, "reason and source are shown to the village and to the discipline secretary, once, and a larger figure says nothing new") {
    auto no = asked("年度项目资金（元）", nov(17));
    auto said = say("h1", no + " 500000.01");
    for (std::string const words : {"记下了", "旦麻村年度项目资金500000.01元，超过500000元", "提级到镇纪委作纪实管理", paper}) {
        CAPTURE(words);
        CHECK(has(said, words));
    }
    auto why = say("h1", "为什么 " + number_in(said, "超过500000元"));
    CHECK(has(why, quote));
    CHECK(has(why, paper));
    auto larger = say("h1", no + " 600000");
    CHECK(has(larger, "改成600000元"));
    CHECK_FALSE(has(larger, "提级"));
    auto told = digest("disc", nov(18));
    CHECK(has(told, "旦麻村年度项目资金600000元，超过500000元"));  // as it stands by now
    CHECK(has(told, paper));
    CHECK(has(say("disc", "为什么 " + number_in(told, "超过500000元")), quote));
    CHECK(has(say("disc", number_in(told, "超过500000元")), quote));
    say("h1", no + " 700000");
    CHECK_FALSE(has(digest("disc", nov(19)), "提级"));
    CHECK_FALSE(has(digest("h1", nov(20)), "提级"));
    for (std::string const who : {"h1", "disc", "sec", "leader"}) {
        CAPTURE(who);
        CHECK(has(say(who, "提级"), "旦麻村：年度项目资金700000元\n11月17日起超过500000元"));
    }
    CHECK_FALSE(has(say("h2", "提级"), "旦麻村"));
    CHECK_FALSE(has(say("sec2", "提级"), "旦麻村"));
    CHECK_FALSE(has(say("h1", "我的账"), "提级"));  // the village's, no line of a person's
    in([](affairs::Turn const& turn) { CHECK_FALSE(turn.tx.audit().first_broken()); });
}

TEST_CASE_FIXTURE(Funds, "a figure that comes below the line is corrected to whoever had heard, and above it again is told again") {
    auto no = asked("年度项目资金（元）", nov(17));
    say("h1", no + " 500001");
    auto lower = say("h1", no + " 500000");
    CHECK(has(lower, "更正：旦麻村的年度项目资金改了"));
    CHECK_FALSE(has(digest("disc", nov(18)), "项目资金"));  // it had not been told yet
    say("h1", no + " 500002");
    CHECK(has(digest("disc", nov(19)), "旦麻村年度项目资金500002元"));
    auto back = say("h1", "撤");
    CHECK(has(back, "年度项目资金还是500000元"));
    CHECK(has(back, "更正：旦麻村"));
    CHECK_FALSE(is_lifted());
    CHECK(has(digest("disc", nov(20)), "不用提级到镇纪委了"));
    say("h1", no + " 500003");
    CHECK(has(digest("disc", nov(23)), "旦麻村年度项目资金500003元"));
    // What had been filed is taken back as a whole: nothing is known, and nothing lifted.
    auto other = number_in(say("h2", "全部"), "报数");
    CHECK(has(say("h2", other + " 500004"), "提级"));
    CHECK(has(say("h2", "撤"), "又算没报"));
    CHECK_FALSE(has(lifted(), "上河村"));
    CHECK_FALSE(has(digest("disc", nov(24)), "上河村"));
}

TEST_CASE_FIXTURE(Funds, "the year turns, and a figure named after its year is that year's") {
    auto no = asked("年度项目资金（元）", nov(17));
    say("h1", no + " 600000");
    digest("disc", nov(18));
    auto again = asked("项目资金（元）", nov(19));
    CHECK_FALSE(has(say("h1", again + " 700000"), "提级"));  // another question, the same year
    on(make_date(2027, 3, 1));
    CHECK_FALSE(is_lifted());
    say("office", "报数 旦麻村、上河村 项目资金（元） 12月25日前 依据县财政局3号文");
    say("office", "1");
    auto next = number_in(digest("h1", make_date(2027, 3, 2)), "报数");
    CHECK(has(say("h1", next + " 500000"), "记下了"));
    CHECK_FALSE(is_lifted());
    CHECK(has(say("h1", next + " 500000.01"), "超过500000元"));
    CHECK(has(digest("disc", make_date(2027, 3, 3)), "旦麻村项目资金500000.01元"));
    CHECK(has(lifted(), "3月2日起"));
}

TEST_CASE_FIXTURE(Funds, "what the clerk files for the head is told to the head as well, and a post that is empty or away has whoever stands for it") {
    auto no = asked("年度项目资金（元）", nov(17));
    CHECK_FALSE(has(say("clerk", "代 张三 " + no + " 500000.01"), "提级"));
    CHECK(has(digest("h1", nov(18)), "超过500000元"));
    auto second = number_in(say("h2", "全部"), "报数");
    CHECK(has(say("disc", "请假 11月17日到11月30日 孟凯代"), "对的回1"));
    say("disc", "1");
    say("h2", second + " 800000");
    CHECK(has(digest("org", nov(19)), "上河村年度项目资金800000元"));

    Funds empty(affairs::small_county());
    auto other = empty.asked("年度项目资金（元）", nov(17));
    empty.say("h1", other + " 500000.01");
    CHECK(has(empty.digest("sec", nov(18)), "旦麻村年度项目资金500000.01元"));
}

TEST_CASE("what 集体经济 means is the place's to say: until then nothing is compared and it is said to be unset") {
    Funds town;
    auto no = town.asked("村集体经济收入（元）", nov(17));
    CHECK_FALSE(has(town.say("h1", no + " 200000"), "提级"));
    CHECK(has(town.lifted(), "集体经济提级管理：指哪一个数未设定"));

    auto county = with_discipline();
    county.pack.words["collective_economy.zh-CN"] = {"村集体经济收入"};
    Funds said(county);
    no = said.asked("村集体经济收入（元）、项目资金（元）", nov(17));
    CHECK_FALSE(has(said.say("h1", no + " 100000 500000"), "提级"));
    CHECK(has(said.say("h1", no + " 100000.01 500000"), "村集体经济收入100000.01元，超过100000元"));
    CHECK_FALSE(has(said.lifted(), "未设定"));

    county.pack.numbers["lift.together"] = {"all"};
    Funds both(county);
    no = both.asked("村集体经济收入（元）、项目资金（元）", nov(17));
    CHECK_FALSE(has(both.say("h1", no + " 100000.01 500000"), "提级"));
    auto crossed = both.say("h1", no + " 100000.01 500000.01");
    CHECK(has(crossed, "超过100000元"));
    CHECK(has(crossed, "超过500000元"));
    CHECK_FALSE(has(both.say("h1", no + " 100000 500000.01"), "作纪实管理"));
    CHECK_FALSE(both.is_lifted());

    county.pack.thresholds.front().over.reset();
    Funds unset(county);
    CHECK(has(unset.lifted(), "项目资金提级管理：线是多少未设定"));
    county.pack.thresholds.clear();
    Funds none(county);
    CHECK(has(none.lifted(), "没有设定提级的线"));
}

}  // namespace lingyan::flow
