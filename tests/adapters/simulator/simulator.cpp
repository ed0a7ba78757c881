// What a simulator account promises to a browser and to a test.
#include "adapters/simulator/simulator.hpp"

#include "crypto/base64.hpp"
#include "crypto/hash.hpp"
#include "support.hpp"

#include <doctest/doctest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>

using namespace lingyan;
using lingyan::simulator::Bench;
using nlohmann::json;

namespace {

std::string said(json const& object) { return object.dump(); }

Delivery sent(std::int64_t seq, std::string const& address, std::string const& text, std::string const& when) {
    Delivery delivery;
    delivery.seq = seq;
    delivery.to = Address{"sim", address};
    delivery.text = text;
    delivery.sent_at = *read_timestamp(when);
    return delivery;
}

bool speaks_chinese(http::Response const& response) {
    auto const error = json::parse(response.body).at("error").get<std::string>();
    return error.find("。") != std::string::npos;
}

}  // namespace

TEST_CASE("the people of the roster are listed in its order, with the posts they hold today") {
    Bench bench;
    auto const response = bench.ask("GET", "/simulator/people");
    CHECK(response.status == 200);
    CHECK(response.type == "application/json; charset=utf-8");
    auto const today = json::parse(R"([
        {"id":"p1","name":"扎西","role":"township.secretary","unit":"630225100","posts":[{"role":"township.secretary","unit":"630225100"}]},
        {"id":"p2","name":"马玉兰","role":"village.secretary","unit":"630225100201",
         "posts":[{"role":"village.secretary","unit":"630225100201"},{"role":"village.director","unit":"630225100201"}]},
        {"id":"p3","name":"韩福","role":"","unit":"","posts":[]}])");
    CHECK(bench.json(response) == today);

    bench.clock.time = *read_timestamp("2026-10-09T00:00:00+08:00");
    CHECK(bench.json(bench.ask("GET", "/simulator/people"))[2]["role"] == "village.clerk");
}

TEST_CASE("the units have the names that people search for") {
    Bench bench;
    auto const units = bench.json(bench.ask("GET", "/simulator/units"));
    CHECK(units[2] == json::parse(R"({"id":"630225100201","level":"village","name":"西街村","full":"西街村委会","parent":"630225100"})"));
}

TEST_CASE("a message comes from the person's address here, or from an address bound to nobody") {
    struct Row { char const* from; char const* sender; };
    for (auto const& [from, sender] : {Row{"p1", "s-zhaxi"}, Row{"p2", "s-ma"}, Row{"p3", "p3"}, Row{"s-ma", "s-ma"}, Row{"qunzhong-1", "qunzhong-1"}}) {
        CAPTURE(from);
        Bench bench;
        auto const response = bench.ask("POST", "/simulator/messages", said({{"from", from}, {"text", "１"}, {"id", "m1"}}));
        CHECK(response.status == 200);
        REQUIRE(bench.received.size() == 1);
        auto const& message = bench.received[0];
        CHECK(message.account == "sim");
        CHECK(message.sender == sender);
        CHECK(message.key == std::string("sim|m1|") + sender);
        CHECK(message.kind == InboundMessage::Kind::text);
        CHECK(message.text == "１");
        CHECK(message.sent_at == bench.clock.time);
    }
}

TEST_CASE("the same id has the same reply, and another content or sender has another") {
    Bench bench;
    auto const reply_to = [&](json const& message) { return bench.json(bench.ask("POST", "/simulator/messages", said(message)))["replies"]; };
    auto const first = reply_to({{"from", "p1"}, {"text", "1"}, {"id", "m1"}});
    REQUIRE(first.size() == 1);
    CHECK(first[0]["text"] == bench.reply);
    CHECK(reply_to({{"from", "p1"}, {"text", "1"}, {"id", "m1"}}) == first);
    CHECK(bench.received[0].key == bench.received[1].key);
    CHECK(bench.received[0].content_hash == bench.received[1].content_hash);

    CHECK(reply_to({{"from", "p1"}, {"text", "2"}, {"id", "m1"}})[0]["id"] != first[0]["id"]);
    CHECK(bench.received[2].key == bench.received[0].key);
    CHECK(bench.received[2].content_hash != bench.received[0].content_hash);
    CHECK(reply_to({{"from", "p2"}, {"text", "1"}, {"id", "m1"}})[0]["id"] != first[0]["id"]);

    CHECK(reply_to({{"from", "p1"}, {"text", "1"}})[0]["id"] != reply_to({{"from", "p1"}, {"text", "1"}})[0]["id"]);
}

TEST_CASE("no choice of ids and addresses gives two messages one key") {
    Bench bench;
    bench.ask("POST", "/simulator/messages", said({{"from", "c"}, {"text", "1"}, {"id", "a|b"}}));
    bench.ask("POST", "/simulator/messages", said({{"from", "b|c"}, {"text", "1"}, {"id", "a"}}));
    bench.ask("POST", "/simulator/messages", said({{"from", "c"}, {"text", "1"}, {"id", "a%7Cb"}}));
    REQUIRE(bench.received.size() == 3);
    CHECK(bench.received[0].key != bench.received[1].key);
    CHECK(bench.received[0].key != bench.received[2].key);
}

TEST_CASE("where there is nothing to say the list of replies is empty") {
    Bench bench;
    bench.reply = "";
    CHECK(bench.json(bench.ask("POST", "/simulator/messages", said({{"from", "p1"}, {"text", "好"}}))) == json::parse(R"({"replies":[]})"));
}

TEST_CASE("a reply that is not UTF-8 is shown with replacements, not refused") {
    Bench bench;
    bench.reply = "好\xff";
    CHECK(bench.json(bench.ask("POST", "/simulator/messages", said({{"from", "p1"}, {"text", "好"}})))["replies"][0]["text"] == "好\xef\xbf\xbd");
}

TEST_CASE("a picture and a voice arrive as their bytes") {
    std::string const bytes("\xff\xd8\x00\x01", 4);
    struct Row { char const* name; InboundMessage::Kind kind; };
    for (auto const& [name, kind] : {Row{"image", InboundMessage::Kind::image}, Row{"voice", InboundMessage::Kind::voice}}) {
        CAPTURE(name);
        Bench bench;
        CHECK(bench.ask("POST", "/simulator/messages", said({{"from", "p1"}, {name, crypto::base64(bytes)}})).status == 200);
        REQUIRE(bench.received.size() == 1);
        CHECK(bench.received[0].kind == kind);
        CHECK(bench.received[0].media == bytes);
        CHECK(bench.received[0].text.empty());
    }
}

TEST_CASE("what cannot be read is refused in words, and nobody receives it") {
    auto const deep = R"({"from":"p1","text":)" + std::string(5000, '[') + std::string(5000, ']') + "}";
    for (std::string const& body : {std::string{}, std::string{"{"}, std::string{"[]"}, std::string{"\"p1\""}, std::string{R"({"text":"1"})"},
                                   std::string{R"({"from":"","text":"1"})"}, std::string{R"({"from":7,"text":"1"})"}, std::string{R"({"from":"p1"})"},
                                   std::string{R"({"from":"p1","text":null})"}, std::string{R"({"from":"p1","text":5})"},
                                   std::string{R"({"from":"p1","text":"1","image":"AAAA"})"}, std::string{R"({"from":"p1","text":"1","id":5})"},
                                   std::string{R"({"from":"p1","image":"不是"})"}, std::string{R"({"from":"p1","image":""})"},
                                   std::string{"{\"from\":\"p1\",\"text\":\"\xff\"}"}, R"({"from":")" + std::string(300, 'a') + R"(","text":"1"})", deep}) {
        CAPTURE(body.substr(0, 80));
        Bench bench;
        auto const response = bench.ask("POST", "/simulator/messages", body);
        CHECK(response.status == 400);
        CHECK(speaks_chinese(response));
        CHECK(bench.received.empty());
    }
}

TEST_CASE("what could not be stored is not acknowledged") {
    Bench bench;
    bench.receiving_fails = true;
    bench.store.broken = true;
    bench.moving_fails = true;
    for (auto const& response : {bench.ask("POST", "/simulator/messages", said({{"from", "p1"}, {"text", "1"}})),
                                 bench.ask("GET", "/simulator/messages", "", {{"to", "p1"}}),
                                 bench.ask("POST", "/simulator/clock", said({{"now", "2026-10-09T08:30:00+08:00"}}))}) {
        CHECK(response.status == 503);
        CHECK(speaks_chinese(response));
        bool retry_after = false;
        for (auto const& [name, value] : response.headers) retry_after = retry_after || name == "Retry-After";
        CHECK(retry_after);
    }
}

TEST_CASE("what the bot sent by itself is listed per recipient, after a seq, with county time") {
    Bench bench;
    bench.store.kept = {sent(1, "s-zhaxi", "早上好", "2026-10-08T08:08:05+08:00"), sent(1, "s-ma", "别人的", "2026-10-08T08:08:05+08:00"),
                        sent(2, "s-zhaxi", "新的事", "2026-10-08T04:00:00Z")};
    CHECK(bench.json(bench.ask("GET", "/simulator/messages", "", {{"to", "p1"}})) ==
          json::parse(R"({"messages":[{"seq":1,"to":"p1","text":"早上好","at":"2026-10-08T08:08:05+08:00"},
                                      {"seq":2,"to":"p1","text":"新的事","at":"2026-10-08T12:00:00+08:00"}]})"));
    auto const later = bench.json(bench.ask("GET", "/simulator/messages", "", {{"to", "p1"}, {"after", "1"}}));
    REQUIRE(later["messages"].size() == 1);
    CHECK(later["messages"][0]["seq"] == 2);
    CHECK(bench.json(bench.ask("GET", "/simulator/messages", "", {{"to", "nobody"}})) == json::parse(R"({"messages":[]})"));
    CHECK(bench.json(bench.ask("GET", "/simulator/messages", "", {{"to", "s-ma"}}))["messages"][0]["to"] == "s-ma");

    CHECK(bench.ask("GET", "/simulator/messages").status == 400);
    for (auto const* after : {"x", "-1", "1x", "99999999999999999999"}) {
        CAPTURE(after);
        CHECK(bench.ask("GET", "/simulator/messages", "", {{"to", "p1"}, {"after", after}}).status == 400);
    }
}

TEST_CASE("the clock is read, and moved forward only") {
    Bench bench;
    CHECK(bench.json(bench.ask("GET", "/simulator/clock")) == json::parse(R"({"now":"2026-10-08T08:00:00+08:00","sent":0})"));
    CHECK(bench.json(bench.ask("POST", "/simulator/clock", said({{"now", "2026-12-21T08:30:00+08:00"}}))) ==
          json::parse(R"({"now":"2026-12-21T08:30:00+08:00","sent":7})"));
    CHECK(bench.json(bench.ask("POST", "/simulator/clock", said({{"now", "2026-12-21T00:30:00Z"}})))["sent"] == 7);

    for (auto const* now : {"2026-12-21T08:29:59+08:00", "2036-12-22T08:30:00+08:00", "明天", "2026-02-30T08:30:00+08:00", ""}) {
        CAPTURE(now);
        auto const response = bench.ask("POST", "/simulator/clock", said({{"now", now}}));
        CHECK(response.status == 400);
        CHECK(speaks_chinese(response));
    }
    for (auto const* body : {"", "{}", R"({"now":1})", "[1]"}) {
        CAPTURE(body);
        CHECK(bench.ask("POST", "/simulator/clock", body).status == 400);
    }
    CHECK(bench.moved_to.size() == 2);
}

TEST_CASE("real time cannot be moved") {
    Bench bench;
    bench.doors.clock_moves = false;
    bench.rebuild();
    auto const response = bench.ask("POST", "/simulator/clock", said({{"now", "2026-12-21T08:30:00+08:00"}}));
    CHECK(response.status == 409);
    CHECK(speaks_chinese(response));
    CHECK(bench.moved_to.empty());
    CHECK(bench.ask("GET", "/simulator/clock").status == 200);
}

TEST_CASE("unknown addresses and wrong methods say so") {
    Bench bench;
    for (auto const* path : {"/simulator", "/simulator/", "/simulator/nothing", "/simulator/../config/lingyan.toml", "/simulator.html"}) {
        CAPTURE(path);
        CHECK(bench.ask("GET", path).status == 404);
    }
    struct Row { char const* method; char const* path; };
    for (auto const& [method, path] : {Row{"POST", "/"}, Row{"POST", "/simulator/people"}, Row{"POST", "/simulator/units"},
                                       Row{"DELETE", "/simulator/messages"}, Row{"PUT", "/simulator/clock"}}) {
        CAPTURE(path);
        auto const response = bench.ask(method, path, "{}");
        CHECK(response.status == 405);
        CHECK(speaks_chinese(response));
    }
}

TEST_CASE("a page of another site cannot speak for anybody") {
    Bench bench;
    auto const body = said({{"from", "p1"}, {"text", "1"}});
    CHECK(bench.ask("POST", "/simulator/messages", body, {}, {{"sec-fetch-site", "cross-site"}}).status == 403);
    CHECK(bench.ask("POST", "/simulator/messages", body, {}, {{"sec-fetch-site", "same-origin"}}).status == 200);
    CHECK(bench.received.size() == 1);
}

TEST_CASE("as a platform it takes every text, one outcome a person, and has no callbacks") {
    Bench bench;
    boost::asio::io_context loop(1);
    std::vector<std::string> const to{"s-ma", "s-zhaxi"};
    OutboundMessage message;
    message.text = "早上好";
    auto sending = boost::asio::co_spawn(loop, bench.simulator->send(to, message), boost::asio::use_future);
    loop.run();
    auto const outcomes = sending.get();
    REQUIRE(outcomes.size() == 2);
    for (auto const& outcome : outcomes) CHECK(outcome.kind == Outcome::Kind::sent);

    auto const refused = bench.simulator->receive(http::Request{}, bench.clock.time);
    REQUIRE(std::holds_alternative<http::Response>(refused));
    CHECK(std::get<http::Response>(refused).status == 404);
}
