#include "support_api.hpp"

#include "adapters/wechat_official_account/codes.hpp"
#include "adapters/wechat_official_account/payload.hpp"

#include <nlohmann/json.hpp>

namespace lingyan::wechat {

namespace {

using nlohmann::json;

constexpr auto ok = R"({"errcode":0,"errmsg":"ok"})";

std::string words_of(json const& message) {
    std::string words;
    for (auto const& [name, field] : message.at("data").items()) words += field.at("value").get<std::string>();
    return words;
}

http::Response failure(int code) { return json_answer("{\"errcode\":" + std::to_string(code) + ",\"errmsg\":\"no rid: 1\"}"); }

}  // namespace

Api FakeApi::api(SteadyNow now) { return Api(wechat::codes, token_request(app_id, secret), call(), std::move(now)); }

bool FakeApi::knows(http::Request const& token_request) const {
    auto const body = json::parse(token_request.body, nullptr, false);
    return token_request.method == "POST" && body.is_object() && body.value("appid", "") == app_id && body.value("secret", "") == secret &&
           body.value("grant_type", "") == "client_credential" && !body.value("force_refresh", true);
}

http::Response FakeApi::custom(std::string const& body) {
    auto const message = json::parse(body);
    std::string const person = message.at("touser");
    if (used_up.contains(person)) return failure(45047);
    auto const window = windows.find(person);
    if (window == windows.end()) return failure(45015);
    if (window->second-- == 0) return failure(45047);
    shown.push_back({"custom", person, message.at("text").at("content")});
    return json_answer(ok);
}

http::Response FakeApi::by_template(std::string const& body) {
    if (!grants_templates) return failure(48001);
    auto const message = json::parse(body);
    shown.push_back({"template", message.at("touser"), words_of(message)});
    return json_answer(R"({"errcode":0,"errmsg":"ok","msgid":200163836})");
}

http::Response FakeApi::subscribed(std::string const& body) {
    auto const message = json::parse(body);
    auto const accepted = subscriptions.find(message.at("touser"));
    if (accepted == subscriptions.end() || accepted->second-- <= 0) return failure(43101);
    shown.push_back({"subscription", message.at("touser"), words_of(message)});
    return json_answer(ok);
}

http::Response FakeApi::visitor(http::Request const& request) {
    if (request.parameter("appid") != app_id || request.parameter("secret") != secret || request.query.contains("access_token")) return failure(40013);
    auto const code = codes.find(request.parameter("code"));
    if (code == codes.end()) return failure(40029);
    if (!used_codes.insert(code->first).second) return failure(40163);
    return json_answer(code->second);
}

http::Response FakeApi::answer_other(http::Request const& request) {
    if (request.path == "/sns/oauth2/access_token") return visitor(request);
    calls.push_back(request.path);
    if (request.parameter("access_token") != good_token || good_token.empty()) return failure(42001);
    if (request.path == "/cgi-bin/media/get") {
        auto const found = media.find(request.parameter("media_id"));
        if (found == media.end()) return failure(40007);
        http::Response bytes;
        bytes.type = "audio/amr";
        bytes.body = found->second;
        return bytes;
    }
    bodies.push_back(request.body);
    if (request.path == "/cgi-bin/message/custom/send") return custom(request.body);
    if (request.path == "/cgi-bin/message/template/send") return by_template(request.body);
    if (request.path == "/cgi-bin/message/subscribe/bizsend") return subscribed(request.body);
    if (request.path == "/cgi-bin/menu/create") return menu = request.body, json_answer(ok);
    if (request.path == "/cgi-bin/qrcode/create") {
        scene = request.body;
        return json_answer(R"({"ticket":"gQH","url":"http://weixin.qq.com/q/02xyz"})");
    }
    http::Response nothing;
    nothing.status = 404;
    return nothing;
}

}  // namespace lingyan::wechat
