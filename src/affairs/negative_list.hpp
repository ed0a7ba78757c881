// The township's own list of tasks not done by their day (任务负面清单): off until a township registers its rule, proposed by the
// service, decided by a branch member who is not the person concerned, open to appeal, and never scored.
#pragma once

#include "affairs/items.hpp"
#include "domain/negative.hpp"

#include <optional>
#include <string>
#include <vector>

namespace lingyan::affairs::negative_list {

// What a line asks of its reader; kept as the thing's `ref`.
inline constexpr char to_decide[] = "decide", to_explain[] = "cause", to_know[] = "told", to_judge[] = "judge";

// The rule, by the township.
Say register_rule(Turn const&, Actor&, std::string const& text);  // 登记清单 文件 日子 范围: read back with what it covers
Say register_now(Turn const&, Actor&);                            // after the 1
Say end_rules(Turn const&, Actor&);                               // 停用清单
Say list(Turn const&, Actor&, int year);                          // 负面清单, 去年负面清单: the rule, and what this person may see of the year

// Each planning day: what lost its ground is dropped, what the branch left unanswered is undecided, what is overdue is proposed.
void plan_day(Turn const&);

// Lines. None of them says on a lock screen whom or what it is about.
std::optional<Item> entry_item(Turn const&, PersonId const& reader, Thing const&);
std::optional<Item> outcomes_item(Turn const&, PersonId const& reader, AssignmentId);  // for the township: how the villages' branches decided
std::vector<Item> items_of(Turn const&, PersonId const&);
bool still_stands(Turn const&, Thing const&);
void told(Turn const&, Person const&, Thing const&);  // whoever decides is told once more on the last day
std::vector<Say> outcome_lines(Turn const&, PersonId const& reader, std::vector<Duty> const&);  // of these tasks, as the township sees them with their result

// Acts. Each asks for the right itself.
Say open(Turn const&, Actor&, Thing);
Say decide(Turn const&, Actor&, EntryId, bool recorded, std::string const& reason);
Say give_cause(Turn const&, Actor&, EntryId, Cause, std::string const& words);
Say appeal(Turn const&, Actor&, Appeal::Kind, std::optional<int> no, std::string const& words);
Say appeal(Turn const&, Actor&, Appeal::Kind, EntryId, std::string const& words);
Say judge(Turn const&, Actor&, AppealId, bool granted, std::string const& words);
Say undo(Turn const&, Actor&, Act const&);
// The issuer has given the task another day: what was recorded for the old one has lost its ground. The entries' ids, for the way back.
std::string revoke_for_day(Turn const&, Actor const& issuer, AssignmentId);
void record_again(Turn const&, std::string const& entries);

// The year's entries that the branches recorded and that nothing freezes, village by village in roster order; nothing is counted.
struct Confirmed {
    NegativeEntry entry;
    Duty duty;
    ListRule rule;
    int days_late = 0;
    std::optional<Appeal> refused;    // an appeal that did not change it
    std::optional<Appeal> tolerance;  // an honest mistake, as the township found
};
struct YearOfEntries {
    std::vector<Confirmed> confirmed;
    int frozen = 0;  // an appeal is open: not in the list
};
YearOfEntries confirmed_in(Turn const&, int year, UnitId const& under);  // `under` empty: everywhere
std::string say_cause(Cause);

// What this person may read of his own in the ledger.
std::vector<NegativeEntry> own(Turn const&, PersonId const&, int year);
std::string say_state(Turn const&, NegativeEntry const&);  // 支部记入, 申诉中, …

}  // namespace lingyan::affairs::negative_list
