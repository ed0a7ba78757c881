// Quarterly heart-to-heart talks: that one was held, when, where and under which tag. Never what was said.
#pragma once

#include "affairs/turn.hpp"

#include <string>

namespace lingyan::affairs::talks {

Say record(Turn const&, Actor&, std::string const& text);            // 谈 张三 昨天 村部 话题 水渠
Say continue_record(Turn const&, Actor&, std::size_t choice);        // several of one name
Say left_now(Turn const&, Actor&, std::string const& text);          // 谈话还差谁
Say left_list(Turn const&, Rule const&, Period const&, UnitId const&);
Say cannot(Turn const&, Actor&, std::string const& text);            // 谈不了 张三 外出务工
Say appoint(Turn const&, Actor&, std::string const& text);           // 约 张三 后天下午三点 村部

}  // namespace lingyan::affairs::talks
