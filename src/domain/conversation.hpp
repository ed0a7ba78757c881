// What one person and the bot stand at: which number means what, and what the bot asked last. Survives a restart.
#pragma once

#include "domain/duty.hpp"
#include "domain/fields.hpp"
#include "domain/id.hpp"
#include "domain/time.hpp"

#include <optional>
#include <string>
#include <vector>

namespace lingyan {

// What a number on the person's screen stands for.
struct Thing {
    enum class Kind { duty, group, review, request, assignment, count, watch, seat, gathering, attendance, claim, notice, reading, question, entry, milestone, line, correction, swap, proxied, lift };
    Kind kind = Kind::duty;
    // duty: one of the person's own; group: a rule's, all of one owner and period (ref: rule/period/unit);
    // review: a report to accept or return; request: a question from an owner to answer; assignment: given by this person;
    // count: a rule's figure from below (ref: rule/period); watch: somebody else's duty, to be looked at;
    // seat: a gathering that the person is called to; gathering: one that he called; attendance: one that has ended, of which
    // he says who was there; claim: somebody's own word about a training, to be confirmed (id of its record);
    // notice: a published one; reading: one to be looked through; question: a line about one's own notice that wants an answer;
    // entry: one of the township's list (ref: what this person has to do with it); milestone: of an own duty (ref: its place there);
    // line: of the own ledger (id of its record, or ref entry); correction: a wish to have a line corrected or an act taken back (its record);
    // swap: somebody's wish that this person be on duty instead; proxied: what somebody recorded for this person (id of the act);
    // lift: a village whose figure has crossed a line (id of its record)
    std::int64_t id = 0;
    std::string ref;
    std::string title;
    bool operator==(Thing const&) const = default;
};

struct Numbered {
    int no = 0;
    Thing thing;
    Date on{};  // the last day on which it was shown: it stands all that day
    bool operator==(Numbered const&) const = default;
};

// A question of the bot that waits for its answer. Choices are 1–3 only here, and for 30 minutes.
struct Dialogue {
    std::string kind;                          // the affair that asked, and what: "assign.confirm"
    Timestamp until{};
    std::vector<std::string> choices;          // what 1, 2, 3 … stand for
    Fields slots;                              // what is known so far
    bool operator==(Dialogue const&) const = default;
};

struct Conversation {
    std::optional<Date> digest_on;  // the last day that had a digest
    std::vector<Numbered> numbers;
    std::optional<Dialogue> dialogue;
    std::vector<Dialogue> aside;    // drafts that another command came upon, the latest last; 接着 takes it up again
    DutyId last_reported;           // a photo belongs to it
    std::vector<MediaId> loose_photos;  // sent before it was said what they belong to
    Timestamp loose_until{};
    UnitId village;                 // a resident's; of several the one named last
    std::vector<UnitId> more_villages;  // the others that he follows
    bool greeted = false;
    bool left = false;              // follows the account no longer: nothing is sent
    bool stopped = false;           // 退订: nothing is sent unasked; to whoever has duties, nothing but the digest
    bool no_notices = false;        // 退订 公告: nothing that only tells of a notice
    Timestamp counted_from{};       // messages of somebody unknown, in the place's span of time
    int counted = 0;
    bool operator==(Conversation const&) const = default;

    Thing const* number(int no) const;
    std::optional<int> number_of(Thing const&) const;
    int give_number(Thing const&, Date today);  // the one it has, else the next; 91 and 92 are never given
    void begin_day(Date today);                 // the digest: numbers begin anew, but for those of this very day
};

// One thing a person did that can be taken back. Undoing is itself an act of the affair that made it.
struct Act {
    ActId id;
    PersonId person;
    Timestamp at{};
    std::string kind;                          // "task.report", "talk.record" …
    Fields facts;                              // what is needed to take it back
};

}  // namespace lingyan
