// 撤 after a day: whoever is above decides with one digit, and until then everything stays as it is.
#include "affairs/reviewing.hpp"
#include "flow/support_days.hpp"

#include <doctest/doctest.h>

namespace lingyan::flow {

using affairs::dec;
using affairs::nov;

namespace {

struct Late : Days {
    using Days::Days;
    static bool has(std::string const& text, std::string const& words) { return text.find(words) != text.npos; }
    // What was recorded on Monday is taken back on Tuesday at noon: the answer.
    std::string a_day_later(std::string const& who) {
        on(nov(17), 12);
        return say(who, "撤");
    }
    // The wish as it stands in the list of whoever decides; opened by its number.
    std::string opened(std::string const& who) { return say(who, number_in(say(who, "全部"), "想撤回")); }
    bool waits_for(std::string const& who) { return has(say(who, "全部"), "想撤回"); }
};

struct OneReport : Late {
    AssignmentId task = give("医保名单", dec(9), {"v1"});
    void send_back() {
        auto const reported = duty(task, "v1");
        as("contact", [&](affairs::Turn const& turn, affairs::Actor& actor) { return affairs::reviewing::send_back(turn, actor, reported, "少一页"); });
    }
    OneReport() { say("h1", std::to_string(number_of("h1", duty(task, "v1")))); }
};

}  // namespace

TEST_CASE("whatever was recorded, its late undo is one line to whoever is above, and his 1 takes it back") {
    struct Row {
        char const *who, *name;
        std::vector<std::string> said;
        char const *above, *line;
        std::string look, before, after;  // what the asker types to see whether it stands, and how it reads
    };
    for (auto const& [who, name, said, above, line, look, before, after] :
         {Row{"h1", "张三", {"医保名单办完了"}, "contact", "医保名单，办完了", "全部", "报过了", "医保名单，还有"},
          {"h1", "张三", {"医保名单还差6户"}, "contact", "医保名单，进度", "医保名单到哪一步了？", "还差6户", "医保名单"},
          {"h1", "张三", {"医保名单延期三天"}, "contact", "医保名单，想延期", "全部", "问过了", "医保名单，还有"},
          {"sec", "周文", {"谈 张三"}, "corg", "谈心谈话", "谈话还差谁", "还差4人", "还差5人"},
          {"org", "孟凯", {"谈 张三"}, "sec", "和张三谈话", "谈话还差谁", "还差4人", "还差5人"},
          {"h1", "张三", {"培训 县 1天"}, "contact", "培训天数", "我还差几天", "天", "天"},
          {"sec", "周文", {"派 旦麻村 12月1日前 清理河道", "1"}, "corg", "清理河道，派的事", "派出去的", "清理河道", ""},
          {"h1", "张三", {"请假 18日到20日 代班 吴小燕", "1"}, "contact", "请假", "谁请假", "张三", ""}}) {
        CAPTURE(line);
        Late county;
        county.give("医保名单", dec(9), {"v1"});
        for (auto const& one : said) county.say(who, one);
        auto const stood = county.say(who, look);
        CAPTURE(stood);
        CHECK(Late::has(stood, before));
        auto const asked = county.a_day_later(who);
        CAPTURE(asked);
        CHECK(Late::has(asked, "同意才能撤回"));
        CHECK(Late::has(asked, "不用回"));
        auto const list = county.say(above, "全部");
        CAPTURE(list);
        CHECK(Late::has(list, std::string(name) + "想撤回11月16日报的：" + line));
        CHECK(Late::has(county.say(who, look), before));
        auto const open = county.opened(above);
        CAPTURE(open);
        CHECK(Late::has(open, line));
        CHECK(Late::has(open, "同意撤回回1，不撤回2"));
        auto const done = county.say(above, "1");
        CAPTURE(done);
        CHECK(Late::has(done, "撤回了：" + std::string(name)));
        CHECK_FALSE(county.waits_for(above));
        auto const told = county.digest(who, nov(18));
        CAPTURE(told);
        CHECK(Late::has(told, "同意，撤回了：" ));
        auto const now = county.say(who, look);
        CAPTURE(now);
        if (after.empty()) CHECK_FALSE(Late::has(now, before));
        else CHECK(Late::has(now, after));
    }
}

TEST_CASE_FIXTURE(OneReport, "the line comes in the digest, and again each week while nobody answers") {
    a_day_later("h1");
    CHECK(has(digest("contact", nov(18)), "旦麻村张三想撤回11月16日报的：医保名单，办完了"));
    CHECK_FALSE(has(digest("contact", nov(19)), "想撤回"));
    CHECK(has(digest("contact", nov(25)), "想撤回"));
    CHECK(has(opened("contact"), "回1"));
    CHECK(has(say("contact", "1"), "撤回了"));
    CHECK(duty(task, "v1").state == DutyState::open);
    CHECK_FALSE(has(digest("contact", dec(2)), "想撤回"));
}

TEST_CASE_FIXTURE(OneReport, "2 leaves it as it is, is told in plain words, and is not asked again") {
    a_day_later("h1");
    opened("contact");
    CHECK(has(say("contact", "2"), "没有撤：张三书记的“医保名单，办完了”"));
    CHECK(duty(task, "v1").state == DutyState::reported);
    auto const told = digest("h1", nov(18));
    CHECK(has(told, "苏敏同志看了，没有撤：医保名单，办完了"));
    CHECK(has(told, "打1390000"));
    CHECK(has(say("h1", "撤"), "11月17日看过了，没有撤"));
    CHECK_FALSE(waits_for("contact"));
    CHECK(has(say("contact", "全部"), "医保名单"));  // the report waits as before
}

TEST_CASE_FIXTURE(OneReport, "a refusal is taken back within the day, and the wish waits again") {
    a_day_later("h1");
    opened("contact");
    say("contact", "2");
    CHECK(has(say("contact", "撤"), "撤回了"));
    CHECK_FALSE(has(digest("h1", nov(18)), "没有撤"));
    opened("contact");
    CHECK(has(say("contact", "同意"), "撤回了：张三书记"));
    CHECK(duty(task, "v1").state == DutyState::open);
    CHECK(has(say("contact", "撤"), "收不回来"));
}

TEST_CASE_FIXTURE(OneReport, "asked twice it is asked once, and nothing older is reached by it") {
    auto const older = give("防火台账", dec(10), {"v1"});
    say("h1", "防火台账办完了");
    CHECK(has(a_day_later("h1"), "防火台账"));
    CHECK(has(say("h1", "撤"), "已经问了苏敏同志，还没答复"));
    CHECK(has(say("h1", "撤销"), "还没答复"));
    CHECK(duty(task, "v1").state == DutyState::reported);
    auto const list = say("contact", "全部");
    CHECK(list.find("想撤回") == list.rfind("想撤回"));
    opened("contact");
    say("contact", "1");
    CHECK(duty(older, "v1").state == DutyState::open);
    CHECK(duty(task, "v1").state == DutyState::reported);
    CHECK(has(say("h1", "撤"), "“医保名单，办完了”要苏敏同志同意"));
    // What was done since is taken back alone.
    say("h1", "防火台账办完了");
    CHECK(has(say("h1", "撤"), "防火台账，又算没办"));
}

TEST_CASE_FIXTURE(OneReport, "what has changed meanwhile is not asked about, and is not taken back by an answer that comes late") {
    a_day_later("h1");
    send_back();  // it is the village's again
    REQUIRE(duty(task, "v1").state == DutyState::open);
    opened("contact");
    auto const late = say("contact", "1");
    CAPTURE(late);
    CHECK(has(late, "已经变了"));
    CHECK_FALSE(waits_for("contact"));
    CHECK(has(digest("h1", nov(18)), "后来已经变了，不用撤了"));
    say("h1", "医保名单办完了");
    on(nov(20), 9);
    send_back();
    CHECK(has(say("h1", "撤"), "撤不了"));
    CHECK_FALSE(waits_for("contact"));
}

TEST_CASE_FIXTURE(OneReport, "a report that was accepted is asked about within the day too, and stays accepted until he agrees") {
    say("contact", "通过 旦麻村医保名单");
    REQUIRE(duty(task, "v1").state == DutyState::done);
    CHECK(has(say("h1", "撤"), "同意才能撤回"));
    CHECK(duty(task, "v1").state == DutyState::done);
    opened("contact");
    CHECK(has(say("contact", "好的"), "还没有定"));
    CHECK(has(say("contact", "撤"), "还没有定"));  // it may mean his own acceptance
    CHECK(duty(task, "v1").state == DutyState::done);
    say("contact", "1");
    CHECK(duty(task, "v1").state == DutyState::open);
}

TEST_CASE_FIXTURE(OneReport, "who asked is the new holder's to answer, and only his") {
    a_day_later("h1");
    std::vector<Person> people = county.roster.people();
    std::vector<Post> posts;
    for (auto const& person : people)
        for (auto const* post : county.roster.posts_of(person.id, today())) posts.push_back(*post);
    for (auto& post : posts)
        if (post.person == PersonId{"contact"}) post.person = PersonId{"contact2"};
    county.roster = Roster(county.roster.units(), people, posts);
    knowledge = std::make_shared<Knowledge const>(county, knowledge->wording);
    digest("contact2", nov(18));
    CHECK(has(digest("contact2", nov(19)), "张三想撤回"));
    opened("contact2");
    say("contact2", "1");
    CHECK(duty(task, "v1").state == DutyState::open);
}

TEST_CASE_FIXTURE(Late, "what the clerk recorded for the head is taken back by whoever is above, and both hear of it") {
    auto const task = give("医保名单", dec(9), {"v1"});
    say("clerk", "代 张三 " + std::to_string(number_of("h1", duty(task, "v1"))));
    CHECK(has(digest("h1", nov(17)), "吴小燕替您报了"));
    CHECK(has(a_day_later("clerk"), "同意才能撤回"));
    CHECK(has(say("contact", "全部"), "吴小燕想撤回"));
    opened("contact");
    say("contact", "1");
    CHECK(duty(task, "v1").state == DutyState::open);
    CHECK(has(digest("h1", nov(18)), "吴小燕把替您报的撤回了"));
    CHECK(has(platform.to("clerk").back(), "苏敏同志同意，撤回了：医保名单"));
}

TEST_CASE_FIXTURE(Late, "whoever has nobody above is told to telephone, and what he wants to be told is his own affair") {
    say("corg", "派 旦麻村 12月1日前 清理河道");
    say("corg", "1");
    CHECK(has(a_day_later("corg"), "回“电话”看号码"));
    say("h1", "退订");
    on(nov(20), 9);
    CHECK_FALSE(has(say("h1", "撤"), "同意"));
}

TEST_CASE_FIXTURE(OneReport, "the ledger keeps the wish and who agreed, and nothing is deleted") {
    a_day_later("h1");
    opened("contact");
    say("contact", "1");
    in([&](affairs::Turn const& turn) {
        auto const agreed = turn.tx.records().within("undo_agreed", nov(17), nov(17), {}, PersonId{"h1"}, {});
        REQUIRE(agreed.size() == 1);
        CHECK(agreed.front().entered_by == PersonId{"contact"});
        auto const wish = turn.tx.records().find(agreed.front().corrects);
        REQUIRE(wish);
        CHECK(wish->kind == "undo_wish");
        CHECK(turn.tx.records().within("task", nov(16), nov(16), {}, PersonId{"h1"}, {}).empty());
        CHECK_FALSE(turn.tx.audit().first_broken());
    });
}

}  // namespace lingyan::flow
