// Buttons: which messages carry them, and what a press does however late, often, or by whomever it comes.
#include "flow/buttons.hpp"
#include "flow/support.hpp"

#include <doctest/doctest.h>

namespace lingyan::flow {

using affairs::nov;

namespace {

using Labels = std::vector<WordedButton>;

struct Cards : Service {
    AssignmentId task = give("医保名单", nov(20), {"v1"});
    std::string about() { return std::to_string(duty(task, "v1").id.value()); }

    Answered pressed(std::string const& person, std::string const& asked_for) {
        InboundMessage message;
        message.sender = person;
        message.kind = InboundMessage::Kind::press;
        message.text = asked_for;
        message.card = "d-1";
        message.card_code = "RESP";
        return receive_one(message);
    }
    // What the person is told, which comes apart from the acknowledgement.
    std::string told_after(std::string const& person, std::string const& asked_for) {
        auto const before = platform.to(person).size();
        auto const answered = pressed(person, asked_for);
        CHECK(answered.reply.empty());
        deliver();
        auto const texts = platform.to(person);
        REQUIRE(texts.size() == before + 1);
        return texts.back();
    }
    Labels buttons_of_last(std::string const& person) {
        Labels worded;
        in([&](affairs::Turn const& turn) {
            auto const waiting = turn.tx.outbox().waiting_for(PersonId{person});
            REQUIRE_FALSE(waiting.empty());
            worded = worded_buttons(*knowledge->wording, waiting.back().say, {});
        });
        return worded;
    }
};

}  // namespace

TEST_CASE_FIXTURE(Cards, "a press reports the task, tells it apart from the acknowledgement, and closes the card") {
    auto const answered = pressed("h1", "report/" + about());
    CHECK(answered.reply.empty());
    CHECK(answered.card_shows == "已报：办完了");
    CHECK(duty(task, "v1").state == DutyState::reported);
    deliver();
    REQUIRE(platform.to("h1").size() == 1);
    CHECK(platform.to("h1").front().find("医保名单，记下了") != std::string::npos);
}

TEST_CASE_FIXTURE(Cards, "the same press delivered again does nothing, and a second press is told how the task stands") {
    InboundMessage message;
    message.key = "k1";
    message.sender = "h1";
    message.kind = InboundMessage::Kind::press;
    message.text = "report/" + about();
    CHECK(receive_one(message).card_shows == "已报：办完了");
    auto const again = receive_one(message);
    CHECK(again.repeated);
    CHECK(again.reply.empty());
    CHECK(again.card_shows.empty());
    deliver();
    CHECK(platform.to("h1").size() == 1);
    CHECK(told_after("h1", "report/" + about()).find("已经报过了") != std::string::npos);
    in([&](affairs::Turn const& turn) { CHECK(turn.tx.records().within("task", nov(1), nov(30), {}, {}, {}).size() == 1); });
}

TEST_CASE_FIXTURE(Cards, "for help is asked once, and to look at the task changes nothing and leaves the buttons") {
    auto const shown = pressed("h1", "show/" + about());
    CHECK(shown.card_shows.empty());
    CHECK(duty(task, "v1").state == DutyState::open);
    auto const asked = pressed("h1", "help/" + about());
    CHECK(asked.card_shows == "已问：要帮忙");
    CHECK(duty(task, "v1").asked == Asked::help);
    deliver();
    CHECK(told_after("h1", "help/" + about()).find("已经问过") != std::string::npos);
}

TEST_CASE_FIXTURE(Cards, "a press on what has been called off says so") {
    in([&](affairs::Turn const& turn) {
        auto off = turn.tx.duties().of(task).front();
        off.state = DutyState::withdrawn;
        turn.tx.duties().update(off);
    });
    CHECK(pressed("h1", "report/" + about()).card_shows == "不用再按");
    deliver();
    CHECK(platform.to("h1").back().find("医保名单不用办了") != std::string::npos);
    CHECK(duty(task, "v1").state == DutyState::withdrawn);
}

TEST_CASE_FIXTURE(Cards, "what is somebody else's answers like what is not there, and nothing happens") {
    auto const nothing = std::string("没有这一件。回“全部”看您的事。");
    struct Row { char const* who; std::string asked_for; };
    for (auto const& [who, asked_for] : {Row{"h2", "report/" + about()}, Row{"contact", "report/" + about()}, Row{"h2", "show/" + about()}, Row{"h1", "accept/" + about()},
                                         Row{"h2", "accept/" + about()}, Row{"h1", "report/99999"}, Row{"h1", "report/"}, Row{"h1", "report"}, Row{"h1", ""},
                                         Row{"h1", "submit"}, Row{"h1", "erase/" + about()}, Row{"h1", "report/" + about() + "x"}, Row{"h1", "report/-1"}}) {
        CAPTURE(who);
        CAPTURE(asked_for);
        now += minutes{3};
        CHECK(pressed(who, asked_for).card_shows.empty());
        deliver();
        CHECK(platform.to(who).back() == nothing);
        CHECK(duty(task, "v1").state == DutyState::open);
        CHECK(duty(task, "v1").asked == Asked::nothing);
    }
    CHECK(told_after("a stranger", "report/" + about()).find("医保名单") == std::string::npos);
}

TEST_CASE_FIXTURE(Cards, "whoever looks at reports accepts by a press, or is asked for the reason and sends it back by words") {
    say("h1", "医保名单办完了");
    auto const back = pressed("contact", "send_back/" + about());
    CHECK(back.card_shows.empty());
    CHECK(duty(task, "v1").state == DutyState::reported);
    deliver();
    CHECK(platform.to("contact").back().find("要补什么") != std::string::npos);
    CHECK(say("contact", "少一页").find("退回去补了") != std::string::npos);
    CHECK(duty(task, "v1").state == DutyState::open);
    CHECK(pressed("contact", "accept/" + about()).card_shows == "不用再按");  // nothing to accept any more
    say("h1", "医保名单办完了");
    CHECK(pressed("contact", "accept/" + about()).card_shows == "看过：可以");
    CHECK(duty(task, "v1").state == DutyState::done);
    CHECK(pressed("contact", "accept/" + about()).card_shows == "看过：可以");  // by whomever: it is done
}

TEST_CASE_FIXTURE(Cards, "a digest about one thing carries its buttons, and one about several carries none") {
    on(nov(17), 8, 30);
    remind();
    CHECK(buttons_of_last("h1") == Labels{{"办完了", "report/" + about()}, {"要帮忙", "help/" + about()}});
    deliver();
    say("h1", "医保名单办完了");
    on(nov(18), 8, 30);
    remind();
    CHECK(buttons_of_last("contact") == Labels{{"可以", "accept/" + about()}, {"退回", "send_back/" + about()}});

    Service other;
    auto const first = other.give("医保名单", nov(20), {"v1"}), second = other.give("防火台账", nov(20), {"v1"});
    other.on(nov(17), 8, 30);
    other.remind();
    other.in([&](affairs::Turn const& turn) {
        auto const waiting = turn.tx.outbox().waiting_for(PersonId{"h1"});
        REQUIRE(waiting.size() == 1);
        CHECK(worded_buttons(*other.knowledge->wording, waiting.front().say, {}).empty());
    });
    CHECK(first != second);
}

TEST_CASE("a task told at once carries the way to report, to ask and to look") {
    Service service;
    service.say("sec", "派 旦麻村 报饮水情况，11月17日前，报人数");
    service.say("sec", "1");
    service.in([&](affairs::Turn const& turn) {
        auto const waiting = turn.tx.outbox().waiting_for(PersonId{"h1"});
        REQUIRE(waiting.size() == 1);
        REQUIRE(waiting.front().say.about.size() == 1);
        auto const id = std::to_string(waiting.front().say.about.front().value());
        CHECK(worded_buttons(*service.knowledge->wording, waiting.front().say, {}) ==
              Labels{{"办完了", "report/" + id}, {"要帮忙", "help/" + id}, {"看看", "show/" + id}});
    });
}

}  // namespace lingyan::flow
