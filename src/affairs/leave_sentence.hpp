// What a sentence says of somebody's absence: whose, which days, who stands in.
#pragma once

#include "affairs/turn.hpp"

#include <optional>
#include <string>
#include <vector>

namespace lingyan::affairs::leave {

struct LeaveDraft {
    PersonId person, deputy;
    std::optional<Date> from, to;
    std::vector<PersonId> unclear;  // several of one name
    bool unclear_is_deputy = false;
    std::string no_such_day;        // 2月30日
    std::string unknown;            // a deputy's name that nobody bears
};

// `for_others`: a name that is not said to stand in, before the days or without any, is the absent one's; else it is the deputy's.
LeaveDraft read_leave(Turn const&, std::string const& text, PersonId const& self, bool for_others);

}  // namespace lingyan::affairs::leave
