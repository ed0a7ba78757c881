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
    http::Response response;
    response.status = 404;
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

asio::awaitable<http::Fetched> FakeApi::fetch(std::string target, std::optional<std::string> body) {
    for (int i = 0; i < 3; ++i) co_await asio::post(asio::use_awaitable);  // as long as others need to come in between
    auto request = request_of(body ? "POST" : "GET", target.substr(target.find('?') + 1), body.value_or(""));
    request.path = target.substr(0, target.find('?'));
    if (!body && std::exchange(token_never_answers, false)) {
        ++tokens_asked;
        asio::steady_timer never(co_await asio::this_coro::executor, std::chrono::steady_clock::time_point::max());
        co_await never.async_wait(asio::use_awaitable);
    }
    auto& faults = body ? send_faults : token_faults;
    http::Fetched fetched;
    if (faults.empty() || (body && fault_after_acceptance)) {
        fetched.response = answer(request);
    } else if (body) {
        bodies.push_back(*body);
    } else {
        ++tokens_asked;
    }
    if (!faults.empty()) {
        fetched = faults.front();
        faults.pop_front();
    }
    co_return fetched;
}

Call FakeApi::call() {
    return [this](std::string target, std::optional<std::string> body) { return fetch(std::move(target), std::move(body)); };
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
