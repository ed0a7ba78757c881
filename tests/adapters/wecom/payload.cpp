#include "adapters/wecom/payload.hpp"

#include "support_vectors.hpp"

#include <doctest/doctest.h>

using namespace lingyan;
using namespace lingyan::wecom;
using Kind = Outcome::Kind;

namespace {

std::string written(std::string const& type, std::string const& more) {
    return "<xml><ToUserName>ww1</ToUserName><FromUserName>ZhangSan</FromUserName><CreateTime>1735689600</CreateTime><MsgType>" + type + "</MsgType>" +
           more + "</xml>";
}

http::Response answer(int status, std::string body) {
    http::Response response;
    response.status = status;
    response.body = std::move(body);
    return response;
}

}  // namespace

TEST_CASE("a code of the API means what the platform's paper says of it") {
    for (auto const& row : vectors().at("error_codes")) {
        auto const code = row.at("code").get<std::int64_t>();
        std::string const meant = row.at("class");
        CAPTURE(code);
        if (code == 0) continue;
        auto const outcome = outcome_of(code);
        auto const expected = meant == "retry_now" || meant == "retry_later" ? Kind::later
                              : meant == "refresh_token_retry" || code == 40001 ? Kind::token  // 40001: only gettoken's own says the secret is wrong
                                                                               : Kind::refused;
        CHECK(outcome.kind == expected);
        CHECK(outcome.detail.starts_with(std::to_string(code) + " "));
        CHECK(outcome.detail.find("未登记") == std::string::npos);
    }
    CHECK(outcome_of(987654).kind == Kind::later);
    CHECK(outcome_of(987654).detail.starts_with("987654 "));
    CHECK(outcome_of(45009).wait == std::chrono::seconds{60});
}

TEST_CASE("each kind of message is read as the flow knows it") {
    using In = InboundMessage::Kind;
    struct Row { std::string type, more; In kind; std::string text, media; };
    for (auto const& row : std::vector<Row>{{"text", "<Content>完成 1</Content><MsgId>71</MsgId>", In::text, "完成 1", ""},
                                            {"image", "<MediaId>m1</MediaId><MsgId>71</MsgId>", In::image, "", "m1"},
                                            {"voice", "<MediaId>m2</MediaId><Format>amr</Format><MsgId>71</MsgId>", In::voice, "", "m2"},
                                            {"video", "<MediaId>m3</MediaId><MsgId>71</MsgId>", In::unsupported, "", ""},
                                            {"file", "<MediaId>m4</MediaId><MsgId>71</MsgId>", In::unsupported, "", ""},
                                            {"link", "<Url>http://a</Url><MsgId>71</MsgId>", In::unsupported, "", ""},
                                            {"event", "<Event>click</Event><EventKey>我的任务</EventKey>", In::event, "click:我的任务", ""},
                                            {"event", "<Event>CLICK</Event><EventKey>K</EventKey>", In::event, "click:K", ""},
                                            {"event", "<Event>enter_agent</Event><EventKey/>", In::event, "enter_agent", ""},
                                            {"event", "<Event>subscribe</Event>", In::event, "subscribe", ""}}) {
        CAPTURE(row.more);
        auto const read = read_message("wecom", written(row.type, row.more));
        REQUIRE(std::holds_alternative<InboundMessage>(read));
        auto const& message = std::get<InboundMessage>(read);
        CHECK(message.account == "wecom");
        CHECK(message.sender == "ZhangSan");
        CHECK(message.kind == row.kind);
        CHECK(message.text == row.text);
        CHECK(message.media_ref == row.media);
        CHECK(message.sent_at == seconds_at(1735689600));
        CHECK(message.content_hash.size() == 64);
        CHECK(message.key == (row.type == "event" ? "wecom|" + message.content_hash : "wecom|71|ZhangSan"));
    }
}

TEST_CASE("whereabouts and events that nobody answers are forgotten") {
    for (auto const& [type, more] : std::vector<std::pair<std::string, std::string>>{
             {"location", "<Location_X>26.6</Location_X><Location_Y>106.6</Location_Y><MsgId>7</MsgId>"},
             {"event", "<Event>LOCATION</Event><Latitude>26.6</Latitude>"},
             {"event", "<Event>location</Event><Latitude>26.6</Latitude>"},
             {"event", "<Event>location_select</Event>"},
             {"event", "<Event>unsubscribe</Event>"},
             {"event", "<Event>view</Event><EventKey>http://a</EventKey>"},
             {"event", "<Event>some_future_event</Event>"},
             {"event", ""}}) {
        CAPTURE(more);
        CHECK(std::holds_alternative<Discarded>(read_message("wecom", written(type, more))));
    }
}

TEST_CASE("what the platform does not send is not guessed at") {
    for (std::string const text : {"", "hello", "<xml/>", "<xml><FromUserName>a</FromUserName><MsgType>text</MsgType></xml>",
                                   "<xml><FromUserName>a</FromUserName><MsgType>text</MsgType><CreateTime>soon</CreateTime></xml>",
                                   "<xml><FromUserName>a</FromUserName><CreateTime>1</CreateTime></xml>",
                                   "<xml><MsgType>text</MsgType><CreateTime>1</CreateTime></xml>"}) {
        CAPTURE(text);
        CHECK(std::holds_alternative<Unreadable>(read_message("wecom", text)));
    }
}

TEST_CASE("two different events of one person in one second are two messages") {
    auto const first = read_message("wecom", written("event", "<Event>click</Event><EventKey>a</EventKey>"));
    auto const second = read_message("wecom", written("event", "<Event>click</Event><EventKey>b</EventKey>"));
    CHECK(std::get<InboundMessage>(first).key != std::get<InboundMessage>(second).key);
}

TEST_CASE("a message to send is plain UTF-8, always in the same bytes") {
    auto const body = text_message(1000002, {"lisi", "ZhangSan"}, "请于\n\"明天\"报送");
    CHECK(body == R"({"touser":"lisi|ZhangSan","msgtype":"text","agentid":1000002,"text":{"content":"请于\n\"明天\"报送"},)"
                  R"("enable_duplicate_check":1,"duplicate_check_interval":14400})");
    CHECK(text_message(1000002, {"lisi", "ZhangSan"}, "请于\n\"明天\"报送") == body);
    CHECK(text_message(1, {"lisi"}, "cut \xE6\x9D").find("cut \xEF\xBF\xBD") != std::string::npos);
}

TEST_CASE("the answer to a message says what became of it") {
    struct Row { int status; std::string body; Kind kind; };
    for (auto const& [status, body, kind] : std::vector<Row>{{200, R"({"errcode":0,"errmsg":"ok","msgid":"m"})", Kind::sent},
                                                             {200, R"({"errmsg":"ok"})", Kind::sent},
                                                             {200, R"({"errcode":42001,"errmsg":"x"})", Kind::token},
                                                             {200, R"({"errcode":-1})", Kind::later},
                                                             {200, R"({"errcode":81013})", Kind::refused},
                                                             {200, R"({"errcode":"0"})", Kind::unknown},
                                                             {200, "", Kind::unknown},
                                                             {200, "{\"errcode\":0", Kind::unknown},
                                                             {200, "[0]", Kind::unknown},
                                                             {200, "<html>", Kind::unknown},
                                                             {200, std::string(60'000, '['), Kind::unknown},
                                                             {500, R"({"errcode":0})", Kind::unknown},
                                                             {502, "", Kind::unknown},
                                                             {302, "", Kind::later},
                                                             {404, "", Kind::later}}) {
        CAPTURE(status);
        CAPTURE(body.substr(0, 40));
        CHECK(read_send_answer(answer(status, body)).outcome.kind == kind);
    }
    auto busy = answer(429, "");
    CHECK_FALSE(read_send_answer(busy).outcome.wait);
    busy.headers.emplace_back("Retry-After", "30");
    CHECK(read_send_answer(busy).outcome.kind == Kind::later);
    CHECK(read_send_answer(busy).outcome.wait == std::chrono::seconds{30});
}

TEST_CASE("each person of a message that arrived in part has an outcome of their own") {
    auto const read = read_send_answer(answer(200, R"({"errcode":0,"invaliduser":"zhangsan||wangwu","unlicenseduser":"zhaoliu"})"));
    CHECK(read.outcome_for("lisi").kind == Kind::sent);
    CHECK(read.outcome_for("ZhangSan").kind == Kind::refused);
    CHECK(read.outcome_for("WangWu").kind == Kind::refused);
    CHECK(read.outcome_for("ZhaoLiu").kind == Kind::refused);
    CHECK(read.outcome_for("ZhaoLiu").detail.starts_with("unlicenseduser"));
    CHECK(read.outcome_for("zhang").kind == Kind::sent);
}

TEST_CASE("a token is read with its time, and its absence never refuses a message for good") {
    auto const read = read_token_answer(answer(200, R"({"errcode":0,"errmsg":"ok","access_token":"T1","expires_in":7200})"));
    CHECK(read.token == "T1");
    CHECK(read.valid == std::chrono::seconds{7200});
    for (auto const& [status, body] : std::vector<std::pair<int, std::string>>{
             {200, R"({"errcode":40001,"errmsg":"x"})"}, {200, R"({"errcode":60020})"}, {200, "{}"}, {200, ""}, {200, R"({"access_token":7})"}, {503, ""}, {404, ""}}) {
        CAPTURE(body);
        auto const failed = read_token_answer(answer(status, body));
        CHECK(failed.token.empty());
        CHECK(failed.outcome.kind == Kind::later);
        CHECK(failed.outcome.detail.starts_with("gettoken: "));
    }
}
