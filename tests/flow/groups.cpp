// A message in a group: silence unless we are called, and nothing of one person among the others.
#include "flow/support.hpp"

#include <doctest/doctest.h>

namespace lingyan::flow {

using affairs::nov;

namespace {

struct Group : Service {
    AssignmentId task = give("危房台账", nov(20), {"v1"});
    Answered in_group(std::string const& who, std::string const& text, bool addressed, InboundMessage::Kind kind = InboundMessage::Kind::text) {
        InboundMessage message;
        message.sender = who;
        message.kind = kind;
        message.text = text;
        message.group = "g1";
        message.addressed = addressed;
        return receive_one(message);
    }
    bool kept(std::string const& key) {
        bool found = false;
        in([&](affairs::Turn const& turn) { found = turn.tx.inbox().find(key).has_value(); });
        return found;
    }
};

}  // namespace

TEST_CASE("in a group nothing is heard, kept, filed or answered where the bot is not called by its name") {
    Group county;
    county.say("h1", "全部");
    auto const before = county.conversation("h1");
    for (std::string const text : {"1", "危房台账办完了", "全部", "公开", "撤", "0", "退订"}) {
        CAPTURE(text);
        auto const answered = county.in_group("h1", text, false);
        CHECK(answered.reply.empty());
        CHECK_FALSE(county.kept(answered.key));
    }
    CHECK(county.in_group("nobody", "低保怎么办", false).reply.empty());
    CHECK(county.in_group("h1", "#!AMR", false, InboundMessage::Kind::voice).reply.empty());
    CHECK(county.conversation("h1") == before);
    CHECK(county.duty(county.task, "v1").state == DutyState::open);
    county.deliver();
    CHECK(county.platform.to("h1").empty());
}

TEST_CASE("what everybody may read is answered in the group itself") {
    struct Row { std::string who, text, part; };
    Group county;
    for (auto const& [who, text, part] : {Row{"h1", "电话", "电话"}, Row{"h1", "今晚谁值班", "值班"}, Row{"h1", "帮助", "回"}, Row{"nobody", "帮助", "公开"}}) {
        CAPTURE(text);
        auto const answered = county.in_group(who, text, true);
        CAPTURE(answered.reply);
        CHECK(answered.reply.find(part) != answered.reply.npos);
        CHECK(answered.reply.find("单独") == answered.reply.npos);
    }
    county.deliver();
    CHECK(county.platform.to("h1").empty());
}

TEST_CASE("what is a person's own is done, and told to him alone; the group reads only that it was") {
    for (std::string const text : {"全部", "我的账", "我还差几天", "危房台账办完了", "我的信息", "负面清单"}) {
        CAPTURE(text);
        Group county;
        auto const answered = county.in_group("h1", text, true);
        CAPTURE(answered.reply);
        CHECK(answered.reply.find("已经单独发给您") != answered.reply.npos);
        CHECK(answered.reply.find("危房台账") == answered.reply.npos);
        county.deliver();
        auto const alone = county.platform.to("h1");
        REQUIRE(alone.size() == 1);
        CHECK(alone.front().find("单独发给您") == alone.front().npos);
        CHECK((county.duty(county.task, "v1").state == DutyState::reported) == (text == "危房台账办完了"));
    }
    Group county;  // the numbers are his own, wherever he writes
    county.say("h1", "全部");
    county.in_group("h1", "1", true);
    CHECK(county.duty(county.task, "v1").state == DutyState::reported);
}

TEST_CASE("a message in a group that is delivered again has the same answer and no second effect") {
    Group county;
    InboundMessage message;
    message.sender = "h1";
    message.key = "same";
    message.text = "危房台账办完了";
    message.group = "g1";
    auto const first = county.receive_one(message), second = county.receive_one(message);
    CHECK(first.reply == second.reply);
    CHECK(second.repeated);
    county.deliver();
    CHECK(county.platform.to("h1").size() == 1);
}

}  // namespace lingyan::flow
