// The account as the flow sees it: what is refused, what is answered, and in which words.
#include "adapters/wechat_official_account/official_account.hpp"

#include "adapters/wechat_official_account/fields.hpp"
#include "http/server.hpp"
#include "support_api.hpp"
#include "support_vectors.hpp"

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <doctest/doctest.h>

using namespace lingyan;
using namespace lingyan::wechat;

namespace {

using Read = std::variant<http::Response, InboundMessage>;

std::string const question = written("text", "<Content>低保怎么申请</Content><MsgId>24601234567890123</MsgId>");

void check_refused(Read const& read, std::string_view reason) {
    REQUIRE(std::holds_alternative<http::Response>(read));
    auto const& response = std::get<http::Response>(read);
    CHECK(response.status == 403);
    CHECK(response.body.empty());
    CHECK(response.refused_for == reason);
}

std::string words_in(http::Response const& response) {
    auto const outer = read_push(response.body);
    REQUIRE(outer);
    auto const opened = envelope_of("safe").decrypt(outer->at("Encrypt"));
    REQUIRE(opened.has_value());
    return read_push(*opened)->at("Content");
}

}  // namespace

TEST_CASE("whatever is wrong with a push, its sender sees the same refusal, and the log another reason") {
    OfficialAccount account(settings_of("safe"));
    auto const now = seconds_at(sent_at);
    check_refused(account.receive(delivered(question, "1735689600", "safe-other-app"), now), "unreadable");
    check_refused(account.receive(delivered("not a push"), now), "unreadable");
    check_refused(account.receive(delivered("<!DOCTYPE xml>" + question), now), "unreadable");
    check_refused(account.receive(delivered(question), seconds_at(sent_at + 301)), "stale");
    check_refused(account.receive(delivered(question), seconds_at(sent_at - 301)), "stale");
    auto forged = delivered(question);
    forged.query["msg_signature"] = forged.query["signature"];
    check_refused(account.receive(forged, now), "forged");
    auto plain = delivered(question);
    plain.query.erase("encrypt_type");
    plain.body = question;
    check_refused(account.receive(plain, now), "plain");
    auto put = delivered(question);
    put.method = "PUT";
    CHECK(std::get<http::Response>(account.receive(put, now)).status == 405);
    CHECK(std::holds_alternative<InboundMessage>(account.receive(delivered(question), now)));
}

TEST_CASE("three deliveries of one message are one message, and get the same words under new seals") {
    OfficialAccount account(settings_of("safe"));
    std::vector<std::string> bodies;
    std::string key, hash;
    for (int i = 0; i < 3; ++i) {
        auto const message = std::get<InboundMessage>(account.receive(delivered(question, std::to_string(sent_at + 5 * i)), seconds_at(sent_at + 5 * i)));
        if (key.empty()) key = message.key, hash = message.content_hash;
        CHECK(message.key == key);
        CHECK(message.content_hash == hash);
        auto const answer = account.acknowledge(message, "1 低保申请\n电话 0816-1234567", seconds_at(sent_at + 1));
        CHECK(answer.status == 200);
        CHECK(words_in(answer) == "1 低保申请\n电话 0816-1234567");
        bodies.push_back(answer.body);
    }
    CHECK(bodies[0] != bodies[1]);
}

TEST_CASE("with nothing to say the answer is what the platform takes for it, in the clear") {
    OfficialAccount account(settings_of("safe"));
    auto const silent = [&] {
        auto const message = std::get<InboundMessage>(account.receive(delivered(question), seconds_at(sent_at)));
        return account.acknowledge(message, "", seconds_at(sent_at)).body;
    }();
    auto const forgotten = std::get<http::Response>(account.receive(delivered(written("event", "<Event>LOCATION</Event><Latitude>26.6</Latitude>")), seconds_at(sent_at)));
    CHECK(forgotten.status == 200);
    for (auto const& body : {silent, forgotten.body}) {
        bool accepted = false;
        for (auto const& one : cases_of("ack_body")) {
            CAPTURE(one.at("id").get<std::string>());
            bool const same = one.at("input").at("body") == body;
            if (same) CHECK(one.at("expect").at("ok").get<bool>());
            accepted = accepted || same;
        }
        CHECK(accepted);
    }
    // Whoever leaves is not spoken to.
    auto const leaving = std::get<InboundMessage>(account.receive(delivered(written("event", "<Event>unsubscribe</Event>")), seconds_at(sent_at)));
    CHECK(account.acknowledge(leaving, "再见", seconds_at(sent_at)).body == "success");
}

TEST_CASE("a long reply ends between characters, and with passive replies off none is in the acknowledgement") {
    OfficialAccount account(settings_of("safe"));
    auto const message = std::get<InboundMessage>(account.receive(delivered(question), seconds_at(sent_at)));
    std::string text;
    while (text.size() <= 2048) text += "村";
    CHECK(words_in(account.acknowledge(message, text, seconds_at(sent_at))).size() == 2046);
    CHECK(account.passive_reply_bytes() == 2048);
    auto settings = settings_of("safe");
    settings.passive_replies = false;
    OfficialAccount quiet(settings);
    CHECK(quiet.passive_reply_bytes() == 0);
    CHECK(quiet.acknowledge(message, text, seconds_at(sent_at)).body == "success");
}

TEST_CASE("an account that pushes JSON, or in the clear, is answered likewise") {
    OfficialAccount account(settings_of("plain"));
    auto push = delivered(R"({"ToUserName":"gh_0123456789ab","FromUserName":"o1","CreateTime":"1735689600","MsgType":"text","Content":"电话","MsgId":7})", "1735689600", "plain");
    auto const sealed = std::get<InboundMessage>(account.receive(push, seconds_at(sent_at)));
    CHECK(sealed.text == "电话");
    CHECK(words_in(account.acknowledge(sealed, "请打 12345", seconds_at(sent_at))) == "请打 12345");

    http::Request plain = push;
    plain.query.erase("encrypt_type");
    plain.body = R"({"ToUserName":"gh_0123456789ab","FromUserName":"o1","CreateTime":"1735689600","MsgType":"text","Content":"电话","MsgId":8})";
    auto const clear = std::get<InboundMessage>(account.receive(plain, seconds_at(sent_at)));
    auto const answer = account.acknowledge(clear, "请打 12345", seconds_at(sent_at));
    CHECK(answer.type.find("json") != std::string::npos);
    auto const read = read_push(answer.body);
    REQUIRE(read);
    CHECK(read->at("Content") == "请打 12345");
    CHECK(read->at("FromUserName") == "gh_0123456789ab");
    CHECK(read->at("ToUserName") == "o1");
}

TEST_CASE("the account can call itself as the platform would, with its own settings alone") {
    for (auto const* config : {"safe", "official-plain"}) {
        CAPTURE(config);
        OfficialAccount account(settings_of(config)), other(settings_of(config == std::string("safe") ? "wxjava" : "safe"));
        auto const calls = account.upkeep()->self_calls(seconds_at(sent_at));
        REQUIRE(calls.size() == 2);
        CHECK(calls[0].request.method == "GET");
        for (auto const& call : calls) {
            auto const answered = account.receive(call.request, seconds_at(sent_at));
            REQUIRE(std::holds_alternative<http::Response>(answered));
            CHECK(std::get<http::Response>(answered).status == 200);
            CHECK(std::get<http::Response>(answered).body == call.answer);
            CHECK(std::get<http::Response>(other.receive(call.request, seconds_at(sent_at))).status == 403);
        }
    }
}

namespace {

boost::asio::awaitable<http::Response> answer_as(wechat::FakeApi* api, http::Request request) { co_return api->answer(request); }

struct Done {
    std::vector<Outcome> sent;
    Outcome token, menu;
    SceneCode scene;
};

boost::asio::awaitable<Done> do_all(OfficialAccount& account, boost::asio::cancellation_signal& stop) {
    Done done;
    std::vector<std::string> const to{openid, "oStranger"};
    OutboundMessage message;
    message.text = "您反映的路灯修好了";
    done.sent = co_await account.send(to, message);
    done.token = co_await account.try_token();
    std::vector<MenuButton> const menu{{"电话", "电话", {}, {}}};
    done.menu = co_await account.put_up_menu(menu);
    std::string const scene = "510722101001";
    done.scene = co_await account.scene_code(scene);
    stop.emit(boost::asio::cancellation_type::terminal);
    co_return done;
}

}  // namespace

TEST_CASE("messages, the menu and a village's code go over a real connection") {
    boost::asio::io_context io{1};
    wechat::FakeApi api;
    api.windows[openid] = 5;
    http::Server server(io.get_executor(), "127.0.0.1", 0, http::Limits{}, [&api](http::Request request) { return answer_as(&api, std::move(request)); });
    auto settings = settings_of("safe");
    settings.base_url = "http://127.0.0.1:" + std::to_string(server.port());
    OfficialAccount account(settings);
    boost::asio::cancellation_signal stop;
    boost::asio::co_spawn(io, server.serve(std::chrono::seconds{0}), boost::asio::bind_cancellation_slot(stop.slot(), [](std::exception_ptr) {}));
    auto const done = run(io, do_all(account, stop));
    REQUIRE(done.sent.size() == 2);
    CHECK_MESSAGE(done.sent[0].kind == Outcome::Kind::sent, done.sent[0].detail);
    CHECK(done.sent[1].kind == Outcome::Kind::refused);
    CHECK(done.token.kind == Outcome::Kind::sent);
    CHECK(done.menu.kind == Outcome::Kind::sent);
    CHECK(api.menu == R"({"button":[{"type":"click","name":"电话","key":"电话"}]})");
    CHECK(done.scene.url == "http://weixin.qq.com/q/02xyz");
    CHECK(api.scene.find("510722101001") != std::string::npos);
    CHECK(api.tokens_asked == 1);
}

namespace {

// Takes what comes, and answers it when nobody waits any more; `silent` is how the paths begin to which it does that.
boost::asio::awaitable<http::Response> answer_late(wechat::FakeApi* api, std::string silent, http::Request request) {
    auto response = api->answer(request);
    if (request.path.starts_with(silent)) {
        boost::asio::steady_timer never(co_await boost::asio::this_coro::executor, std::chrono::steady_clock::time_point::max());
        co_await never.async_wait(boost::asio::use_awaitable);
    }
    co_return response;
}

struct Waited {
    std::vector<Outcome> sent;
    Visitor visitor;
};

boost::asio::awaitable<Waited> wait_for_all(OfficialAccount& account, boost::asio::cancellation_signal& stop) {
    Waited waited;
    std::vector<std::string> const to{openid};
    OutboundMessage message;
    message.text = "您反映的路灯修好了";
    waited.sent = co_await account.send(to, message);
    std::string const code = "code";
    waited.visitor = co_await account.sign_in()->visitor(code);
    stop.emit(boost::asio::cancellation_type::terminal);
    co_return waited;
}

}  // namespace

TEST_CASE("a platform that takes a message and never answers leaves it in doubt; where it gives no token nothing was sent") {
    struct Row { char const* silent; Outcome::Kind sent; std::size_t bodies; Outcome::Kind visitor; };
    for (auto const& [silent, sent, bodies, visitor] : {Row{"/cgi-bin/message/", Outcome::Kind::unknown, 1, Outcome::Kind::sent}, Row{"/cgi-bin/stable_token", Outcome::Kind::later, 0, Outcome::Kind::sent},
                                                        Row{"/sns/", Outcome::Kind::sent, 1, Outcome::Kind::unknown}}) {
        CAPTURE(silent);
        boost::asio::io_context io{1};
        wechat::FakeApi api;
        api.windows[openid] = 5;
        api.codes["code"] = R"({"openid":"oVisitor"})";
        std::string const path = silent;
        http::Server server(io.get_executor(), "127.0.0.1", 0, http::Limits{}, [&api, path](http::Request request) { return answer_late(&api, path, std::move(request)); });
        auto settings = settings_of("safe");
        settings.base_url = "http://127.0.0.1:" + std::to_string(server.port());
        settings.patience = std::chrono::milliseconds{200};
        OfficialAccount account(settings);
        boost::asio::cancellation_signal stop;
        boost::asio::co_spawn(io, server.serve(std::chrono::seconds{0}), boost::asio::bind_cancellation_slot(stop.slot(), [](std::exception_ptr) {}));
        auto const waited = run(io, wait_for_all(account, stop));
        REQUIRE(waited.sent.size() == 1);
        CHECK(waited.sent[0].kind == sent);
        CHECK(api.bodies.size() == bodies);
        CHECK(waited.visitor.outcome.kind == visitor);
        CHECK(waited.visitor.id.empty() == (visitor != Outcome::Kind::sent));
    }
}

TEST_CASE("settings that cannot work are named") {
    CHECK_NOTHROW(OfficialAccount(settings_of("safe")));
    CHECK_NOTHROW(OfficialAccount(settings_of("official-plain")));
    auto const complaint = [](auto const& spoil) {
        auto settings = settings_of("safe");
        spoil(settings);
        try {
            OfficialAccount account(settings);
            return std::string{};
        } catch (std::invalid_argument const& failed) {
            return std::string(failed.what());
        }
    };
    CHECK(complaint([](auto& s) { s.app_id.clear(); }).find("app_id") != std::string::npos);
    CHECK(complaint([](auto& s) { s.app_secret.clear(); }).find("app_secret") != std::string::npos);
    CHECK(complaint([](auto& s) { s.token.clear(); }).find("token") != std::string::npos);
    CHECK(complaint([](auto& s) { s.base_url.clear(); }).find("base_url") != std::string::npos);
    CHECK(complaint([](auto& s) { s.encoding_aes_key.clear(); }).find("encoding_aes_key") != std::string::npos);
    CHECK(complaint([](auto& s) { s.encoding_aes_key.pop_back(); s.plain_mode = true; }).find("encoding_aes_key") != std::string::npos);
}
