// A notice on its way out: who looks it through, what he asks, and when it goes out without him. Reading moves no day.
#pragma once

#include "affairs/items.hpp"
#include "affairs/readers.hpp"
#include "domain/notice.hpp"

#include <optional>
#include <string>
#include <vector>

namespace lingyan::affairs::clearing {

// Decides whether it goes out now or is looked through first, keeps it, and tells whoever is to look. `legal` is its duty's last day.
Notice begin(Turn const&, Notice, std::optional<Date> legal);
// What has come due by itself: another reader's turn, or out, looked through or not.
void advance(Turn const&);

Say pass(Turn const&, Actor&, Notice);
Say ask(Turn const&, Actor&, Notice, std::string const& question);
Say answer(Turn const&, Actor&, Notice, std::string const& words);  // by the village
Say send_back(Turn const&, Actor&, Notice, std::string const& reason);
// By whoever may publish there, or by the township's office: no longer shown. Its record stays.
Say take_down(Turn const&, Actor&, std::optional<int> number, std::string const& reason);  // 撤下 12 金额写错了
Say take_down(Turn const&, Actor&, Notice, std::string const& reason);
Say undo(Turn const&, Actor&, Act const&);

// What the parts of the affair share: the next digest tells of it whoever has had his turn; news of it that still wait are not sent.
void tell_readers_again(Turn const&, Notice const&);
std::vector<PersonId> told_of_taking_down(Turn const&, Notice const&);  // who answers for it, who looked it through
bool cancel_news(Turn const&, PersonId const&, Notice const&);  // whether there was any

// Things of the kinds reading, question and notice.
bool is_of(Thing const&);
std::optional<Notice> find(Turn const&, Thing const&);
Say open(Turn const&, Actor&, Thing const&);
std::optional<Notice> only_reading(Turn const&, PersonId const&);  // the one that waits for this person, where it is the only one
std::optional<Item> item_of(Turn const&, PersonId const& reader, Thing const&);
std::vector<Item> items_of(Turn const&, PersonId const&);
bool still_stands(Turn const&, Thing const&);
Person const* heir_of(Turn const&, PersonId const& told, Thing const&);  // whose turn it is by now, where that is no longer the one told

}  // namespace lingyan::affairs::clearing
