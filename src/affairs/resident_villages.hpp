// Which villages a resident follows: by a QR code's event, by name, several; and what he is asked when a name is not enough.
#pragma once

#include "affairs/turn.hpp"
#include "language/command.hpp"

#include <optional>
#include <string>
#include <vector>

namespace lingyan::affairs::residents {

std::vector<UnitId> followed(Turn const&, Conversation const&);  // the one named last first; villages that there are
std::string say_villages(Turn const&, Conversation const&);      // 旦麻村、上河村

// Beside those that he follows already; a merged village is the one that it went into. False where there is no such village.
bool follow(Turn const&, Conversation&, UnitId const&);
// 退订 上河村. Nothing where the text names no village that he follows.
std::optional<Say> drop_village(Turn const&, Conversation&, std::string const& text);
// 订阅 上河村, beside the others. Nothing where the text names no single village.
std::optional<Say> add_village(Turn const&, Conversation&, std::string const& text);

// 旦麻, 我是上河村的 (in the place of the one before), 我也是上河村的 (beside it). Nothing where the message is no village's name.
std::optional<Say> name_village(Turn const&, Conversation&, language::Command const&);

// Before `question` can be answered. One of several of one name is asked for with its township.
Say ask_village(Turn const&, Conversation&, std::string const& question);
Say ask_which(Turn const&, Conversation&, std::string const& question, std::vector<UnitId> const& among, bool keeps, bool beside);
// The answer to either; nothing where the message is about something else, and then the question is dropped.
std::optional<Say> answer_village(Turn const&, Conversation&, language::Command const&);

}  // namespace lingyan::affairs::residents
