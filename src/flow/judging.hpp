// What a person says of a thing that waits for his word: a report or a wish to judge, a course or a meeting to come to.
#pragma once

#include "affairs/turn.hpp"
#include "language/command.hpp"

#include <optional>
#include <string>

namespace lingyan::flow {

Say judge(affairs::Turn const&, affairs::Actor&, language::Command const&);  // 通过 3, 3 少一页, 不同意 2
// 3 去, 3 不去 孩子住院, 4 没到 张三. Nothing comes back where the number stands for something else, or no course lies ahead.
std::optional<Say> about_a_course(affairs::Turn const&, affairs::Actor&, language::Command const&);
// 冬季安全会 不去 去县里: what one is called to, by its name.
std::optional<Say> seat_by_title(affairs::Turn const&, affairs::Actor&, std::string const& text);

}  // namespace lingyan::flow
