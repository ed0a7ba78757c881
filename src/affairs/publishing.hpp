// A cadre makes something known: the text, or a photo of the sheet with its title; then the forms that were used, which also send it.
#pragma once

#include "affairs/items.hpp"
#include "domain/notice.hpp"
#include "language/command.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lingyan::affairs::publishing {

// `raw` is the message as it was typed: line ends and signs of a notice stay as they are.
Say publish(Turn const&, Actor&, std::string_view raw);   // 发公开 …
Say resume(Turn const&, Actor&);                           // the draft as it stands
Say photo(Turn const&, Actor&, MediaId);                   // while wants_photo
std::optional<Say> go_on(Turn const&, Actor&, language::Command const&, std::string_view raw);  // what is asked on the way
Say tick_forms(Turn const&, Actor&, std::string const& text);  // 形式 12 1 3

// A digit on a line about disclosure: the owner is asked for the text, whoever keeps the books is told who waits, others see who lacks it.
Say open(Turn const&, Actor&, Group const&, bool from_above);

bool may_publish(Turn const&, PersonId const&);
bool wants_text(Conversation const&);    // what comes next is a notice's text, whatever words are in it
bool wants_photo(Conversation const&);
// Whether a message is for publication: then numbers in it are held, not refused.
bool is_for_publication(Conversation const&, std::string const& raw);

}  // namespace lingyan::affairs::publishing
