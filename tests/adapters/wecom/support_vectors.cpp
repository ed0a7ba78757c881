#include "support_vectors.hpp"

#include "adapters/wecom/xml.hpp"
#include "crypto/random.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <stdexcept>

namespace lingyan::wecom {
namespace {

std::string percent_decoded(std::string const& text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%') {
            result += static_cast<char>(std::stoi(text.substr(i + 1, 2), nullptr, 16));
            i += 2;
        } else {
            result += text[i];
        }
    }
    return result;
}

}  // namespace

nlohmann::json const& vectors() {
    static auto const read = [] {
        std::ifstream file(TEST_DATA "/wecom.json");
        return nlohmann::json::parse(file);
    }();
    return read;
}

std::vector<nlohmann::json> cases_of(std::string const& operation) {
    std::vector<nlohmann::json> found;
    for (auto const& one : vectors().at("cases"))
        if (one.at("op") == operation) found.push_back(one);
    if (found.empty()) throw std::runtime_error("no cases of " + operation);
    return found;
}

Envelope envelope_of(std::string const& config) {
    auto const& values = vectors().at("configs").at(config);
    return Envelope(values.at("token"), values.at("encoding_aes_key").get<std::string>(), values.at("receive_id"));
}

WeComSettings settings_of(std::string const& config) {
    auto const& values = vectors().at("configs").at(config);
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

std::string name_of(Fault fault) {
    switch (fault) {
        case Fault::missing_parameter: return "missing_parameter";
        case Fault::xml_invalid: return "xml_invalid";
        case Fault::signature_mismatch: return "signature_mismatch";
        case Fault::base64_invalid: return "base64_invalid";
        case Fault::ciphertext_length: return "ciphertext_length";
        case Fault::padding_invalid: return "padding_invalid";
        case Fault::plaintext_too_short: return "plaintext_too_short";
        case Fault::length_out_of_range: return "length_out_of_range";
        case Fault::receiveid_mismatch: return "receiveid_mismatch";
    }
    return "?";
}

http::Request request_of(std::string const& method, std::string const& raw_query, std::string const& body) {
    http::Request request;
    request.method = method;
    request.path = "/callback/wecom";
    request.body = body;
    for (std::size_t begin = 0; begin < raw_query.size();) {
        auto const end = std::min(raw_query.find('&', begin), raw_query.size());
        auto const pair = raw_query.substr(begin, end - begin);
        auto const equals = std::min(pair.find('='), pair.size());
        request.query.emplace(pair.substr(0, equals), equals < pair.size() ? percent_decoded(pair.substr(equals + 1)) : std::string{});
        begin = end + 1;
    }
    return request;
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

Timestamp seconds_at(std::int64_t seconds) { return Timestamp{std::chrono::seconds{seconds}}; }

}  // namespace lingyan::wecom
