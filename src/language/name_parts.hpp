// How the names of villages and of people come apart.
#pragma once

#include <string_view>
#include <vector>

namespace lingyan::language {

struct VillageName {
    std::u32string_view stem;     // 旦麻; the whole name where too little would stay
    std::u32string_view ending;   // 村, 社区 or nothing
};
VillageName village_name(std::u32string_view name);

// How many characters at the text's beginning are an ending that may follow a stem (村, 村委会, 社区居民委员会 …), and which kind.
struct Ending {
    std::size_t length = 0;
    std::u32string_view kind;  // 村, 社区 or nothing (委会 alone)
};
Ending ending_at(std::u32string_view text);

std::size_t surname_length(std::u32string_view name);  // 0 where it has none that is known
bool is_name_without_surname(std::u32string_view name);  // 扎西, 才让卓玛: as many in 青海 and 甘孜 are called

// 书记 after a surname, and words of which a role's name has one where the title is its own.
struct Title {
    std::u32string_view word;
    std::vector<std::string_view> roles;
};
Title const* title_at(std::u32string_view text);

}  // namespace lingyan::language
