// One request, one answer, and an honest word on how far it got.
#include "http/client.hpp"

#include "http/shelf.hpp"

#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <algorithm>

namespace lingyan::http {

namespace asio = boost::asio;
namespace beast = boost::beast;
using boost::system::error_code;

struct Client::State {
    BaseUrl url;
    std::chrono::milliseconds deadline;
    std::shared_ptr<asio::ssl::context> tls;
};

namespace {

constexpr std::size_t most_head_bytes = 16 * 1024;
constexpr std::size_t response_bytes = 8 * 1024;
constexpr int most_interim_answers = 4;

struct Ask {
    bool is_post = false;
    std::string target;
    std::string body;
    std::string content_type;
    std::string authorization;
    AnswerLimits limits;
};

// How one attempt on one connection went.
struct Attempt {
    explicit Attempt(std::unique_ptr<Wire> on) : wire(std::move(on)) {}
    std::unique_ptr<Wire> wire;
    Fetched fetched;
    bool answer_began = false;
    bool reusable = false;
};

bool is_sendable(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

std::string to_wire(BaseUrl const& url, Ask const& ask) {
    std::string wire{ask.is_post ? "POST " : "GET "};
    wire.append(url.prefix).append(ask.target).append(" HTTP/1.1\r\nHost: ").append(url.authority);
    wire.append("\r\nUser-Agent: lingyan\r\nAccept: */*\r\nAccept-Encoding: identity\r\n");  // a bomb in gzip stays gzip
    if (!ask.limits.range.empty()) wire.append("Range: ").append(ask.limits.range).append("\r\n");
    if (!ask.authorization.empty()) wire.append("Authorization: ").append(ask.authorization).append("\r\n");
    if (ask.is_post) {
        wire.append("Content-Type: ").append(ask.content_type);
        wire.append("\r\nContent-Length: ").append(std::to_string(ask.body.size())).append("\r\n");
    }
    return wire.append("\r\n").append(ask.body);
}

Fetched failed_with(Failure failure, std::string detail) {
    Fetched fetched;
    fetched.failure = failure;
    fetched.detail = std::move(detail);
    return fetched;
}

Response to_response(beast::http::response<beast::http::string_body>& message) {
    Response response;
    response.status = static_cast<int>(message.result_int());
    response.type.clear();
    for (auto const& field : message) {
        std::string name{field.name_string()};
        std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; });
        if (name == "content-type") response.type = std::string{field.value()};
        response.headers.emplace_back(std::move(name), std::string{field.value()});
    }
    response.body = std::move(message.body());
    return response;
}

// Reads until the parser has a whole message; answers why it has not.
asio::awaitable<error_code> read_message(Attempt& attempt, beast::flat_buffer& buffer, std::size_t most_bytes,
                                         beast::http::response_parser<beast::http::string_body>& parser) {
    parser.eager(true);
    parser.header_limit(most_head_bytes);
    parser.body_limit(most_bytes);
    while (!parser.is_done()) {
        error_code failed;
        if (buffer.size() > 0) {
            buffer.consume(parser.put(buffer.data(), failed));
            if (failed && failed != beast::http::error::need_more) co_return failed;
            if (parser.is_done()) break;
            if (buffer.size() > most_head_bytes + most_bytes) co_return error_code{beast::http::error::header_limit};
        }
        auto const moved = co_await attempt.wire->read_some(buffer.prepare(response_bytes));
        buffer.commit(moved.bytes);
        attempt.answer_began = attempt.answer_began || moved.bytes > 0;
        if (!moved.failed) continue;
        if (moved.failed != asio::error::eof || !parser.got_some()) co_return moved.failed;
        error_code incomplete;
        parser.put_eof(incomplete);  // an answer without a length ends with its connection
        if (incomplete) co_return incomplete;
    }
    co_return error_code{};
}

asio::awaitable<void> read_answer(Attempt& attempt, std::size_t most_bytes) {
    beast::flat_buffer buffer;
    for (int interim = 0; interim <= most_interim_answers; ++interim) {
        beast::http::response_parser<beast::http::string_body> parser;
        if (auto const failed = co_await read_message(attempt, buffer, most_bytes, parser)) {
            attempt.fetched = failed_with(Failure::after_request, "no whole answer: " + failed.message());
            co_return;
        }
        if (parser.get().result_int() < 200) continue;
        attempt.reusable = parser.keep_alive() && buffer.size() == 0;
        attempt.fetched.response = to_response(parser.get());
        co_return;
    }
    attempt.fetched = failed_with(Failure::after_request, "no whole answer: interim answers without end");
}

asio::awaitable<void> exchange(Attempt& attempt, std::string const& request, std::size_t most_bytes) {
    auto const sent = co_await attempt.wire->write(request);
    if (!sent.failed) {
        co_await read_answer(attempt, most_bytes);
        co_return;
    }
    auto const failure = sent.bytes == 0 ? Failure::before_request : Failure::after_request;
    attempt.fetched = failed_with(failure, "not sent whole: " + sent.failed.message());
}

template <class State>
asio::awaitable<Fetched> fetch(std::shared_ptr<State> state, Ask ask) {
    auto const breaks_line = [](std::string const& header) { return header.find_first_of("\r\n") != std::string::npos; };
    if (!ask.target.starts_with('/') || !is_sendable(ask.target) || breaks_line(ask.content_type) || breaks_line(ask.authorization) || breaks_line(ask.limits.range))
        co_return failed_with(Failure::before_request, "the target or content type is not fit to send");
    auto const executor = co_await asio::this_coro::executor;
    auto const until = std::chrono::steady_clock::now() + state->deadline;
    auto const request = to_wire(state->url, ask);
    auto& shelf = Shelf::of(executor);

    if (auto kept = shelf.take(state)) {
        Attempt attempt{std::move(kept)};
        attempt.wire->end_at(until);
        co_await exchange(attempt, request, ask.limits.bytes);
        if (attempt.reusable) shelf.keep(state, std::move(attempt.wire));
        // A kept connection may have been closed while the request was on its way; only what changes nothing is asked again.
        auto const again = !ask.is_post && attempt.fetched.failure != Failure::none && !attempt.answer_began &&
                           std::chrono::steady_clock::now() < until;
        if (!again) co_return std::move(attempt.fetched);
    }
    Attempt attempt{open_wire(executor, state->url, state->tls)};
    attempt.wire->end_at(until);
    if (auto const failed = co_await attempt.wire->connect())
        co_return failed_with(Failure::before_request, "no connection to " + state->url.authority + ": " + failed.message());
    co_await exchange(attempt, request, ask.limits.bytes);
    if (attempt.reusable) shelf.keep(state, std::move(attempt.wire));
    co_return std::move(attempt.fetched);
}

}  // namespace

Client::Client(std::string base_url, std::chrono::milliseconds deadline, std::string ca_file)
    : state_(std::make_shared<State>(State{read_base_url(base_url), deadline, nullptr})) {
    if (state_->url.secure) state_->tls = tls_settings(ca_file);
}

Client::~Client() = default;

asio::awaitable<Fetched> Client::get(std::string target) { return get(std::move(target), AnswerLimits{}); }

asio::awaitable<Fetched> Client::get(std::string target, AnswerLimits limits) {
    Ask ask;
    ask.target = std::move(target);
    ask.limits = std::move(limits);
    return fetch(state_, std::move(ask));
}

asio::awaitable<Fetched> Client::post(std::string target, std::string body, std::string content_type, std::string authorization) {
    Ask ask;
    ask.is_post = true;
    ask.target = std::move(target);
    ask.body = std::move(body);
    ask.content_type = std::move(content_type);
    ask.authorization = std::move(authorization);
    return fetch(state_, std::move(ask));
}

}  // namespace lingyan::http
