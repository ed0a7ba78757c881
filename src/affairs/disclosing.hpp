// What a village has to make known in each period, as duties: lines, who is late, and the statement that has to come first.
#pragma once

#include "affairs/items.hpp"
#include "domain/notice.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lingyan::affairs::disclosing {

// The rule's period that a notice of this affair answers: the one that its title names, of those that are open; else the earliest that is late,
// else the one that runs.
struct Owing {
    Rule const* rule = nullptr;
    Period period;
    Date due{};
};
std::optional<Owing> owing(Turn const&, UnitId const& village, Affair, std::string_view title);
std::optional<Owing> owing(Turn const&, UnitId const& village, RuleId const&, std::string const& period);

// Those before the one that runs which somebody was told of and which are still owed, the earliest first.
std::vector<Period> late_periods(Turn const&, Rule const&, UnitId const&, Role const& seat);

// A line of the owner, or of whoever has to give the statement first; nothing where nothing is owed.
std::optional<Item> item(Turn const&, Rule const&, Period const&, UnitId const&);
// Those of the period that runs and of earlier ones that are late, for whoever holds this post.
std::vector<Item> items_at(Turn const&, Rule const&, Post const&);
// The same from above, when its day has passed. `key` is that of the ladder's rung.
Item upward(Turn const&, Rule const&, std::vector<Duty> const&, std::string const& key, bool late);
Say left_list(Turn const&, Rule const&, Period const&, UnitId const&);

// By whoever keeps the villages' books: 账单 旦麻村, 账单 全镇; a digit on the line alone says which villages wait.
bool gives_statements(Turn const&, PersonId const&);
Say waiting_list(Turn const&, Actor&, Rule const&, Period const&, UnitId const&);
Say give_statement(Turn const&, Actor&, std::string const& text);
Say undo(Turn const&, Actor&, Act const&);

}  // namespace lingyan::affairs::disclosing
