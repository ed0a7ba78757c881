#include "adapters/wecom/payload.hpp"

#include "support_vectors.hpp"

#include <doctest/doctest.h>

using namespace lingyan;
using namespace lingyan::wecom;

namespace {

std::string written(std::string const& type, std::string const& more) {
    return "<xml><ToUserName>ww1</ToUserName><FromUserName>ZhangSan</FromUserName><CreateTime>1735689600</CreateTime><MsgType>" + type + "</MsgType>" +
           more + "</xml>";
}

}  // namespace

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
                                            {"event", "<Event>subscribe</Event>", In::event, "subscribe", ""},
                                            {"event", "<Event>inactive_alert</Event><EffectTime>1735689600</EffectTime>", In::event, "app:stops", ""},
                                            {"event", "<Event>low_active_alert</Event>", In::event, "app:slows", ""},
                                            {"event", "<Event>close_inactive_agent</Event>", In::event, "app:stopped", ""},
                                            {"event", "<Event>low_active</Event>", In::event, "app:slowed", ""},
                                            {"event", "<Event>reopen_inactive_agent</Event>", In::event, "app:runs", ""},
                                            {"event", "<Event>active_restored</Event>", In::event, "app:runs", ""},
                                            {"event", "<Event>template_card_event</Event><EventKey>report/7</EventKey>", In::press, "report/7", ""},
                                            {"event", "<Event>template_card_menu_event</Event><EventKey>show/7</EventKey>", In::press, "show/7", ""}}) {
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
        CHECK(message.content_hash.size() == 32);
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
             {"event", "<Event>change_contact</Event><ChangeType>create_user</ChangeType>"},
             {"event", "<Event>batch_job_result</Event>"},
             {"event", "<Event>open_approval_change</Event>"},
             {"event", "<Event>share_agent_change</Event>"},
             {"event", "<Event>scancode_push</Event><EventKey>k</EventKey>"},
             {"event", "<Event>pic_sysphoto</Event><EventKey>k</EventKey>"},
             {"event", "<Event>view_miniprogram</Event><EventKey>p</EventKey>"},
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

TEST_CASE("a press says which button of which card, and holds the code for changing it, however its selections are spelt") {
    int presses = 0;
    for (auto const& one : cases_of("receive")) {
        auto const& expected = one.at("expect");
        if (!expected.at("ok").get<bool>() || !expected.contains("parsed")) continue;
        auto const& fields = expected.at("parsed").at("fields");
        if (fields.value("Event", "") != "template_card_event") continue;
        CAPTURE(one.at("id").get<std::string>());
        auto const read = read_message("wecom", expected.at("plaintext").get<std::string>());
        REQUIRE(std::holds_alternative<InboundMessage>(read));
        auto const& press = std::get<InboundMessage>(read);
        CHECK(press.kind == InboundMessage::Kind::press);
        CHECK(press.text == fields.at("EventKey").get<std::string>());
        CHECK(press.card == fields.at("TaskId").get<std::string>());
        CHECK(press.card_code == fields.at("ResponseCode").get<std::string>());
        ++presses;
    }
    CHECK(presses == 3);
}

namespace {

OutboundMessage with_buttons(std::string text, std::string card = "d-15@a_1") {
    OutboundMessage message;
    message.text = std::move(text);
    message.buttons = {{"办完了", "report/7"}, {"要帮忙", "help/7"}, {"看看", "show/7"}};
    message.card = std::move(card);
    return message;
}

std::string han(std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += "村";
    return text;
}

}  // namespace

TEST_CASE("a message with buttons is a card: its first line the title, the rest below it, always in the same bytes") {
    auto const message = with_buttons("【领雁】6 新的事：医保名单，12月25日前。\n要做的：核对\n办完回6。");
    auto const body = card_message(1000002, {"lisi", "ZhangSan"}, message);
    REQUIRE(body);
    CHECK(*body == R"({"touser":"lisi|ZhangSan","msgtype":"template_card","agentid":1000002,"template_card":{"card_type":"button_interaction",)"
                   R"("task_id":"d-15@a_1","main_title":{"title":"【领雁】6 新的事：医保名单，12月25日前。"},"sub_title_text":"要做的：核对\n办完回6。",)"
                   R"("button_list":[{"text":"办完了","style":1,"key":"report/7"},{"text":"要帮忙","style":2,"key":"help/7"},{"text":"看看","style":2,"key":"show/7"}]},)"
                   R"("enable_duplicate_check":1,"duplicate_check_interval":14400})");
    CHECK(card_message(1000002, {"lisi", "ZhangSan"}, message) == body);
}

TEST_CASE("a title that is too long ends behind its last mark, and a text that is too long for a card is none") {
    auto title_of = [](std::string const& text) {
        auto const body = card_message(1, {"lisi"}, with_buttons(text));
        return body ? nlohmann::json::parse(*body).at("template_card").at("main_title").at("title").get<std::string>() : std::string{};
    };
    CHECK(title_of(han(36)) == han(36));
    CHECK(title_of(han(37)).empty());  // no mark to cut at
    CHECK(title_of(han(30) + "，" + han(20)) == han(30) + "，");
    CHECK(title_of(han(36) + "\n" + han(160)) == han(36));
    CHECK(title_of(han(36) + "\n" + han(161)).empty());
    CHECK(title_of("").empty());

    auto const refused = [](auto const& spoil) {
        auto message = with_buttons("6 新的事");
        spoil(message);
        return !card_message(1, {"lisi"}, message);
    };
    CHECK_FALSE(refused([](auto&) {}));
    CHECK(refused([](auto& m) { m.buttons.clear(); }));
    CHECK(refused([](auto& m) { m.buttons.resize(7, m.buttons.front()); }));
    CHECK(refused([](auto& m) { m.buttons[0].label = han(11); }));
    CHECK_FALSE(refused([](auto& m) { m.buttons[0].label = han(10); }));
    CHECK(refused([](auto& m) { m.buttons[0].label.clear(); }));
    CHECK(refused([](auto& m) { m.buttons[0].press = std::string(1025, 'x'); }));
    CHECK(refused([](auto& m) { m.card.clear(); }));
    CHECK(refused([](auto& m) { m.card = "任务"; }));
    CHECK(refused([](auto& m) { m.card = std::string(129, 'x'); }));
    CHECK_FALSE(refused([](auto& m) { m.card = std::string(128, 'x'); }));
}
