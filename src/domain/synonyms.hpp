// Words that residents use for one thing: 账, 账目, 财务公开. Each word stands in one group.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace lingyan {

struct Synonyms {
    std::vector<std::vector<std::string>> groups;  // normalised
    std::vector<std::vector<std::vector<std::uint16_t>>> sounds;  // of each character of each word there; empty for a word with a character that has none
};

}  // namespace lingyan
