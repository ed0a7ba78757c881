// What people type, through the whole of answering: several acts at once, late answers, a draft that is talked about, danger.
#include "flow/support.hpp"

#include <doctest/doctest.h>

namespace lingyan::flow {

using affairs::dec;
using affairs::nov;

namespace {

bool has(std::string const& text, std::string const& words) { return text.find(words) != text.npos; }

struct Talking : Service {
    std::vector<Assignment> given() {
        std::vector<Assignment> found;
        in([&](affairs::Turn const& turn) { found = turn.tx.duties().given_by(PersonId{"sec"}); });
        return found;
    }
    std::string no(std::string const& person, Duty const& duty, Thing::Kind kind = Thing::Kind::duty) { return std::to_string(number_of(person, duty, kind)); }
    std::string kept(std::string const& key) {
        std::string text = "no such message";
        in([&](affairs::Turn const& turn) {
            if (auto row = turn.tx.inbox().find(key)) text = row->text;
        });
        return text;
    }
};

struct TwoTasks : Talking {
    AssignmentId first = give("危房台账", nov(20), {"v1"}), second = give("清理河道", nov(24), {"v1"});
    Duty one() { return duty(first, "v1"); }
    Duty two() { return duty(second, "v1"); }
};

}  // namespace

TEST_CASE_FIXTURE(Talking, "a task that is named by other words is not filed, by its own it is") {
    auto task = give("医保参保名单核对", nov(20), {"v1"});
    auto asked = say("h1", "低保名单办完了");
    CHECK(has(asked, "是哪一件办完了"));
    CHECK(has(asked, "医保参保名单核对"));
    CHECK(duty(task, "v1").state == DutyState::open);
    CHECK(has(say("h1", "医保名单办完了"), "医保参保名单核对，记下了"));
    CHECK(duty(task, "v1").state == DutyState::reported);
}

TEST_CASE_FIXTURE(TwoTasks, "several acts by number in one message are each done by themselves") {
    auto a = no("h1", one()), b = no("h1", two());
    auto said = say("h1", a + "办完了，" + b + "要帮忙");
    CHECK(has(said, "危房台账，记下了"));
    CHECK(one().state == DutyState::reported);
    CHECK(two().asked == Asked::help);
    CHECK(one().asked == Asked::nothing);
}

TEST_CASE_FIXTURE(TwoTasks, "several acts by title in one message are each done by themselves") {
    auto said = say("h1", "危房台账办完了，清理河道延期到11月30日");
    CHECK(has(said, "危房台账，记下了"));
    CHECK(has(said, "清理河道想延到"));
    CHECK(one().state == DutyState::reported);
    CHECK(two().state == DutyState::open);
    CHECK(two().asked == Asked::extension);
    CHECK(two().asked_until == nov(30));
}

TEST_CASE_FIXTURE(TwoTasks, "of several acts the one that was not understood is named, not dropped") {
    auto said = say("h1", no("h1", one()) + "办完了，火星报表办完了");
    CHECK(has(said, "危房台账，记下了"));
    CHECK(has(said, "“火星报表办完了”没看懂"));
    CHECK(two().state == DutyState::open);
}

TEST_CASE_FIXTURE(TwoTasks, "numbers that stand for nothing are named once, all together") {
    auto const a = no("h1", one());
    struct Row { std::string said, told; };
    for (auto const& [said, told] : {Row{"88和99办完了", "88、99 没有这一件"}, {"88、99", "88、99 没有这一件"}, {"除了88和99都办完了", "88、99 没有这一件"}, {"88和99办完了，" + a + "还差3户", "88、99 没有这一件"}, {"77、88、99都弄完了", "77、88、99 没有这一件"}}) {
        CAPTURE(said);
        auto const answered = say("h1", said);
        CAPTURE(answered);
        CHECK(has(answered, told));
        CHECK(answered.find("没有这一件") == answered.rfind("没有这一件"));
        CHECK(one().state == DutyState::open);
        CHECK(two().state == DutyState::open);
    }
}

TEST_CASE_FIXTURE(Talking, "a line that takes more than a word is opened by it, and is never said not to be there") {
    auto const list = say("sec", "全部");  // the talks of the quarter
    CAPTURE(list);
    REQUIRE(has(list, "1 季度谈话还差"));
    CHECK(has(say("sec", "1办完了"), "应谈5人"));
    CHECK(has(say("sec", "1和99办完了"), "1 要一件一件看"));
}

TEST_CASE_FIXTURE(TwoTasks, "one act with its reason stays one act") {
    say("h1", no("h1", two()) + " 延期三天，下雨，路断了");
    CHECK(two().asked == Asked::extension);
    CHECK(has(two().asked_text, "下雨"));
    CHECK(one().state == DutyState::open);
}

TEST_CASE_FIXTURE(TwoTasks, "an answer that comes after half an hour presses nothing") {
    no("h1", one());
    CHECK(has(say("h1", "办完了"), "是哪一件办完了"));
    now += minutes{35};
    CHECK(has(say("h1", "1"), "刚才那一问过了半小时"));
    CHECK(one().state == DutyState::open);
    CHECK(two().state == DutyState::open);

    say("h1", "危房台账办完了");
    auto review = no("contact", one(), Thing::Kind::review);
    CHECK(has(say("contact", review), "危房台账"));
    REQUIRE(conversation("contact").dialogue);
    now += minutes{35};
    CHECK(has(say("contact", "1"), "刚才那一问过了半小时"));
    CHECK(one().state == DutyState::reported);
}

TEST_CASE_FIXTURE(Talking, "a draft is changed by a day and a village before it is sent") {
    CHECK(has(say("sec", "派 旦麻村 11月25日前 核对医保名单"), "要发1个村"));
    CHECK(has(say("sec", "改成周六"), "11月21日"));
    CHECK(has(say("sec", "再加石门村"), "要发2个村"));
    CHECK(given().empty());
    say("sec", "1");
    REQUIRE(given().size() == 1);
    CHECK(given().front().due == nov(21));
    CHECK(duty(given().front().id, "v3").state == DutyState::open);
}

TEST_CASE_FIXTURE(Talking, "another sentence with its own work is another draft, and the first is not sent") {
    say("sec", "派 旦麻村 11月25日前 核对医保名单");
    CHECK(has(say("sec", "石门村 12月1日前 清理河道"), "清理河道"));
    say("sec", "1");
    REQUIRE(given().size() == 1);
    CHECK(given().front().title == "清理河道");
    CHECK(given().front().due == dec(1));
}

TEST_CASE_FIXTURE(Talking, "a preview that is half an hour old sends nothing") {
    for (std::string const word : {"1", "好", "发"}) {
        CAPTURE(word);
        say("sec", "派 旦麻村 11月25日前 核对医保名单");
        now += minutes{31};
        CHECK(has(say("sec", word), "过了半小时，没有发"));
        CHECK(given().empty());
        CHECK_FALSE(conversation("sec").dialogue);
    }
}

TEST_CASE_FIXTURE(Talking, "what is written in the half hour after a call of danger goes to the desk, digits too") {
    auto task = give("医保名单", nov(20), {"v1"});
    no("h1", duty(task, "v1"));
    CHECK(has(say("h1", "后山着火了"), "119"));
    for (std::string const more : {"三组，风往村里吹", "1", "收到"}) {
        CAPTURE(more);
        CHECK(has(say("h1", more), "转给值班的罗勇了"));
        CHECK(waiting("duty").back().say.fields["text"] == more);
    }
    CHECK(waiting("duty").size() == 4);
    CHECK(duty(task, "v1").state == DutyState::open);
    now += minutes{31};
    CHECK_FALSE(has(say("h1", "收到"), "转给值班的"));
    CHECK(waiting("duty").size() == 4);
}

TEST_CASE_FIXTURE(Talking, "a command in that half hour is done as ever, and ends it") {
    auto task = give("医保名单", nov(20), {"v1"});
    say("h1", "后山着火了");
    say("h1", "医保名单办完了");
    CHECK(duty(task, "v1").state == DutyState::reported);
    CHECK(waiting("duty").size() == 1);
}

TEST_CASE_FIXTURE(Talking, "work about dangers goes on, with the numbers above it") {
    auto preview = say("sec", "派 旦麻村 11月25日前 排查房屋垮塌风险");
    CHECK(preview.starts_with("急事先打电话：火119"));
    CHECK(has(preview, "要发1个村：排查房屋垮塌风险"));
    CHECK(waiting("duty").empty());
    say("sec", "1");
    REQUIRE(given().size() == 1);
    CHECK(given().front().title == "排查房屋垮塌风险");
}

TEST_CASE_FIXTURE(Talking, "a citizen's number in a call of danger is blotted out, and the desk is called all the same") {
    auto reply = message("h1", "着火了，伤者510722199001011234", "k1").reply;
    CHECK(has(reply, "已叫值班的罗勇"));
    REQUIRE(waiting("duty").size() == 1);
    CHECK(has(waiting("duty").front().say.fields["text"], "着火了"));
    CHECK_FALSE(has(waiting("duty").front().say.fields["text"], "510722"));
    CHECK(has(kept("k1"), "着火了"));
    CHECK_FALSE(has(kept("k1"), "510722"));
}

TEST_CASE_FIXTURE(Talking, "of what is refused not a word is kept") {
    CHECK(has(message("h1", "名单：赵某 510722199001011234", "k1").reply, "里面有身份证号，没有存"));
    CHECK(kept("k1").empty());
    CHECK(has(message("nobody", "我是 510722199001011234", "k2").reply, "里面有身份证号，没有存"));
    CHECK(kept("k2").empty());
    CHECK(has(message("h1", "【秘密】摸底名单", "k3").reply, "没有存"));
    CHECK(kept("k3").empty());
    CHECK(has(message("sec", "派 全镇 25号前 核对名单（内部资料）", "k4").reply, "没有存"));
    CHECK(kept("k4").empty());
    CHECK(given().empty());
}

TEST_CASE_FIXTURE(Talking, "a resident who complains that accounts are not public is heard") {
    say("nobody", "你好");
    auto reply = message("nobody", "村里的账不公开", "k1").reply;
    CHECK_FALSE(has(reply, "没有存"));
    CHECK(kept("k1") == "村里的账不公开");
}

}  // namespace lingyan::flow
