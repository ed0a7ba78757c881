// Which of some villages a question names, where only their names are known: with 村 or 社区, without, or misspelt by its sound.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lingyan::language {

struct NamedPlace {
    bool named = false;                 // a village is named, whether it is known or not
    std::vector<std::size_t> villages;  // places in `names`
    std::string rest;                   // the question without it
};
// `has_own`: the asker has a village; then a bare name inside a sentence is a word like others (石门 of 石门水库).
NamedPlace take_village(std::string_view question, std::vector<std::string> const& names, bool has_own);
bool same_village(std::string_view one, std::string_view other);  // 旦麻, 旦麻村委会 and 白庄镇旦麻村

}  // namespace lingyan::language
