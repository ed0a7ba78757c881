#include "support_vectors.hpp"

namespace lingyan::wechat {

namespace {

std::string key_of(nlohmann::json const& config) {
    auto const& key = config.at("encoding_aes_key");
    return key.is_string() ? key.get<std::string>() : std::string{};
}

bool is_plain(nlohmann::json const& config) { return config.at("mode") == "plain"; }

}  // namespace

Vectors const& vectors() {
    static Vectors const read("wechat_official_account.json");
    return read;
}

Envelope envelope_of(std::string const& config) {
    auto const& values = vectors().config(config);
    return Envelope(values.at("token"), key_of(values), values.at("receive_id"));
}

Callbacks callbacks_of(std::string const& config) {
    auto const& values = vectors().config(config);
    return Callbacks(values.at("token"), key_of(values), values.at("receive_id"), is_plain(values));
}

OfficialAccountSettings settings_of(std::string const& config) {
    auto const& values = vectors().config(config);
    OfficialAccountSettings settings;
    settings.account = "wechat";
    settings.app_id = values.at("receive_id");
    settings.app_secret = "a secret of the tests";
    settings.token = values.at("token");
    settings.encoding_aes_key = key_of(values);
    settings.plain_mode = is_plain(values);
    settings.base_url = "http://127.0.0.1:9";
    return settings;
}

http::Request delivered(std::string const& plaintext, std::string const& timestamp, std::string const& config) {
    return callbacks_of(config).push(timestamp, "8421097531", plaintext);
}

std::string written(std::string const& type, std::string const& more, std::string const& from) {
    return "<xml><ToUserName>gh_0123456789ab</ToUserName><FromUserName>" + from + "</FromUserName><CreateTime>1735689600</CreateTime><MsgType>" + type +
           "</MsgType>" + more + "</xml>";
}

}  // namespace lingyan::wechat
