// Which way a message goes, and what the platform's refusals make of it.
#include "adapters/wechat_official_account/sender.hpp"

#include "adapters/shared/media.hpp"
#include "support_api.hpp"
#include "support_vectors.hpp"

#include <doctest/doctest.h>

using namespace lingyan;
using namespace lingyan::wechat;
using Kind = Outcome::Kind;
using Shown = wechat::FakeApi::Shown;
using std::chrono::seconds;

namespace {

struct Bench {
    boost::asio::io_context io{1};
    wechat::FakeApi api;
    std::chrono::steady_clock::time_point now = std::chrono::steady_clock::time_point{} + std::chrono::hours{100};
    Api app = api.api([this] { return now; });
    Windows windows{[this] { return now; }};
    Sender sender;

    explicit Bench(Notice by_template = {}, Notice by_subscription = {}) : sender(app, windows, std::move(by_template), std::move(by_subscription)) {}

    Outcome send(std::string const& text = "您反映的路灯修好了", std::string const& person = openid) { return run(io, sender.send(person, text)); }
    void writes(std::string const& person = openid) {
        InboundMessage message;
        message.sender = person;
        windows.opened_by(message);
        api.windows[person] = 5;
    }
};

Notice const by_template{"TPL", {"thing1"}};
Notice const by_subscription{"SUB", {"thing1"}};

std::string popup(char const* status) {
    return written("event", std::string("<Event>subscribe_msg_popup_event</Event><SubscribeMsgPopupEvent><List><TemplateId>SUB</TemplateId><SubscribeStatusString>") +
                                status + "</SubscribeStatusString><PopupScene>0</PopupScene></List></SubscribeMsgPopupEvent>");
}

}  // namespace

TEST_CASE("whoever wrote gets five messages, and the sixth is refused without a call") {
    Bench bench;
    bench.writes();
    for (int i = 0; i < 5; ++i) CHECK(bench.send(std::to_string(i)).kind == Kind::sent);
    auto const sixth = bench.send("6");
    CHECK(sixth.kind == Kind::refused);
    CHECK(sixth.scope == Outcome::Scope::message);
    CHECK_FALSE(sixth.for_its_content);
    CHECK(sixth.detail.starts_with("45047"));
    CHECK(bench.api.calls.size() == 5);
    CHECK(bench.api.tokens_asked == 1);
    bench.writes();
    CHECK(bench.send("7").kind == Kind::sent);
}

TEST_CASE("after a start the platform knows better, and is asked once") {
    struct Row { bool used_up; char const* code; };
    for (auto const& [used_up, code] : {Row{false, "45015"}, Row{true, "45047"}}) {
        CAPTURE(code);
        Bench bench;
        if (used_up) bench.api.used_up.insert(openid);
        auto const refused = bench.send();
        CHECK(refused.kind == Kind::refused);
        CHECK(refused.detail.starts_with(code));
        CHECK(bench.send().kind == Kind::refused);
        CHECK(bench.api.calls.size() == 1);
    }
    Bench open;
    open.api.windows[openid] = 1;
    CHECK(open.send().kind == Kind::sent);
}

TEST_CASE("outside the window a notice goes out where a template takes it, and else the message is refused") {
    Bench bench(by_template, by_subscription);
    bench.api.subscriptions[openid] = 1;
    CHECK(bench.send().kind == Kind::sent);
    CHECK(bench.api.shown == std::vector{Shown{"template", openid, "您反映的路灯修好了"}});
    auto const too_long = bench.send("您反映的路灯修好了，另外请在周五以前到镇上便民服务中心把登记表交来");
    CHECK(too_long.kind == Kind::refused);
    CHECK(too_long.detail.starts_with("45015"));
    CHECK(bench.api.shown.size() == 1);
    bench.writes();
    CHECK(bench.send().kind == Kind::sent);
    CHECK(bench.api.shown.back().way == "custom");
}

TEST_CASE("an account without templates goes on with subscriptions, and never asks for them again") {
    Bench bench(by_template, by_subscription);
    bench.api.grants_templates = false;
    bench.api.subscriptions[openid] = 2;
    for (int i = 0; i < 2; ++i) {
        auto const outcome = bench.send();
        CHECK(outcome.kind == Kind::sent);
        CHECK_FALSE(outcome.needs_person);
    }
    CHECK(bench.api.shown.back().way == "subscription");
    CHECK(std::count(bench.api.calls.begin(), bench.api.calls.end(), "/cgi-bin/message/template/send") == 1);
}

TEST_CASE("whoever refused a notice is not tried until he accepts it") {
    Bench bench({}, by_subscription);
    auto const tried = [&] { return std::count(bench.api.calls.begin(), bench.api.calls.end(), "/cgi-bin/message/subscribe/bizsend"); };
    CHECK(bench.send().kind == Kind::refused);
    CHECK(tried() == 1);
    CHECK(bench.send().kind == Kind::refused);
    CHECK(tried() == 1);
    bench.sender.chosen(openid, popup("accept"));
    bench.api.subscriptions[openid] = 1;
    CHECK(bench.send().kind == Kind::sent);
    bench.sender.chosen(openid, popup("reject"));
    bench.api.subscriptions[openid] = 1;
    CHECK(bench.send().kind == Kind::refused);
    CHECK(tried() == 2);
    CHECK(bench.send("路灯修好了", "oAnother").kind == Kind::refused);  // his choice is nobody else's
    CHECK(tried() == 3);
}

TEST_CASE("what the API answers decides what becomes of a message") {
    struct Row { http::Fetched fault; Kind kind; bool account; bool needs_person; };
    for (auto const& [fault, kind, account, needs_person] :
         {Row{failing(http::Failure::before_request), Kind::later, true, false}, Row{failing(http::Failure::after_request), Kind::unknown, false, false},
          Row{answering("", 503), Kind::unknown, false, false}, Row{answering("", 429), Kind::later, true, false}, Row{answering("<html>"), Kind::unknown, false, false},
          Row{answering(R"({"errcode":-1})"), Kind::later, false, false}, Row{answering(R"({"errcode":45009})"), Kind::later, true, false},
          Row{answering(R"({"errcode":45011})"), Kind::later, true, false}, Row{answering(R"({"errcode":48001})"), Kind::later, true, true},
          Row{answering(R"({"errcode":40003})"), Kind::refused, false, false}, Row{answering(R"({"errcode":45002})"), Kind::refused, false, false},
          Row{answering(R"({"errcode":45047})"), Kind::refused, false, false}, Row{answering(R"({"errcode":45065})"), Kind::sent, false, false}}) {
        Bench bench;
        bench.writes();
        bench.api.send_faults.push_back(fault);
        CAPTURE(fault.response.body);
        CAPTURE(fault.response.status);
        auto const outcome = bench.send();
        CHECK(outcome.kind == kind);
        CHECK((outcome.scope == Outcome::Scope::account) == account);
        CHECK(outcome.needs_person == needs_person);
        CHECK(outcome.detail.find("企业微信") == std::string::npos);
    }
}

TEST_CASE("an expired token is renewed once, and one that stays refused makes everything wait") {
    Bench bench;
    bench.writes();
    CHECK(bench.send("1").kind == Kind::sent);
    bench.api.good_token.clear();
    CHECK(bench.send("2").kind == Kind::sent);
    CHECK(bench.api.tokens_asked == 2);
    for (int i = 0; i < 2; ++i) bench.api.send_faults.push_back(answering(R"({"errcode":40001,"errmsg":"not latest"})"));
    auto const refused = bench.send("3");
    CHECK(refused.kind == Kind::later);
    CHECK(refused.needs_person);
    auto const meanwhile = bench.send("4");
    CHECK(meanwhile.detail.find("app_secret") != std::string::npos);
    bench.now += seconds{60};
    CHECK(bench.send("5").kind == Kind::sent);
}

TEST_CASE("without a token nothing was sent, and the office is told what to mend") {
    struct Row { char const* body; bool needs_person; char const* words; };
    for (auto const& [body, needs_person, words] : {Row{R"({"errcode":40164,"errmsg":"invalid ip 1.2.3.4"})", true, "白名单"}, Row{R"({"errcode":40125})", true, "app_secret"},
                                                    Row{R"({"errcode":40013})", true, "app_id"}, Row{R"({"errcode":-1})", false, "繁忙"}}) {
        CAPTURE(body);
        Bench bench;
        bench.writes();
        bench.api.token_faults.push_back(answering(body));
        auto const outcome = bench.send();
        CHECK(outcome.kind == Kind::later);
        CHECK(outcome.scope == Outcome::Scope::account);
        CHECK(outcome.needs_person == needs_person);
        CHECK(outcome.detail.starts_with("stable_token: "));
        CHECK(outcome.detail.find(words) != std::string::npos);
        CHECK(bench.api.bodies.empty());
    }
}

TEST_CASE("an address that is no openid is never sent anywhere") {
    Bench bench;
    for (std::string const person : {"", "@all", "a b", "a|b", "o1\n", "../x"}) CHECK(bench.send("x", person).kind == Kind::refused);
    CHECK(bench.api.tokens_asked == 0);
}

TEST_CASE("a voice is fetched while the platform has it") {
    Bench bench;
    bench.api.media["m/1"] = "#!AMR\n12345";
    auto const there = run(bench.io, fetch_media(bench.app, "m/1"));
    CHECK(there.outcome.kind == Kind::sent);
    CHECK(there.bytes == "#!AMR\n12345");
    auto const gone = run(bench.io, fetch_media(bench.app, "m/2"));
    CHECK(gone.outcome.kind == Kind::refused);
    CHECK(gone.outcome.detail.starts_with("40007"));
}
