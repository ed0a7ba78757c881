#include "platforms.hpp"

#include "adapters/speech/transcription.hpp"
#include "adapters/wechat_official_account/official_account.hpp"
#include "adapters/wecom/wecom.hpp"

#include <cstdlib>
#include <sstream>

namespace lingyan {

namespace {

std::string value(AccountSettings const& account, char const* key, std::string otherwise = {}) {
    auto const found = account.keys.find(key);
    return found == account.keys.end() || found->second.empty() ? otherwise : found->second;
}

std::unique_ptr<Platform> make_wecom(AccountSettings const& account) {
    wecom::WeComSettings settings;
    settings.account = account.name;
    settings.corp_id = value(account, "corp_id");
    settings.agent_id = std::atoll(value(account, "agent_id").c_str());
    settings.secret = value(account, "secret");
    settings.token = value(account, "token");
    settings.encoding_aes_key = value(account, "encoding_aes_key");
    settings.base_url = value(account, "base_url", settings.base_url);
    settings.cards = account.flag("cards");
    settings.robots = account.table("robots");
    return std::make_unique<wecom::WeCom>(settings);
}

wechat::Notice notice(AccountSettings const& account, char const* key) {
    wechat::Notice made;
    auto table = account.table(key);
    made.id = table["id"];
    std::istringstream fields(table["fields"]);
    for (std::string field; fields >> field;) made.fields.push_back(field);
    return made;
}

std::unique_ptr<Platform> make_official_account(AccountSettings const& account) {
    wechat::OfficialAccountSettings settings;
    settings.account = account.name;
    settings.app_id = value(account, "app_id");
    settings.app_secret = value(account, "app_secret");
    settings.token = value(account, "token");
    settings.encoding_aes_key = value(account, "encoding_aes_key");
    settings.base_url = value(account, "base_url", settings.base_url);
    settings.oauth_url = value(account, "oauth_url", settings.oauth_url);
    settings.plain_mode = account.flag("plain_mode");
    settings.passive_replies = value(account, "passive_replies", "true") == "true";
    settings.by_template = notice(account, "template");
    settings.by_subscription = notice(account, "subscription");
    return std::make_unique<wechat::OfficialAccount>(settings);
}

}  // namespace

flow::Crowd make_crowd(AccountSettings const& account) {
    // A loudspeaker's call brings a thousand in ten seconds: several villages at once are still answered in full.
    bool const for_residents = account.platform == "wechat_official_account";
    return flow::Crowd(std::atoi(value(account, "messages_a_minute", for_residents ? "6000" : "0").c_str()));
}

std::unique_ptr<Platform> make_platform(AccountSettings const& account) {
    if (account.platform == "wecom") return make_wecom(account);
    if (account.platform == "wechat_official_account") return make_official_account(account);
    return nullptr;
}

std::unique_ptr<Recogniser> make_recogniser(Settings const& settings) {
    if (settings.speech_url.empty()) return nullptr;
    speech::TranscriptionSettings of;
    of.base_url = settings.speech_url;
    of.model = settings.speech_model;
    of.key = settings.speech_key;
    of.limit = std::chrono::seconds{settings.speech_seconds};
    return std::make_unique<speech::Transcription>(std::move(of));
}

}  // namespace lingyan
