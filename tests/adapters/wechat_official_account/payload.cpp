#include "adapters/wechat_official_account/payload.hpp"

#include "adapters/wechat_official_account/fields.hpp"
#include "support_vectors.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace lingyan;
using namespace lingyan::wechat;

namespace {

std::variant<InboundMessage, Discarded, Unreadable> read(std::string const& plaintext) {
    auto const fields = read_push(plaintext);
    REQUIRE(fields);
    return read_message("wechat", *fields, plaintext);
}

std::string event(std::string const& name, std::string const& more = {}) { return written("event", "<Event>" + name + "</Event>" + more); }

}  // namespace

TEST_CASE("each message is read as the flow knows it") {
    using In = InboundMessage::Kind;
    struct Row { char const* type; char const* more; In kind; char const* text; char const* media; };
    for (auto const& row : {Row{"text", "<Content>低保怎么申请</Content>", In::text, "低保怎么申请", ""},
                            Row{"text", "<Content>满意</Content><bizmsgmenuid>101</bizmsgmenuid>", In::text, "满意", ""},
                            Row{"image", "<PicUrl>http://example.test/p</PicUrl><MediaId>m1</MediaId>", In::image, "", "m1"},
                            Row{"voice", "<MediaId>m2</MediaId><Format>amr</Format><MediaId16K>m3</MediaId16K>", In::voice, "", "m3"},
                            Row{"voice", "<MediaId>m2</MediaId><Format>speex</Format>", In::voice, "", "m2"},
                            Row{"voice", "<MediaId>m2</MediaId><Recognition></Recognition>", In::voice, "", "m2"},
                            Row{"voice", "<MediaId>m2</MediaId><Recognition>。</Recognition>", In::voice, "", "m2"},
                            Row{"voice", "<MediaId>m2</MediaId><Recognition>我想问一下低保怎么申请。</Recognition>", In::voice, "我想问一下低保怎么申请", ""},
                            Row{"video", "<MediaId>m4</MediaId>", In::unsupported, "", ""},
                            Row{"shortvideo", "<MediaId>m4</MediaId>", In::unsupported, "", ""},
                            Row{"link", "<Url>http://a</Url>", In::unsupported, "", ""},
                            Row{"file", "<Title>a.doc</Title>", In::unsupported, "", ""},
                            Row{"location", "<Location_X>26.6</Location_X><Location_Y>106.6</Location_Y><Label>某镇</Label>", In::unsupported, "", ""}}) {
        for (auto const* id : {"MsgId", "MsgID"}) {
            CAPTURE(row.type);
            CAPTURE(row.more);
            auto const message = std::get<InboundMessage>(read(written(row.type, std::string(row.more) + "<" + id + ">71</" + id + ">")));
            CHECK(message.account == "wechat");
            CHECK(message.sender == openid);
            CHECK(message.kind == row.kind);
            CHECK(message.text == row.text);
            CHECK(message.media_ref == row.media);
            CHECK(message.sent_at == seconds_at(sent_at));
            CHECK(message.content_hash.size() == 32);
            CHECK(message.key == std::string("wechat|71|") + openid);
        }
    }
    // Of a place not even a hash is kept that its coordinates could be tried against.
    auto const here = std::get<InboundMessage>(read(written("location", "<Location_X>26.6</Location_X><MsgId>71</MsgId>")));
    auto const there = std::get<InboundMessage>(read(written("location", "<Location_X>27.9</Location_X><MsgId>71</MsgId>")));
    CHECK(here.content_hash == there.content_hash);
}

TEST_CASE("each event that somebody answers has one name") {
    struct Row { char const* event; char const* more; char const* text; };
    for (auto const& [name, more, text] : {Row{"subscribe", "<EventKey></EventKey>", "subscribe"},
                                           Row{"subscribe", "", "subscribe"},
                                           Row{"subscribe", "<EventKey>qrscene_510722101001</EventKey><Ticket>T</Ticket>", "subscribe:510722101001"},
                                           Row{"subscribe", "<EventKey>qrscene_qrscene_x</EventKey>", "subscribe:qrscene_x"},
                                           Row{"SCAN", "<EventKey>510722101001</EventKey><Ticket>T</Ticket>", "scan:510722101001"},
                                           Row{"scan", "<EventKey>qrscene_x</EventKey>", "scan:qrscene_x"},
                                           Row{"unsubscribe", "<EventKey></EventKey>", "unsubscribe"},
                                           Row{"user_authorization_revoke", "<RevokeInfo>1</RevokeInfo>", "unsubscribe"},
                                           Row{"CLICK", "<EventKey>公开</EventKey>", "click:公开"},
                                           Row{"scancode_waitmsg", "<EventKey>电话</EventKey>", "click:电话"}}) {
        CAPTURE(name);
        CAPTURE(more);
        auto const message = std::get<InboundMessage>(read(event(name, more)));
        CHECK(message.kind == InboundMessage::Kind::event);
        CHECK(message.text == text);
        CHECK(message.sender == openid);
        CHECK(message.key.starts_with("wechat|event|"));
    }
    CHECK(std::get<InboundMessage>(read(event("user_authorization_revoke", "<OpenID>oSomebody</OpenID>"))).sender == "oSomebody");
}

TEST_CASE("whereabouts and events that nobody answers are forgotten") {
    for (auto const* name : {"LOCATION", "location", "location_select", "VIEW", "view_miniprogram", "scancode_push", "pic_sysphoto", "pic_photo_or_album", "pic_weixin",
                             "TEMPLATESENDJOBFINISH", "MASSSENDJOBFINISH", "subscribe_msg_popup_event", "subscribe_msg_change_event", "subscribe_msg_sent_event",
                             "kf_create_session", "kf_close_session", "kf_switch_session", "FREEPUBLISHJOBFINISH", "PUBLISHJOBFINISH", "some_future_event", ""}) {
        CAPTURE(name);
        CHECK(std::holds_alternative<Discarded>(read(event(name, "<EventKey>k</EventKey><Latitude>26.6</Latitude>"))));
    }
}

TEST_CASE("what the platform does not send is not guessed at") {
    for (std::string const text : {"<xml/>", "{}", "<xml><FromUserName>a</FromUserName><MsgType>text</MsgType></xml>", R"({"FromUserName":"a","MsgType":"text","CreateTime":"soon"})",
                                   R"({"FromUserName":"a","CreateTime":1})", R"({"MsgType":"text","CreateTime":1})"}) {
        CAPTURE(text);
        CHECK(std::holds_alternative<Unreadable>(read(text)));
    }
}

TEST_CASE("every known push has a key of its own, which is the same when it comes again") {
    std::map<std::string, std::string> keys;  // by what the platform tells them apart with
    int read_so_far = 0;
    for (auto const& one : cases_of("receive")) {
        auto const& expected = one.at("expect");
        if (!expected.at("ok").get<bool>() || !expected.contains("dedupe_key")) continue;
        CAPTURE(one.at("id").get<std::string>());
        std::string const plaintext = expected.at("plaintext");
        auto const came = read(plaintext), came_again = read(plaintext);
        auto const* message = std::get_if<InboundMessage>(&came);
        if (!message) continue;
        ++read_so_far;
        CHECK(message->key == std::get<InboundMessage>(came_again).key);
        auto const told_apart_by = expected.at("dedupe_key").dump();
        auto const [found, is_new] = keys.emplace(message->key, told_apart_by);
        CHECK((is_new || found->second == told_apart_by));
    }
    CHECK(read_so_far == 16);
    // Following by a code and scanning it arrive in one second.
    std::set<std::string> one_second;
    for (auto const& both : {event("subscribe", "<EventKey>qrscene_1</EventKey>"), event("SCAN", "<EventKey>1</EventKey>"), event("CLICK", "<EventKey>1</EventKey>"),
                             event("CLICK", "<EventKey>2</EventKey>")})
        one_second.insert(std::get<InboundMessage>(read(both)).key);
    CHECK(one_second.size() == 4);
}

TEST_CASE("bodies are plain UTF-8, always in the same bytes") {
    CHECK(text_message(openid, "第一行\n\"引号\"") == std::string(R"({"touser":")") + openid + R"(","msgtype":"text","text":{"content":"第一行\n\"引号\""}})");
    CHECK(token_request("wx1", "s").target == "/cgi-bin/stable_token");
    CHECK(token_request("wx1", "s").body == R"({"grant_type":"client_credential","appid":"wx1","secret":"s","force_refresh":false})");
    CHECK(scene_body("510722101001") == R"({"action_name":"QR_LIMIT_STR_SCENE","action_info":{"scene":{"scene_str":"510722101001"}}})");
    MenuButton ask{"办事", "办事指南", {}, {}}, page{"公开", {}, "https://example.test/n/", {}}, more{"更多", {}, {}, {ask, page}};
    CHECK(menu_body({ask, more}) == R"({"button":[{"type":"click","name":"办事","key":"办事指南"},{"name":"更多","sub_button":[)"
                                    R"({"type":"click","name":"办事","key":"办事指南"},{"type":"view","name":"公开","url":"https://example.test/n/"}]}]})");
}

TEST_CASE("a notice goes out only where its template takes the words whole") {
    Notice const two{"TPL", {"thing1", "thing2"}};
    auto const body = template_message(two, openid, "您反映的路灯，\n修好了。");
    REQUIRE(body);
    auto const read_back = nlohmann::json::parse(*body);
    CHECK(read_back.at("touser") == openid);
    CHECK(read_back.at("template_id") == "TPL");
    CHECK(read_back.at("data").at("thing1").at("value") == "您反映的路灯， 修好了。");
    CHECK(read_back.at("data").at("thing2").at("value") == "—");
    CHECK(read_back.at("client_msg_id").get<std::string>().size() <= 64);
    CHECK(template_message(two, openid, "您反映的路灯，\n修好了。") == body);
    CHECK(template_message(two, openid, "您反映的路灯，明天修。") != body);
    std::string forty;
    for (int i = 0; i < 40; ++i) forty += "村";
    CHECK(nlohmann::json::parse(*subscription_message(two, openid, forty)).at("data").at("thing2").at("value").get<std::string>().size() == 60);
    CHECK_FALSE(subscription_message(two, openid, forty + "村"));
    CHECK_FALSE(nlohmann::json::parse(*subscription_message(two, openid, forty)).contains("client_msg_id"));
}
