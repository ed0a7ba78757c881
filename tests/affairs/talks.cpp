// Quarterly talks: that they were held, and never what was said.
#include "affairs/talks.hpp"
#include "affairs/ledger.hpp"
#include "affairs/support.hpp"
#include "affairs/undoing.hpp"

#include <doctest/doctest.h>

namespace lingyan::affairs {

namespace {

struct Talks : Town {
    Say record(std::string const& text, std::string const& who = "sec") {
        return as(who, [&](Turn const& turn, Actor& actor) { return talks::record(turn, actor, text); });
    }
    Say left(std::string const& text = "谈话还差谁", std::string const& who = "sec") {
        return as(who, [&](Turn const& turn, Actor& actor) { return talks::left_now(turn, actor, text); });
    }
    std::vector<Record> records() {
        std::vector<Record> found;
        in([&](Turn const& turn) { found = turn.tx.records().within("talk", nov(1) - days{200}, dec(31), {}, {}, {}); });
        return found;
    }
};

}  // namespace

TEST_CASE_FIXTURE(Talks, "a talk is recorded with its day, its place and one word of what it was about") {
    CHECK(left().fields["n"] == "5");
    auto said = record("张三 昨天 村部 话题 水渠");
    CHECK(said.key == "talk.done");
    CHECK(said.fields["village"] == "旦麻村");
    CHECK(said.fields["name"] == "张三");
    CHECK(said.fields["n"] == "4");
    REQUIRE(records().size() == 1);
    auto talk = records().front();
    CHECK(talk.happened_on == nov(15));
    CHECK(talk.who == PersonId{"sec"});
    CHECK(talk.about == PersonId{"h1"});
    CHECK(talk.unit == UnitId{"t1"});
    CHECK(talk.entered_by == PersonId{"sec"});
    CHECK(talk.fields["place"] == "村部");
    CHECK(talk.fields["topic"] == "水渠");
}

TEST_CASE("what was said is never kept") {
    std::string const content = "他和邻居因为宅基地的事吵了三年一直没有解决心里很委屈";
    for (auto const& text : std::vector<std::string>{"张三 话题 " + content, "张三 谈了" + content, "和张三谈了 " + content}) {
        CAPTURE(text);
        Talks town;
        town.record(text);
        auto kept = town.records();
        REQUIRE(kept.size() == 1);
        for (auto const& [name, value] : kept.front().fields) {
            CAPTURE(name);
            CHECK(value.find("宅基地") == value.npos);
        }
    }
}

TEST_CASE_FIXTURE(Talks, "several people are recorded at once") {
    auto said = record("今天和张三、李四谈过了");
    CHECK(said.key == "talk.done");
    CHECK(said.fields["name"] == "张三、李四");
    CHECK(said.fields["n"] == "3");
    CHECK(records().size() == 2);
}

TEST_CASE_FIXTURE(Talks, "a talk of last quarter that is told late counts for last quarter") {
    auto said = record("张三 9月28日");
    CHECK(said.key == "talk.done_earlier");
    CHECK(said.fields["period"] == "第三季度");
    CHECK(left().fields["n"] == "5");
    CHECK(left("上季度谈话还差谁").fields["n"] == "4");
}

TEST_CASE_FIXTURE(Talks, "of two people of one name it is asked which") {
    auto asked = record("李玉兰 昨天");
    CHECK(asked.key == "talk.which");
    CHECK(asked.fields["n"] == "2");
    CHECK(asked.items.size() == 2);
    CHECK(records().empty());
    auto said = as("sec", [&](Turn const& turn, Actor& actor) { return talks::continue_record(turn, actor, 1); });
    CHECK(said.key == "talk.done");
    CHECK(said.fields["village"] == "忠孝社区");
    REQUIRE(records().size() == 1);
    CHECK(records().front().about == PersonId{"h5"});
    CHECK(records().front().happened_on == nov(15));
    CHECK_FALSE(conversation("sec").dialogue);
}

TEST_CASE_FIXTURE(Talks, "the same day's talk is recorded once, another day's beside it") {
    record("张三");
    CHECK(record("张三").key == "talk.already");
    CHECK(record("张三 昨天").key == "talk.done");
    CHECK(left().fields["n"] == "4");
}

TEST_CASE_FIXTURE(Talks, "a talk that lies ahead is none yet") {
    CHECK(record("张三 2026年11月20日").key == "talk.future");
    CHECK(record("").key == "talk.who");
    CHECK(record("某某某").key == "talk.who");
    CHECK(records().empty());
}

TEST_CASE_FIXTURE(Talks, "the Party office records for the secretary, who is told") {
    CHECK(record("张三", "org").key == "talk.done");
    CHECK(records().front().who == PersonId{"sec"});
    CHECK(records().front().entered_by == PersonId{"org"});
    CHECK(told("sec") == "talk.told_owner");
    CHECK(waiting("sec").front().say.fields["name"] == "孟凯");
}

TEST_CASE_FIXTURE(Talks, "nobody else records talks or sees who is left") {
    for (auto who : {"h1", "contact", "leader", "duty", "clerk"}) {
        CAPTURE(std::string(who));
        CHECK(record("张三", who).key == "talk.not_yours");
        CHECK(left("谈话还差谁", who).key == "talk.not_yours");
    }
    auto figure = left("谈话还差谁", "corg");
    CHECK(figure.key == "talk.county_count");
    CHECK(figure.fields["n"] == "6");
    CHECK(figure.items.empty());
    CHECK(records().empty());
}

TEST_CASE_FIXTURE(Talks, "who is left is named with the village") {
    record("张三");
    auto said = left();
    CHECK(said.key == "talk.left");
    CHECK(said.fields["m"] == "5");
    REQUIRE(said.items.size() == 4);
    CHECK(said.items.front().fields["village"] == "上河村");
    CHECK(said.items.front().fields["name"] == "李四");
}

TEST_CASE_FIXTURE(Talks, "a talk with somebody outside the quarter's list is recorded too") {
    auto said = record("吴小燕");
    CHECK(said.key == "talk.done_other");
    CHECK(said.fields["n"] == "5");
}

TEST_CASE_FIXTURE(Talks, "taken back, a talk is to be held again") {
    record("今天和张三、李四谈过了");
    auto said = as("sec", [](Turn const& turn, Actor& actor) { return undo(turn, actor); });
    CHECK(said.key == "undo.talk");
    CHECK(said.fields["names"] == "张三、李四");
    CHECK(records().empty());
    CHECK(left().fields["n"] == "5");
}

TEST_CASE_FIXTURE(Talks, "what is to follow a talk becomes a task with a day, and goes with the talk") {
    auto said = record("张三 后续 修水渠闸门 12月10日前");
    CHECK(said.key == "talk.done_follow_up");
    CHECK(said.fields["until"] == "12月10日");
    std::vector<Assignment> given;
    in([&](Turn const& turn) { given = turn.tx.duties().given_by(PersonId{"sec"}); });
    REQUIRE(given.size() == 1);
    CHECK(given.front().due == dec(10));
    auto owed = duty(given.front().id, "t1");
    CHECK(owed.lead == PersonId{"sec"});
    CHECK(owed.state == DutyState::open);
    as("sec", [](Turn const& turn, Actor& actor) { return undo(turn, actor); });
    CHECK(duty(given.front().id, "t1").state == DutyState::withdrawn);
}

TEST_CASE_FIXTURE(Talks, "the other one hears of an appointment, and of nothing else") {
    auto said = as("sec", [](Turn const& turn, Actor& actor) { return talks::appoint(turn, actor, "张三 后天下午3点 村部"); });
    CHECK(said.key == "talk.planned");
    CHECK(said.fields["time"] == "下午3点");
    CHECK(said.fields["place"] == "村部");
    REQUIRE(told("h1") == "talk.appointment");
    CHECK(waiting("h1").front().say.fields["who"] == "周文书记");
    record("李四");
    as("sec", [](Turn const& turn, Actor& actor) { return talks::cannot(turn, actor, "王五 外出务工"); });
    CHECK(told("h2").empty());
    CHECK(told("h3").empty());
    CHECK(as("sec", [](Turn const& turn, Actor& actor) { return talks::appoint(turn, actor, "张三"); }).key == "talk.plan_when");
}

TEST_CASE_FIXTURE(Talks, "whom one cannot talk to stays on the list with the reason") {
    auto said = as("sec", [](Turn const& turn, Actor& actor) { return talks::cannot(turn, actor, "张三 外出务工"); });
    CHECK(said.key == "talk.cannot");
    CHECK(said.fields["reason"] == "外出务工");
    CHECK(left().fields["n"] == "5");
    CHECK(as("sec", [](Turn const& turn, Actor& actor) { return talks::cannot(turn, actor, "李玉兰 住院"); }).key == "talk.cannot_which");
    CHECK(as("sec", [](Turn const& turn, Actor& actor) { return talks::cannot(turn, actor, "吴小燕 住院"); }).key == "talk.not_due");
}

TEST_CASE("whoever holds the talks, or writes them down, is not the one talked with") {
    struct Row {
        char const *who, *text;
    };
    for (auto const& [who, text] : {Row{"sec", "周书记昨天和张三谈了"}, Row{"sec", "周文 张三 昨天"}, Row{"org", "周书记昨天和张三谈了"}, Row{"org", "孟凯陪周文书记昨天和张三谈了"}}) {
        Talks town;
        std::string const said = text;
        CAPTURE(said);
        town.record(said, who);
        auto kept = town.records();
        REQUIRE(kept.size() == 1);
        CHECK(kept.front().about == PersonId{"h1"});
        CHECK(kept.front().who == PersonId{"sec"});
        CHECK(kept.front().happened_on == nov(15));
    }
}

TEST_CASE_FIXTURE(Talks, "of a stretch of time the day is asked, a part of a day is today's") {
    for (std::string const text : {"张三 上个月", "张三 上季度", "上周和张三谈了"}) {
        CAPTURE(text);
        auto asked = record(text);
        CHECK(asked.key == "talk.which_day");
        CHECK(asked.fields["name"] == "张三");
        CHECK(records().empty());
    }
    for (std::string const text : {"张三 上午", "今天下午和张三谈了", "刚才和张三谈了", "晚上和张三谈了"}) {
        Talks town;
        CAPTURE(text);
        town.record(text);
        REQUIRE(town.records().size() == 1);
        CHECK(town.records().front().happened_on == nov(16));
    }
}

TEST_CASE_FIXTURE(Talks, "who was recorded already is named beside the others") {
    record("张三");
    auto said = record("张三、李四");
    CHECK(said.key == "talk.done");
    CHECK(said.fields["name"] == "李四");
    CHECK(said.fields["n"] == "3");
    REQUIRE(said.items.size() == 1);
    CHECK(said.items.front().key == "talk.again_line");
    CHECK(said.items.front().fields.at("names") == "张三");
    CHECK(records().size() == 2);
}

TEST_CASE_FIXTURE(Talks, "a village's name with its office stands for its head, alone it is a place") {
    record("旦麻村的 昨天谈了");
    record("上河村书记 昨天");
    REQUIRE(records().size() == 2);
    CHECK(records()[0].about == PersonId{"h1"});
    CHECK(records()[1].about == PersonId{"h2"});
    Talks other;
    other.record("张三 昨天 在石门村");
    REQUIRE(other.records().size() == 1);
    CHECK(other.records().front().about == PersonId{"h1"});
    CHECK(other.records().front().fields["place"] == "石门村");
    CHECK(other.record("白鹤村书记 昨天").key == "talk.who");  // nobody sits there
}

TEST_CASE_FIXTURE(Talks, "an appointment that was not sent goes quietly, one that was read is called off") {
    auto appoint = [&] { return as("sec", [](Turn const& turn, Actor& actor) { return talks::appoint(turn, actor, "张三 后天下午3点 村部"); }); };
    auto take_back = [&] { return as("sec", [](Turn const& turn, Actor& actor) { return undo(turn, actor); }); };
    appoint();
    auto said = take_back();
    CHECK(said.key == "undo.appointment");
    CHECK(said.fields["name"] == "张三");
    CHECK(told("h1").empty());
    appoint();
    in([&](Turn const& turn) {
        for (auto const& delivery : turn.tx.outbox().waiting_for(PersonId{"h1"})) turn.tx.outbox().finish(delivery.id, DeliveryState::merged, "");
    });
    take_back();
    REQUIRE(told("h1") == "talk.appointment_off");
    CHECK(waiting("h1").front().say.fields["time"] == "下午3点");
}

TEST_CASE_FIXTURE(Talks, "that somebody cannot be talked with is taken back") {
    as("sec", [](Turn const& turn, Actor& actor) { return talks::cannot(turn, actor, "张三 外出务工"); });
    CHECK(left().items.front().fields.at("name") == "张三（外出务工）");
    CHECK(as("sec", [](Turn const& turn, Actor& actor) { return undo(turn, actor); }).key == "undo.act");
    CHECK(left().items.front().fields.at("name") == "张三");
}

}  // namespace lingyan::affairs
