// Messages in as XML, messages out as JSON.
#include "adapters/wecom/payload.hpp"

#include "adapters/shared/text.hpp"
#include "http/client.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace lingyan::wecom {

using namespace shared;

namespace {

// What the platform says of the app itself: it is about to be stopped or limited for lack of use, has been, or is no longer.
constexpr std::array<std::pair<char const*, char const*>, 6> about_the_app{{{"inactive_alert", "app:stops"},
                                                                            {"low_active_alert", "app:slows"},
                                                                            {"close_inactive_agent", "app:stopped"},
                                                                            {"low_active", "app:slowed"},
                                                                            {"reopen_inactive_agent", "app:runs"},
                                                                            {"active_restored", "app:runs"}}};

// An event that somebody answers; nothing comes back for the others. A LOCATION is one of these: no whereabouts goes further than here.
bool read_event(Named const& fields, InboundMessage& message) {
    auto const& event = field(fields, "Event");
    auto const is = [&](char const* name) { return same_without_case(event, name); };
    message.kind = InboundMessage::Kind::event;
    if (is("template_card_event") || is("template_card_menu_event")) {
        message.kind = InboundMessage::Kind::press;  // the selected items of a vote are passed over, however they are spelt
        message.text = field(fields, "EventKey");
        message.card = field(fields, "TaskId");
        message.card_code = field(fields, "ResponseCode");
        return true;
    }
    if (is("click")) message.text = "click:" + field(fields, "EventKey");
    for (auto const* known : {"enter_agent", "subscribe"})
        if (is(known)) message.text = known;
    for (auto const& [name, meaning] : about_the_app)
        if (is(name)) message.text = meaning;
    return !message.text.empty();
}

}  // namespace

std::variant<InboundMessage, Discarded, Unreadable> read_message(std::string const& account, std::string_view plaintext) {
    auto const fields = read_fields(plaintext);
    if (!fields) return Unreadable{};
    auto begins = begun(account, *fields, plaintext);
    if (!begins) return Unreadable{};
    auto& message = *begins;
    auto const& type = field(*fields, "MsgType");
    if (type == "location") return Discarded{};

    auto const& id = field(*fields, "MsgId");
    message.key = account + "|" + (id.empty() ? message.content_hash : id + "|" + message.sender);
    if (type == "event") {
        if (!read_event(*fields, message)) return Discarded{};
    } else if (type == "text") {
        message.text = field(*fields, "Content");
    } else if (type == "image" || type == "voice") {
        message.kind = type == "image" ? InboundMessage::Kind::image : InboundMessage::Kind::voice;
        message.media_ref = field(*fields, "MediaId");
    } else {
        message.kind = InboundMessage::Kind::unsupported;
    }
    return std::move(message);
}

namespace {

using Json = nlohmann::ordered_json;

std::string written(Json const& body) {
    return body.dump(-1, ' ', false, Json::error_handler_t::replace);  // escapes beyond ASCII are refused: 40033
}

std::string message(std::int64_t agent_id, std::vector<std::string> const& to, char const* type, Json content) {
    std::string people;
    for (auto const& person : to) people.append(people.empty() ? "" : "|").append(person);
    Json body;
    body["touser"] = people;
    body["msgtype"] = type;
    body["agentid"] = agent_id;
    body[type] = std::move(content);
    body["enable_duplicate_check"] = 1;
    body["duplicate_check_interval"] = duplicate_check.count();
    return written(body);
}

// The platform's limits of a card: of its texts and labels in characters, of its keys in bytes.
constexpr std::size_t most_title = 36, most_text = 160, most_label = 10, most_key = 1024, most_task_id = 128, most_buttons = 6;

bool is_task_id(std::string_view id) {
    constexpr std::string_view allowed = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-@";
    return !id.empty() && id.size() <= most_task_id && id.find_first_not_of(allowed) == std::string_view::npos;
}

bool fits(WordedButton const& button) {
    return !button.label.empty() && count_characters(button.label) <= most_label && !button.press.empty() && button.press.size() <= most_key;
}

// Where a title ends: with its line, or where that is too long behind the last mark that still fits.
std::size_t title_end(std::string_view text) {
    auto const line = text.substr(0, text.find('\n'));
    auto const most = first_characters(line, most_title);
    if (most.size() == line.size()) return line.size();
    std::size_t end = 0;
    for (std::string_view const mark : {"，", "：", "。", "；", "、", "！"})
        if (auto const at = most.rfind(mark); at != std::string_view::npos) end = std::max(end, at + mark.size());
    return end;
}

}  // namespace

std::string text_message(std::int64_t agent_id, std::vector<std::string> const& to, std::string_view text) {
    Json content;
    content["content"] = text;
    return message(agent_id, to, "text", std::move(content));
}

std::optional<std::string> card_message(std::int64_t agent_id, std::vector<std::string> const& to, OutboundMessage const& said) {
    std::string_view const text = said.text;
    auto const end = title_end(text);
    auto rest = text.substr(end);
    if (rest.starts_with('\n')) rest.remove_prefix(1);
    if (end == 0 || count_characters(rest) > most_text || !is_task_id(said.card)) return std::nullopt;
    if (said.buttons.empty() || said.buttons.size() > most_buttons || !std::ranges::all_of(said.buttons, fits)) return std::nullopt;
    Json card;
    card["card_type"] = "button_interaction";
    card["task_id"] = said.card;
    card["main_title"]["title"] = text.substr(0, end);
    if (!rest.empty()) card["sub_title_text"] = rest;
    for (auto const& [label, press] : said.buttons) {
        Json button;
        button["text"] = label;
        button["style"] = card.contains("button_list") ? 2 : 1;  // the first one stands out
        button["key"] = press;
        card["button_list"].push_back(std::move(button));
    }
    return message(agent_id, to, "template_card", std::move(card));
}

std::string card_update(std::int64_t agent_id, std::string_view person, std::string_view response_code, std::string_view words) {
    Json body;
    body["userids"] = std::vector<std::string>{std::string(person)};
    body["agentid"] = agent_id;
    body["response_code"] = response_code;
    body["button"]["replace_name"] = words;
    return written(body);
}

std::string robot_message(std::string_view text) {
    Json body;
    body["msgtype"] = "text";
    body["text"]["content"] = text;
    return written(body);
}

Ask token_request(std::string const& corp_id, std::string const& secret) {
    return Ask("/cgi-bin/gettoken?corpid=" + http::percent_encode(corp_id) + "&corpsecret=" + http::percent_encode(secret));
}

}  // namespace lingyan::wecom
