// Conversations, things to say and loose fields as the compact JSON that is sealed into a column.
#pragma once

#include "domain/conversation.hpp"
#include "domain/message.hpp"
#include "domain/say.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace lingyan::storage {

std::string to_json(Conversation const&);
std::string to_json(Say const&);
std::string to_json(Fields const&);
std::string to_json(std::vector<std::string> const&);
std::string to_json(std::vector<WordedButton> const&);  // empty for none

// A missing key reads as its default; an empty text as nothing at all.
Conversation read_conversation(std::string_view);
Say read_say(std::string_view);
Fields read_fields(std::string_view);
std::vector<WordedButton> read_buttons(std::string_view);
std::vector<std::string> read_texts(std::string_view);

}  // namespace lingyan::storage
