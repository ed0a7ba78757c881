#include "support_vectors.hpp"

#include "adapters/shared/xml.hpp"
#include "crypto/random.hpp"

namespace lingyan::wecom {

Vectors const& vectors() {
    static Vectors const read("wecom.json");
    return read;
}

Envelope envelope_of(std::string const& config) {
    auto const& values = vectors().config(config);
    return Envelope(values.at("token"), values.at("encoding_aes_key").get<std::string>(), values.at("receive_id"));
}

WeComSettings settings_of(std::string const& config) {
    auto const& values = vectors().config(config);
    WeComSettings settings;
    settings.account = "wecom";
    settings.corp_id = values.at("receive_id");
    settings.agent_id = 1000002;
    settings.secret = "a secret of the tests";
    settings.token = values.at("token");
    settings.encoding_aes_key = values.at("encoding_aes_key");
    settings.base_url = "http://127.0.0.1:9";
    return settings;
}

http::Request url_check_of(nlohmann::json const& one) {
    auto const& input = one.at("input");
    if (input.contains("raw_query")) return request_of("GET", input.at("raw_query"));
    auto request = request_of("GET", "");
    for (auto const& [name, value] : input.at("query").items()) request.query[name] = value.get<std::string>();
    return request;
}

http::Request delivered(std::string const& plaintext, std::string const& timestamp, std::string const& config) {
    auto const envelope = envelope_of(config);
    auto const encrypted = envelope.encrypt(plaintext, crypto::random_bytes(16));
    auto request = request_of("POST", "nonce=8421097531", Document(1024).text("Encrypt", encrypted).end());
    request.query["timestamp"] = timestamp;
    request.query["msg_signature"] = envelope.signature(timestamp, "8421097531", encrypted);
    return request;
}

}  // namespace lingyan::wecom
