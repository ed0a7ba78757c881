// What is here whole is cut out by its length; what comes in pieces or chunks is left to Beast's parser.
#include "http/intake.hpp"

#include "http/quietly.hpp"

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <algorithm>
#include <utility>

namespace lingyan::http {

namespace asio = boost::asio;
namespace beast = boost::beast;
using Parser = beast::http::request_parser<beast::http::string_body>;

namespace {

constexpr std::size_t read_bytes = 4 * 1024;
constexpr std::size_t crowded_read_bytes = 16 * 1024;  // from one who sends on without waiting for answers
constexpr std::size_t most_read_bytes = 64 * 1024;
constexpr std::size_t least_chunk_bytes = 5;  // "0\r\n\r\n"; Beast asserts, and the process ends, over a last chunk that comes as "0\r\n" and then "\r"
constexpr std::size_t small_body_bytes = 16 * 1024;

}  // namespace

struct Intake::Buffer : beast::flat_buffer {};

Intake::Intake(Service& service, Connection& connection)
    : service_(service), connection_(connection), buffer_(std::make_unique<Buffer>()), held_(service.body_bytes) {}

Intake::~Intake() = default;

std::string_view Intake::buffered() const { return {static_cast<char const*>(buffer_->data().data()), buffer_->size()}; }

bool Intake::is_whole() const { return !head_.chunked && buffer_->size() >= head_bytes_ + head_.content_length.value_or(0); }

asio::awaitable<bool> Intake::read_more(std::size_t wanted) {
    if (!connection_.pay()) co_return false;
    // Of a heap only those are kept that will stand in line; the rest is passed over in a space that all share.
    auto const least = much_waits_ && !connection_.hushed ? crowded_read_bytes : read_bytes;
    auto const space = buffer_->prepare(std::clamp(wanted, least, most_read_bytes));
    if (connection_.hushed) {
        boost::system::error_code failed;
        auto const count = connection_.socket.read_some(space, failed);
        if (failed != asio::error::would_block) {
            much_waits_ = count == space.size();
            buffer_->commit(count);
            co_return !failed;
        }
        connection_.hush(false);
    }
    auto const [failed, count] = co_await connection_.socket.async_read_some(space, quietly);
    much_waits_ = count == space.size();
    buffer_->commit(count);
    co_return !failed;
}

asio::awaitable<Read> Intake::read_head() {
    Read read;
    if (buffer_->size() == 0) {
        if (buffer_->capacity() > 2 * read_bytes && !much_waits_) buffer_->shrink_to_fit();  // thousands may idle
        connection_.deadline = after(service_.limits.idle);
        auto const came = co_await read_more(read_bytes);
        read.gone = !came || service_.stopping;
        if (read.gone) co_return read;
    }
    connection_.in_hand = true;
    connection_.deadline = after(service_.limits.request);
    service_.settle(connection_, Stay::waiting);
    read = co_await gather_head();
    if (!read.whole()) co_return read;
    auto understood = http::read_head(buffered().substr(0, head_bytes_ - 2));
    if (auto const* status = std::get_if<int>(&understood)) {
        read.refused = *status;
    } else {
        head_ = std::move(std::get<Head>(understood));
        claim_ = service_.limits.claim ? service_.limits.claim(head_.target) : Claim::page;
    }
    co_return read;
}

asio::awaitable<Read> Intake::gather_head() {
    Read read;
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
        if (end != text.npos) {
            head_bytes_ = size;
            co_return read;
        }
        scanned = text.size() < 3 ? 0 : text.size() - 3;
        read.refused = has_bare_line_end(text) ? 400 : 0;
        if (read.refused != 0) co_return read;
        read.gone = !co_await read_more(read_bytes);
        if (read.gone) co_return read;
    }
}

std::size_t Intake::body_limit() const {
    auto const& limits = service_.limits;
    return limits.large_body && limits.large_body(head_.target) ? limits.large_body_bytes : limits.body_bytes;
}

asio::awaitable<Read> Intake::read_body() {
    Read read;
    auto const limit = body_limit();
    auto const length = head_.content_length.value_or(0);
    if (length > limit) {
        read.refused = 413;
    } else if (is_whole()) {
        body_ = buffered().substr(head_bytes_, length);
        pass_over();
    } else {
        read = co_await parse_body(limit);
    }
    co_return read;
}

// Beast's parser reads the head a second time; what it understands differently is refused as well.
asio::awaitable<Read> Intake::parse_body(std::size_t limit) {
    Read read;
    Parser parser;
    parser.body_limit(limit);
    parser.header_limit(static_cast<std::uint32_t>(service_.limits.header_bytes));
    boost::system::error_code failed;
    buffer_->consume(parser.put(buffer_->data(), failed));
    head_bytes_ = 0;
    if (failed || !parser.is_header_done() || parser.chunked() != head_.chunked) {
        read.refused = 400;
        co_return read;
    }
    parser.eager(true);
    auto const least = head_.chunked ? least_chunk_bytes : 1;
    auto invited = !head_.expects_continue;
    while (!parser.is_done()) {
        if (buffer_->size() >= least) buffer_->consume(parser.put(buffer_->data(), failed));
        if (failed && failed != beast::http::error::need_more) {
            read.refused = failed == beast::http::error::body_limit ? 413 : 400;
            co_return read;
        }
        if (parser.is_done()) break;
        if (buffer_->size() > service_.limits.header_bytes + most_read_bytes) {  // a chunk's head or a trailer without end
            read.refused = 400;
            co_return read;
        }
        if (!invited) {
            constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
            connection_.owed += go_on;
            invited = true;
        }
        failed.clear();
        auto const before = buffer_->size();
        read.gone = !co_await read_more(parser.content_length_remaining().value_or(read_bytes));
        if (read.gone) co_return read;
        held_.add(buffer_->size() - before);
        if (held_.own() > small_body_bytes && service_.body_bytes > service_.limits.all_bodies_bytes) {
            read.refused = overloaded;
            co_return read;
        }
    }
    body_ = std::move(parser.get().body());
    co_return read;
}

void Intake::pass_over() {
    if (head_bytes_ > 0) buffer_->consume(head_bytes_ + head_.content_length.value_or(0));
    head_bytes_ = 0;
}

// How much of a text is passed over, and whether what follows has not come whole.
struct Intake::Skimmed {
    std::size_t requests = 0, bytes = 0;
    bool dry = false;
};

Intake::Skimmed Intake::skim(std::string_view text, std::function<bool(Claim)> const& keeps, std::size_t most) const {
    Skimmed skimmed;
    while (skimmed.requests < most) {
        auto const rest = text.substr(skimmed.bytes);
        auto const end = rest.find("\r\n\r\n");
        if (end == rest.npos) {
            skimmed.dry = rest.size() <= service_.limits.header_bytes;
            return skimmed;
        }
        auto const plain = end > service_.limits.header_bytes ? std::nullopt : plain_head(rest.substr(0, end + 2));
        if (!plain || plain->body_bytes > service_.limits.body_bytes) return skimmed;
        auto const size = end + 4 + plain->body_bytes;
        skimmed.dry = rest.size() < size;
        if (skimmed.dry || keeps(service_.limits.claim ? service_.limits.claim(plain->target) : Claim::page)) return skimmed;
        skimmed.bytes += size;
        ++skimmed.requests;
    }
    return skimmed;
}

// What still lies in the kernel is read into a space that all share and that stays warm; only what is not passed over is kept.
Intake::Heap Intake::pass_over_heap(std::function<bool(Claim)> const& keeps, std::size_t most) {
    auto skimmed = skim(buffered(), keeps, most);
    buffer_->consume(skimmed.bytes);
    Heap heap{skimmed.requests, false};
    auto& space = service_.skimming;
    space.resize(most_read_bytes);
    for (auto more = true; more && skimmed.dry;) {
        auto const kept = buffered();
        if (kept.size() > space.size() / 2) return heap;  // a large one, whose rest is worth waiting for
        std::ranges::copy(kept, space.begin());
        boost::system::error_code failed;
        auto const came = connection_.socket.read_some(asio::buffer(space) + kept.size(), failed);
        auto const all = kept.size() + came;
        more = all == space.size();
        if (came == 0) break;
        skimmed = skim({space.data(), all}, keeps, most - heap.requests);
        heap.requests += skimmed.requests;
        auto const left = std::string_view{space.data(), all}.substr(skimmed.bytes);
        buffer_->clear();
        buffer_->commit(asio::buffer_copy(buffer_->prepare(left.size()), asio::buffer(left)));
    }
    heap.ended = skimmed.dry || heap.requests == most;
    return heap;
}

asio::awaitable<void> Intake::drain() {
    for (auto more = true; more;) {
        buffer_->clear();
        more = co_await read_more(most_read_bytes);
    }
}

}  // namespace lingyan::http
