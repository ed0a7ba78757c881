// The table of error codes comes first; below it JSON and XML are read and written.
#include "adapters/wecom/payload.hpp"

#include "adapters/wecom/text.hpp"
#include "adapters/wecom/xml.hpp"
#include "crypto/hash.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>

namespace lingyan::wecom {
namespace {

using Kind = Outcome::Kind;
using std::chrono::seconds;

struct Code {
    int code;
    Kind kind;
    char const* words;  // for the office: what is wrong and what to do
    int wait = 0;       // seconds, where the platform's own block lasts that long
};

constexpr Code codes[] = {
    // In a moment or in a while.
    {-1, Kind::later, "企业微信系统繁忙，稍后自动重试"},
    {6000, Kind::later, "数据正被他人修改，稍后自动重试"},
    {45009, Kind::later, "接口调用过于频繁，稍后自动重试", 60},
    {45033, Kind::later, "接口并发过高，稍后自动重试"},
    {81026, Kind::later, "企业微信该功能维护中，稍后自动重试"},
    // Another token.
    {40001, Kind::token, "应用密钥或令牌无效，请核对 secret"},
    {40014, Kind::token, "令牌无效，自动更换"},
    {41001, Kind::token, "缺少令牌，自动更换"},
    {42001, Kind::token, "令牌已过期，自动更换"},
    // This person cannot be reached.
    {40003, Kind::refused, "企业微信账号不存在，请核对花名册中的账号"},
    {50002, Kind::refused, "此人不在应用可见范围，请在管理后台添加"},
    {60111, Kind::refused, "企业微信账号不存在或已离开，请核对花名册中的账号"},
    {81013, Kind::refused, "收件人全部无效或不在应用可见范围，请先检查可见范围"},
    {93000, Kind::refused, "群机器人地址无效或已被移出群，请重新添加"},
    {93004, Kind::refused, "群机器人已停用，请在群里启用"},
    {93008, Kind::refused, "应用不在该群中，请重新加入"},
    // A person must change the settings or the account.
    {40013, Kind::refused, "企业ID无效，请核对 corp_id"},
    {40056, Kind::refused, "应用ID无效，请核对 agent_id"},
    {41002, Kind::refused, "缺少企业ID，请核对 corp_id"},
    {41004, Kind::refused, "缺少应用密钥，请核对 secret"},
    {43009, Kind::refused, "企业主体未认证，请在管理后台认证"},
    {48002, Kind::refused, "应用没有此接口权限，请在管理后台授权"},
    {48004, Kind::refused, "授权关系无效，请在管理后台重新授权"},
    {50001, Kind::refused, "回调域名不是应用的可信域名，请在管理后台设置"},
    {50003, Kind::refused, "应用已停用，请在管理后台启用"},
    {60020, Kind::refused, "服务器地址不在企业可信IP中，请在管理后台添加"},
    {301002, Kind::refused, "令牌不属于该应用，请核对 secret 与 agent_id"},
    {301007, Kind::refused, "企业已解散或被封禁，请联系企业微信"},
    {2000002, Kind::refused, "企业ID无效，请核对 corp_id"},
    // This message cannot be sent as it is.
    {40004, Kind::refused, "文件类型不支持，请换一种"},
    {40005, Kind::refused, "类型参数不支持，请换一种"},
    {40006, Kind::refused, "文件大小不允许，请压缩后重发"},
    {40007, Kind::refused, "文件已过三天有效期，请重新上传"},
    {40008, Kind::refused, "消息类型不支持，请改发文字"},
    {40009, Kind::refused, "图片大小不允许，请压缩后重发"},
    {40011, Kind::refused, "视频大小不允许，请压缩后重发"},
    {40029, Kind::refused, "登录码无效或已用过，请重新登录"},
    {40031, Kind::refused, "账号列表无效，请核对账号和可见范围"},
    {40032, Kind::refused, "收件人过多，请分批发送"},
    {40033, Kind::refused, "内容含非法字符，请修改后重发"},
    {40035, Kind::refused, "参数无效，请联系维护人员"},
    {40058, Kind::refused, "参数无效，请联系维护人员"},
    {40063, Kind::refused, "缺少参数，请联系维护人员"},
    {40066, Kind::refused, "部门列表无效，请核对部门"},
    {40068, Kind::refused, "标签无效，请核对标签"},
    {40070, Kind::refused, "标签成员全部无效，请核对标签"},
    {40201, Kind::refused, "内容被反垃圾检查拦截，请修改后重发"},
    {41006, Kind::refused, "缺少文件编号，请重新上传"},
    {41011, Kind::refused, "缺少应用ID，请核对 agent_id"},
    {42014, Kind::refused, "卡片任务编号无效，请重新发送"},
    {42016, Kind::refused, "卡片任务不存在，请重新发送"},
    {42017, Kind::refused, "卡片按钮不存在，请重新发送"},
    {42018, Kind::refused, "卡片按钮无效，请重新发送"},
    {42052, Kind::refused, "消息已超过24小时，不能撤回"},
    {43004, Kind::refused, "此人未绑定微信，请改用其他方式"},
    {44001, Kind::refused, "文件为空，请重新上传"},
    {44004, Kind::refused, "文字为空，请补充内容"},
    {45001, Kind::refused, "文件过大，请压缩后重发"},
    {45002, Kind::refused, "文字过长，请分段发送"},
    {45007, Kind::refused, "语音超过60秒，请分段发送"},
    {45008, Kind::refused, "图文超过8条，请分批发送"},
    {45034, Kind::refused, "链接缺少 http:// 或 https://，请补全"},
    {60011, Kind::refused, "没有操作此成员的权限，请检查可见范围"},
    {60123, Kind::refused, "部门不存在，请核对部门"},
    {60140, Kind::refused, "卡片响应码已用过或已过期，请重新发送"},
    {82001, Kind::refused, "没有收件人，请补充"},
    {82002, Kind::refused, "部门超过100个，请分批发送"},
    {82003, Kind::refused, "标签超过100个，请分批发送"},
    {86003, Kind::refused, "群聊不存在，请核对群聊"},
    {830002, Kind::refused, "文件过大，请分段下载"},
};

Outcome made(Kind kind, std::string detail, std::optional<seconds> wait = std::nullopt) { return {kind, std::move(detail), wait}; }

template <class Number>
std::optional<Number> read_number(std::string_view text) {
    Number number{};
    auto const [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || failed != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

std::optional<seconds> retry_after(http::Response const& response) {
    for (auto const& [name, value] : response.headers)
        if (same_without_case(name, "retry-after"))
            if (auto const count = read_number<std::uint32_t>(value)) return std::min(seconds{*count}, seconds{86'400});
    return std::nullopt;
}

// What the HTTP status alone decides; nothing where the body has to say it.
std::optional<Outcome> outcome_of_status(http::Response const& response) {
    auto const status = "HTTP " + std::to_string(response.status) + " ";
    if (response.status == 429) return made(Kind::later, status + "企业微信要求放慢，稍后自动重试", retry_after(response));
    if (response.status >= 500) return made(Kind::unknown, status + "企业微信接口出错，不知是否送达", retry_after(response));
    if (response.status != 200) return made(Kind::later, status + "接口地址或网关有误，请核对 base_url");
    return std::nullopt;
}

nlohmann::json read_object(std::string const& body) {
    auto parsed = nlohmann::json::parse(body, nullptr, false);
    if (!parsed.is_object()) return nlohmann::json::value_t::discarded;
    return parsed;
}

// An absent code is 0, one that is no number nothing.
std::optional<std::int64_t> code_in(nlohmann::json const& answer) {
    auto const found = answer.find("errcode");
    if (found == answer.end()) return 0;
    if (!found->is_number_integer()) return std::nullopt;
    return found->get<std::int64_t>();
}

std::vector<std::string> people_in(nlohmann::json const& answer, char const* name) {
    std::vector<std::string> people;
    auto const found = answer.find(name);
    if (found == answer.end() || !found->is_string()) return people;
    std::string_view rest = found->get_ref<std::string const&>();
    while (!rest.empty()) {
        auto const bar = std::min(rest.find('|'), rest.size());
        if (bar > 0) people.emplace_back(rest.substr(0, bar));
        rest.remove_prefix(std::min(bar + 1, rest.size()));
    }
    return people;
}

std::string const& field(Fields const& fields, char const* name) {
    static std::string const nothing;
    auto const found = fields.find(name);
    return found == fields.end() ? nothing : found->second;
}

// What an event says, as the flow knows it; empty for those that nobody answers. A LOCATION is one of these.
std::string event_text(Fields const& fields) {
    auto const& event = field(fields, "Event");
    if (same_without_case(event, "click")) return "click:" + field(fields, "EventKey");
    for (auto const* known : {"enter_agent", "subscribe"})
        if (same_without_case(event, known)) return known;
    return {};
}

}  // namespace

Outcome outcome_of(std::int64_t code) {
    auto const* found = std::ranges::find(codes, code, &Code::code);
    auto const number = std::to_string(code) + " ";
    if (found == std::end(codes)) return made(Kind::later, number + "企业微信返回未登记的错误码，请联系维护人员");
    return made(found->kind, number + found->words, found->wait ? std::optional(seconds{found->wait}) : std::nullopt);
}

std::variant<InboundMessage, Discarded, Unreadable> read_message(std::string const& account, std::string_view plaintext) {
    auto const fields = read_fields(plaintext);
    if (!fields) return Unreadable{};
    auto const& type = field(*fields, "MsgType");
    auto const created = read_number<std::uint32_t>(field(*fields, "CreateTime"));
    InboundMessage message;
    message.account = account;
    message.sender = field(*fields, "FromUserName");
    if (message.sender.empty() || type.empty() || !created) return Unreadable{};
    if (type == "location") return Discarded{};

    message.sent_at = Timestamp{seconds{*created}};
    message.content_hash = crypto::hex(crypto::sha256(plaintext));
    auto const& id = field(*fields, "MsgId");
    message.key = account + "|" + (id.empty() ? message.content_hash : id + "|" + message.sender);
    if (type == "event") {
        message.kind = InboundMessage::Kind::event;
        message.text = event_text(*fields);
        if (message.text.empty()) return Discarded{};
    } else if (type == "text") {
        message.text = field(*fields, "Content");
    } else if (type == "image" || type == "voice") {
        message.kind = type == "image" ? InboundMessage::Kind::image : InboundMessage::Kind::voice;
        message.media_ref = field(*fields, "MediaId");
    } else {
        message.kind = InboundMessage::Kind::unsupported;
    }
    return message;
}

std::string text_reply(std::string_view to, std::string_view from, std::chrono::sys_seconds made_at, std::string_view text) {
    return element("xml", element("ToUserName", cdata(to)) + element("FromUserName", cdata(from)) +
                              element("CreateTime", std::to_string(made_at.time_since_epoch().count())) +
                              element("MsgType", cdata("text")) + element("Content", cdata(text)));
}

std::string text_message(std::int64_t agent_id, std::vector<std::string> const& to, std::string_view text) {
    std::string people;
    for (auto const& person : to) people.append(people.empty() ? "" : "|").append(person);
    nlohmann::ordered_json body;
    body["touser"] = people;
    body["msgtype"] = "text";
    body["agentid"] = agent_id;
    body["text"]["content"] = text;
    body["enable_duplicate_check"] = 1;
    body["duplicate_check_interval"] = 14'400;  // the longest that is allowed
    return body.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);  // escapes beyond ASCII are refused: 40033
}

Outcome SendAnswer::outcome_for(std::string_view person) const {
    if (outcome.kind != Kind::sent) return outcome;
    auto const is_person = [&](std::string const& id) { return same_without_case(id, person); };
    if (std::ranges::any_of(invalid, is_person)) return made(Kind::refused, "invaliduser 账号无效或不在应用可见范围，请核对账号");
    if (std::ranges::any_of(unlicensed, is_person)) return made(Kind::refused, "unlicenseduser 此人没有接口许可，请在管理后台购买或激活");
    return outcome;
}

SendAnswer read_send_answer(http::Response const& response) {
    SendAnswer answer;
    if (auto decided = outcome_of_status(response)) {
        answer.outcome = std::move(*decided);
        return answer;
    }
    auto const body = read_object(response.body);
    auto const code = body.is_discarded() ? std::nullopt : code_in(body);
    if (!code) {
        answer.outcome = made(Kind::unknown, "企业微信的应答无法读取，不知是否送达");
    } else if (*code != 0) {
        answer.outcome = outcome_of(*code);
    } else {
        answer.outcome = made(Kind::sent, {});
        answer.invalid = people_in(body, "invaliduser");
        answer.unlicensed = people_in(body, "unlicenseduser");
    }
    return answer;
}

TokenAnswer read_token_answer(http::Response const& response) {
    TokenAnswer answer;
    if (auto decided = outcome_of_status(response)) {
        answer.outcome = std::move(*decided);
        answer.outcome.detail.insert(0, "gettoken: ");
    } else {
        auto const body = read_object(response.body);
        auto const code = body.is_discarded() ? std::nullopt : code_in(body);
        auto const token = body.is_object() ? body.find("access_token") : body.end();
        auto const valid = body.is_object() ? body.find("expires_in") : body.end();
        if (code && *code != 0) {
            answer.outcome = outcome_of(*code);
            answer.outcome.detail.insert(0, "gettoken: ");
        } else if (code && token != body.end() && token->is_string()) {
            answer.token = token->get<std::string>();
            auto const count = valid != body.end() && valid->is_number_integer() ? valid->get<std::int64_t>() : 7200;
            answer.valid = seconds{std::clamp<std::int64_t>(count, 1, 7200)};
        }
        if (answer.outcome.detail.empty()) answer.outcome.detail = "gettoken: 应答无法读取，稍后自动重试";
    }
    answer.outcome.kind = Kind::later;  // whatever it was, nothing has been sent to anybody
    return answer;
}

}  // namespace lingyan::wecom
