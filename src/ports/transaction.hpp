// What one transaction offers to whoever decides what happens. Every verb is the product's own; the SQL is in storage.
// A store error is thrown as StoreError and ends the transaction: nothing in it has happened.
#pragma once

#include "domain/absence.hpp"
#include "domain/conversation.hpp"
#include "domain/delivery.hpp"
#include "domain/duty.hpp"
#include "domain/emergency.hpp"
#include "domain/gathering.hpp"
#include "domain/guide.hpp"
#include "domain/message.hpp"
#include "domain/negative.hpp"
#include "domain/notice.hpp"
#include "domain/record.hpp"
#include "domain/roster.hpp"

#include <functional>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace lingyan {

struct StoreError : std::runtime_error {
    // `what` is code and statement, never values. disk_full: it may be tried again as it is when there is room.
    explicit StoreError(std::string const& what, bool full = false) : std::runtime_error(what), disk_full(full) {}
    // The same words in memory of their own: for another thread, which lets go of it when it likes.
    StoreError apart() const { return StoreError(std::string(what()), disk_full); }
    bool disk_full;
};

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

class Records {
public:
    virtual ~Records() = default;
    virtual RecordId add(Record const&) = 0;
    // Those that stand (not taken back), happened_on within first–last, oldest first. Empty ids match all.
    virtual std::vector<Record> within(std::string const& kind, Date first, Date last, UnitId const& unit, PersonId const& who,
                                       PersonId const& about) = 0;
    virtual std::optional<Record> find(RecordId) = 0;
};

class Gatherings {
public:
    virtual ~Gatherings() = default;
    virtual GatheringId add(Gathering const&) = 0;
    virtual std::optional<Gathering> find(GatheringId) = 0;
    virtual void update(Gathering const&) = 0;
    virtual void put(Seat const&) = 0;                             // adds it, or changes the person's seat there
    virtual std::vector<Seat> seats(GatheringId) = 0;              // in the order in which they were called
    virtual std::optional<Seat> seat(GatheringId, PersonId const&) = 0;
    virtual std::vector<Gathering> of_unit(UnitId const&, Date ends_from) = 0;    // called by it, that end on that day or later, by first day
    virtual std::vector<Gathering> of_person(PersonId const&, Date ends_from) = 0;  // that the person is called to; neither holds what was called off
};

class Emergencies {
public:
    virtual ~Emergencies() = default;
    virtual EmergencyId add(Emergency const&) = 0;
    virtual std::optional<Emergency> find(EmergencyId) = 0;
    virtual void update(Emergency const&) = 0;
    virtual std::vector<Emergency> open() = 0;               // not lifted, newest first
    virtual std::vector<Emergency> over_since(Timestamp) = 0;  // lifted since then, newest first
    virtual std::vector<Emergency> due(Timestamp now) = 0;   // something is to be done about them
    virtual std::optional<Timestamp> next() = 0;
    virtual void put(EmergencyCall const&) = 0;              // adds it, or changes the village's
    virtual std::vector<EmergencyCall> calls(EmergencyId) = 0;  // in the order in which they were made
    // What was sent and received about it. `personal` says who has answered or has not.
    virtual void belongs(EmergencyId, DeliveryId, bool personal) = 0;
    virtual void belongs(EmergencyId, std::string const& inbox_key) = 0;
    virtual std::vector<DeliveryId> deliveries(EmergencyId) = 0;
    // Who was called, what was answered, and the words in which it was said are gone; true where nothing of it is on its way any more.
    virtual bool forget(EmergencyId) = 0;
};

struct NoticeFilter {
    std::optional<Affair> affair;
    std::optional<Timestamp> from, until;
};

class Notices {
public:
    virtual ~Notices() = default;
    virtual NoticeId add(Notice const&) = 0;
    virtual std::optional<Notice> find(NoticeId) = 0;
    virtual void update(Notice const&) = 0;                                     // everything but what was given at first: village, publisher, text, photos
    virtual std::vector<Notice> out_at(UnitId const& village, int most, int skip = 0) = 0;  // what residents find, newest first
    // The same of one kind, and of what came out within these moments (until: exclusive). Nothing: all.
    virtual std::vector<Notice> out_at(UnitId const& village, NoticeFilter const&, int most, int skip = 0) = 0;
    virtual int count_out(UnitId const& village, NoticeFilter const&) = 0;
    virtual std::vector<Notice> open_at(UnitId const& village) = 0;             // waiting, or out and still to be looked through or answered for, by id
    virtual std::vector<Notice> due(Timestamp now) = 0;                         // by next_at
    virtual std::vector<Notice> without_tokens(int edition, int most) = 0;      // of this edition, by id: new ones, and all where the making has changed
    virtual std::optional<Timestamp> next() = 0;
};

class Guides {
public:
    virtual ~Guides() = default;
    virtual GuideId put(Guide const&) = 0;  // adds it, or changes the one of that title
    virtual std::optional<Guide> find(GuideId) = 0;
    virtual std::optional<Guide> titled(std::string const& title) = 0;
    virtual std::vector<Guide> all(int most, int skip = 0) = 0;  // by id
};

// Which notices and guides hold which tokens: words of our own making, so that any database finds them by an ordinary index.
struct SearchHit {
    std::int64_t item = 0;
    std::string token;
};
class SearchTokens {
public:
    virtual ~SearchTokens() = default;
    virtual void put(NoticeId, UnitId const& village, std::vector<std::string> const& tokens, int edition) = 0;  // in the place of the former ones
    virtual void put(GuideId, std::vector<std::string> const& tokens) = 0;
    virtual std::vector<SearchHit> notices(UnitId const& village, std::vector<std::string> const& tokens, NoticeFilter const&) = 0;  // that are out
    virtual std::vector<SearchHit> guides(std::vector<std::string> const& tokens) = 0;
};

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

// One row a message; a redelivery ends here.
struct InboxRow {
    std::string key;
    std::string content_hash;
    Address sender;
    PersonId person;           // empty for a resident
    InboundMessage::Kind kind = InboundMessage::Kind::text;
    std::string text;
    std::string media_ref;
    MediaId media;
    Timestamp received_at{};   // business time
    std::string reply;
    bool answered = false;
    int failures = 0;          // how often deciding threw; parked after three
    bool reply_by_platform = false;  // the stored reply went out as a delivery, not inside the acknowledgement
};

class Inbox {
public:
    virtual ~Inbox() = default;
    virtual std::optional<InboxRow> find(std::string const& key) = 0;
    virtual void add(InboxRow const&) = 0;
    virtual void answer(std::string const& key, std::string const& reply) = 0;
    virtual void failed(std::string const& key, std::string const& stopgap_reply) = 0;
    virtual void reply_by_platform(std::string const& key) = 0;
    virtual std::vector<InboxRow> unanswered(int most) = 0;  // failed fewer than three times, oldest first
    virtual std::vector<InboxRow> parked() = 0;
};

class Conversations {
public:
    virtual ~Conversations() = default;
    virtual Conversation load(std::string const& who) = 0;  // a person's id, or "address:" + account + ":" + id
    virtual void save(std::string const& who, Conversation const&) = 0;
};

class Acts {
public:
    virtual ~Acts() = default;
    virtual ActId add(Act const&) = 0;
    virtual std::optional<Act> latest(PersonId const&) = 0;  // the newest that has not been taken back
    virtual std::optional<Timestamp> last_change(PersonId const&) = 0;  // when the person last did something or took it back
    virtual void taken_back(Act const&, Timestamp) = 0;
    virtual std::optional<Act> find(ActId) = 0;  // while it has not been taken back
};

class Absences {
public:
    virtual ~Absences() = default;
    virtual AbsenceId add(Absence const&) = 0;
    virtual std::optional<Absence> find(AbsenceId) = 0;
    virtual void update(Absence const&) = 0;                       // its last day, its deputy, whether it was dropped
    virtual std::vector<Absence> not_over(Date) = 0;               // that last to that day or longer, none that was dropped; oldest first
};

class DutyRoster {
public:
    virtual ~DutyRoster() = default;
    virtual int set(UnitId const&, Date, std::vector<Shift> const&) = 0;  // instead of whoever was there; 0 when all of it was there already
    virtual std::vector<Shift> at(UnitId const&, Date) = 0;        // in their order
    virtual std::vector<Shift> on(Date) = 0;                       // of all units, by unit and order
    virtual std::vector<Shift> of(PersonId const&, Date first) = 0;  // from that day on, by day
    virtual bool is_kept(UnitId const&, Date first, Date last) = 0;  // whether the unit has any entry in these days
    virtual SwapId add(Swap const&) = 0;
    virtual std::optional<Swap> find(SwapId) = 0;
    virtual void update(Swap const&) = 0;                          // its state
    virtual std::vector<Swap> asked(Date first) = 0;               // that wait for an answer, for that day or later
};

class Outbox {
public:
    virtual ~Outbox() = default;
    virtual DeliveryId add(Delivery const&) = 0;
    // Waiting and due at the account, but for news: urgent first, then replies, then the rest by due time and id.
    virtual std::vector<Delivery> due(std::string const& account, Timestamp now, int most) = 0;
    virtual std::vector<Delivery> news(Timestamp now) = 0;            // waiting for a digest, and due
    virtual std::vector<Delivery> past_use(Timestamp now, int most) = 0;  // waiting, and nobody is to get it any more; no news
    virtual std::vector<std::string> accounts_waiting() = 0;
    virtual std::vector<Delivery> of_call(std::int64_t call) = 0;     // whatever became of them, by id
    virtual std::int64_t next_call() = 0;
    virtual std::vector<Delivery> called_since(Timestamp real, int most) = 0;  // newest call first
    virtual void claim(Delivery const&) = 0;   // to sending, with its words, buttons and call; attempt + 1
    virtual void sent(DeliveryId, int attempt, Timestamp) = 0;        // gives the next seq of its address
    virtual void put_back(Delivery const&) = 0;                       // what is sending in this attempt waits as it is given here
    virtual void postpone(DeliveryId, Timestamp due_at) = 0;          // while it waits
    virtual void finish(DeliveryId, DeliveryState, std::string const& detail, Trouble = Trouble::none) = 0;  // any end but sent
    virtual std::vector<Delivery> sending() = 0;                      // at start: whose outcome nobody knows
    virtual std::vector<Delivery> sent_to(Address const&, std::int64_t after) = 0;
    virtual std::vector<Delivery> waiting_for(PersonId const&) = 0;
    virtual std::vector<Delivery> not_arrived() = 0;                  // every end but sent, cancelled and merged
    virtual std::map<DeliveryState, int> counts(Timestamp made_since) = 0;
    virtual std::optional<Timestamp> next() = 0;                      // the earliest due time of what waits
};

// A photo or a voice that is known by the platform's reference alone. Its times are real ones: the platform's clock runs by them.
struct WantedMedia {
    MediaId id;
    InboundMessage::Kind kind = InboundMessage::Kind::image;
    Address from;
    PersonId person;
    std::string ref;
    Timestamp until{};   // then the platform has it no more
    int attempt = 0;
};

class MediaShelf {
public:
    virtual ~MediaShelf() = default;
    virtual MediaId keep(std::string const& bytes, std::string const& type) = 0;  // the same bytes are kept once
    virtual std::optional<std::string> bytes(MediaId) = 0;                        // nothing while they are still to be fetched
    virtual std::string type(MediaId) = 0;                                        // by content: image/jpeg …; empty while nobody knows
    virtual std::string key(MediaId) = 0;                                         // by content, and not to be guessed: what a link to it carries
    virtual MediaId with_key(std::string const&) = 0;                             // nothing where no medium has it

    virtual MediaId want(WantedMedia const&) = 0;  // an id that stands from now on, whenever the bytes come
    virtual std::vector<WantedMedia> take_wanted(Timestamp real_now, Timestamp lease_until, int most) = 0;  // attempt + 1; nobody else's until then
    virtual void put_back(MediaId, Timestamp next_attempt) = 0;
    virtual void arrived(MediaId, std::string const& bytes, std::string const& type) = 0;
    virtual void lost(MediaId) = 0;                // it also leaves whatever it was attached to
    virtual std::optional<Timestamp> next_wanted() = 0;  // when the next attempt is due
};

struct RosterChange {
    std::vector<Unit> units;      // added or changed; what is not named stays
    std::vector<Person> people;   // with all their addresses
    std::vector<Post> posts;      // one is known by person, role, unit and from
};

class Registry {
public:
    virtual ~Registry() = default;
    virtual Roster load() = 0;
    virtual int apply(RosterChange const&) = 0;  // rows that were added or changed; 0 when all of it was there already
    virtual std::vector<DayOff> days_off() = 0;  // imported calendars, beside those in config
    virtual void put_calendar(int year, std::vector<DayOff> const&) = 0;
};

class AuditTrail {
public:
    virtual ~AuditTrail() = default;
    // Append-only, chained by HMAC; ids and hashes, never names or texts.
    virtual void add(Timestamp, std::string_view act, std::string_view who, std::string_view what) = 0;
    virtual std::optional<std::int64_t> first_broken() = 0;  // the first row that does not verify
};

class Marks {  // single facts of the service itself: the clock, how far has been planned
public:
    virtual ~Marks() = default;
    virtual std::optional<std::string> find(std::string const& name) = 0;
    virtual void put(std::string const& name, std::string const& value) = 0;
};

class Transaction {
public:
    virtual ~Transaction() = default;
    virtual Duties& duties() = 0;
    virtual Reminders& reminders() = 0;
    virtual Records& records() = 0;
    virtual Gatherings& gatherings() = 0;
    virtual Emergencies& emergencies() = 0;
    virtual Notices& notices() = 0;
    virtual NegativeList& negative_list() = 0;
    virtual Guides& guides() = 0;
    virtual SearchTokens& search() = 0;
    virtual Inbox& inbox() = 0;
    virtual Conversations& conversations() = 0;
    virtual Acts& acts() = 0;
    virtual Absences& absences() = 0;
    virtual DutyRoster& duty_roster() = 0;
    virtual Outbox& outbox() = 0;
    virtual MediaShelf& media() = 0;
    virtual Registry& registry() = 0;
    virtual AuditTrail& audit() = 0;
    virtual Marks& marks() = 0;

    // What `work` did is taken back when it throws anything but StoreError; the exception goes on.
    virtual void within_savepoint(std::function<void()> const& work) = 0;
};

}  // namespace lingyan
