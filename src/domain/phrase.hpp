// A few words that stand inside a message and are a template's too: "晚了2天", "自己写的". The value of a Say's field may hold some, alone
// or between other words; they are worded where the message is, in its reader's language.
#pragma once

#include "domain/fields.hpp"

#include <string>
#include <string_view>

namespace lingyan {

std::string phrase(std::string_view key, Fields const& fields = {});

// What a person wrote holds none: the four control characters that mark one are taken out of a message where it comes in.
void without_phrases(std::string& text);

// How one is written down, in the outbox too: begin, key, then for each field next, name, is, value; end. They may stand in each other.
namespace phrase_mark {
inline constexpr char begin = '\x01', next = '\x02', is = '\x03', end = '\x04';
}

}  // namespace lingyan
