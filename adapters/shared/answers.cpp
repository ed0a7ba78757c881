// An answer is read only where it is shallow: what is nested deeper than any of theirs builds no tree.
#include "adapters/shared/answers.hpp"

#include "adapters/shared/text.hpp"
#include "http/json_depth.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>

namespace lingyan::shared {
namespace {

using nlohmann::json;
using Kind = Outcome::Kind;
using Scope = Outcome::Scope;
using std::chrono::seconds;

std::optional<seconds> retry_after(http::Response const& response) {
    for (auto const& [name, value] : response.headers) {
        if (!same_without_case(name, "retry-after")) continue;
        std::uint32_t count = 0;
        auto const* const end = value.data() + value.size();
        auto const [stopped, failed] = std::from_chars(value.data(), end, count);
        if (!value.empty() && failed == std::errc{} && stopped == end) return std::min(seconds{count}, seconds{86'400});
    }
    return std::nullopt;
}

// What the HTTP status alone decides; nothing where the body has to say it.
std::optional<Outcome> outcome_of_status(Codes const& codes, http::Response const& response) {
    if (response.status == 200) return std::nullopt;
    auto const status = "HTTP " + std::to_string(response.status) + " ";
    if (response.status >= 500) {
        auto outcome = made(Kind::unknown, status + codes.platform + "接口出错，不知是否送达");
        outcome.wait = retry_after(response);
        return outcome;
    }
    bool const too_fast = response.status == 429;
    auto outcome = made(Kind::later, status + (too_fast ? std::string(codes.platform) + "要求放慢，稍后自动重试" : "接口地址或网关有误，请核对 base_url"));
    outcome.scope = Scope::account;
    outcome.needs_person = !too_fast;
    if (too_fast) outcome.wait = retry_after(response);
    return outcome;
}

json read_object(std::string const& body) {
    if (http::is_deeper(body)) return json::value_t::discarded;
    auto parsed = json::parse(body, nullptr, false);
    return parsed.is_object() ? parsed : json(json::value_t::discarded);
}

// An absent code is 0, one that is no number nothing.
std::optional<std::int64_t> code_in(json const& answer) {
    if (answer.is_discarded()) return std::nullopt;
    auto const found = answer.find("errcode");
    if (found == answer.end()) return 0;
    if (!found->is_number_integer()) return std::nullopt;
    return found->get<std::int64_t>();
}

}  // namespace

Outcome made(Kind kind, std::string detail) {
    Outcome outcome;
    outcome.kind = kind;
    outcome.detail = std::move(detail);
    return outcome;
}

Outcome outcome_of_failure(Codes const& codes, http::Fetched const& fetched) {
    if (fetched.failure == http::Failure::after_request) return made(Kind::unknown, "请求已发出但没有收到应答，不知是否送达（" + fetched.detail + "）");
    auto outcome = made(Kind::later, std::string("连不上") + codes.platform + "接口，请检查网络（" + fetched.detail + "）");
    outcome.scope = Scope::account;
    return outcome;
}

std::optional<std::int64_t> code_of_answer(http::Response const& response) { return code_in(read_object(response.body)); }

Outcome outcome_of_answer(Codes const& codes, http::Response const& response) {
    if (auto decided = outcome_of_status(codes, response)) return *decided;
    auto const code = code_of_answer(response);
    if (!code) return made(Kind::unknown, std::string(codes.platform) + "的应答无法读取，不知是否送达");
    return *code == 0 ? made(Kind::sent, {}) : outcome_of(codes, *code);
}

std::string text_in(http::Response const& response, char const* name) {
    auto const body = read_object(response.body);
    if (!body.is_object()) return {};
    auto const found = body.find(name);
    return found != body.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

TokenAnswer read_token_answer(Codes const& codes, http::Response const& response) {
    TokenAnswer answer;
    auto& outcome = answer.outcome;
    if (auto decided = outcome_of_status(codes, response)) {
        outcome = std::move(*decided);
    } else {
        auto const body = read_object(response.body);
        auto const code = code_in(body);
        if (code && *code != 0) {
            outcome = outcome_without_token(codes, *code);
        } else if (code && body.contains("access_token") && body["access_token"].is_string()) {
            answer.token = body["access_token"].get<std::string>();
            auto const valid = body.find("expires_in");
            auto const count = valid != body.end() && valid->is_number_integer() ? valid->get<std::int64_t>() : 7200;
            answer.valid = seconds{std::clamp<std::int64_t>(count, 1, 7200)};
        }
        if (outcome.detail.empty()) outcome.detail = "应答无法读取，稍后自动重试";
    }
    outcome.detail.insert(0, std::string(codes.token_call) + ": ");
    outcome.kind = Kind::later;  // whatever it was, nothing has been sent to anybody
    outcome.scope = Scope::account;
    return answer;
}

}  // namespace lingyan::shared
