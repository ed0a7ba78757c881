// WeCom's own bytes: what its messages, its API's requests and their answers look like, and what its error codes mean for us.
#pragma once

#include "domain/delivery.hpp"
#include "domain/message.hpp"
#include "http/message.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace lingyan::wecom {

struct Discarded {};   // acknowledged and forgotten: events nobody answers, and every whereabouts
struct Unreadable {};  // not what the platform sends

// A decrypted callback.
std::variant<InboundMessage, Discarded, Unreadable> read_message(std::string const& account, std::string_view plaintext);

// A text answer, before it is encrypted.
std::string text_reply(std::string_view to, std::string_view from, std::chrono::sys_seconds made_at, std::string_view text);

// The body of message/send. Equal input gives equal bytes: the platform knows a repetition by them.
std::string text_message(std::int64_t agent_id, std::vector<std::string> const& to, std::string_view text);

// Outcome of an error code, anything but 0.
Outcome outcome_of(std::int64_t code);

struct SendAnswer {
    Outcome outcome;                      // of the call as a whole
    std::vector<std::string> invalid;     // who got nothing although it is sent; ids in the platform's lower case
    std::vector<std::string> unlicensed;
    Outcome outcome_for(std::string_view person) const;
};
SendAnswer read_send_answer(http::Response const&);

struct TokenAnswer {
    std::string token;  // empty: none, see `outcome`
    std::chrono::seconds valid{};
    Outcome outcome;
};
TokenAnswer read_token_answer(http::Response const&);

}  // namespace lingyan::wecom
