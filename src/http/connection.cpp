// Reads a request, has it answered, writes the answer, and again; what the gate refuses ends the connection.
#include "http/connection.hpp"

#include "http/answer.hpp"
#include "http/head.hpp"
#include "http/target.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/core/demangle.hpp>

#include <algorithm>
#include <array>
#include <typeinfo>

namespace lingyan::http {

namespace asio = boost::asio;
namespace beast = boost::beast;
using Parser = beast::http::request_parser<beast::http::string_body>;

namespace {

constexpr auto quietly = asio::as_tuple(asio::use_awaitable);
constexpr std::size_t read_bytes = 4 * 1024;
constexpr std::size_t most_read_bytes = 64 * 1024;
constexpr std::size_t least_chunk_bytes = 5;  // "0\r\n\r\n"; Beast asserts, and the process ends, over a last chunk that comes as "0\r\n" and then "\r"

Deadline after(std::chrono::milliseconds limit) { return std::chrono::steady_clock::now() + limit; }

// How reading a part of a request ended. `gone`: the other end left or was too slow, there is nobody to answer.
struct Read {
    int refused = 0;
    bool gone = false;
    bool whole() const { return refused == 0 && !gone; }
};

class Conversation {
public:
    Conversation(Service& service, Connection& connection) : service_(service), connection_(connection) {
        boost::system::error_code failed;
        auto const peer = connection.socket.remote_endpoint(failed);
        if (!failed) peer_ = peer.address().to_string();
    }

    asio::awaitable<void> run() {
        auto more = true;
        while (more && !service_.stopping) more = co_await one_request();  // GCC 12 breaks a loop that has co_await in its condition and no body
    }

private:
    asio::awaitable<bool> one_request();
    asio::awaitable<Read> read_head_bytes();
    asio::awaitable<Read> read_body();
    asio::awaitable<bool> read_more(std::size_t wanted);
    asio::awaitable<Response> answer();
    asio::awaitable<bool> write(Response response);
    asio::awaitable<bool> refuse(int status);
    std::size_t body_limit() const;
    std::string_view buffered() const { return {static_cast<char const*>(buffer_.data().data()), buffer_.size()}; }

    Service& service_;
    Connection& connection_;
    std::string peer_;
    beast::flat_buffer buffer_;
    Head head_;
    std::string body_;
};

asio::awaitable<bool> Conversation::one_request() {
    auto read = co_await read_head_bytes();
    if (read.whole()) read = co_await read_body();
    if (read.gone) co_return false;
    if (!read.whole()) co_return co_await refuse(read.refused);
    connection_.deadline = no_deadline;  // the handler has its own
    auto response = co_await answer();
    auto const lost = std::move(response.lost);
    auto const written = co_await write(std::move(response));
    connection_.in_hand = false;
    if (!written && lost) lost();
    co_return written && head_.keep_alive;
}

asio::awaitable<bool> Conversation::read_more(std::size_t wanted) {
    auto const space = buffer_.prepare(std::clamp(wanted, read_bytes, most_read_bytes));
    auto const [failed, count] = co_await connection_.socket.async_read_some(space, quietly);
    buffer_.commit(count);
    co_return !failed;
}

asio::awaitable<Read> Conversation::read_head_bytes() {
    Read read;
    if (buffer_.size() == 0) {
        if (buffer_.capacity() > most_read_bytes) buffer_.shrink_to_fit();  // thousands may idle
        connection_.deadline = after(service_.limits.idle);
        auto const came = co_await read_more(read_bytes);
        read.gone = !came || service_.stopping;
        if (read.gone) co_return read;
    }
    connection_.in_hand = true;
    connection_.deadline = after(service_.limits.request);
    auto const limit = service_.limits.header_bytes;
    for (std::size_t scanned = 0;;) {
        auto const text = buffered();
        auto const end = text.find("\r\n\r\n", scanned);
        auto const size = end == text.npos ? text.size() : end + 4;
        auto const line = text.find("\r\n");
        if (size > limit || (line == text.npos && size > most_target_bytes + 64)) {
            read.refused = line == text.npos || line > most_target_bytes + 64 ? 414 : 431;
            co_return read;
        }
        if (end != text.npos) break;
        scanned = text.size() < 3 ? 0 : text.size() - 3;
        read.refused = has_bare_line_end(text) ? 400 : 0;
        if (read.refused != 0) co_return read;
        read.gone = !co_await read_more(read_bytes);
        if (read.gone) co_return read;
    }
    auto const text = buffered();
    auto understood = read_head(text.substr(0, text.find("\r\n\r\n") + 2));
    if (auto const* status = std::get_if<int>(&understood)) {
        read.refused = *status;
    } else {
        head_ = std::move(std::get<Head>(understood));
    }
    co_return read;
}

std::size_t Conversation::body_limit() const {
    auto const& limits = service_.limits;
    return limits.large_body && limits.large_body(head_.target) ? limits.large_body_bytes : limits.body_bytes;
}

// The parser reads the head a second time; what it understands differently is refused as well.
asio::awaitable<Read> Conversation::read_body() {
    Read read;
    auto const limit = body_limit();
    if (head_.content_length.value_or(0) > limit) {
        read.refused = 413;
        co_return read;
    }
    Parser parser;
    parser.body_limit(limit);
    parser.header_limit(static_cast<std::uint32_t>(service_.limits.header_bytes));
    boost::system::error_code failed;
    buffer_.consume(parser.put(buffer_.data(), failed));
    if (failed || !parser.is_header_done() || parser.chunked() != head_.chunked) {
        read.refused = 400;
        co_return read;
    }
    parser.eager(true);
    auto const least = head_.chunked ? least_chunk_bytes : 1;
    auto invited = !head_.expects_continue;
    while (!parser.is_done()) {
        if (buffer_.size() >= least) buffer_.consume(parser.put(buffer_.data(), failed));
        if (failed && failed != beast::http::error::need_more) {
            read.refused = failed == beast::http::error::body_limit ? 413 : 400;
            co_return read;
        }
        if (parser.is_done()) break;
        if (buffer_.size() > service_.limits.header_bytes + most_read_bytes) {  // a chunk's head or a trailer without end
            read.refused = 400;
            co_return read;
        }
        if (!invited) {
            constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
            co_await asio::async_write(connection_.socket, asio::buffer(go_on), quietly);
            invited = true;
        }
        failed.clear();
        read.gone = !co_await read_more(parser.content_length_remaining().value_or(read_bytes));
        if (read.gone) co_return read;
    }
    body_ = std::move(parser.get().body());
    co_return read;
}

asio::awaitable<Response> Conversation::answer() {
    Response response;
    auto target = read_target(head_.target);
    if (!target || climbs(target->path)) {
        response.status = target ? 404 : 400;
        co_return response;
    }
    Request request;
    request.method = head_.method;
    request.path = std::move(target->path);
    request.query = std::move(target->query);
    request.headers = std::move(head_.headers);
    request.body = std::move(body_);
    request.peer = peer_;
    std::string thrown;
    try {
        auto handling = service_.handler(std::move(request));
        response = co_await std::move(handling);
    } catch (std::exception const& failure) {
        thrown = boost::core::demangle(typeid(failure).name());  // its text may quote what a person wrote
    } catch (...) {
        thrown = "something that is no exception";
    }
    if (!thrown.empty()) {
        response = Response{};
        response.status = 500;
        auto const was_cut = !connection_.socket.is_open();  // then it threw because it was told to end
        if (service_.limits.log && !was_cut) service_.limits.log("http: a " + head_.method + " handler threw " + thrown);
    }
    co_return response;
}

asio::awaitable<bool> Conversation::write(Response response) {
    head_.keep_alive = head_.keep_alive && !service_.stopping;
    auto const head = answer_head(response, head_.keep_alive, head_.version_1_0);
    auto const bodiless = head_.method == "HEAD" || !may_have_body(response.status);
    std::array<asio::const_buffer, 2> const wire{asio::buffer(head), bodiless ? asio::const_buffer{} : asio::buffer(response.body)};
    connection_.deadline = after(service_.limits.answer);
    auto const [failed, count] = co_await asio::async_write(connection_.socket, wire, quietly);
    static_cast<void>(count);
    co_return !failed;
}

// After the refusal the other end may still be sending; closing at once would reset the connection and lose the answer on its way.
asio::awaitable<bool> Conversation::refuse(int status) {
    Response response;
    response.status = status;
    head_ = Head{};
    head_.keep_alive = false;
    auto const written = co_await write(std::move(response));
    connection_.in_hand = false;
    if (!written || service_.stopping) co_return false;
    boost::system::error_code ignored;
    connection_.socket.shutdown(asio::socket_base::shutdown_send, ignored);
    connection_.deadline = after(std::min(service_.limits.request, std::chrono::milliseconds{2000}));
    for (auto more = true; more;) {
        buffer_.clear();
        more = co_await read_more(most_read_bytes);
    }
    co_return false;
}

}  // namespace

asio::awaitable<void> converse(std::shared_ptr<Service> service, std::shared_ptr<Connection> connection) {
    Conversation conversation{*service, *connection};
    co_await conversation.run();
    connection->close();
}

}  // namespace lingyan::http
