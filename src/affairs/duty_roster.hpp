// Who is on duty at a unit on a day: from the roster of that day, else whoever holds the duty desk's post.
#pragma once

#include "affairs/items.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace lingyan::affairs {

// Every post that the person holds today; and the duty desk's on a day of duty, with all that it may do.
void each_post(Turn const&, PersonId const&, std::function<void(Role const&, UnitId const&)> const& each);

// Of one desk, whoever is there today; nobody where there is no such desk at this unit, or nobody of it is there.
Person const* desk_at(Turn const&, Role const& desk, UnitId const&);
std::optional<Role> desk_of_level(Turn const&, Level);
std::string desk_phone(Turn const&, Person const& desk);  // of the duty room on a day of duty

// Once a day: whoever is on duty tomorrow hears of it, and the desk of the days until the next working day on which nobody is.
void plan_duty_roster(Turn const&);

namespace duty_roster {

bool may_arrange(Turn const&, PersonId const&, UnitId const&);                          // put somebody else on any day of it
std::vector<Shift> there_on(Turn const&, UnitId const&, Date);                          // those of the roster who can come
Say who(Turn const&, Actor&, std::string const& text);                                  // 今晚谁值班
Say swap(Turn const&, Actor&, std::string const& text);                                 // 换班 张三 12月3日
Say choose(Turn const&, Actor&, PersonId const&);                                       // of two people of one name
Say agree(Turn const&, Actor&, SwapId);
Say refuse(Turn const&, Actor&, SwapId);
Say undo(Turn const&, Actor&, Act const&);

std::optional<Item> item_of(Turn const&, PersonId const& reader, SwapId);
std::vector<Item> items_of(Turn const&, PersonId const&);
bool still_stands(Turn const&, SwapId);

}  // namespace duty_roster

}  // namespace lingyan::affairs
