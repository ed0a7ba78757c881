// The county as one transaction sees it: who, when and by which rules. Made new when any of it changes.
#pragma once

#include "domain/calendar.hpp"
#include "domain/roles.hpp"
#include "domain/roster.hpp"
#include "domain/rule.hpp"
#include "domain/synonyms.hpp"

namespace lingyan {

struct County {
    Roster roster;
    Roles roles;
    Calendar calendar;
    Pack pack;
    Synonyms synonyms;          // by which notices and guides are searched
    std::optional<Date> start;  // nothing is due, late or missed before it
    std::string public_url;     // how phones reach the pages; empty: no link is given
};

}  // namespace lingyan
