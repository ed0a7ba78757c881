// Tokens, faults and repetitions against the fake API.
#include "adapters/wecom/sender.hpp"

#include "support_api.hpp"

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <doctest/doctest.h>

#include <boost/asio/detached.hpp>

using namespace lingyan;
using namespace lingyan::wecom;
using Kind = Outcome::Kind;
using std::chrono::seconds;

namespace {

OutboundMessage words(std::string const& text) {
    OutboundMessage message;
    message.text = text;
    return message;
}

struct Bench {
    boost::asio::io_context io{1};
    FakeApi api;
    std::chrono::steady_clock::time_point now{};
    Api app = api.api([this] { return now; });
    Sender sender{app, 1000002, true, Robots({{"510722101001", api.robot_key}, {"510722101002", "a key that was taken back"}}, [this] { return now; })};

    std::vector<Outcome> send(std::vector<std::string> const& to, std::string const& text = "今日待办") {
        auto const message = words(text);
        return run(io, sender.send(to, message));
    }
    Outcome send_one(std::string const& text = "今日待办") { return send({"lisi"}, text).front(); }
};

std::string const expired = R"({"errcode":42001,"errmsg":"access_token expired"})";

}  // namespace

TEST_CASE("one token serves many messages until shortly before it ends") {
    Bench bench;
    CHECK(bench.send_one("1").kind == Kind::sent);
    bench.now += seconds{7200 - 301};
    CHECK(bench.send_one("2").kind == Kind::sent);
    CHECK(bench.api.tokens_asked == 1);
    bench.now += seconds{1};
    CHECK(bench.send_one("3").kind == Kind::sent);
    CHECK(bench.api.tokens_asked == 2);
    CHECK(bench.api.shown.size() == 3);
}

TEST_CASE("senders that need a token at once share one request for it") {
    Bench bench;
    auto const text = words("今日待办");
    std::vector<std::vector<std::string>> const people{{"a"}, {"b"}, {"c"}, {"d"}, {"e"}};
    std::vector<std::future<std::vector<Outcome>>> results;
    for (auto const& to : people) results.push_back(boost::asio::co_spawn(bench.io, bench.sender.send(to, text), boost::asio::use_future));
    bench.io.run();
    for (auto& result : results) CHECK(result.get().front().kind == Kind::sent);
    CHECK(bench.api.tokens_asked == 1);

    // All of them find it expired, and again one request is enough.
    bench.api.good_token.clear();
    results.clear();
    for (auto const& to : people) results.push_back(boost::asio::co_spawn(bench.io, bench.sender.send(to, text), boost::asio::use_future));
    bench.io.restart();
    bench.io.run();
    for (auto& result : results) CHECK(result.get().front().kind == Kind::sent);
    CHECK(bench.api.tokens_asked == 2);
    CHECK(bench.api.shown.size() == 5);
}

TEST_CASE("when the one who asks for the token is stopped, another of those who wait asks") {
    Bench bench;
    bench.api.token_never_answers = true;
    std::vector<std::string> const first{"a"}, second{"b"};
    auto const text = words("今日待办");
    boost::asio::cancellation_signal stop;
    bool stopped = false;
    boost::asio::co_spawn(bench.io, bench.sender.send(first, text),
                          boost::asio::bind_cancellation_slot(stop.slot(), [&](std::exception_ptr failed, std::vector<Outcome>) { stopped = failed != nullptr; }));
    auto result = boost::asio::co_spawn(bench.io, bench.sender.send(second, text), boost::asio::use_future);
    bench.io.poll();
    stop.emit(boost::asio::cancellation_type::terminal);
    bench.io.restart();
    bench.io.run();
    CHECK(stopped);
    CHECK(result.get().front().kind == Kind::sent);
    CHECK(bench.api.tokens_asked == 2);
}

TEST_CASE("an expired token is renewed once and the same bytes go out again") {
    Bench bench;
    CHECK(bench.send_one("1").kind == Kind::sent);
    bench.api.good_token.clear();
    CHECK(bench.send_one("2").kind == Kind::sent);
    CHECK(bench.api.tokens_asked == 2);
    REQUIRE(bench.api.bodies.size() == 3);
    CHECK(bench.api.bodies[1] == bench.api.bodies[2]);
    CHECK(bench.api.shown.size() == 2);
}

TEST_CASE("a new token that is refused too makes the message wait, and no storm of requests follows") {
    Bench bench;
    for (int i = 0; i < 2; ++i) bench.api.send_faults.push_back(answering(expired));
    auto const outcome = bench.send_one();
    CHECK(outcome.kind == Kind::later);
    CHECK(outcome.detail.starts_with("42001"));
    CHECK(outcome.scope == Outcome::Scope::account);
    CHECK(outcome.needs_person);
    CHECK(bench.api.tokens_asked == 2);
    for (int i = 0; i < 20; ++i) {
        auto const meanwhile = bench.send_one();
        CHECK(meanwhile.kind == Kind::later);
        CHECK(meanwhile.wait == seconds{60});
        CHECK(meanwhile.needs_person);
    }
    CHECK(bench.api.tokens_asked == 2);
    CHECK(bench.api.bodies.size() == 2);
    bench.now += seconds{60};
    CHECK(bench.send_one().kind == Kind::sent);
}

TEST_CASE("a wrong secret makes messages wait and says what to do") {
    Bench bench;
    bench.api.secret = "another";
    auto const outcome = bench.send_one();
    CHECK(outcome.kind == Kind::later);
    CHECK(outcome.detail.find("40001") != std::string::npos);
    CHECK(outcome.detail.find("secret") != std::string::npos);
    CHECK(outcome.detail.find(bench.api.corp_id) == std::string::npos);
    CHECK(outcome.scope == Outcome::Scope::account);
    CHECK(outcome.needs_person);
    CHECK(bench.send_one().kind == Kind::later);
    CHECK(bench.api.tokens_asked == 1);
    bench.now += seconds{59};
    CHECK(bench.send_one().needs_person);
    CHECK(bench.api.tokens_asked == 1);  // once a minute is enough to notice that it was put right
    bench.now += seconds{1};
    bench.api.secret = "a secret of the tests";
    CHECK(bench.send_one().kind == Kind::sent);
    CHECK(bench.api.tokens_asked == 2);
}

TEST_CASE("without a token nothing has been sent, whatever became of the request for it") {
    for (auto const& fault : {failing(http::Failure::before_request), failing(http::Failure::after_request), answering("", 500), answering("<html>"),
                              answering(R"({"errcode":-1})"), answering("", 429)}) {
        Bench bench;
        bench.api.token_faults.push_back(fault);
        CAPTURE(fault.response.body);
        auto const outcome = bench.send_one();
        CHECK(outcome.kind == Kind::later);
        CHECK(outcome.scope == Outcome::Scope::account);
        CHECK_FALSE(outcome.needs_person);
        CHECK(outcome.detail.starts_with("gettoken: "));
        CHECK(bench.api.bodies.empty());
        bench.now += seconds{10};
        CHECK(bench.send_one().kind == Kind::sent);
    }
}

TEST_CASE("where an attempt broke off decides whether it is known") {
    struct Row { http::Fetched fault; Kind kind; };
    for (auto const& [fault, kind] : {Row{failing(http::Failure::before_request), Kind::later}, Row{failing(http::Failure::after_request), Kind::unknown},
                                      Row{answering("", 503), Kind::unknown}, Row{answering("{\"errcode\":"), Kind::unknown},
                                      Row{answering(R"({"errcode":45009})"), Kind::later}, Row{answering(R"({"errcode":40201})"), Kind::refused},
                                      Row{answering("", 429), Kind::later}}) {
        Bench bench;
        bench.api.send_faults.push_back(fault);
        CAPTURE(fault.response.status);
        CAPTURE(fault.response.body);
        CHECK(bench.send_one().kind == kind);
        CHECK(bench.send_one().kind == Kind::sent);
    }
}

TEST_CASE("a message whose answer was lost is repeated in the same bytes and seen once") {
    Bench bench;
    bench.api.fault_after_acceptance = true;
    bench.api.send_faults.push_back(failing(http::Failure::after_request));
    CHECK(bench.send_one().kind == Kind::unknown);
    CHECK(bench.send_one().kind == Kind::sent);
    REQUIRE(bench.api.bodies.size() == 2);
    CHECK(bench.api.bodies[0] == bench.api.bodies[1]);
    CHECK(bench.api.shown.size() == 1);
}

TEST_CASE("each of several people has an outcome in the order asked for") {
    Bench bench;
    bench.api.strangers = {"wangwu"};
    auto const outcomes = bench.send({"LiSi", "WangWu", "@all", "a|b", "", "ZhaoLiu"});
    REQUIRE(outcomes.size() == 6);
    for (std::size_t const reached : {0, 5}) CHECK(outcomes[reached].kind == Kind::sent);
    for (std::size_t const not_reached : {1, 2, 3, 4}) CHECK(outcomes[not_reached].kind == Kind::refused);
    REQUIRE(bench.api.bodies.size() == 1);
    CHECK(bench.api.bodies.front().find(R"("touser":"LiSi|WangWu|ZhaoLiu")") != std::string::npos);

    for (auto const& outcome : bench.send({"WangWu"})) CHECK(outcome.kind == Kind::refused);
    CHECK(bench.send({"@all"}).front().kind == Kind::refused);
    CHECK(bench.send({}).empty());
    CHECK(bench.api.bodies.size() == 2);
}

TEST_CASE("buttons go out as a card where the app shows cards, and as plain words where it does not") {
    Bench bench;
    OutboundMessage message;
    message.text = "【领雁】6 新的事：医保名单，12月25日前。\n办完回6，不归村里回“不属我”。";
    message.buttons = {{"办完了", "report/7"}, {"要帮忙", "help/7"}};
    message.card = "d-15";
    std::vector<std::string> const to{"lisi"};
    CHECK(run(bench.io, bench.sender.send(to, message)).front().kind == Kind::sent);
    CHECK(bench.api.shown.back().find(R"("msgtype":"template_card")") != std::string::npos);
    Sender plain(bench.app, 1000002, false);
    CHECK(run(bench.io, plain.send(to, message)).front().kind == Kind::sent);
    CHECK(bench.api.shown.back().find(R"("msgtype":"text")") != std::string::npos);
}

TEST_CASE("a pressed card is changed with its code, once, under the token that all share") {
    Bench bench;
    InboundMessage press;
    press.sender = "LiSi";
    press.card_code = "RESP_CODE_1";
    std::string const shown = "已报：办完了";
    bench.send_one();
    bench.api.good_token.clear();
    CHECK(run(bench.io, bench.sender.close_card(press, shown)).kind == Kind::sent);
    CHECK(bench.api.tokens_asked == 2);
    CHECK(bench.api.card_updates.back() ==
          R"({"userids":["LiSi"],"agentid":1000002,"response_code":"RESP_CODE_1","button":{"replace_name":"已报：办完了"}})");
    auto const again = run(bench.io, bench.sender.close_card(press, shown));
    CHECK(again.kind == Kind::refused);
    CHECK(again.detail.starts_with("60140"));
}

TEST_CASE("a village's group is reached through its robot, without the app's token") {
    Bench bench;
    CHECK(bench.send({"robot:510722101001"}, "公开：上月账目").front().kind == Kind::sent);
    CHECK(bench.api.tokens_asked == 0);
    CHECK(bench.api.said_by_robot == std::vector<std::string>{R"({"msgtype":"text","text":{"content":"公开：上月账目"}})"});
    struct Row { char const* address; char const* says; };
    for (auto const& [address, says] : {Row{"robot:510722101002", "93000"}, Row{"robot:510722101003", "robots"}, Row{"robot:", "robots"}}) {
        CAPTURE(address);
        auto const outcome = bench.send({address}).front();
        CHECK(outcome.kind == Kind::refused);
        CHECK(outcome.scope == Outcome::Scope::message);
        CHECK(outcome.detail.find(says) != std::string::npos);
        CHECK(outcome.detail.find("key") == std::string::npos);
    }
    auto const both = bench.send({"robot:510722101001", "LiSi"}, "给人的和给群的");
    CHECK(both[0].kind == Kind::sent);
    CHECK(both[1].kind == Kind::sent);
    CHECK(bench.api.bodies.back().find(R"("touser":"LiSi")") != std::string::npos);
}

TEST_CASE("a robot speaks at most eighteen times a minute, and what is over waits without being tried") {
    Bench bench;
    std::vector<std::string> const group{"robot:510722101001"};
    for (int i = 0; i < 18; ++i) {
        CHECK(bench.send(group, std::to_string(i)).front().kind == Kind::sent);
        bench.now += seconds{1};
    }
    auto const waits = bench.send(group, "18").front();
    CHECK(waits.kind == Kind::later);
    CHECK(waits.wait == seconds{42});
    CHECK(waits.scope == Outcome::Scope::message);
    CHECK(bench.api.said_by_robot.size() == 18);
    bench.now += seconds{42};
    CHECK(bench.send(group, "18").front().kind == Kind::sent);
    CHECK(bench.send(group, "19").front().wait == seconds{1});
    // The group's own limit is nobody else's.
    bench.api.send_faults.push_back(answering(R"({"errcode":45009,"errmsg":"api freq out of limit"})"));
    bench.now += seconds{60};
    auto const limited = bench.send(group, "20").front();
    CHECK(limited.kind == Kind::later);
    CHECK(limited.wait == seconds{60});
    CHECK(limited.scope == Outcome::Scope::message);
}
