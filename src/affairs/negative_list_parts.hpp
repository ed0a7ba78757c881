// What the parts of the township's list share: grounds, who decides, who judges, who sees.
#pragma once

#include "affairs/negative_list.hpp"

namespace lingyan::affairs::negative_list {

std::optional<int> place_number(Turn const&, std::map<std::string, std::vector<std::string>>::const_iterator found);

// The rule under which a task of that village given on that day falls.
std::optional<ListRule> rule_over(Turn const&, std::vector<ListRule> const& rules, UnitId const& village, Date given);
UnitId township_of(Turn const&, UnitId const&);

// Whether the task was missed by the village's own doing as far as dates can tell: late, and no question open, the day not moved by
// the issuer, given in time, questions answered in time, and the post held by somebody who has heard of it.
bool has_grounds(Turn const&, ListRule const&, Duty const&);
bool stands(Turn const&, NegativeEntry const&);  // a proposal that may still be decided
Person const* concerned(Turn const&, Duty const&);  // the holder of the post that owed it, on its day; never who helped
int days_late(Turn const&, NegativeEntry const&, Duty const&);

bool may_decide(Turn const&, PersonId const&, NegativeEntry const&);
std::vector<Person const*> deciders(Turn const&, NegativeEntry const&);
bool may_judge(Turn const&, PersonId const&, NegativeEntry const&);
std::vector<Person const*> judges(Turn const&, NegativeEntry const&);
std::optional<Appeal> open_appeal(Turn const&, EntryId);

Thing thing_of(NegativeEntry const&, char const* ref);
Fields fields_of(Turn const&, NegativeEntry const&);

void tell_person(Turn const&, NegativeEntry const&);     // the bare pointer
void hand_up(Turn const&, NegativeEntry&);               // the township sees it after the person has
void cancel_lines(Turn const&, NegativeEntry const&, char const* ref);  // whoever had it still before him

}  // namespace lingyan::affairs::negative_list
