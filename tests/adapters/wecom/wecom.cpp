// The platform as the flow meets it: callbacks as HTTP requests, replies in their acknowledgement, one message over real sockets.
#include "adapters/wecom/wecom.hpp"

#include "adapters/shared/xml.hpp"
#include "http/server.hpp"
#include "support_api.hpp"
#include "support_vectors.hpp"

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <doctest/doctest.h>

#include <stdexcept>

using namespace lingyan;
using namespace lingyan::wecom;

namespace {

constexpr std::int64_t sent_at = 1735689600;

std::string message_text(std::string const& content, std::string const& id = "7301234567890123456") {
    Document document(512);
    document.text("ToUserName", "ww1a2b3c4d5e6f7a8b").text("FromUserName", "ZhangSan").plain("CreateTime", "1735689600").text("MsgType", "text");
    return document.text("Content", content).plain("MsgId", id).plain("AgentID", "1000002").end();
}

void check_refused(std::variant<http::Response, InboundMessage> const& read, int status = 403) {
    REQUIRE(std::holds_alternative<http::Response>(read));
    CHECK(std::get<http::Response>(read).status == status);
    CHECK(std::get<http::Response>(read).body.empty());
}

// The plain reply inside an acknowledgement, as the platform reads it.
std::string decrypted(http::Response const& response) {
    auto const fields = read_fields(response.body);
    REQUIRE(fields);
    auto const envelope = envelope_of("lingyan");
    CHECK(envelope.signature(fields->at("TimeStamp"), fields->at("Nonce"), fields->at("Encrypt")) == fields->at("MsgSignature"));
    auto const opened = envelope.decrypt(fields->at("Encrypt"));
    REQUIRE(opened.has_value());
    return *opened;
}

}  // namespace

TEST_CASE("the console's check of the URL gets the decrypted word and nothing else") {
    for (auto const& one : cases_of("verify_url")) {
        CAPTURE(one.at("id").get<std::string>());
        WeCom wecom(settings_of(one.at("config")));
        auto const request = url_check_of(one);
        auto const now = seconds_at(std::stoll(request.query.at("timestamp")));
        auto const read = wecom.receive(request, now);
        REQUIRE(std::holds_alternative<http::Response>(read));
        auto const& response = std::get<http::Response>(read);
        if (one.at("expect").at("ok").get<bool>()) {
            CHECK(response.status == 200);
            CHECK(response.type.starts_with("text/plain"));
            CHECK(response.body == *envelope_of(one.at("config")).open(request));
            check_refused(wecom.receive(request, now + std::chrono::minutes{6}));
        } else {
            check_refused(read);
        }
    }
}

TEST_CASE("every callback that is not ours gets the same answer") {
    for (auto const& one : cases_of("receive")) {
        if (one.at("expect").at("ok").get<bool>()) continue;
        CAPTURE(one.at("id").get<std::string>());
        WeCom wecom(settings_of(one.at("config")));
        check_refused(wecom.receive(request_of("POST", one.at("input").at("raw_query"), one.at("input").at("body")), seconds_at(sent_at)));
    }
    WeCom wecom(settings_of("lingyan"));
    check_refused(wecom.receive(delivered(message_text("hello"), "1735689600", "official-other-corp"), seconds_at(sent_at)));
    check_refused(wecom.receive(delivered(message_text("hello"), "1735689600", "lingyan-other-corp"), seconds_at(sent_at)));
    check_refused(wecom.receive(delivered("not xml"), seconds_at(sent_at)));
    check_refused(wecom.receive(delivered("<!DOCTYPE xml>" + message_text("hello")), seconds_at(sent_at)));
    check_refused(wecom.receive(http::Request{}, seconds_at(sent_at)), 405);
    for (auto const* method : {"PUT", "DELETE", "HEAD", "OPTIONS"}) {
        auto request = delivered(message_text("hello"));
        request.method = method;
        check_refused(wecom.receive(request, seconds_at(sent_at)), 405);
    }
}

TEST_CASE("a callback is taken only near the time that it was signed for") {
    WeCom wecom(settings_of("lingyan"));
    struct Row { char const* timestamp; int off; bool taken; };
    for (auto const& [timestamp, off, taken] : {Row{"1735689600", 0, true}, Row{"1735689600", 300, true}, Row{"1735689600", -300, true},
                                                Row{"1735689600", 301, false}, Row{"1735689600", -301, false}, Row{"1735689600.0", 0, false},
                                                Row{" 1735689600", 0, false}, Row{"+1735689600", 0, false}, Row{"-1", 0, false}, Row{"soon", 0, false},
                                                Row{"0x67748580", 0, false}, Row{"99999999999999999999", 0, false}}) {
        CAPTURE(timestamp);
        CAPTURE(off);
        auto const read = wecom.receive(delivered(message_text("hello"), timestamp), seconds_at(sent_at + off));
        if (taken)
            CHECK(std::holds_alternative<InboundMessage>(read));
        else
            check_refused(read);
    }
}

TEST_CASE("three deliveries of one message are one message, and get one reply") {
    WeCom wecom(settings_of("lingyan"));
    std::vector<InboundMessage> read;
    for (int i = 0; i < 3; ++i)  // encrypted anew and signed anew, as the platform does it
        read.push_back(std::get<InboundMessage>(wecom.receive(delivered(message_text("完成 1"), std::to_string(sent_at + i * 5)), seconds_at(sent_at + i * 5))));
    CHECK(read[0].key == "wecom|7301234567890123456|ZhangSan");
    CHECK(read[0].text == "完成 1");
    CHECK(read[0].sent_at == seconds_at(sent_at));
    std::vector<std::string> envelopes, replies;
    for (auto const& message : read) {
        CHECK(message.key == read[0].key);
        CHECK(message.content_hash == read[0].content_hash);
        auto const response = wecom.acknowledge(message, "已登记 ]]> 编号0123", seconds_at(sent_at + 1) + std::chrono::milliseconds{250});
        CHECK(response.status == 200);
        envelopes.push_back(response.body);
        replies.push_back(decrypted(response));
    }
    CHECK(replies[0] == replies[1]);
    CHECK(replies[0] == replies[2]);
    CHECK(envelopes[0] != envelopes[1]);
    CHECK(read_fields(replies[0]) == Named{{"ToUserName", "ZhangSan"}, {"FromUserName", "ww1a2b3c4d5e6f7a8b"}, {"CreateTime", "1735689601"},
                                            {"MsgType", "text"}, {"Content", "已登记 ]]> 编号0123"}});

    auto const other = std::get<InboundMessage>(wecom.receive(delivered(message_text("完成 2")), seconds_at(sent_at)));
    CHECK(other.key == read[0].key);
    CHECK(other.content_hash != read[0].content_hash);
}

TEST_CASE("with nothing to say the acknowledgement is empty, and a long reply ends between characters") {
    WeCom wecom(settings_of("lingyan"));
    auto const message = std::get<InboundMessage>(wecom.receive(delivered(message_text("hello")), seconds_at(sent_at)));
    auto const silent = wecom.acknowledge(message, "", seconds_at(sent_at));
    CHECK(silent.status == 200);
    CHECK(silent.body.empty());
    std::string text;
    while (text.size() <= 2048) text += "村";
    CHECK(read_fields(decrypted(wecom.acknowledge(message, text, seconds_at(sent_at))))->at("Content").size() == 2046);
}

TEST_CASE("a whereabouts is acknowledged and goes no further") {
    WeCom wecom(settings_of("lingyan"));
    for (auto const& one : cases_of("receive")) {
        if (one.at("id") != "inbound-location" && one.at("id") != "inbound-LOCATION" && one.at("id") != "inbound-unknown_event") continue;
        check_refused(wecom.receive(request_of("POST", one.at("input").at("raw_query"), one.at("input").at("body")), seconds_at(sent_at)), 200);
    }
}

TEST_CASE("settings that cannot work are named") {
    CHECK_NOTHROW(WeCom(settings_of("lingyan")));
    auto const complaint = [](auto const& spoil) {
        auto settings = settings_of("lingyan");
        spoil(settings);
        try {
            WeCom wecom(settings);
            return std::string{};
        } catch (std::invalid_argument const& failed) {
            return std::string(failed.what());
        }
    };
    CHECK(complaint([](auto& s) { s.corp_id.clear(); }).find("corp_id") != std::string::npos);
    CHECK(complaint([](auto& s) { s.secret.clear(); }).find("secret") != std::string::npos);
    CHECK(complaint([](auto& s) { s.token.clear(); }).find("token") != std::string::npos);
    CHECK(complaint([](auto& s) { s.agent_id = 0; }).find("agent_id") != std::string::npos);
    CHECK(complaint([](auto& s) { s.base_url.clear(); }).find("base_url") != std::string::npos);
    CHECK(complaint([](auto& s) { s.encoding_aes_key.pop_back(); }).find("encoding_aes_key") != std::string::npos);
}

namespace {

boost::asio::awaitable<http::Response> answer_as(FakeApi* api, http::Request request) { co_return api->answer(request); }

// Two messages, and between them the platform lets its token end.
boost::asio::awaitable<std::vector<Outcome>> send_twice(WeCom& wecom, FakeApi& api, boost::asio::cancellation_signal& stop) {
    std::vector<std::string> const to{"LiSi", "WangWu"};
    OutboundMessage first, second;
    first.text = "今日待办：1. 防汛值班";
    second.text = "已到期";
    auto outcomes = co_await wecom.send(to, first);
    api.good_token.clear();
    auto const more = co_await wecom.send(to, second);
    outcomes.insert(outcomes.end(), more.begin(), more.end());
    stop.emit(boost::asio::cancellation_type::terminal);
    co_return outcomes;
}

}  // namespace

TEST_CASE("messages go out over a real connection, an expired token and all") {
    boost::asio::io_context io{1};
    FakeApi api;
    api.strangers = {"wangwu"};
    http::Server server(io.get_executor(), "127.0.0.1", 0, http::Limits{},
                        [&api](http::Request request) { return answer_as(&api, std::move(request)); });
    auto settings = settings_of("lingyan");
    settings.base_url = "http://127.0.0.1:" + std::to_string(server.port());
    WeCom wecom(settings);
    boost::asio::cancellation_signal stop;
    boost::asio::co_spawn(io, server.serve(std::chrono::seconds{0}), boost::asio::bind_cancellation_slot(stop.slot(), [](std::exception_ptr) {}));
    auto const outcomes = run(io, send_twice(wecom, api, stop));
    REQUIRE(outcomes.size() == 4);
    for (std::size_t const reached : {0, 2}) CHECK_MESSAGE(outcomes[reached].kind == Outcome::Kind::sent, outcomes[reached].detail);
    for (std::size_t const stranger : {1, 3}) CHECK(outcomes[stranger].kind == Outcome::Kind::refused);
    CHECK(api.tokens_asked == 2);
    CHECK(api.shown.size() == 2);
}

TEST_CASE("a platform that cannot be reached makes a message wait") {
    boost::asio::io_context io{1};
    auto settings = settings_of("lingyan");
    {
        http::Server server(io.get_executor(), "127.0.0.1", 0, http::Limits{}, {});
        settings.base_url = "http://127.0.0.1:" + std::to_string(server.port());
    }
    WeCom wecom(settings);
    std::vector<std::string> const to{"LiSi"};
    OutboundMessage message;
    message.text = "今日待办";
    auto const outcomes = run(io, wecom.send(to, message));
    REQUIRE(outcomes.size() == 1);
    CHECK(outcomes[0].kind == Outcome::Kind::later);
    CHECK(outcomes[0].scope == Outcome::Scope::account);
    CHECK(outcomes[0].detail.find(settings.secret) == std::string::npos);
}
