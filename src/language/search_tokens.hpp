// The tokens by which notices and guides are searched: pairs of neighbouring characters, single characters of a title, letters and digits in one piece,
// and how a title's pairs sound. Made by us, so that any database finds them by an ordinary index.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace lingyan::language {

inline constexpr int search_edition = 1;  // goes up with every change of how tokens are made: those that are kept are made anew

struct SearchText {
    std::string title;
    std::string kind;  // 财务公开, 通知; a guide's other words
    std::string body;
};

using TokenWeights = std::unordered_map<std::string, int>;  // how often, a title's counting more
TokenWeights search_tokens(SearchText const&);

// Runs of what can be a word, in folded characters; blanks, marks and what only joins words stand between.
std::vector<std::u32string> search_runs(std::string_view text);
std::string token_of(std::u32string_view);
std::vector<std::string> pair_tokens(std::u32string_view run);  // of a single character: itself
std::vector<std::string> word_tokens(std::string_view word);    // of all its runs
std::string sound_token(std::u32string_view pair);              // empty where a character has no sound

}  // namespace lingyan::language
