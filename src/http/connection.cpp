// Reads a request, has it answered, writes the answer, and again; what the gate refuses ends the connection.
#include "http/connection.hpp"

#include "http/answer.hpp"
#include "http/head.hpp"
#include "http/quietly.hpp"
#include "http/target.hpp"

#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/core/demangle.hpp>

#include <algorithm>
#include <array>
#include <typeinfo>
#include <utility>

namespace lingyan::http {

namespace asio = boost::asio;
namespace beast = boost::beast;
using Parser = beast::http::request_parser<beast::http::string_body>;

namespace {

constexpr std::size_t read_bytes = 4 * 1024;
constexpr std::size_t most_read_bytes = 64 * 1024;
constexpr std::size_t least_chunk_bytes = 5;  // "0\r\n\r\n"; Beast asserts, and the process ends, over a last chunk that comes as "0\r\n" and then "\r"
constexpr std::size_t small_body_bytes = 16 * 1024;

Deadline after(std::chrono::milliseconds limit) { return std::chrono::steady_clock::now() + limit; }

constexpr int overloaded = 503;

std::string_view reason_of(int status) {
    if (status == overloaded) return "overload";
    return status == 413 || status == 414 || status == 431 ? "too_large" : "malformed";
}

Response refusal(int status) {
    Response response;
    response.status = status;
    if (status == overloaded) response.headers.emplace_back("Retry-After", "2");
    return response;
}

// How reading a part of a request ended. `gone`: the other end left or was too slow, there is nobody to answer.
struct Read {
    int refused = 0;
    bool gone = false;
    bool whole() const { return refused == 0 && !gone; }
};

// What one request's body takes of the bytes that all may hold together.
class Held {
public:
    explicit Held(std::size_t& all) : all_(all) {}
    ~Held() { clear(); }
    Held(Held const&) = delete;
    Held& operator=(Held const&) = delete;

    void add(std::size_t bytes) {
        own_ += bytes;
        all_ += bytes;
    }
    void clear() { all_ -= std::exchange(own_, 0); }
    std::size_t own() const { return own_; }

private:
    std::size_t& all_;
    std::size_t own_ = 0;
};

class Conversation {
public:
    Conversation(Service& service, Connection& connection) : service_(service), connection_(connection), held_(service.body_bytes) {
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
    asio::awaitable<bool> put_off();
    bool is_whole() const { return !head_.chunked && buffer_.size() >= head_bytes_ + head_.content_length.value_or(0); }
    bool has_no_chance() const;
    asio::awaitable<bool> is_let_in(Admission::Pass&);
    void settle(Stay stay) {
        if (connection_.stay != Stay::caller) service_.room.settle(connection_, stay);
    }
    std::size_t body_limit() const;
    std::string_view buffered() const { return {static_cast<char const*>(buffer_.data().data()), buffer_.size()}; }

    Service& service_;
    Connection& connection_;
    std::string peer_;
    beast::flat_buffer buffer_;
    Head head_;
    std::size_t head_bytes_ = 0;  // with the empty line; 0 as soon as it is no longer in the buffer
    Claim claim_ = Claim::page;
    std::string body_;
    Held held_;
};

asio::awaitable<bool> Conversation::one_request() {
    settle(Stay::waiting);
    auto read = co_await read_head_bytes();
    if (read.whole() && has_no_chance()) read.refused = overloaded;
    Response response;
    if (read.whole()) {
        auto const came_whole = is_whole();  // most do, and need not be looked at further where they are put off
        if (!came_whole) read = co_await read_body();
        Admission::Pass pass;
        if (read.whole() && !co_await is_let_in(pass)) co_return co_await put_off();
        if (read.whole() && came_whole) read = co_await read_body();
        if (read.whole()) response = co_await answer();
        held_.clear();
    }
    if (read.gone) co_return false;
    if (!read.whole()) co_return co_await refuse(read.refused);
    service_.room.settle(connection_, claim_ == Claim::callback && response.status / 100 == 2 ? Stay::caller : Stay::busy);
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
        if (buffer_.capacity() > 2 * read_bytes) buffer_.shrink_to_fit();  // thousands may idle
        connection_.deadline = after(service_.limits.idle);
        auto const came = co_await read_more(read_bytes);
        read.gone = !came || service_.stopping;
        if (read.gone) co_return read;
    }
    connection_.in_hand = true;
    connection_.deadline = after(service_.limits.request);
    settle(Stay::waiting);
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
    head_bytes_ = text.find("\r\n\r\n") + 4;
    auto understood = read_head(text.substr(0, head_bytes_ - 2));
    if (auto const* status = std::get_if<int>(&understood)) {
        read.refused = *status;
    } else {
        head_ = std::move(std::get<Head>(understood));
        claim_ = service_.limits.claim ? service_.limits.claim(head_.target) : Claim::page;
    }
    co_return read;
}

// Decided by the head alone: a page that would take a caller's place, or whose body would be waited for in vain.
bool Conversation::has_no_chance() const {
    if (claim_ != Claim::page) return false;
    return service_.room.others_exceed_their_share() || (!is_whole() && !service_.admission.is_free(claim_));
}

asio::awaitable<bool> Conversation::is_let_in(Admission::Pass& pass) {
    settle(Stay::busy);
    connection_.deadline = no_deadline;  // the line has its own, and so has the handler
    // Where few are connected none can have lain unread because of the others: then it was the machine that stood still.
    auto const crowded = service_.room.size() > service_.limits.in_hand;
    auto const unread = crowded ? since_last_byte(connection_.socket) : std::chrono::milliseconds{0};
    auto const said = service_.admission.ask(claim_, unread, pass);
    if (said == Admission::Answer::stand_in_line) co_return co_await service_.admission.stand_in_line(claim_, unread, pass);
    co_return said == Admission::Answer::come_in;
}

std::size_t Conversation::body_limit() const {
    auto const& limits = service_.limits;
    return limits.large_body && limits.large_body(head_.target) ? limits.large_body_bytes : limits.body_bytes;
}

// What is here whole is cut out by its length. What comes in pieces or chunks is left to Beast's parser, which reads the head a
// second time; what it understands differently is refused as well.
asio::awaitable<Read> Conversation::read_body() {
    Read read;
    auto const limit = body_limit();
    auto const length = head_.content_length.value_or(0);
    if (length > limit) {
        read.refused = 413;
        co_return read;
    }
    if (is_whole()) {
        body_ = buffered().substr(head_bytes_, length);
        buffer_.consume(head_bytes_ + length);
        head_bytes_ = 0;
        co_return read;
    }
    Parser parser;
    parser.body_limit(limit);
    parser.header_limit(static_cast<std::uint32_t>(service_.limits.header_bytes));
    boost::system::error_code failed;
    buffer_.consume(parser.put(buffer_.data(), failed));
    head_bytes_ = 0;
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
        auto const before = buffer_.size();
        read.gone = !co_await read_more(parser.content_length_remaining().value_or(read_bytes));
        if (read.gone) co_return read;
        held_.add(buffer_.size() - before);
        if (held_.own() > small_body_bytes && service_.body_bytes > service_.limits.all_bodies_bytes) {
            read.refused = overloaded;
            co_return read;
        }
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

// Its bytes are passed over, so that the sender need not connect again.
asio::awaitable<bool> Conversation::put_off() {
    service_.count_request(reason_of(overloaded));
    body_ = {};
    held_.clear();
    if (head_bytes_ > 0) buffer_.consume(head_bytes_ + head_.content_length.value_or(0));
    if (!head_.keep_alive || head_.version_1_0) {
        co_await write(refusal(overloaded));
        co_return false;
    }
    // At once: a socket that has no room for this has not read our other answers either.
    static auto const answer = answer_head(refusal(overloaded), true, false);
    boost::system::error_code failed;
    auto const count = connection_.socket.write_some(asio::buffer(answer), failed);
    connection_.in_hand = false;
    co_return !failed && count == answer.size() && !service_.stopping;
}

// After the refusal the other end may still be sending; closing at once would reset the connection and lose the answer on its way.
asio::awaitable<bool> Conversation::refuse(int status) {
    service_.count_request(reason_of(status));
    head_ = Head{};
    head_.keep_alive = false;
    auto const written = co_await write(refusal(status));
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
