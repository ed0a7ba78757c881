// WeCom's own bytes: what its callbacks, our replies and our messages look like.
#pragma once

#include "adapters/shared/api.hpp"
#include "adapters/shared/message.hpp"
#include "domain/message.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace lingyan::wecom {

// A decrypted callback. What is said of the app itself, not by a person, is an event "app:…" (stops, slows, stopped, slowed, runs).
std::variant<InboundMessage, shared::Discarded, shared::Unreadable> read_message(std::string const& account, std::string_view plaintext);

// How long the platform remembers a message/send; the longest that can be asked for.
constexpr std::chrono::seconds duplicate_check{14'400};

// The body of message/send. Equal input gives equal bytes: the platform knows a repetition by them.
std::string text_message(std::int64_t agent_id, std::vector<std::string> const& to, std::string_view text);

// The same with buttons to press. Nothing where it does not fit a card (its text, a label, a key or the card's own name): it goes as text then.
// The first line becomes the title.
std::optional<std::string> card_message(std::int64_t agent_id, std::vector<std::string> const& to, OutboundMessage const& message);
// The body of message/update_template_card: on the card that was pressed stands `words`, and nothing can be pressed any more.
std::string card_update(std::int64_t agent_id, std::string_view person, std::string_view response_code, std::string_view words);

std::string robot_message(std::string_view text);  // the body of webhook/send

shared::Ask token_request(std::string const& corp_id, std::string const& secret);

}  // namespace lingyan::wecom
