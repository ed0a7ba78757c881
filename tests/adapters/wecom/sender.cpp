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

struct Bench {
    boost::asio::io_context io{1};
    FakeApi api;
    std::chrono::steady_clock::time_point now{};
    Sender sender{api.corp_id, api.secret, 1000002, api.call(), [this] { return now; }};

    std::vector<Outcome> send(std::vector<std::string> const& to, std::string const& text = "今日待办") { return run(io, sender.send(to, text)); }
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
    std::string const text = "今日待办";
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
    std::string const text = "今日待办";
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
    CHECK(bench.api.tokens_asked == 2);
    for (int i = 0; i < 20; ++i) {
        auto const meanwhile = bench.send_one();
        CHECK(meanwhile.kind == Kind::later);
        CHECK(meanwhile.wait == seconds{10});
    }
    CHECK(bench.api.tokens_asked == 2);
    CHECK(bench.api.bodies.size() == 2);
    bench.now += seconds{10};
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
    CHECK(bench.send_one().kind == Kind::later);
    CHECK(bench.api.tokens_asked == 1);
    CHECK(bench.api.bodies.empty());
}

TEST_CASE("without a token nothing has been sent, whatever became of the request for it") {
    for (auto const& fault : {failing(http::Failure::before_request), failing(http::Failure::after_request), answering("", 500), answering("<html>"),
                              answering(R"({"errcode":-1})"), answering("", 429)}) {
        Bench bench;
        bench.api.token_faults.push_back(fault);
        CAPTURE(fault.response.body);
        CHECK(bench.send_one().kind == Kind::later);
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
