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
    CHECK(has(digest("clerk", nov(18)), "张三书记把您替他报的撤回了：医保名单"));
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
    CHECK(has(say("clerk", "撤"), "再看一次才能改"));
}

TEST_CASE_FIXTURE(ByProxy, "facts alone are recorded for another, and only for whom the right reaches") {
    struct Row {
        char const* who;
        std::string said;
        char const* answer;
    };
    for (auto const& [who, said, answer] : {Row{"clerk", "代 张三 " + no + " 延期三天 下雨", "要张三书记本人定"},
                                            {"clerk", "代 张三 " + no + " 不属我", "要张三书记本人定"},
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
    CHECK(has(digest("sec", nov(17)), "孟凯替您报了：谈心谈话"));
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
