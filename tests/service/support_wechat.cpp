#include "support_wechat.hpp"

#include "support_sealed.hpp"

#include "adapters/shared/envelope.hpp"
#include "adapters/shared/xml.hpp"
#include "crypto/random.hpp"

#include <nlohmann/json.hpp>

#include <chrono>
#include <fstream>
#include <sstream>

namespace lingyan::test {

namespace {

using nlohmann::json;

constexpr auto app_id = "wx0a1b2c3d4e5f6789", secret = "secret-of-the-tests", token = "TokenOfTheTests";
constexpr auto aes_key = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG", original_id = "gh_0123456789ab", nonce = "1597212914";

shared::Envelope const& envelope() {
    static shared::Envelope const one(token, aes_key, app_id);
    return one;
}

std::string real_seconds() { return std::to_string(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()).time_since_epoch().count()); }

std::string query_of(std::string const& timestamp) {
    return "signature=" + shared::bare_signature(token, timestamp, nonce) + "&timestamp=" + timestamp + "&nonce=" + nonce;
}

shared::Document document(std::string const& openid, std::string const& type, std::string const& second) {
    shared::Document made(512);
    made.text("ToUserName", original_id).text("FromUserName", openid).plain("CreateTime", second.empty() ? real_seconds() : second).text("MsgType", type);
    return made;
}

}  // namespace

std::string FakeWeChat::failure(int code) { return with_status(200, json{{"errcode", code}, {"errmsg", "no rid: 1"}}.dump()); }

void FakeWeChat::fail_next_sends(std::deque<Fault> faults) {
    std::lock_guard const lock(mutex_);
    faults_ = std::move(faults);
}

void FakeWeChat::gives_no_token(int code) {
    std::lock_guard const lock(mutex_);
    no_token_ = code;
}

void FakeWeChat::refuses_codes_of(std::string const& scene) {
    std::lock_guard const lock(mutex_);
    refused_scenes_.insert(scene);
}

void FakeWeChat::opens_page(std::string const& code, std::string const& answer) {
    std::lock_guard const lock(mutex_);
    page_codes_[code] = answer;
}

void FakeWeChat::refuses_pages(int code) {
    std::lock_guard const lock(mutex_);
    no_page_ = code;
}

int FakeWeChat::tokens_asked() const {
    std::lock_guard const lock(mutex_);
    return tokens_asked_;
}

std::vector<std::string> FakeWeChat::shown_to(std::string const& openid) const {
    std::lock_guard const lock(mutex_);
    std::vector<std::string> texts;
    for (auto const& [to, text] : shown_)
        if (to == openid) texts.push_back(text);
    return texts;
}

std::vector<std::string> FakeWeChat::tried() const {
    std::lock_guard const lock(mutex_);
    return tried_;
}

std::string FakeWeChat::menu() const {
    std::lock_guard const lock(mutex_);
    return menu_;
}

std::vector<std::string> FakeWeChat::scenes() const {
    std::lock_guard const lock(mutex_);
    return scenes_;
}

std::string FakeWeChat::answer(std::string const& target, std::string const& body, bool& drop) {
    auto const request = json::parse(body, nullptr, false);
    if (target == "/cgi-bin/stable_token") {
        ++tokens_asked_;
        if (no_token_) return failure(no_token_);
        if (!request.is_object() || request.value("appid", "") != app_id || request.value("secret", "") != secret) return failure(40125);
        if (token_.empty()) token_ = "token-" + std::to_string(tokens_asked_);
        return with_status(200, json{{"access_token", token_}, {"expires_in", 7200}}.dump());
    }
    auto const path = target.substr(0, target.find('?'));
    if (path == "/sns/oauth2/access_token") return visitor(target);
    if (path == "/cgi-bin/message/custom/send" && !faults_.empty() && faults_.front() == Fault::token_expired) {
        token_.clear();
        faults_.pop_front();
    }
    if (token_.empty() || target != path + "?access_token=" + token_) return failure(42001);
    if (path == "/cgi-bin/message/custom/send") return send(body, drop);
    if (path == "/cgi-bin/menu/create") return menu_ = body, with_status(200, R"({"errcode":0,"errmsg":"ok"})");
    if (path != "/cgi-bin/qrcode/create") return with_status(404, "{}");
    auto const scene = request.at("action_info").at("scene").at("scene_str").get<std::string>();
    if (refused_scenes_.contains(scene)) return failure(45009);
    scenes_.push_back(scene);
    return with_status(200, json{{"ticket", "gQH"}, {"url", "http://weixin.qq.com/q/02" + scene}}.dump());
}

std::string FakeWeChat::visitor(std::string const& target) {
    if (no_page_) return failure(no_page_);
    auto const begin = std::string("/sns/oauth2/access_token?appid=") + app_id + "&secret=" + secret + "&code=", end = std::string("&grant_type=authorization_code");
    if (!target.starts_with(begin) || !target.ends_with(end)) return failure(40013);
    auto const code = target.substr(begin.size(), target.size() - begin.size() - end.size());
    auto const known = page_codes_.find(code);
    if (known == page_codes_.end()) return failure(40029);
    return used_codes_.insert(code).second ? with_status(200, known->second) : failure(40163);
}

std::string FakeWeChat::send(std::string const& body, bool& drop) {
    tried_.push_back(body);
    auto fault = Fault::none;
    if (!faults_.empty()) {
        fault = faults_.front();
        faults_.pop_front();
    }
    switch (fault) {
        case Fault::server_error: return with_status(502, "{}");
        case Fault::closed: return failure(45015);
        case Fault::used_up: return failure(45047);
        case Fault::not_granted: return failure(48001);
        case Fault::too_many: return failure(45011);
        case Fault::quota: return failure(45009);
        case Fault::busy: return failure(-1);
        case Fault::unknown_person: return failure(40003);
        case Fault::too_long: return failure(45002);
        case Fault::sent_before: return failure(45065);
        default: break;
    }
    drop = fault == Fault::dropped;  // what was read before the connection fell has been accepted
    auto const message = json::parse(body);
    shown_.emplace_back(message.at("touser"), message.at("text").at("content"));
    return with_status(200, R"({"errcode":0,"errmsg":"ok"})");
}

Push sealed_push(std::string const& plaintext, std::string const& timestamp) {
    auto const second = timestamp.empty() ? real_seconds() : timestamp;
    auto const encrypted = envelope().encrypt(plaintext, crypto::random_bytes(16));
    Push made;
    made.query = query_of(second) + "&openid=o1&encrypt_type=aes&msg_signature=" + envelope().signature(second, nonce, encrypted);
    made.body = shared::Document(1024).text("ToUserName", original_id).text("Encrypt", encrypted).end();
    return made;
}

Push plain_push(std::string const& plaintext) { return {query_of(real_seconds()) + "&openid=o1", plaintext}; }

std::string asked_by(std::string const& openid, std::string const& text, std::string const& message_id) {
    return document(openid, "text", {}).text("Content", text).plain("MsgId", message_id).end();
}

std::string sent_by(std::string const& openid, std::string const& type, std::string const& rest, std::string const& message_id) {
    auto made = document(openid, type, {}).plain("MsgId", message_id).end();
    return made.insert(made.rfind("</xml>"), rest);
}

std::string event_by(std::string const& openid, std::string const& event, std::string const& key, std::string const& second) {
    return document(openid, "event", second).text("Event", event).text("EventKey", key).end();
}

Answer push(std::uint16_t port, Push const& made) { return call(port, "POST", "/callback/wechat?" + made.query, made.body, "text/xml"); }

Answer check_account_url(std::uint16_t port, std::string const& echo) {
    return call(port, "GET", "/callback/wechat?" + query_of(real_seconds()) + "&echostr=" + echo);
}

std::string replied(Answer const& answer) {
    if (answer.status == 200 && answer.body == "success") return {};
    return opened_reply(envelope(), answer);
}

std::string ask(std::uint16_t port, std::string const& openid, std::string const& text, std::string const& message_id) {
    return replied(push(port, sealed_push(asked_by(openid, text, message_id))));
}

AccountSettings official_account(std::string const& api_url) {
    AccountSettings account;
    account.name = "wechat";
    account.platform = "wechat_official_account";
    account.keys = {{"app_id", app_id}, {"app_secret", secret}, {"token", token}, {"encoding_aes_key", aes_key}, {"base_url", api_url}};
    return account;
}

Settings township_with_head_at_account(std::filesystem::path const& folder, std::string const& api_url) {
    auto settings = township_settings(folder);
    settings.accounts.push_back(official_account(api_url));
    std::ostringstream roster;
    roster << std::ifstream(settings.seed + "/roster.csv").rdbuf();
    auto people = roster.str();
    people.insert(people.find("simulator:h1\n"), "wechat:oHead1 ");
    std::ofstream(settings.seed + "/roster.csv") << people;
    return settings;
}

Settings copy_of_township_with_account(std::filesystem::path const& folder, std::string const& api_url) {
    auto settings = copy_of_township(folder);
    settings.accounts.push_back(official_account(api_url));
    return settings;
}

}  // namespace lingyan::test
