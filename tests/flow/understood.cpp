// Sentences that are no commands, through the whole of answering: what was filed, and what was said.
#include "flow/support.hpp"

#include <doctest/doctest.h>

namespace lingyan::flow {

using affairs::nov;

namespace {

bool has(std::string const& text, std::string const& words) { return text.find(words) != text.npos; }

struct Spoken : Service {
    AssignmentId first = give("危房台账", nov(20), {"v1"}), second = give("清理河道", nov(24), {"v1"});
    Duty one() { return duty(first, "v1"); }
    Duty two() { return duty(second, "v1"); }
    bool untouched() {
        bool same = true;
        for (auto const& duty : {one(), two()}) same = same && duty.state == DutyState::open && duty.asked == Asked::nothing && duty.note.empty() && duty.helper.empty();
        in([&](affairs::Turn const& turn) {
            for (auto kind : {"talk", "task", "training"}) same = same && turn.tx.records().within(kind, nov(1), nov(30), {}, {}, {}).empty();
        });
        return same;
    }
};

}  // namespace

TEST_CASE("a report in anybody's words files the task that it names, and no other") {
    for (std::string const said : {"危房台账弄巴适了", "书记，危房臺賬昨儿就整熨帖了", "危房台账整归一咯哈", "报告，危房台账已经报送完毕，请审核"}) {
        CAPTURE(said);
        Spoken county;
        auto answer = county.say("h1", said);
        CAPTURE(answer);
        CHECK(has(answer, "危房台账，记下了"));
        CHECK(county.one().state == DutyState::reported);
        CHECK(county.two().state == DutyState::open);
    }
}

TEST_CASE("how far it is, a later day, and what is not theirs are noted at the task that is named") {
    struct Row { std::string said, answer; };
    for (auto const& [said, answer] : {Row{"危房台账搞了七八成咯", "危房台账"}, Row{"危房台账才起了个头", "危房台账"}, Row{"危房台账还没得空弄完", "危房台账"}}) {
        CAPTURE(said);
        Spoken county;
        CHECK(has(county.say("h1", said), answer));
        CHECK(county.one().state == DutyState::open);
        CHECK_FALSE(county.one().note.empty());
        CHECK(county.two().note.empty());
    }
    Spoken county;
    CHECK(has(county.say("h1", "清理河道能不能缓三天嘛，雨大得很"), "清理河道想延到"));
    CHECK(county.two().asked == Asked::extension);
    CHECK(county.two().asked_until == nov(27));
    county.say("h1", "危房台账不该我们村干");
    CHECK(county.one().asked == Asked::not_ours);
}

TEST_CASE("a wish for a later day that names none of several tasks is asked which, and files nothing") {
    for (std::string const said : {"月底再交行不行", "缓几天行不", "下周一再报行吗", "能不能周五再报"}) {
        CAPTURE(said);
        Spoken county;
        auto const answer = county.say("h1", said);
        CAPTURE(answer);
        CHECK(has(answer, "哪一件要延期？"));
        CHECK(has(answer, "危房台账"));
        CHECK(has(answer, "清理河道"));
        CHECK(county.untouched());
    }
    for (std::string const said : {"明天落不落雪", "老王说月底再交", "娃儿说周五再回来，行不行嘛", "上回延期挨了批"}) {
        CAPTURE(said);
        Spoken county;
        auto const answer = county.say("h1", said);
        CAPTURE(answer);
        CHECK_FALSE(has(answer, "哪一件要延期？"));
        CHECK(county.untouched());
    }
}

TEST_CASE("a task on the list is known by its title as people shorten it") {
    Spoken county;
    auto const third = county.give("医保参保名单核对", nov(25), {"v1"});
    county.say("h1", "全部");
    auto const answer = county.say("h1", "医保名单还差五户");
    CAPTURE(answer);
    CHECK(has(answer, "医保参保名单核对，记下了"));
    CHECK_FALSE(county.duty(third, "v1").note.empty());
    CHECK(county.one().note.empty());
    CHECK(county.two().note.empty());
}

TEST_CASE("questions, plans, hearsay, jokes and talk of home file nothing and are answered") {
    Spoken county;
    for (std::string const said : {"危房台账弄完了没", "危房台账啥时候要弄完嘛", "明天把危房台账弄完", "要是危房台账弄完了就好了", "听说危房台账都弄归一了", "隔壁村危房台账早就弄巴适了", "电视上说清理河道完成了九成",
                      "娃儿的作业弄巴适了", "饭整归一了，来吃", "完成危房台账", "新闻上说河道清理完成百分之八十", "讲个笑话，村长把台账弄完了", "如果清理河道搞归一了我请客",
                      "水库报表弄巴适了", "地里的活整归一了", "今天赶场人多得很", "他们把台账弄巴适了吗", "qwe123", "[图片]", "等我弄归一了再说", "谁把台账弄巴适了"}) {
        CAPTURE(said);
        auto answer = county.say("h1", said);
        CAPTURE(answer);
        CHECK_FALSE(answer.empty());
        CHECK_FALSE(has(answer, "记下了"));
        CHECK(county.untouched());
    }
}

TEST_CASE("another's word, a wish denied and what is of home file nothing, whoever writes") {
    for (std::string const said : {"老张讲他已经办完了", "会计说危房台账弄完了", "系统上显示办结了", "我家医保交了", "娃学费交了", "祝书记事事办好", "坚决完成", "他们村办完了", "不想延期", "书记说清理河道延期三天",
                                   "走了一天路", "一百块钱交了", "等弄完了再说", "嫂子饭做好了", "检查组已经走了", "清理河道弄完了，想延期三天"}) {
        CAPTURE(said);
        Spoken county;
        auto const answer = county.say("h1", said);
        CAPTURE(answer);
        CHECK_FALSE(answer.empty());
        CHECK((county.untouched() || said.starts_with("清理河道弄完了")));
        CHECK_FALSE((county.two().state == DutyState::reported && county.two().asked == Asked::extension));
    }
    for (std::string const said : {"老王说他谈过话了", "扎西说他跟张三谈过心了", "他跟我讲昨天和张三谈过了", "昨天和老婆谈了谈孩子的事", "谈完话的村发个记录给我", "书记找我谈过话了"}) {
        CAPTURE(said);
        Spoken county;
        county.say("sec", said);
        CHECK(county.untouched());
    }
}

TEST_CASE("two things that lie close are asked about with numbers, and the number does it") {
    Spoken county;
    auto asked = county.say("h1", "清理河道晚两天，弄了一多半");
    CAPTURE(asked);
    for (auto words : {"是要办哪一样", "1 报进展", "2 要延期"}) CHECK(has(asked, words));
    CHECK(county.untouched());
    CHECK(has(county.say("h1", "2"), "清理河道"));
    CHECK(county.two().asked == Asked::extension);
    CHECK(county.one().asked == Asked::nothing);
}

TEST_CASE("the question is dropped when it is called off, answered otherwise or too late") {
    Spoken county;
    for (std::string const turned : {"算了", "谢谢", "9"}) {
        CAPTURE(turned);
        county.say("h1", "清理河道晚两天，弄了一多半");
        county.say("h1", turned);
        CHECK_FALSE(county.conversation("h1").dialogue);
        CHECK(county.untouched());
    }
    county.say("h1", "清理河道晚两天，弄了一多半");
    county.on(nov(16), 11);
    county.say("h1", "1");
    CHECK(county.two().state == DutyState::open);
}

TEST_CASE("a resident's words lead to the notices, to a telephone number or to how one binds") {
    struct Row { std::string said, answer; };
    for (auto const& [said, answer] : {Row{"征地补偿款一亩好多钱", "哪个村"}, Row{"镇政府电话是好多", "电话"}, Row{"路烂得走不成了没人修", "电话"}}) {
        CAPTURE(said);
        Spoken county;
        county.say("nobody", "您好");
        auto told = county.say("nobody", said);
        CAPTURE(told);
        CHECK(has(told, answer));
        CHECK(county.untouched());
    }
}

}  // namespace lingyan::flow
