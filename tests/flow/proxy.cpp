// Facts recorded for another: credited to him, with the writer's name, told to him, and his to take back.
#include "flow/support_days.hpp"

#include "affairs/reviewing.hpp"

#include <doctest/doctest.h>

namespace lingyan::flow {

using affairs::dec;
using affairs::nov;

namespace {

struct ByProxy : Days {
    AssignmentId task = give("医保名单", dec(9), {"v1"});
    std::string no = std::to_string(number_of("h1", duty(task, "v1")));
};

}  // namespace

TEST_CASE_FIXTURE(ByProxy, "a report by the clerk is the head's, entered by the clerk, and he reads of it and may take it back") {
    CHECK(has(say("clerk", "代 张三"), no + " "));
    auto said = say("clerk", "代 张三 " + no);
    CHECK(has(said, "医保名单，记下了"));
    CHECK(has(said, "这是替张三书记报的"));
    auto reported = duty(task, "v1");
    CHECK(reported.state == DutyState::reported);
    CHECK(reported.reported_by == PersonId{"clerk"});
    in([&](affairs::Turn const& turn) {
        auto records = turn.tx.records().within("task", nov(16), nov(16), UnitId{"v1"}, {}, {});
        REQUIRE(records.size() == 1);
        CHECK(records.front().who == PersonId{"h1"});
        CHECK(records.front().entered_by == PersonId{"clerk"});
    });
    auto told = digest("h1", nov(17));
    CHECK(has(told, "吴小燕替您报了：医保名单，办完了"));
    CHECK(has(say("h1", "代报"), "吴小燕文书写的"));
    CHECK(has(say("h1", number_in(told, "替您报了") + " 更正"), "又算没办"));
    CHECK(duty(task, "v1").state == DutyState::open);
    CHECK(has(say("h1", number_in(told, "替您报了") + " 更正"), "已经撤了"));
    CHECK(has(digest("clerk", nov(18)), "张三书记把您代报的撤回了：医保名单"));
}

TEST_CASE_FIXTURE(ByProxy, "the writer takes it back within a day, and who has not heard of it never does") {
    say("clerk", "代 张三 " + no);
    CHECK(has(say("clerk", "撤"), "又算没办"));
    CHECK(duty(task, "v1").state == DutyState::open);
    CHECK_FALSE(has(digest("h1", nov(17)), "替您"));
    say("clerk", "代 张三 " + no);
    digest("h1", nov(18));
    CHECK(has(say("clerk", "撤"), "又算没办"));
    CHECK(has(digest("h1", nov(19)), "吴小燕把替您报的撤回了"));
    say("clerk", "代 张三 " + std::to_string(number_of("h1", duty(task, "v1"))));
    CHECK(duty(task, "v1").state == DutyState::reported);
    on(nov(20), 9);
    CHECK(has(say("clerk", "撤"), "同意才能撤回"));
}

TEST_CASE_FIXTURE(ByProxy, "facts alone are recorded for another, and only for whom the right reaches") {
    struct Row {
        char const* who;
        std::string said;
        char const* answer;
    };
    for (auto const& [who, said, answer] : {Row{"clerk", "代 张三 " + no + " 不属我", "要张三书记本人定"},
                                            {"clerk", "代 张三 0", "要张三书记本人定"},
                                            {"clerk", "代 张三 申诉 3 那几天封路", "要张三书记本人定"},
                                            {"clerk", "代 张三 更正 3", "要张三书记本人定"},
                                            {"clerk", "代 张三 通过 3", "要张三书记本人定"},
                                            {"clerk", "代 张三 派 全村 明天前 打扫", "要张三书记本人定"},
                                            {"clerk", "代 张三 全部", "要张三书记本人定"},
                                            {"clerk", "代 张三 那件早就弄过了", "要张三书记本人定"},
                                            {"clerk", "代 李四 1", "您不能替李四报"},
                                            {"h2", "代 张三 1", "您不能替张三报"},
                                            {"clerk", "代 苏敏 1", "您不能替苏敏报"},
                                            {"clerk", "代 赵四海 1", "替谁报"},
                                            {"clerk", "代 张三 9", "没有"},
                                            {"contact", "代 周文 1", "您不能替周文报"}}) {
        CAPTURE(said);
        auto answered = say(who, said);
        CAPTURE(answered);
        CHECK(has(answered, answer));
        CHECK(duty(task, "v1").state == DutyState::open);
        CHECK(duty(task, "v1").asked == Asked::nothing);
    }
}

TEST_CASE_FIXTURE(ByProxy, "of two people of one name the writer chooses by number, and the report is of the one who was chosen") {
    auto const both = give("秋播面积", dec(10), {"v4", "v5"});
    auto const no4 = std::to_string(number_of("h4", duty(both, "v4"))), no5 = std::to_string(number_of("h5", duty(both, "v5")));
    REQUIRE(no4 == no5);
    auto which = say("contact2", "代 李玉兰 " + no4);
    CHECK(has(which, "有几位李玉兰，替哪一位报"));
    CHECK(has(which, "1 金光村"));
    CHECK(has(which, "2 忠孝社区"));
    CHECK(duty(both, "v4").state == DutyState::open);
    CHECK(has(say("contact2", "3"), "2"));  // there are two
    auto said = say("contact2", "2");
    CHECK(has(said, "这是替李玉兰书记报的"));
    CHECK(duty(both, "v4").state == DutyState::open);
    CHECK(duty(both, "v5").state == DutyState::reported);
    CHECK(has(digest("h5", nov(17)), "丁一鸣替您报了：秋播面积"));
    // The list of what is open, a word in between, and half an hour.
    say("contact2", "代 李玉兰");
    CHECK(has(say("contact2", "1"), "秋播面积"));
    say("contact2", "代 李玉兰 " + no4);
    CHECK(has(say("contact2", "算了"), "好"));
    CHECK_FALSE(has(say("contact2", "1"), "替李玉兰"));
    say("contact2", "代 李玉兰 " + no4);
    now += minutes{31};
    CHECK_FALSE(has(say("contact2", "1"), "替李玉兰"));
    CHECK(duty(both, "v4").state == DutyState::open);
    // One who may record for neither is told so, whatever their number.
    CHECK(has(say("contact", "代 李玉兰 1"), "您不能替李玉兰报"));
}

TEST_CASE_FIXTURE(ByProxy, "a number that the person does not have records nothing, an emergency's without one among them") {
    for (std::string said : {"代 张三 91", "代 张三 92", "代 张三 9", "代 张三 77", "代 张三 3 12", "代 张三 91号", "代 张三 办完了 9"}) {
        CAPTURE(said);
        auto answered = say("clerk", said);
        CAPTURE(answered);
        bool told = has(answered, "没有替张三书记记下什么") || has(answered, "没有说全") || has(answered, "本人定");
        CHECK(told);
        CHECK(duty(task, "v1").state == DutyState::open);
    }
    CHECK_FALSE(has(digest("h1", nov(17)), "替您报了"));
}

TEST_CASE_FIXTURE(ByProxy, "several things in one message are each his, and each is taken back by a word") {
    auto const second = give("清理河道", dec(10), {"v1"}), third = give("秋播面积", dec(11), {"v1"});
    auto const no2 = std::to_string(number_of("h1", duty(second, "v1"))), no3 = std::to_string(number_of("h1", duty(third, "v1")));
    auto all_open = [&] {
        for (auto const& one : {duty(task, "v1"), duty(second, "v1"), duty(third, "v1")})
            if (one.state != DutyState::open || one.asked != Asked::nothing) return false;
        return true;
    };
    for (auto const& said : std::vector<std::string>{"代 张三 " + no + "和" + no3 + "办完了，" + no2 + "还要两天", "代张三" + no + "和" + no3 + "办完了 " + no2 + "还要两天", "代 张三书记 " + no + "、" + no3 + "办完 " + no2 + "延期两天",
                                   "代 张三：" + no + "，" + no3 + "办完了；" + no2 + "还要两天", "替张三报 " + no + " " + no3 + "办完了，" + no2 + "申请延期2天", "代報 張三 " + no + "和" + no3 + "辦完了，" + no2 + "還要兩天",
                                   "代旦麻村张三 " + no2 + "还要两天，" + no + "和" + no3 + "都办完了", "帮张三报 " + no + "和" + no3 + "办完了，" + no2 + "还要两天"}) {
        CAPTURE(said);
        auto const answered = say("clerk", said);
        CAPTURE(answered);
        CHECK(duty(task, "v1").state == DutyState::reported);
        CHECK(duty(task, "v1").reported_by == PersonId{"clerk"});
        CHECK(duty(third, "v1").state == DutyState::reported);
        CHECK(duty(second, "v1").state == DutyState::open);
        CHECK(duty(second, "v1").asked == Asked::extension);
        CHECK(answered.find("这是替张三书记报的") == answered.rfind("这是替张三书记报的"));
        CHECK_FALSE(has(answered, "没看懂"));
        for (int i = 0; i < 3; ++i) CHECK(has(say("clerk", "撤"), "撤回了"));
        CHECK(all_open());
        CHECK(has(say("clerk", "撤"), "没有可以撤的"));
    }
    say("clerk", "代 张三 除了" + no2 + "都办完了");
    CHECK(duty(second, "v1").state == DutyState::open);
    CHECK(duty(third, "v1").state == DutyState::reported);
    say("clerk", "代 张三 " + no2 + "还要两天");
    auto const told = digest("h1", nov(17));
    CAPTURE(told);
    for (std::string const line : {"替您报了：医保名单，办完了", "替您报了：秋播面积，办完了", "替您报了：清理河道，想延期"}) CHECK(told.find(line) == told.rfind(line));
    CHECK(has(say("h1", number_in(told, "清理河道，想延期") + " 更正"), "撤回了"));
    CHECK(duty(second, "v1").asked == Asked::nothing);
    CHECK(duty(task, "v1").state == DutyState::reported);
}

TEST_CASE_FIXTURE(ByProxy, "what is said of another without a blank files nothing of the writer's own, and half a sentence nothing at all") {
    auto const own = give("档案整理", dec(9), {"v1"});
    auto given = duty(own, "v1");
    given.lead = PersonId{"clerk"};
    in([&](affairs::Turn const& turn) { turn.tx.duties().update(given); });
    auto const mine = std::to_string(number_of("clerk", duty(own, "v1")));
    for (auto const& said : std::vector<std::string>{"代李四" + mine + "办完了", "替李四报 " + mine, "代张三" + mine + "延期", "代 张三 " + no + "延期", "代 张三 8和9办完了"}) {
        CAPTURE(said);
        auto const answered = say("clerk", said);
        CAPTURE(answered);
        CHECK(duty(own, "v1").state == DutyState::open);
        CHECK(duty(own, "v1").asked == Asked::nothing);
        CHECK(duty(task, "v1").asked == Asked::nothing);
    }
    CHECK(has(say("clerk", "代 张三 8和9办完了"), "8、9 没有这一件"));
    CHECK(has(say("clerk", "帮张三办了一件事"), "回"));
    CHECK(duty(own, "v1").state == DutyState::open);
}

TEST_CASE_FIXTURE(ByProxy, "the Party office records a talk for its secretary, who reads of it") {
    auto said = say("org", "代 周文 谈 张三");
    CHECK(has(said, "张三"));
    CHECK(has(said, "这是替周文书记报的"));
    in([&](affairs::Turn const& turn) {
        auto talks = turn.tx.records().within("talk", nov(16), nov(16), {}, {}, PersonId{"h1"});
        REQUIRE(talks.size() == 1);
        CHECK(talks.front().who == PersonId{"sec"});
        CHECK(talks.front().entered_by == PersonId{"org"});
    });
    CHECK(has(digest("sec", nov(17)), "孟凯替您报了：和张三谈话"));
}

TEST_CASE_FIXTURE(ByProxy, "who reported for a village does not judge it himself") {
    say("contact", "代 张三 " + no);
    in([&](affairs::Turn const& turn) {
        auto reported = turn.tx.duties().of(task).front();
        CHECK(reported.state == DutyState::reported);
        CHECK_FALSE(affairs::reviewing::may_judge(turn, PersonId{"contact"}, reported));
        CHECK(affairs::reviewing::may_judge(turn, PersonId{"sec"}, reported));
    });
    CHECK_FALSE(has(digest("contact", nov(17)), "请看一下"));
}

TEST_CASE_FIXTURE(ByProxy, "what he was asked himself is not answered by somebody else, and still stands") {
    give("秋播面积", dec(10), {"v1"});
    say("h1", "求助");
    CHECK(conversation("h1").dialogue);
    say("clerk", "代 张三 " + no);
    CHECK(conversation("h1").dialogue);
    CHECK(conversation("h1").dialogue->kind == "task.which");
}

}  // namespace lingyan::flow
