// 撤 when a day is over, or when somebody has already said yes to what is to be taken back: others rely on it by then, so whoever is above
// the person decides. Until he has, everything stays as it is. The wish is a record like any other, and its answer is one that overtakes it.
#pragma once

#include "affairs/items.hpp"

#include <optional>

namespace lingyan::affairs::late_undo {

inline constexpr char agreed_since[] = "agreed_since";  // fact of an act that is taken back so: the day on which it was asked for

bool was_accepted(Turn const&, Act const&);
bool needs_agreement(Turn const&, Act const&);
Say ask(Turn const&, Actor&, Act const&);  // asked twice it is asked once

// From the side of whoever decides. Where the post has changed hands it is the new holder, without a further word from anybody.
std::optional<Item> item_of(Turn const&, PersonId const& reader, RecordId);
std::vector<Item> items_of(Turn const&, PersonId const& reader);
std::optional<Item> item_about(Turn const&, Duty const&);  // instead of the report that waits: its owner says that it is not so
bool is_wish(Turn const&, RecordId);
bool stands(Turn const&, RecordId);
Person const* decides(Turn const&, RecordId);              // nobody where it is no such wish, or nobody is above
Say open(Turn const&, Actor&, RecordId);
Say answer(Turn const&, Actor&, RecordId, bool agreed);
Say undo(Turn const&, Actor&, Act const&);

}  // namespace lingyan::affairs::late_undo
