// Words that residents use for one thing: 账, 账目, 财务公开. Each word stands in one group.
#pragma once

#include <string>
#include <vector>

namespace lingyan {

struct Synonyms {
    std::vector<std::vector<std::string>> groups;  // normalised
};

}  // namespace lingyan
