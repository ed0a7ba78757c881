// 请假 and 销假: said by whoever goes, or by the township's office for him; shown before it counts.
#pragma once

#include "affairs/turn.hpp"

#include <optional>
#include <string>

namespace lingyan::affairs::leave {

Say draft(Turn const&, Actor&, std::string const& text);                 // 请假 12月20日到25日 李四代
Say supply(Turn const&, Actor&, std::string const& text);                // what the draft lacked
Say choose(Turn const&, Actor&, std::size_t choice);                     // which of two people of one name
std::optional<Say> amend(Turn const&, Actor&, std::string const& text);  // other days, another deputy, while the preview waits
Say resume(Turn const&, Actor&);                                        // a draft that was put aside
Say send(Turn const&, Actor&);
Say back(Turn const&, Actor&, std::string const& text);                  // 销假, 销假 张三
Say list(Turn const&, Actor&, std::string const& text);                  // 谁请假: from–to and who stands in, of those whom the person may see
Say undo(Turn const&, Actor&, Act const&);
std::string say_days(Absence const&);  // 12月20日到12月25日

}  // namespace lingyan::affairs::leave
