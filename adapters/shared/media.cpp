// The API answers a failure with HTTP 200 and JSON where the bytes should be; and what it finds too large, it gives in parts.
#include "adapters/shared/media.hpp"

#include "adapters/shared/answers.hpp"
#include "http/client.hpp"

#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

namespace lingyan::shared {
namespace asio = boost::asio;

namespace {

constexpr std::size_t part = 4 * 1024 * 1024;  // a multiple of 16, as some media want it
constexpr std::int64_t too_large = 830002;

bool is_json(http::Response const& response) { return response.type.find("json") != std::string::npos || response.body.starts_with('{'); }

Outcome outcome_of_media(Codes const& codes, http::Response const& response) {
    bool const here = response.status == 200 || response.status == 206;
    if (here && !is_json(response) && !response.body.empty()) return made(Outcome::Kind::sent, {});
    auto outcome = outcome_of_answer(codes, response);
    if (outcome.kind == Outcome::Kind::sent) outcome.kind = Outcome::Kind::unknown;  // "no error", and no bytes either
    return outcome;
}

// "bytes 0-1023/2048"
struct Span {
    std::size_t first = 0, last = 0, size = 0;
};
std::optional<Span> read_span(http::Response const& response) {
    for (auto const& [name, value] : response.headers) {
        if (name != "content-range" || !value.starts_with("bytes ")) continue;
        Span span;
        auto const* at = value.data() + 6;
        auto const* const end = value.data() + value.size();
        for (auto [number, mark] : {std::pair{&span.first, '-'}, {&span.last, '/'}, {&span.size, '\0'}}) {
            auto const [stopped, failed] = std::from_chars(at, end, *number);
            if (failed != std::errc{} || (mark ? stopped == end || *stopped != mark : stopped != end)) return std::nullopt;
            at = stopped + (mark ? 1 : 0);
        }
        if (span.first > span.last || span.last >= span.size) return std::nullopt;
        return span;
    }
    return std::nullopt;
}

Medium failed(Outcome outcome) {
    Medium medium;
    medium.outcome = std::move(outcome);
    return medium;
}

asio::awaitable<Medium> fetch_in_parts(Api& api, std::string const& target) {
    Medium medium;
    for (std::size_t from = 0, size = 1; from < size;) {
        Ask ask{target};
        ask.limits.bytes = part;
        ask.limits.range = "bytes=" + std::to_string(from) + "-" + std::to_string(from + part - 1);
        auto const answered = co_await api.ask(std::move(ask), &outcome_of_media);
        if (answered.outcome.kind != Outcome::Kind::sent) co_return failed(answered.outcome);
        auto const span = read_span(answered.response);
        bool const fits = span && span->first == from && span->last - span->first + 1 == answered.response.body.size();
        if (answered.response.status != 206 || !fits) co_return failed(made(Outcome::Kind::unknown, "分段下载的应答对不上，稍后再取"));
        if (span->size > most_media_bytes) co_return failed(made(Outcome::Kind::refused, "文件超过20兆，没有收下"));
        size = span->size;
        medium.bytes += answered.response.body;
        from = span->last + 1;
    }
    medium.outcome.kind = Outcome::Kind::sent;
    co_return medium;
}

}  // namespace

asio::awaitable<Medium> fetch_media(Api& api, std::string media_id) {
    auto const target = "/cgi-bin/media/get?media_id=" + http::percent_encode(media_id);
    Ask ask{target};
    ask.limits.bytes = most_media_bytes;
    auto answered = co_await api.ask(std::move(ask), &outcome_of_media);
    if (answered.outcome.kind == Outcome::Kind::refused && code_of_answer(answered.response) == too_large) {
        auto parts = co_await fetch_in_parts(api, target);
        co_return parts;
    }
    if (answered.outcome.kind != Outcome::Kind::sent) co_return failed(std::move(answered.outcome));
    Medium medium;
    medium.outcome = std::move(answered.outcome);
    medium.bytes = std::move(answered.response.body);
    co_return medium;
}

}  // namespace lingyan::shared
