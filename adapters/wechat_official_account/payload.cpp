// Messages in as fields, messages out as JSON.
#include "adapters/wechat_official_account/payload.hpp"

#include "adapters/shared/text.hpp"
#include "crypto/hash.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace lingyan::wechat {

using namespace shared;
using Json = nlohmann::ordered_json;

namespace {

constexpr std::size_t field_characters = 20;
constexpr std::string_view scene_prefix = "qrscene_";

std::string written(Json const& body) {
    return body.dump(-1, ' ', false, Json::error_handler_t::replace);  // escapes beyond ASCII are refused, or shown: 40033
}

// Some samples spell it so, some so.
std::string const& id_of(Named const& fields) {
    auto const& id = field(fields, "MsgId");
    return id.empty() ? field(fields, "MsgID") : id;
}

// An event has no id: two of one second are told apart by what they are about.
std::string event_key(Named const& fields) {
    std::string all;
    for (auto const* name : {"FromUserName", "CreateTime", "Event", "EventKey", "MsgID"}) all.append(field(fields, name)).append("\n");
    return crypto::hex(crypto::fingerprint(all));
}

// What somebody answers; nothing for the others. A LOCATION is one of these: no whereabouts goes further than here.
std::string event_text(Named const& fields) {
    auto const& event = field(fields, "Event");
    auto const is = [&](char const* name) { return same_without_case(event, name); };
    std::string_view key = field(fields, "EventKey");
    if (is("subscribe")) {
        if (key.starts_with(scene_prefix)) key.remove_prefix(scene_prefix.size());  // once: the scene may hold anything
        return key.empty() ? "subscribe" : "subscribe:" + std::string(key);
    }
    if (is("scan")) return "scan:" + std::string(key);
    if (is("click") || is("scancode_waitmsg")) return "click:" + std::string(key);
    if (is("unsubscribe") || is("user_authorization_revoke")) return "unsubscribe";
    return {};
}

// The recogniser ends every sentence with a full stop, also a digit.
std::string recognised(Named const& fields) {
    constexpr std::string_view stop = "。";
    std::string text = field(fields, "Recognition");
    if (text.ends_with(stop)) text.resize(text.size() - stop.size());
    return text;
}

void read_content(std::string const& type, Named const& fields, InboundMessage& message) {
    using Kind = InboundMessage::Kind;
    if (type == "text") {
        message.text = field(fields, "Content");
    } else if (type == "image") {
        message.kind = Kind::image;
        message.media_ref = field(fields, "MediaId");
    } else if (type == "voice") {
        message.kind = Kind::voice;
        message.text = recognised(fields);  // it is read back before it counts
        if (!message.text.empty()) return;
        auto const& clear = field(fields, "MediaId16K");
        message.media_ref = clear.empty() ? field(fields, "MediaId") : clear;
    } else {
        message.kind = Kind::unsupported;
    }
}

// With the text in pieces that fit the template's fields; nothing where it does not fit whole.
std::optional<Json> noticed(Notice const& notice, std::string_view person, std::string_view text) {
    std::string line(text);
    std::ranges::replace(line, '\n', ' ');
    Json body;
    body["touser"] = person;
    body["template_id"] = notice.id;
    std::string_view rest = line;
    for (auto const& name : notice.fields) {
        auto const piece = first_characters(rest, field_characters);
        body["data"][name]["value"] = piece.empty() ? std::string_view("—") : piece;  // none may be empty: 47003
        rest.remove_prefix(piece.size());
    }
    if (!rest.empty()) return std::nullopt;
    return body;
}

Json button_of(MenuButton const& button) {
    Json made;
    if (!button.below.empty()) {
        made["name"] = button.name;
        for (auto const& below : button.below) made["sub_button"].push_back(button_of(below));
        return made;
    }
    bool const page = !button.url.empty();
    made["type"] = page ? "view" : "click";
    made["name"] = button.name;
    made[page ? "url" : "key"] = page ? button.url : button.key;
    return made;
}

}  // namespace

std::variant<InboundMessage, Discarded, Unreadable> read_message(std::string const& account, Named const& fields, std::string_view plaintext) {
    auto begins = begun(account, fields, plaintext);
    if (!begins) return Unreadable{};
    auto& message = *begins;
    auto const& type = field(fields, "MsgType");
    if (type == "event") {
        message.kind = InboundMessage::Kind::event;
        message.text = event_text(fields);
        if (message.text.empty()) return Discarded{};
        message.key = account + "|event|" + event_key(fields);
        if (auto const& revoked = field(fields, "OpenID"); !revoked.empty()) message.sender = revoked;
        return std::move(message);
    }
    auto const& id = id_of(fields);
    if (type == "location") message.content_hash = crypto::hex(crypto::fingerprint("location " + id + field(fields, "CreateTime")));
    message.key = account + "|" + (id.empty() ? message.content_hash : id + "|" + message.sender);
    read_content(type, fields, message);
    return std::move(message);
}

Ask token_request(std::string const& app_id, std::string const& app_secret) {
    Json body;
    body["grant_type"] = "client_credential";
    body["appid"] = app_id;
    body["secret"] = app_secret;
    body["force_refresh"] = false;
    return Ask("/cgi-bin/stable_token", written(body));
}

std::string text_message(std::string_view person, std::string_view text) {
    Json body;
    body["touser"] = person;
    body["msgtype"] = "text";
    body["text"]["content"] = text;
    return written(body);
}

std::optional<std::string> template_message(Notice const& notice, std::string_view person, std::string_view text) {
    auto body = noticed(notice, person, text);
    if (!body) return std::nullopt;
    (*body)["client_msg_id"] = "lingyan-" + crypto::hex(crypto::fingerprint(text));
    return written(*body);
}

std::optional<std::string> subscription_message(Notice const& notice, std::string_view person, std::string_view text) {
    auto const body = noticed(notice, person, text);
    return body ? std::optional(written(*body)) : std::nullopt;
}

std::string menu_body(std::vector<MenuButton> const& menu) {
    Json body;
    for (auto const& button : menu) body["button"].push_back(button_of(button));
    return written(body);
}

std::string scene_body(std::string_view scene) {
    Json body;
    body["action_name"] = "QR_LIMIT_STR_SCENE";
    body["action_info"]["scene"]["scene_str"] = scene;
    return written(body);
}

}  // namespace lingyan::wechat
