// The township's own list of tasks that were not done by their day: proposed, decided by the branch, and open to appeal.
#pragma once

#include "domain/id.hpp"
#include "domain/time.hpp"

#include <optional>
#include <string>
#include <vector>

namespace lingyan {

using ListRuleId = Serial<class ListRuleTag>;
using EntryId = Serial<class EntryTag>;
using AppealId = Serial<class AppealTag>;

// What a township has registered: without it nothing is proposed there.
struct ListRule {
    ListRuleId id;
    UnitId township;
    std::string document;         // 云台镇党委〔2026〕12号
    Date from{};                  // tasks given on this day or later
    bool own_tasks = false;       // only those that the township itself gave
    std::vector<UnitId> villages; // empty: all of its villages
    PersonId registered_by;
    Timestamp registered_at{};
    std::optional<Timestamp> ended_at;
};

enum class Cause { unsaid, own_doing, upper_level, weather, not_ours, other };  // in the words of whoever owed it; never guessed

// proposed ──a branch member──▶ recorded | not_recorded       recorded ──appeal granted──▶ revoked
//     │  └──3 working days──▶ undecided                       (undo within a day goes back one step)
//     └──its ground fell away (a question, another day, withdrawn)──▶ dropped; it may be proposed anew
enum class EntryState { proposed, recorded, not_recorded, undecided, revoked, dropped };

// About the post that owed the task, never about who helped.
struct NegativeEntry {
    EntryId id;
    ListRuleId rule;
    DutyId duty;
    UnitId unit;
    Role role;
    PersonId person;  // who held the post on the task's day
    Date due{};
    Cause cause = Cause::unsaid;
    std::string cause_words;
    EntryState state = EntryState::proposed;
    Date proposed_on{};
    Date decide_by{};  // the last day for the branch
    PersonId decided_by;
    std::optional<Timestamp> decided_at;
    std::string reason;  // the decider's sentence
    Timestamp up_at{};   // from then on the township sees how it ended; the person has heard of it before
    bool operator==(NegativeEntry const&) const = default;
};

// What the person concerned brings forward against a recorded entry: that it is wrong, or that it was an honest mistake (容错).
struct Appeal {
    enum class Kind { appeal, tolerance };
    enum class State { open, granted, refused, taken_back };
    AppealId id;
    EntryId entry;
    Kind kind = Kind::appeal;
    std::string words;
    PersonId made_by;
    Timestamp made_at{};
    State state = State::open;
    PersonId judged_by;
    std::optional<Timestamp> judged_at;
    std::string answer;
    bool operator==(Appeal const&) const = default;
};

}  // namespace lingyan
