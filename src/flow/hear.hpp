// Hear: what a recogniser made of a voice is read back to its speaker, and a digit makes it count.
#pragma once

#include "affairs/turn.hpp"
#include "domain/message.hpp"
#include "flow/knowledge.hpp"
#include "language/command.hpp"

#include <functional>
#include <optional>
#include <string>

namespace lingyan::flow {

using AnswerText = std::function<Say(std::string const&)>;

// A question or a look at a list is answered at once; whatever may file something is read back first.
Say heard(affairs::Turn const&, affairs::Actor&, std::string const& text, AnswerText const&);
// 1: it counts as if it had been typed; 2: it does not. Any other message ends the question.
std::optional<Say> go_on_hearing(affairs::Turn const&, affairs::Actor&, language::Command const&, AnswerText const&);

// A plug-in has listened to a voice that was answered before: it is read back, or, where nothing came of it (`text` is empty), the
// numbers of what is open are offered as for any voice that nobody understands.
void heard_later(Transaction&, Knowledge const&, Timestamp now, WantedMedia const&, std::string const& text);

}  // namespace lingyan::flow
