// What is left of a sentence that calls people, when days, place and people are read: its name, and names that are nobody's.
#pragma once

#include "affairs/papers.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace lingyan::affairs {

struct CalledWords {
    std::string title;                 // parts of one sentence with ， between them
    std::string place;
    std::vector<std::string> unknown;  // looks like a village or a post, and is none that can be called
    std::vector<std::string> stray;    // short and no name of a meeting: nobody by that name, as far as can be told
};

// `said` and `left` are of one length; in `left` blanks cover what was understood. `circle`: words for whom it is (全县, 村书记), which stay
// in a name that they are part of: 全县村书记轮训.
CalledWords read_called_words(std::string_view said, std::string_view left, std::vector<Words> const& circle, bool place_wanted);

bool is_place(std::string_view word);             // 县党校, 镇政府三楼会议室
bool sounds_like_a_name(std::string_view word);   // 冬季安全会, 党务培训; also 防汛, which many are called by
bool looks_like_a_village(std::string_view word);
// 村医, 火星村书记: the part of it that cannot be found; nothing where it is no such word.
std::string_view unreachable(std::string_view word);

}  // namespace lingyan::affairs
