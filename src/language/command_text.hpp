// What the readers of a command share: whether a text is, begins, ends with or holds one of many words, and what is left of it.
#pragma once

#include "language/command_words.hpp"
#include "language/shingles.hpp"

#include <string>
#include <string_view>

namespace lingyan::language {

// A text that is asked for many words: that most of them are not in it is seen at once.
struct Said : std::string_view {
    explicit Said(std::string_view text) : std::string_view(text), shingles(text) {}
    Shingles shingles;
};

bool is_one_of(std::string_view text, Words const&);
bool has_any(Said const&, Words const&);
inline bool has_any(std::string_view text, Words const& words) { return has_any(Said(text), words); }
// The longest of the words that the text begins, or ends, with; empty for none.
std::string_view beginning(std::string_view text, Words const&);
std::string_view ending(std::string_view text, Words const&);

std::string_view stripped(std::string_view text);  // without marks and sighs at its ends
std::string rest_after(std::string_view text, std::size_t bytes);
std::size_t first_character(std::string_view text);  // its bytes
bool begins_with_mark(std::string_view text);

bool is_question(Said const&);
inline bool is_question(std::string_view text) { return is_question(Said(text)); }
// Whether what follows a numeral makes it an amount. Apart from it (3 人手够) the measure has to stand alone, unless `days` are spoken of.
bool is_measured(std::string_view after, bool days = false);

}  // namespace lingyan::language
