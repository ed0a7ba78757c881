// 代 扎西 1, 代 扎西 谈 张三: who is meant, whether it may be recorded for him, and what he would have said himself.
#pragma once

#include "affairs/turn.hpp"
#include "language/command.hpp"

#include <functional>
#include <optional>
#include <string>

namespace lingyan::flow {

using Run = std::function<Say(affairs::Turn const&, affairs::Actor&, language::Command const&)>;

// 代李月群1和3办完了, 替李月群报 1: said without the blank behind its word. What stands behind the word; nothing where it is no such message.
std::optional<std::string> said_for_another(affairs::Turn const&, affairs::Actor const&, std::string const& text);

Say by_proxy(affairs::Turn const&, affairs::Actor&, std::string const& text, Run const&);
// Which of several of one name was meant, said by a number.
std::optional<Say> go_on_by_proxy(affairs::Turn const&, affairs::Actor&, language::Command const&, Run const&);

}  // namespace lingyan::flow
