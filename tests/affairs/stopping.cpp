// 退订 and 订阅: which words mean it, what they change, and how they are taken back.
#include "affairs/stopping.hpp"

#include "affairs/residents.hpp"
#include "affairs/support_notices.hpp"

#include <doctest/doctest.h>

namespace lingyan::affairs {

namespace {

struct Stopping : Village {
    Say says(std::string const& text, std::string const& who = "h1") {
        return as(who, [&](Turn const& turn, Actor& actor) {
            auto const wish = stopping::read(language::read_command(text).text);
            auto said = wish ? stopping::carry_out(turn, actor, *wish) : std::nullopt;
            return said ? *said : Say{"nothing"};
        });
    }
    Conversation talk(std::string const& id = "r1") { return conversation(resident_key("app", id)); }
};

}  // namespace

TEST_CASE("退订 and 订阅 are read by their first word, with what they are about") {
    struct Row {
        char const* said;
        bool stop, notices;
        char const* rest;
    };
    for (auto const& [said, stop, notices, rest] : {Row{"退订", true, false, ""}, Row{"退订。", true, false, ""}, Row{"“退订”", true, false, ""}, Row{"退订 公告", true, true, ""},
                                                    Row{"退订公告", true, true, ""}, Row{"退订，公告吧", true, true, ""}, Row{"取消订阅 通知", true, true, ""}, Row{"退订 全部", true, false, ""},
                                                    Row{"退订了", true, false, ""}, Row{"td", true, false, ""}, Row{"退訂 公告", true, true, ""}, Row{"退订 旦麻村", true, false, "旦麻村"},
                                                    Row{"订阅", false, false, ""}, Row{"恢复订阅", false, false, ""}, Row{"订阅 公告", false, true, ""}, Row{"订阅 旦麻村", false, false, "旦麻村"}}) {
        CAPTURE(said);
        auto const wish = stopping::read(language::read_command(said).text);
        REQUIRE(wish);
        CHECK(wish->stop == stop);
        CHECK(wish->notices == notices);
        CHECK(wish->rest == rest);
    }
    for (auto said : {"公告", "我要退订", "退", "订", "TD账", "不退订", "1", ""}) {
        CAPTURE(said);
        CHECK_FALSE(stopping::read(language::read_command(said).text));
    }
}

TEST_CASE_FIXTURE(Stopping, "whoever has duties stops the notices, all but the digest, or neither, and takes each back") {
    CHECK(says("退订 公告").key == "stop.notices");
    CHECK(conversation("h1").no_notices);
    CHECK_FALSE(conversation("h1").stopped);
    CHECK(says("退订").key == "stop.duties");
    CHECK(conversation("h1").stopped);
    CHECK(undo("h1").key == "stop.undone");
    CHECK_FALSE(conversation("h1").stopped);
    CHECK(conversation("h1").no_notices);
    CHECK(undo("h1").key == "stop.undone");
    CHECK_FALSE(conversation("h1").no_notices);
    says("退订");
    says("退订 公告");
    CHECK(says("订阅 公告").key == "stop.notices_again");
    CHECK(conversation("h1").stopped);
    CHECK(says("订阅").key == "stop.again");
    CHECK_FALSE(conversation("h1").stopped);
    CHECK(says("退订会议室").key == "nothing");  // is about something else
    in([](Turn const& turn) { CHECK_FALSE(turn.tx.audit().first_broken()); });
}

TEST_CASE_FIXTURE(Stopping, "a draft that 退订 comes upon is put aside and can be taken up again") {
    publish("发公开 即时 财务 9月账目，收入12000元，支出8600元");
    REQUIRE(conversation("h1").dialogue);
    auto const said = says("退订 公告");
    CHECK(said.key == "joined");
    CHECK(said.items.front().key == "stop.notices");
    CHECK_FALSE(conversation("h1").dialogue);
    CHECK(conversation("h1").aside.size() == 1);
}

TEST_CASE_FIXTURE(Stopping, "a resident stops the notices or everything, by a word that wins over whatever was asked, and is still answered") {
    struct Row {
        char const* said;
        char const* answered;
        bool stopped, no_notices;
    };
    for (auto const& [said, answered, stopped, no_notices] : {Row{"账", "notice.which_village", false, false}, Row{"退订 公告", "stop.notices", false, true}, Row{"账", "notice.which_village", false, true},
                                                              Row{"退订", "resident.stopped", true, true}, Row{"订阅 公告", "stop.notices_again", false, false}, Row{"TD", "resident.stopped", true, false},
                                                              Row{"电话", "resident.phones", true, false}, Row{"订阅", "resident.resumed", false, false}, Row{"别发了", "resident.stopped", true, false},
                                                              Row{"订阅 旦麻村", "resident.village_kept", true, false}, Row{"退订 旦麻村", "resident.village_dropped", true, false}}) {
        CAPTURE(said);
        CHECK(resident(said) == answered);
        CHECK(talk().stopped == stopped);
        CHECK(talk().no_notices == no_notices);
    }
    CHECK(resident("着火了", "r2") == "emergency.danger_words");
    CHECK(resident("退订", "r2") == "resident.stopped");  // is no news of the fire
    CHECK(resident("旦麻村三组", "r2") == "danger.passed_on");
}

TEST_CASE_FIXTURE(Stopping, "too many messages, or too many people at once, keep nobody from stopping what is sent to him") {
    county.pack.numbers["resident.messages"] = {"1"};
    CHECK(resident("电话") == "resident.phones");
    CHECK(resident("电话") == "resident.wait");
    CHECK(resident("退订") == "resident.stopped");
    auto const crowded = [&](char const* said) {
        return with_resident("r3", [&](Turn const& turn, Conversation& conversation) { return answer_resident(turn, conversation, said, true); }).key;
    };
    CHECK(crowded("账") == "resident.busy");
    CHECK(crowded("退订 公告") == "stop.notices");
    CHECK(crowded("着火了") == "emergency.danger_words");
    CHECK(crowded("旦麻村三组，快来") == "danger.passed_on");
    CHECK_FALSE(talk("r3").greeted);  // who we are comes with the first answer in full
}

TEST_CASE("what goes unasked to a resident is what he has not stopped; an answer always goes") {
    struct Row {
        bool stopped, no_notices;
        DeliveryKind kind;
        char const* key;
        bool unwanted;
    };
    for (auto const& [stopped, no_notices, kind, key, unwanted] :
         {Row{false, false, DeliveryKind::told, "notice.text", false}, Row{false, true, DeliveryKind::told, "notice.text", true}, Row{false, true, DeliveryKind::told, "undo.nothing", false},
          Row{true, false, DeliveryKind::told, "undo.nothing", true}, Row{true, true, DeliveryKind::reply, "notice.text", false}, Row{true, false, DeliveryKind::urgent, "undo.nothing", false}}) {
        CAPTURE(key);
        CAPTURE(stopped);
        CAPTURE(no_notices);
        Conversation conversation;
        conversation.stopped = stopped;
        conversation.no_notices = no_notices;
        Delivery delivery;
        delivery.kind = kind;
        delivery.say = Say{key};
        CHECK(stopping::is_unwanted(conversation, delivery) == unwanted);
    }
}

}  // namespace lingyan::affairs
