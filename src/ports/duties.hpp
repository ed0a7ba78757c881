// What villages and people owe, and when they are next told of it.
#pragma once

#include "domain/duty.hpp"

#include <optional>
#include <string>
#include <vector>

namespace lingyan {

struct RuleKey {  // a rule's duty exists once for this
    RuleId rule;
    std::string period;
    UnitId unit;
    Role role;
    PersonId subject;
};

class Duties {
public:
    virtual ~Duties() = default;
    virtual AssignmentId add(Assignment const&) = 0;
    virtual DutyId add(Duty const&) = 0;                           // an assigned one, or the first touch of a rule's
    virtual std::optional<Duty> find(DutyId) = 0;
    virtual std::optional<Duty> find(RuleKey const&) = 0;
    virtual std::optional<Assignment> find(AssignmentId) = 0;
    virtual void update(Duty const&) = 0;                          // everything but its key and assignment
    virtual void update(Assignment const&) = 0;
    virtual std::vector<Duty> active_at(UnitId const&) = 0;        // open and reported, by due day
    virtual std::vector<Duty> unplanned() = 0;                     // active tasks without a reminder: nobody could be told of them
    virtual std::vector<Duty> all_at(UnitId const&) = 0;           // whatever the state, by due day
    virtual std::vector<Duty> given_since(UnitId const&, Timestamp) = 0;  // tasks given to it from then on, none that was withdrawn
    virtual std::vector<Duty> of(AssignmentId) = 0;                // in roster order of creation
    virtual std::vector<Duty> of(RuleId const&, std::string const& period, UnitId const&) = 0;
    virtual std::vector<Assignment> given_by(PersonId const&) = 0; // newest first
    virtual std::vector<Assignment> with_title(std::string const& title, PersonId const& issuer) = 0;
};

class Reminders {
public:
    virtual ~Reminders() = default;
    virtual void set(Reminder const&) = 0;  // replaces the duty's
    virtual void clear(DutyId) = 0;
    virtual std::optional<Reminder> of(DutyId) = 0;
    virtual std::vector<Reminder> due(Timestamp now) = 0;  // by person
    virtual std::optional<Timestamp> next() = 0;
};

}  // namespace lingyan
