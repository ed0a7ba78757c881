// What the API answers, and what that makes of an attempt.
#pragma once

#include "domain/delivery.hpp"
#include "http/client.hpp"
#include "http/message.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lingyan::wecom {

Outcome made(Outcome::Kind kind, std::string detail);  // of one message alone

// Of a call that changes something there: what broke off after it went out may have happened.
Outcome outcome_of_failure(http::Fetched const&);  // of one without an answer
Outcome outcome_of_answer(http::Response const&);  // JSON; its errcode decides, errmsg never
std::optional<std::int64_t> code_of_answer(http::Response const&);  // 0 where it is absent; nothing where it is no such answer

// Of a message that the platform took: who got nothing all the same. Ids in the platform's lower case.
struct Unreached {
    std::vector<std::string> invalid;
    std::vector<std::string> unlicensed;
    Outcome outcome_for(std::string_view person) const;
};
Unreached read_unreached(http::Response const&);

struct TokenAnswer {
    std::string token;  // empty: none, see `outcome`
    std::chrono::seconds valid{};
    Outcome outcome;
};
TokenAnswer read_token_answer(http::Response const&);

}  // namespace lingyan::wecom
