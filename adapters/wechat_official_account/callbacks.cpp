// `signature` does not cover the body: whoever sees one URL can post anything under it. Hence safe mode, unless a setting allows less.
#include "adapters/wechat_official_account/callbacks.hpp"

#include "adapters/shared/callback.hpp"
#include "adapters/shared/message.hpp"
#include "adapters/shared/xml.hpp"
#include "adapters/wechat_official_account/fields.hpp"
#include "crypto/hash.hpp"
#include "crypto/random.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace lingyan::wechat {

using namespace shared;
using Json = nlohmann::ordered_json;

namespace {

bool is_encrypted(http::Request const& request) { return request.parameter("encrypt_type") == "aes"; }

std::string as_text(Json const& object) { return object.dump(-1, ' ', false, Json::error_handler_t::replace); }

std::optional<Fault> wrong_signature(std::string const& token, http::Request const& request) {
    auto const& given = request.parameter("signature");
    if (given.empty()) return Fault::missing_parameter;
    auto const right = bare_signature(token, request.parameter("timestamp"), request.parameter("nonce"));
    return crypto::same_secret(right, given) ? std::nullopt : std::optional(Fault::signature_mismatch);
}

bool is_echo(std::string const& text) {
    auto const usual = [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
    return !text.empty() && std::ranges::all_of(text, usual);
}

std::string json_reply(std::string_view to, std::string_view from, std::chrono::sys_seconds made_at, std::string_view text) {
    Json reply;
    reply["ToUserName"] = to;
    reply["FromUserName"] = from;
    reply["CreateTime"] = made_at.time_since_epoch().count();
    reply["MsgType"] = "text";
    reply["Content"] = text;
    return as_text(reply);
}

http::Response typed(std::string body, char const* type) {
    auto response = plain(200, std::move(body));
    response.type = type;
    return response;
}

constexpr auto as_json = "application/json; charset=utf-8", as_xml = "application/xml; charset=utf-8";

}  // namespace

Callbacks::Callbacks(std::string token, std::string const& encoding_aes_key, std::string const& app_id, bool plain_mode)
    : token_(std::move(token)), plain_mode_(plain_mode) {
    if (!encoding_aes_key.empty() || !plain_mode) envelope_.emplace(token_, encoding_aes_key, app_id);
}

Opened Callbacks::echo(http::Request const& request) const {
    if (request.parameter("timestamp").empty() || request.parameter("nonce").empty()) return Fault::missing_parameter;
    if (auto const wrong = wrong_signature(token_, request)) return *wrong;
    auto const& echo = request.parameter("echostr");
    if (!is_echo(echo)) return Fault::missing_parameter;
    return echo;
}

Opened Callbacks::open(http::Request const& request) const {
    if (request.parameter("timestamp").empty() || request.parameter("nonce").empty()) return Fault::missing_parameter;
    if (is_encrypted(request)) {
        if (!envelope_) return Fault::mode_mismatch;
        if (request.parameter("msg_signature").empty()) return Fault::missing_parameter;
        return envelope_->open(request, sealed_in(request.body));
    }
    if (!plain_mode_) return Fault::mode_mismatch;
    if (auto const wrong = wrong_signature(token_, request)) return *wrong;
    return request.body;
}

Callbacks::Way Callbacks::way_of(http::Request const& request) { return {is_json(request.body), is_encrypted(request), {}}; }

http::Response Callbacks::answer(Way const& way, std::string_view to, std::chrono::sys_seconds made_at, std::string_view text) const {
    auto reply = way.json ? json_reply(to, way.original_id, made_at, text) : text_reply(to, way.original_id, made_at, text);
    if (!way.sealed || !envelope_) return typed(std::move(reply), way.json ? as_json : as_xml);
    if (!way.json) return sealed(*envelope_, reply);
    auto const now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()).time_since_epoch().count();
    auto const nonce = crypto::hex(crypto::random_bytes(8));
    Json body;
    body["Encrypt"] = envelope_->encrypt(reply, crypto::random_bytes(16));
    body["MsgSignature"] = envelope_->signature(std::to_string(now), nonce, body["Encrypt"].get_ref<std::string const&>());
    body["TimeStamp"] = now;
    body["Nonce"] = nonce;
    return typed(as_text(body), as_json);
}

http::Request Callbacks::url_check(std::string const& timestamp, std::string const& nonce, std::string const& echo) const {
    http::Request request;
    request.method = "GET";
    request.query = {{"signature", bare_signature(token_, timestamp, nonce)}, {"timestamp", timestamp}, {"nonce", nonce}, {"echostr", echo}};
    return request;
}

http::Request Callbacks::push(std::string const& timestamp, std::string const& nonce, std::string_view plaintext) const {
    http::Request request;
    request.method = "POST";
    request.query = {{"signature", bare_signature(token_, timestamp, nonce)}, {"timestamp", timestamp}, {"nonce", nonce}};
    request.body = plaintext;
    if (!envelope_) return request;
    auto const encrypted = envelope_->encrypt(plaintext, crypto::random_bytes(16));
    request.query.emplace("encrypt_type", "aes");
    request.query.emplace("msg_signature", envelope_->signature(timestamp, nonce, encrypted));
    request.body = Document(512 + encrypted.size()).text("Encrypt", encrypted).end();
    return request;
}

}  // namespace lingyan::wechat
