// What the two platforms' messages have in common: who wrote when, and the text that is answered.
#pragma once

#include "adapters/shared/envelope.hpp"
#include "adapters/shared/xml.hpp"
#include "domain/message.hpp"
#include "http/message.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace lingyan::shared {

struct Discarded {};   // acknowledged and forgotten: events nobody answers, and every whereabouts
struct Unreadable {};  // not what the platform sends

std::string const& field(Named const&, std::string_view name);  // empty where absent

// Account, sender, moment and the plaintext's hash; key and content are the adapter's. Nothing where it is not what they send.
std::optional<InboundMessage> begun(std::string const& account, Named const&, std::string_view plaintext);

// A text answer, before it is encrypted.
std::string text_reply(std::string_view to, std::string_view from, std::chrono::sys_seconds made_at, std::string_view text);

// The acknowledgement that carries it, sealed anew each time, as encryption wants it.
http::Response sealed(Envelope const&, std::string_view reply);

}  // namespace lingyan::shared
