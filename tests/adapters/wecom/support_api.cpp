#include "support_api.hpp"

#include "adapters/wecom/codes.hpp"
#include "adapters/wecom/payload.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace lingyan::wecom {

namespace {

std::string lower(std::string text) {
    std::ranges::transform(text, text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return text;
}

}  // namespace

Api FakeApi::api(SteadyNow now) { return Api(codes, token_request(corp_id, secret), call(), std::move(now)); }

bool FakeApi::knows(http::Request const& token_request) const {
    return token_request.method == "GET" && token_request.parameter("corpid") == corp_id && token_request.parameter("corpsecret") == secret;
}

http::Response FakeApi::answer_other(http::Request const& request) {
    if (request.method == "POST" && request.path == "/cgi-bin/message/send") return send(request);
    if (request.method == "POST" && request.path == "/cgi-bin/webhook/send") return robot(request);
    http::Response response;
    response.status = 404;
    bool const known = request.path == "/cgi-bin/message/update_template_card" || request.path == "/cgi-bin/media/get";
    if (!known) return response;
    if (request.parameter("access_token") != good_token || good_token.empty()) return json_answer(R"({"errcode":42001,"errmsg":"access_token expired"})");
    return request.method == "POST" ? card_update(request) : medium(request);
}

http::Response FakeApi::robot(http::Request const& request) {
    if (request.parameter("key") != robot_key || request.query.contains("access_token")) return json_answer(R"({"errcode":93000,"errmsg":"invalid webhook url"})");
    said_by_robot.push_back(request.body);
    return json_answer(R"({"errcode":0,"errmsg":"ok"})");
}

http::Response FakeApi::card_update(http::Request const& request) {
    card_updates.push_back(request.body);
    auto const code = nlohmann::json::parse(request.body).at("response_code").get<std::string>();
    if (code.empty() || !spent_codes.insert(code).second) return json_answer(R"({"errcode":60140,"errmsg":"invalid response_code"})");
    return json_answer(R"({"errcode":0,"errmsg":"ok","invaliduser":[]})");
}

http::Response FakeApi::medium(http::Request const& request) {
    auto const found = media.find(request.parameter("media_id"));
    if (found == media.end()) return json_answer(R"({"errcode":40007,"errmsg":"invalid media_id"})");
    http::Response response;
    response.type = "image/jpeg";
    response.headers.emplace_back("content-disposition", "attachment; filename=\"evil.exe\"");
    auto const& range = request.header("range");
    if (range.empty()) {
        if (found->second.size() > whole_media_up_to) return json_answer(R"({"errcode":830002,"errmsg":"range too large"})");
        response.body = found->second;
        return response;
    }
    ranges.push_back(range);
    auto const first = std::stoull(range.substr(6));
    auto const last = std::min<std::size_t>(std::stoull(range.substr(range.find('-') + 1)), found->second.size() - 1);
    response.status = 206;
    response.body = found->second.substr(first, last - first + 1);
    response.headers.emplace_back("content-range", "bytes " + std::to_string(first) + "-" + std::to_string(last) + "/" + std::to_string(found->second.size()));
    return response;
}

http::Response FakeApi::send(http::Request const& request) {
    bodies.push_back(request.body);
    if (request.parameter("access_token") != good_token || good_token.empty()) return json_answer(R"({"errcode":42001,"errmsg":"access_token expired"})");
    auto const body = nlohmann::json::parse(request.body);
    std::string invalid;
    bool anybody = false;
    for (auto rest = body.at("touser").get<std::string>() + "|"; !rest.empty(); rest.erase(0, rest.find('|') + 1)) {
        auto const person = lower(rest.substr(0, rest.find('|')));
        if (strangers.contains(person))
            invalid += (invalid.empty() ? "" : "|") + person;
        else
            anybody = true;
    }
    if (!anybody) return json_answer(R"({"errcode":81013,"errmsg":"user & party & tag all invalid"})");
    if (std::ranges::find(shown, request.body) == shown.end()) shown.push_back(request.body);
    return json_answer(R"({"errcode":0,"errmsg":"ok","invaliduser":")" + invalid + R"(","msgid":"m"})");
}

}  // namespace lingyan::wecom
