// What the API answers, and what that makes of an attempt.
#pragma once

#include "adapters/shared/codes.hpp"
#include "domain/delivery.hpp"
#include "http/client.hpp"
#include "http/message.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace lingyan::shared {

Outcome made(Outcome::Kind kind, std::string detail);  // of one message alone

// Of a call that changes something there: what broke off after it went out may have happened.
Outcome outcome_of_failure(Codes const&, http::Fetched const&);  // of one without an answer
Outcome outcome_of_answer(Codes const&, http::Response const&);  // JSON; its errcode decides, errmsg never
std::optional<std::int64_t> code_of_answer(http::Response const&);  // 0 where it is absent; nothing where it is no such answer

// A text of the answer's JSON object; empty where there is none of that name, or the answer is no such object.
std::string text_in(http::Response const&, char const* name);

struct TokenAnswer {
    std::string token;  // empty: none, see `outcome`
    std::chrono::seconds valid{};
    Outcome outcome;
};
TokenAnswer read_token_answer(Codes const&, http::Response const&);

}  // namespace lingyan::shared
