// Work handed on inside the village: somebody there does it, the village still owns it, and nobody outside sees who helps.
#pragma once

#include "affairs/turn.hpp"

#include <optional>
#include <string>

namespace lingyan::affairs::delegating {

// 转 李四 3; 3 转李四; 转 李四 医保名单; 转 我 3 takes it back. Nothing comes back where the message is no such thing.
std::optional<Say> delegate(Turn const&, Actor&, std::optional<int> no, std::string const& text);
Say hand_to(Turn const&, Actor&, Duty, PersonId const& helper);  // by the owner alone
Say undo(Turn const&, Actor&, Act const&);

}  // namespace lingyan::affairs::delegating
