// A township's list of what was not done in time, its rules, and what is said against an entry.
#pragma once

#include "domain/negative.hpp"

#include <optional>
#include <vector>

namespace lingyan {

class NegativeList {
public:
    virtual ~NegativeList() = default;
    virtual ListRuleId add(ListRule const&) = 0;
    virtual void end(ListRuleId, std::optional<Timestamp>) = 0;            // nothing: it stands again
    virtual std::optional<ListRule> find(ListRuleId) = 0;
    virtual std::vector<ListRule> rules() = 0;                             // not ended, oldest first
    virtual EntryId add(NegativeEntry const&) = 0;
    virtual std::optional<NegativeEntry> find(EntryId) = 0;
    virtual void update(NegativeEntry const&) = 0;
    virtual std::optional<NegativeEntry> of(DutyId) = 0;                   // never one that was dropped
    virtual std::vector<NegativeEntry> proposed() = 0;                     // by the last day for the branch
    virtual std::vector<NegativeEntry> at(UnitId const&, Date due_from, Date due_to) = 0;  // by due day, none that was dropped
    virtual std::vector<NegativeEntry> about(PersonId const&, Date due_from, Date due_to) = 0;
    virtual AppealId add(Appeal const&) = 0;
    virtual std::optional<Appeal> find(AppealId) = 0;
    virtual void update(Appeal const&) = 0;
    virtual std::vector<Appeal> of(EntryId) = 0;                           // oldest first, none that was taken back
};

}  // namespace lingyan
