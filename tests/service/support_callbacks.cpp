// Callbacks of the fake platform, and the township whose people are reached through it.
#include "support_sealed.hpp"
#include "support_wecom.hpp"

#include "adapters/shared/envelope.hpp"
#include "adapters/shared/xml.hpp"
#include "crypto/random.hpp"
#include "http/client.hpp"
#include "service.hpp"

#include <sqlite3.h>

#include <chrono>
#include <fstream>
#include <sstream>

namespace lingyan::test {

namespace fs = std::filesystem;

namespace {

constexpr auto corp_id = "ww1a2b3c4d5e6f7a8b";
constexpr auto token = "TokenOfTheTests";
constexpr auto aes_key = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
constexpr auto agent_id = "1000002";

shared::Envelope const& envelope() {
    static shared::Envelope const one(token, aes_key, corp_id);
    return one;
}

std::int64_t real_seconds() {
    return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()).time_since_epoch().count();
}

shared::Document message(std::string const& user, std::string const& type) {
    shared::Document document(512);
    document.text("ToUserName", corp_id).text("FromUserName", user).plain("CreateTime", std::to_string(real_seconds()));
    document.text("MsgType", type).plain("AgentID", agent_id);
    return document;
}

Settings wecom_settings(fs::path const& folder) {
    auto settings = township_settings(folder);
    settings.clock_start = *read_timestamp("2026-12-21T08:00:00+08:00");
    AccountSettings account;
    account.name = account.platform = "wecom";
    account.keys = {{"corp_id", corp_id}, {"agent_id", agent_id}, {"secret", "secret-of-the-tests"}, {"token", token}, {"encoding_aes_key", aes_key}};
    settings.accounts.push_back(account);

    std::ostringstream roster;
    roster << std::ifstream(settings.seed + "/roster.csv").rdbuf();
    auto people = roster.str();
    // "…,simulator:h1" becomes "…,wecom:h1 simulator:h1": pushed by WeCom, and both may write.
    for (std::size_t at = 0; (at = people.find(",simulator:", at)) != std::string::npos;) {
        auto const id = people.substr(at + 11, people.find('\n', at) - at - 11);
        people.insert(at + 1, "wecom:" + id + " ");
    }
    std::ofstream(settings.seed + "/roster.csv") << people;

    std::ofstream tasks(settings.seed + "/tasks.csv");
    tasks << "unit_code,lead,title,issuer,basis,quality,due,milestones\n";
    for (int village = 1; village <= 12; ++village)
        tasks << "5000000010" << (village < 10 ? "0" : "") << village << ",," << seeded_task << ",县民政局,津贴发放通知,逐户核对,2026-12-22,\n";
    for (int n = 10; n < 40; ++n)
        tasks << "500000001033,,第" << n << "项冬季森林防灭火隐患排查和护林员巡山路线登记整理上报,县林业局,防火通知,逐处登记,2027-01-" << n % 10 + 10 << ",\n";
    return settings;
}

struct Seeded {
    TemporaryFolder folder;
    Settings settings = wecom_settings(folder.path());
    Seeded() { Service once(settings); }
};

}  // namespace

std::string Callback::query() const { return "msg_signature=" + signature + "&timestamp=" + timestamp + "&nonce=" + nonce; }

Callback callback_of(std::string const& plaintext, std::string const& timestamp) {
    Callback made;
    made.timestamp = timestamp.empty() ? std::to_string(real_seconds()) : timestamp;
    made.nonce = "1597212914";
    auto const encrypted = envelope().encrypt(plaintext, crypto::random_bytes(16));
    made.signature = envelope().signature(made.timestamp, made.nonce, encrypted);
    made.body = shared::Document(1024).text("ToUserName", corp_id).text("AgentID", agent_id).text("Encrypt", encrypted).end();
    return made;
}

std::string text_from(std::string const& user, std::string const& text, std::string const& message_id) {
    return message(user, "text").text("Content", text).plain("MsgId", message_id).end();
}

std::string location_from(std::string const& user) {
    return message(user, "event").text("Event", "LOCATION").plain("Latitude", "31.092").plain("Longitude", "105.095").plain("Precision", "65.0").end();
}

std::string photo_from(std::string const& user, std::string const& media_id, std::string const& message_id) {
    return message(user, "image").plain("PicUrl", "https://example.test/p").text("MediaId", media_id).plain("MsgId", message_id).end();
}

std::string voice_from(std::string const& user, std::string const& media_id, std::string const& message_id) {
    return message(user, "voice").text("MediaId", media_id).plain("Format", "amr").plain("MsgId", message_id).end();
}

std::string event_from(std::string const& user, std::string const& event, std::string const& key) {
    return message(user, "event").text("Event", event).text("EventKey", key).end();
}

std::string press_from(std::string const& user, std::string const& key, std::string const& code, std::string const& card) {
    return message(user, "event").plain("Event", "template_card_event").text("EventKey", key).plain("TaskId", card).plain("CardType", "button_interaction").text("ResponseCode", code).end();
}

Answer post(std::uint16_t port, Callback const& made) { return call(port, "POST", "/callback/wecom?" + made.query(), made.body, "text/xml"); }

Answer check_url(std::uint16_t port, std::string const& echo) {
    auto const encrypted = envelope().encrypt(echo, crypto::random_bytes(16));
    auto const timestamp = std::to_string(real_seconds());
    return call(port, "GET", "/callback/wecom?msg_signature=" + envelope().signature(timestamp, "n1", encrypted) + "&timestamp=" + timestamp +
                                 "&nonce=n1&echostr=" + http::percent_encode(encrypted));
}

std::string passive_text(Answer const& answer) { return opened_reply(envelope(), answer); }

std::string say_by_wecom(std::uint16_t port, std::string const& user, std::string const& text, std::string const& message_id) {
    return passive_text(post(port, callback_of(text_from(user, text, message_id))));
}

Settings copy_of_wecom_township(fs::path const& folder, std::string const& api_url) {
    static Seeded const seeded;
    auto settings = copy_of(seeded.settings, folder);
    settings.accounts.back().keys["base_url"] = api_url;
    return settings;
}

int rows_in(Settings const& settings, std::string const& table) {
    int count = -1;
    sqlite3* db = nullptr;
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_open_v2(settings.store_path().c_str(), &db, SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK &&
        sqlite3_prepare_v2(db, ("select count(*) from " + table).c_str(), -1, &statement, nullptr) == SQLITE_OK && sqlite3_step(statement) == SQLITE_ROW)
        count = sqlite3_column_int(statement, 0);
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return count;
}

}  // namespace lingyan::test
