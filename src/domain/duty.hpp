// One thing owed by a date: from a rule, or given by a person.
#pragma once

#include "domain/calendar.hpp"
#include "domain/id.hpp"
#include "domain/roles.hpp"
#include "domain/rule.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace lingyan {

// One number that is asked of each village. Bounds are in hundredths, as figures are kept; nothing where none was said.
struct FigureAsked {
    std::string name;  // 参保人数
    std::string unit;  // 人, 元; empty where none was said
    std::optional<std::int64_t> least, most;
    bool operator==(FigureAsked const&) const = default;
};

// What one person gave to one or many villages at once; each village's share is a duty.
struct Assignment {
    AssignmentId id;
    PersonId issuer;
    std::string issuer_name;  // as the paper says it: 县医保局; else the issuer's unit
    std::string title;
    std::string what;         // what the village does
    std::string basis;        // the document; empty where none was given
    std::string quality;      // what has to come back
    Date due{};
    Timestamp given_at{};
    std::optional<Timestamp> moved_at;  // the issuer gave it another day
    std::optional<Timestamp> withdrawn_at;
    std::string withdrawn_for;
    std::vector<FigureAsked> asks;  // figures; a share is reported by them and by nothing else
    std::vector<MediaId> files;     // photos and papers that go with it
};

struct Milestone {
    Date day;
    std::string what;
    std::optional<Date> reached_on{};
};

// open ──report──▶ reported ──accept──▶ done      (a rule's duty goes straight to done when its record is there)
//  ▲  ◀──return / undo──┘                │
//  └──────────────undo───────────────────┘        open, reported ──withdraw──▶ withdrawn;  open ──period over──▶ missed
enum class DutyState { open, reported, done, withdrawn, missed };

enum class Asked { nothing, extension, help, not_ours };  // a question from the owner that waits for its answer; meanwhile nothing is late

struct Duty {
    DutyId id;
    UnitId unit;      // where it is owed
    Role role;        // the seat that owes it
    PersonId lead;    // a named lead instead of the seat's holder
    PersonId helper;  // who does it for the owner, inside the village; nobody outside sees that
    RuleId rule;      // a rule's duty: with period and subject its key
    std::string period;
    PersonId subject; // about whom
    std::shared_ptr<Assignment const> task;  // an assigned one; the same for every village it was given to
    std::vector<Milestone> milestones;
    Date due{};
    DutyState state = DutyState::open;
    bool told = false;  // the owner has heard of it
    std::optional<Date> done_on;
    PersonId reported_by;
    std::string note;         // the latest progress in the owner's words
    std::string returned_for; // why it was returned
    Asked asked = Asked::nothing;
    std::string asked_text;   // the reason, as written
    std::optional<Date> asked_until;
    std::optional<Timestamp> asked_at;
    bool answered_late = false;  // a question waited longer than was promised
    std::vector<MediaId> photos;

    bool active() const { return state == DutyState::open || state == DutyState::reported; }
    int days_late(Date today) const;  // of a done one as of its day, of an open one as of today; 0 while a question waits
};

// Of a rule's duty, also where its day was moved past the period's end.
Period period_of(Rule const&, Duty const&);

// One time that one person is told of one duty.
struct Step {
    enum class To { owner, ladder, above, role };
    Date day;
    To to = To::owner;
    Role role;              // ladder and role: which one
    bool as_count = false;
    bool late = false;      // the day has passed
    int milestone = -1;     // which one it is about; none where it is about the whole
    bool operator==(Step const&) const = default;
};

// Before the day the owner, moved back to a working day and never before `first`; after it owner and ladder, moved forward.
// A village's duty climbs roles.ladder on the next working day, after 3 days and after 7; any other goes one level up on the next working day.
std::vector<Step> steps_of(Date first, Date due, std::vector<Offset> const& remind, std::vector<Escalation> const& escalate,
                           bool village_duty, std::optional<Role> above, Roles const&, Calendar const&);

Date apply(Offset const&, Date first, Date last, Calendar const&);

struct Reminder {
    DutyId duty;
    int step = 0;   // index into steps_of; past its end: each Monday after the last one, to the owner
    PersonId person;
    Timestamp at{};
    bool operator==(Reminder const&) const = default;
};

}  // namespace lingyan
