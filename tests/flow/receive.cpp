// Each message once, and none lost.
#include "flow/support.hpp"

#include <doctest/doctest.h>

#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace lingyan::flow {

using affairs::nov;

namespace {

// Words without the texts that a report needs: deciding on one throws.
KnowledgeNow without_words(County const& county) {
    auto folder = std::filesystem::temp_directory_path() / ("lingyan-words-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder / "zh-CN");
    std::ofstream(folder / "zh-CN" / "few.txt") << "[error.later]\n已收到，稍后答复。不用再发。\n";
    auto few = std::make_shared<wording::Wording const>(wording::Wording::read(folder.string()));
    std::filesystem::remove_all(folder);
    return std::make_shared<Knowledge const>(county, few);
}

struct Incoming : Service {
    AssignmentId task = give("医保名单", nov(20), {"v1"});
    std::size_t reports() {
        std::size_t count = 0;
        in([&](affairs::Turn const& turn) { count = turn.tx.records().within("task", nov(1), nov(30), {}, {}, {}).size(); });
        return count;
    }
};

}  // namespace

TEST_CASE_FIXTURE(Incoming, "a message that comes again gets its stored reply and does nothing") {
    auto first = message("h1", "医保名单办完了", "k1");
    CHECK(first.reply.find("记下了") != std::string::npos);
    CHECK_FALSE(first.repeated);
    now += minutes{5};
    auto again = message("h1", "医保名单办完了", "k1");
    CHECK(again.repeated);
    CHECK(again.reply == first.reply);
    CHECK(again.at == first.at);
    CHECK(reports() == 1);
}

TEST_CASE_FIXTURE(Incoming, "another content under the same key is another message") {
    auto first = message("h1", "医保名单办完了", "k1");
    auto other = message("h1", "撤", "k1");
    CHECK_FALSE(other.repeated);
    CHECK(other.reply.find("撤回了") != std::string::npos);
    CHECK(message("h1", "撤", "k1").repeated);
    CHECK(message("h1", "医保名单办完了", "k1").reply == first.reply);
    CHECK(reports() == 0);
}

namespace {

InboundMessage event(std::string const& from, std::string const& text) {
    InboundMessage message;
    message.sender = from;
    message.kind = InboundMessage::Kind::event;
    message.text = text;
    return message;
}

}  // namespace

TEST_CASE_FIXTURE(Incoming, "what was kept with another kind of hash comes again as itself") {
    InboundMessage inbound;
    inbound.account = "app";
    inbound.key = "k1";
    inbound.sender = "h1";
    inbound.text = "医保名单办完了";
    inbound.sent_at = now;
    inbound.content_hash = std::string(64, 'a');  // a SHA-256, from before fingerprints
    auto first = run(receive(store(), knowledge, now, inbound, 2048));
    inbound.content_hash = std::string(32, 'b');
    auto again = run(receive(store(), knowledge, now, inbound, 2048));
    CHECK(again.repeated);
    CHECK(again.reply == first.reply);
    CHECK(reports() == 1);
    inbound.content_hash = std::string(64, 'c');  // comparable, and another
    CHECK_FALSE(run(receive(store(), knowledge, now, inbound, 2048)).repeated);
}

TEST_CASE_FIXTURE(Incoming, "whoever opens the app for the first time is shown the way, and after that is left in peace") {
    for (auto const* who : {"h1", "a stranger"}) {
        CAPTURE(who);
        CHECK_FALSE(receive_one(event(who, "enter_agent")).reply.empty());
        for (auto const* again : {"enter_agent", "subscribe"}) CHECK(receive_one(event(who, again)).reply.empty());
    }
    say("h2", "全部");
    auto opened = event("h2", "enter_agent");
    opened.key = "opened";
    CHECK(receive_one(opened).reply.empty());
    in([](affairs::Turn const& turn) { CHECK_FALSE(turn.tx.inbox().find("opened")); });  // when somebody looks is kept nowhere
    deliver();
    CHECK(platform.sent.empty());
}

TEST_CASE_FIXTURE(Incoming, "a button of the menu is a command") {
    CHECK(receive_one(event("h1", "click:全部")).reply.find("医保名单") != std::string::npos);
    CHECK(receive_one(event("a stranger", "click:电话")).reply.find("电话") != std::string::npos);
}

TEST_CASE_FIXTURE(Incoming, "a resident who follows by a village's code is greeted with it, one who leaves gets nothing more, and an event of another kind is answered by nothing") {
    auto const greeted = receive_one(event("resident", "subscribe:v2")).reply;
    CHECK(greeted.find("上河村") != std::string::npos);
    CHECK(greeted.find("回1") != std::string::npos);
    CHECK(receive_one(event("resident", "templatesendjobfinish")).reply.empty());
    CHECK(receive_one(event("resident", "click:公开")).reply.find("上河村现在没有") != std::string::npos);
    auto late = [&] {
        in([&](affairs::Turn const& turn) {
            Delivery rest;
            rest.kind = DeliveryKind::reply;
            rest.to = {"app", "resident"};
            rest.text = "后一半";
            rest.made_at = rest.due_at = now;
            rest.expires_at = now + std::chrono::hours{1};
            turn.tx.outbox().add(rest);
        });
        auto const before = platform.sent.size();
        deliver();
        return platform.sent.size() - before;
    };
    CHECK(late() == 1);
    CHECK(receive_one(event("resident", "unsubscribe")).reply.empty());
    CHECK(late() == 0);
    CHECK(receive_one(event("h1", "unsubscribe")).reply.empty());
    auto elsewhere = event("h1", "subscribe:v1");  // a cadre whom nobody has bound there is a resident there
    elsewhere.account = "public";
    elsewhere.key = "follows there";
    elsewhere.content_hash = std::string(32, 'e');
    CHECK(run(receive(store(), knowledge, now, elsewhere, 2048)).reply.find("旦麻村") != std::string::npos);
    CHECK_FALSE(receive_one(event("resident", "subscribe")).reply.empty());
    CHECK(late() == 1);
}

TEST_CASE_FIXTURE(Incoming, "that the app is to be stopped is told to the administrator, once while it stays so") {
    auto told = [&](std::string const& text) {
        auto const before = platform.sent.size();
        CHECK(receive_one(event("sys", text)).reply.empty());
        deliver();
        return platform.sent.size() - before;
    };
    CHECK(told("app:stops") == 1);
    CHECK(platform.sent.back().to == "admin");
    CHECK(platform.sent.back().text.find("企业微信应用app用得少，快要被停用") == 0);
    CHECK(told("app:stops") == 0);
    CHECK(told("app:stopped") == 1);
    CHECK(told("app:runs") == 1);
    on(nov(25));
    CHECK(told("app:stops") == 1);
    CHECK(told("app:something new") == 0);
}

TEST_CASE_FIXTURE(Incoming, "one message id with two contents is noted and the administrator hears of it once a day") {
    message("h1", "医保名单办完了", "k1");
    message("h1", "撤", "k1");
    message("h1", "全部", "k1");
    CHECK(told("admin") == "admin.two_contents");
    in([&](affairs::Turn const& turn) { CHECK_FALSE(turn.tx.audit().first_broken()); });
}

TEST_CASE_FIXTURE(Incoming, "an old message that comes after a newer one changes nothing that was done since, and its sender is told") {
    number_of("h1", duty(task, "v1"));
    say("h1", "医保名单办完了");
    now += minutes{4};
    say("h1", "撤");
    auto const late = message("h1", "1", "k1", minutes{3}).reply;  // the report came too late: it has been taken back
    CHECK(late.find("上午9点1分发的这条来晚了") != std::string::npos);
    CHECK(late.find("请再发一次") != std::string::npos);
    CHECK(duty(task, "v1").state == DutyState::open);
    CHECK(message("h1", "1", "k1", minutes{3}).reply == late);
    now += minutes{1};
    CHECK(say("h1", "1").find("记下了") != std::string::npos);  // said again, it counts
    CHECK(message("h1", "撤", "k2", minutes{2}).reply.find("来晚了") != std::string::npos);
    CHECK(duty(task, "v1").state == DutyState::reported);
    CHECK(reports() == 1);
}

TEST_CASE_FIXTURE(Incoming, "an old digit is no answer to a question that was put after it was sent, a call for help always counts") {
    CHECK(say("sec", "派 旦麻村 报一次饮水情况，11月20日前，报人数").find("不发回3") != std::string::npos);
    CHECK(message("sec", "1", "k1", minutes{1}).reply.find("来晚了") != std::string::npos);
    CHECK(waiting("h1").empty());
    CHECK(say("sec", "1").find("发1个村") != std::string::npos);
    CHECK(message("sec", "河边着火了", "k2", minutes{1}).reply.find("119") != std::string::npos);
}

TEST_CASE_FIXTURE(Incoming, "what was long on its way counts from when it was said, unless the platform's clock cannot be true") {
    struct Row { char const* who; minutes on_its_way; bool believed; };
    for (auto const& [who, on_its_way, believed] : {Row{"h1", minutes{3}, true}, Row{"h2", minutes{-3}, false}, Row{"h3", minutes{60 * 24}, false}}) {
        CAPTURE(std::string(who));
        auto const village = std::string("v") + (who + 1);
        if (village != "v1") give("医保名单", nov(20), {village});
        auto const said = believed ? now - on_its_way : now;
        CHECK(message(who, "医保名单办完了", who, on_its_way).at == said);
        in([&](affairs::Turn const& turn) {
            auto const records = turn.tx.records().within("task", nov(1), nov(30), UnitId{village}, {}, {});
            REQUIRE(records.size() == 1);
            CHECK(records.front().reported_at == said);
        });
    }
}

TEST_CASE_FIXTURE(Incoming, "what could not be decided is answered for now, and in full later") {
    auto whole = knowledge;
    knowledge = without_words(county);
    auto stopgap = message("h1", "医保名单办完了", "k1");
    CHECK(stopgap.reply == "已收到，稍后答复。不用再发。");
    CHECK(reports() == 0);
    CHECK(duty(task, "v1").state == DutyState::open);
    knowledge = whole;
    now += minutes{1};
    CHECK(retry() == 1);
    CHECK(reports() == 1);
    CHECK(duty(task, "v1").state == DutyState::reported);
    deliver();
    REQUIRE(platform.to("h1").size() == 1);
    CHECK(platform.to("h1").front().find("记下了") != std::string::npos);
    CHECK(retry() == 0);
    CHECK(message("h1", "医保名单办完了", "k1").reply == stopgap.reply);
}

TEST_CASE_FIXTURE(Incoming, "after three failures a message is parked for the office") {
    auto whole = knowledge;
    knowledge = without_words(county);
    message("h1", "医保名单办完了", "k1");
    for (int i = 0; i < 5; ++i) CHECK(retry() == 0);
    std::size_t parked = 0;
    store().transact_now([&](Transaction& tx) { parked = tx.inbox().parked().size(); });
    CHECK(parked == 1);
    knowledge = whole;
    CHECK(retry() == 0);
    CHECK(reports() == 0);
}

TEST_CASE_FIXTURE(Incoming, "a stranger is a resident and reports nothing") {
    auto said = message("nobody", "医保名单办完了", "k1").reply;
    CHECK(said.find("我是") != std::string::npos);
    CHECK(said.find("医保名单") == std::string::npos);
    CHECK(reports() == 0);
}

TEST_CASE_FIXTURE(Incoming, "a call for help needs no number, and reaches the contact cadre") {
    CHECK(message("h1", "0", "k1").reply.find("要帮忙") != std::string::npos);
    CHECK(duty(task, "v1").asked == Asked::help);
    CHECK(reminder(duty(task, "v1").id)->person == PersonId{"contact"});
}

TEST_CASE_FIXTURE(Incoming, "questions, chat and other people's numbers change nothing") {
    for (std::string const text : {"办完了吗?", "医保名单怎么办？", "收到", "👍", "还没办完1", "我什么时候能办完", "大扫除搞完了", "7", "可以 1", "谈话是啥", "还没和张三谈过", ""}) {
        CAPTURE(text);
        CHECK_FALSE(say("h1", text).empty());
        CHECK(duty(task, "v1").state == DutyState::open);
        CHECK(duty(task, "v1").asked == Asked::nothing);
    }
    CHECK(reports() == 0);
    say("sec", "还没和张三谈过");
    in([&](affairs::Turn const& turn) { CHECK(turn.tx.records().within("talk", nov(1), nov(30), {}, {}, {}).empty()); });
}

}  // namespace lingyan::flow
