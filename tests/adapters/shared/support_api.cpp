#include "adapters/shared/support_api.hpp"

#include "adapters/shared/support_vectors.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <utility>

namespace lingyan::shared {
namespace asio = boost::asio;

http::Response json_answer(std::string body) {
    http::Response response;
    response.type = "application/json; charset=UTF-8";
    response.body = std::move(body);
    return response;
}

http::Response FakePlatformApi::answer(http::Request const& request) { return request.path == token_path_ ? token(request) : answer_other(request); }

http::Response FakePlatformApi::token(http::Request const& request) {
    ++tokens_asked;
    if (!token_faults.empty()) {
        auto const fault = std::exchange(token_faults.front(), {});
        token_faults.pop_front();
        return fault.response;
    }
    if (!knows(request)) return json_answer(R"({"errcode":40001,"errmsg":"invalid credential"})");
    if (good_token.empty()) good_token = "T/" + std::to_string(tokens_asked) + "+=";
    return json_answer(R"({"errcode":0,"errmsg":"ok","access_token":")" + good_token + R"(","expires_in":7200})");
}

asio::awaitable<http::Fetched> FakePlatformApi::fetch(Ask ask) {
    for (int i = 0; i < 3; ++i) co_await asio::post(asio::use_awaitable);  // as long as others need to come in between
    auto const& [target, body, limits] = ask;
    auto request = request_of(body ? "POST" : "GET", target.find('?') == target.npos ? "" : target.substr(target.find('?') + 1), body.value_or(""));
    request.path = target.substr(0, target.find('?'));
    if (!limits.range.empty()) request.headers["range"] = limits.range;
    bool const for_token = request.path == token_path_;
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

Call FakePlatformApi::call() {
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
    fetched.response = json_answer(std::move(body));
    fetched.response.status = status;
    return fetched;
}

}  // namespace lingyan::shared
