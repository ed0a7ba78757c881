// 一人一账, as its owner reads it: every line and who wrote it; a wish to have one corrected goes to whoever answers for it.
#pragma once

#include "affairs/items.hpp"

#include <optional>
#include <string>
#include <vector>

namespace lingyan::affairs::own_ledger {

Say show(Turn const&, Actor&, int year);                                           // 我的账, 去年我的账
Say correct(Turn const&, Actor&, std::optional<int> no, std::string const& words);  // 更正 3 那天不是我
Say correct_line(Turn const&, Actor&, RecordId, std::string const& words);

// A wish, from the side of whoever answers for the line: it is taken out of the ledger by another record, or stays.
std::optional<Item> wish_item(Turn const&, PersonId const& reader, RecordId);
std::vector<Item> items_of(Turn const&, PersonId const&);
bool wish_stands(Turn const&, RecordId);
Say open(Turn const&, Actor&, RecordId);
Say answer(Turn const&, Actor&, RecordId, bool granted, std::string const& words);
Say undo(Turn const&, Actor&, Act const&);

}  // namespace lingyan::affairs::own_ledger
