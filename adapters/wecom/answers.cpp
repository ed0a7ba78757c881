// An answer is read only where it is shallow: what is nested deeper than any of theirs builds no tree.
#include "adapters/wecom/answers.hpp"

#include "adapters/wecom/codes.hpp"
#include "adapters/wecom/text.hpp"
#include "http/json_depth.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>

namespace lingyan::wecom {
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
std::optional<Outcome> outcome_of_status(http::Response const& response) {
    if (response.status == 200) return std::nullopt;
    auto const status = "HTTP " + std::to_string(response.status) + " ";
    if (response.status >= 500) {
        auto outcome = made(Kind::unknown, status + "企业微信接口出错，不知是否送达");
        outcome.wait = retry_after(response);
        return outcome;
    }
    bool const too_fast = response.status == 429;
    auto outcome = made(Kind::later, status + (too_fast ? "企业微信要求放慢，稍后自动重试" : "接口地址或网关有误，请核对 base_url"));
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

std::vector<std::string> people_in(json const& answer, char const* name) {
    std::vector<std::string> people;
    if (!answer.is_object()) return people;
    auto const found = answer.find(name);
    if (found == answer.end() || !found->is_string()) return people;
    std::string_view rest = found->get_ref<std::string const&>();
    while (!rest.empty()) {
        auto const bar = std::min(rest.find('|'), rest.size());
        if (bar > 0) people.emplace_back(rest.substr(0, bar));
        rest.remove_prefix(std::min(bar + 1, rest.size()));
    }
    return people;
}

}  // namespace

Outcome made(Kind kind, std::string detail) {
    Outcome outcome;
    outcome.kind = kind;
    outcome.detail = std::move(detail);
    return outcome;
}

Outcome outcome_of_failure(http::Fetched const& fetched) {
    if (fetched.failure == http::Failure::after_request) return made(Kind::unknown, "请求已发出但没有收到应答，不知是否送达（" + fetched.detail + "）");
    auto outcome = made(Kind::later, "连不上企业微信接口，请检查网络（" + fetched.detail + "）");
    outcome.scope = Scope::account;
    return outcome;
}

std::optional<std::int64_t> code_of_answer(http::Response const& response) { return code_in(read_object(response.body)); }

Outcome outcome_of_answer(http::Response const& response) {
    if (auto decided = outcome_of_status(response)) return *decided;
    auto const code = code_of_answer(response);
    if (!code) return made(Kind::unknown, "企业微信的应答无法读取，不知是否送达");
    return *code == 0 ? made(Kind::sent, {}) : outcome_of(*code);
}

Outcome Unreached::outcome_for(std::string_view person) const {
    auto const is_person = [&](std::string const& id) { return same_without_case(id, person); };
    if (std::ranges::any_of(invalid, is_person)) return made(Kind::refused, "invaliduser 账号无效或不在应用可见范围，请核对账号");
    if (std::ranges::any_of(unlicensed, is_person)) return made(Kind::refused, "unlicenseduser 此人没有接口许可，请在管理后台购买或激活");
    return made(Kind::sent, {});
}

Unreached read_unreached(http::Response const& response) {
    auto const body = read_object(response.body);
    return {people_in(body, "invaliduser"), people_in(body, "unlicenseduser")};
}

TokenAnswer read_token_answer(http::Response const& response) {
    TokenAnswer answer;
    auto& outcome = answer.outcome;
    if (auto decided = outcome_of_status(response)) {
        outcome = std::move(*decided);
    } else {
        auto const body = read_object(response.body);
        auto const code = code_in(body);
        if (code && *code != 0) {
            outcome = outcome_without_token(*code);
        } else if (code && body.contains("access_token") && body["access_token"].is_string()) {
            answer.token = body["access_token"].get<std::string>();
            auto const valid = body.find("expires_in");
            auto const count = valid != body.end() && valid->is_number_integer() ? valid->get<std::int64_t>() : 7200;
            answer.valid = seconds{std::clamp<std::int64_t>(count, 1, 7200)};
        }
        if (outcome.detail.empty()) outcome.detail = "应答无法读取，稍后自动重试";
    }
    outcome.detail.insert(0, "gettoken: ");
    outcome.kind = Kind::later;  // whatever it was, nothing has been sent to anybody
    outcome.scope = Scope::account;
    return answer;
}

}  // namespace lingyan::wecom
