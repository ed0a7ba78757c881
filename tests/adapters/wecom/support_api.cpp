#include "support_api.hpp"

#include "adapters/wecom/text.hpp"
#include "support_vectors.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>
#include <utility>

namespace lingyan::wecom {
namespace asio = boost::asio;

namespace {

http::Response json(std::string body) {
    http::Response response;
    response.type = "application/json; charset=UTF-8";
    response.body = std::move(body);
    return response;
}

std::string lower(std::string text) {
    std::ranges::transform(text, text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return text;
}

}  // namespace

http::Response FakeApi::answer(http::Request const& request) {
    if (request.method == "GET" && request.path == "/cgi-bin/gettoken") return token(request);
    if (request.method == "POST" && request.path == "/cgi-bin/message/send") return send(request);
    if (request.method == "POST" && request.path == "/cgi-bin/webhook/send") return robot(request);
    http::Response response;
    response.status = 404;
    bool const known = request.path == "/cgi-bin/message/update_template_card" || request.path == "/cgi-bin/media/get";
    if (!known) return response;
    if (request.parameter("access_token") != good_token || good_token.empty()) return json(R"({"errcode":42001,"errmsg":"access_token expired"})");
    return request.method == "POST" ? card_update(request) : medium(request);
}

http::Response FakeApi::robot(http::Request const& request) {
    if (request.parameter("key") != robot_key || request.query.contains("access_token")) return json(R"({"errcode":93000,"errmsg":"invalid webhook url"})");
    said_by_robot.push_back(request.body);
    return json(R"({"errcode":0,"errmsg":"ok"})");
}

http::Response FakeApi::card_update(http::Request const& request) {
    card_updates.push_back(request.body);
    auto const code = nlohmann::json::parse(request.body).at("response_code").get<std::string>();
    if (code.empty() || !spent_codes.insert(code).second) return json(R"({"errcode":60140,"errmsg":"invalid response_code"})");
    return json(R"({"errcode":0,"errmsg":"ok","invaliduser":[]})");
}

http::Response FakeApi::medium(http::Request const& request) {
    auto const found = media.find(request.parameter("media_id"));
    if (found == media.end()) return json(R"({"errcode":40007,"errmsg":"invalid media_id"})");
    http::Response response;
    response.type = "image/jpeg";
    response.headers.emplace_back("content-disposition", "attachment; filename=\"evil.exe\"");
    auto const& range = request.header("range");
    if (range.empty()) {
        if (found->second.size() > whole_media_up_to) return json(R"({"errcode":830002,"errmsg":"range too large"})");
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

http::Response FakeApi::token(http::Request const& request) {
    ++tokens_asked;
    if (!token_faults.empty()) {
        auto const fault = std::exchange(token_faults.front(), {});
        token_faults.pop_front();
        return fault.response;
    }
    if (request.parameter("corpid") != corp_id || request.parameter("corpsecret") != secret) return json(R"({"errcode":40001,"errmsg":"invalid credential"})");
    if (good_token.empty()) good_token = "T/" + std::to_string(tokens_asked) + "+=";
    return json(R"({"errcode":0,"errmsg":"ok","access_token":")" + good_token + R"(","expires_in":7200})");
}

http::Response FakeApi::send(http::Request const& request) {
    bodies.push_back(request.body);
    if (request.parameter("access_token") != good_token || good_token.empty()) return json(R"({"errcode":42001,"errmsg":"access_token expired"})");
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
    if (!anybody) return json(R"({"errcode":81013,"errmsg":"user & party & tag all invalid"})");
    if (std::ranges::find(shown, request.body) == shown.end()) shown.push_back(request.body);
    return json(R"({"errcode":0,"errmsg":"ok","invaliduser":")" + invalid + R"(","msgid":"m"})");
}

asio::awaitable<http::Fetched> FakeApi::fetch(Ask ask) {
    for (int i = 0; i < 3; ++i) co_await asio::post(asio::use_awaitable);  // as long as others need to come in between
    auto const& [target, body, limits] = ask;
    auto request = request_of(body ? "POST" : "GET", target.substr(target.find('?') + 1), body.value_or(""));
    request.path = target.substr(0, target.find('?'));
    if (!limits.range.empty()) request.headers["range"] = limits.range;
    bool const for_token = request.path == "/cgi-bin/gettoken";
    if (for_token && std::exchange(token_never_answers, false)) {
        ++tokens_asked;
        asio::steady_timer never(co_await asio::this_coro::executor, std::chrono::steady_clock::time_point::max());
        co_await never.async_wait(asio::use_awaitable);
    }
    auto& faults = for_token ? token_faults : send_faults;
    http::Fetched fetched;
    if (faults.empty() || (!for_token && fault_after_acceptance)) {
        fetched.response = answer(request);
    } else if (for_token) {
        ++tokens_asked;
    } else if (body) {
        bodies.push_back(*body);
    }
    if (!faults.empty()) {
        fetched = faults.front();
        faults.pop_front();
    }
    co_return fetched;
}

Call FakeApi::call() {
    return [this](Ask const& ask) { return fetch(ask); };
}

http::Fetched failing(http::Failure failure) {
    http::Fetched fetched;
    fetched.failure = failure;
    fetched.detail = "connection reset";
    return fetched;
}

http::Fetched answering(std::string body, int status) {
    http::Fetched fetched;
    fetched.response = json(std::move(body));
    fetched.response.status = status;
    return fetched;
}

}  // namespace lingyan::wecom
