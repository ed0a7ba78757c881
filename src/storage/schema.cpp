// A step that has been released is never edited; what changes comes as the next step.
#include "storage/schema.hpp"

#include "storage/dialect.hpp"

namespace lingyan::storage {

namespace {

using Step = std::vector<char const*>;

// Moments are milliseconds UTC, days count from 1970-01-01. Sealed columns hold ciphertext as base64 text.
Step const first_step{
    "create table unit (id text primary key, level text not null, name text not null, short_name text not null, "
    "parent text not null, merged_into text not null, position bigint not null)",
    "create table person (id text primary key, name text not null, phone text not null, language text not null, "
    "digest_minute bigint, position bigint not null)",
    "create table address (hash text primary key, account text not null, address text not null, person text not null, "
    "position bigint not null)",
    "create index address_person on address (person, position)",
    "create table post (id {serial}, person text not null, role text not null, unit text not null, "
    "first_day bigint not null, last_day bigint, head bigint not null)",
    "create unique index post_key on post (person, role, unit, first_day)",

    "create table assignment (id {serial}, issuer text not null, issuer_name text not null, title text not null, "
    "title_hash text not null, what text not null, basis text not null, quality text not null, due bigint not null, "
    "given_at bigint not null, withdrawn_at bigint, withdrawn_for text not null)",
    "create index assignment_issuer on assignment (issuer, given_at)",
    "create index assignment_title on assignment (title_hash)",
    "create table duty (id {serial}, unit text not null, role text not null, lead text not null, rule text not null, "
    "period text not null, subject text not null, assignment bigint references assignment (id), due bigint not null, "
    "state text not null, told bigint not null, done_on bigint, reported_by text not null, note text not null, returned_for text not null, "
    "asked text not null, asked_text text not null, asked_until bigint)",
    "create unique index duty_key on duty (rule, period, unit, role, subject) where rule <> ''",
    "create index duty_unit on duty (unit, state, due)",
    "create index duty_assignment on duty (assignment)",
    "create table milestone (duty bigint not null references duty (id), place bigint not null, day bigint not null, "
    "what text not null, primary key (duty, place))",
    "create table duty_photo (duty bigint not null references duty (id), place bigint not null, media bigint not null, "
    "primary key (duty, place))",
    "create table reminder (duty bigint primary key references duty (id), step bigint not null, person text not null, at bigint not null)",
    "create index reminder_at on reminder (at)",

    "create table record (id {serial}, kind text not null, who text not null, about text not null, unit text not null, "
    "happened_on bigint not null, reported_at bigint not null, entered_by text not null, fields text not null, "
    "corrects bigint references record (id))",
    "create index record_kind on record (kind, happened_on)",
    "create index record_who on record (kind, who, happened_on)",
    "create index record_corrects on record (corrects)",

    "create table media (id {serial}, hash text not null unique, type text not null, bytes text not null)",
    "create table inbox (id {serial}, hash text not null unique, key text not null, content_hash text not null, "
    "account text not null, sender text not null, person text not null, kind text not null, text text not null, "
    "media_ref text not null, media bigint, received_at bigint not null, reply text not null, answered bigint not null, "
    "failures bigint not null, reply_by_platform bigint not null)",
    "create index inbox_answered on inbox (answered, received_at)",
    "create table conversation (hash text primary key, state text not null)",
    "create table act (id {serial}, person text not null, at bigint not null, kind text not null, facts text not null, taken_back_at bigint)",
    "create index act_person on act (person, id)",

    "create table outbox (id {serial}, kind text not null, person text not null, account text not null, address text not null, "
    "address_hash text not null, say text not null, text text not null, state text not null, made_at bigint not null, "
    "due_at bigint not null, expires_at bigint not null, attempt bigint not null, detail text not null, seq bigint, sent_at bigint)",
    "create index outbox_state on outbox (state, due_at)",
    "create unique index outbox_seq on outbox (address_hash, seq)",
    "create index outbox_person on outbox (person, state)",

    "create table audit (id bigint primary key, at bigint not null, act text not null, who text not null, what text not null, "
    "link text not null)",
    "create table mark (name text primary key, value text not null)",
    "create table calendar_day (year bigint not null, day bigint not null, name text not null, worked bigint not null, "
    "primary key (year, day))",
};

// What was sent as a reference has its id at once and its bytes when they have been fetched.
Step const media_by_reference{
    "alter table media add column same_as bigint references media (id)",
    "create table media_wanted (media bigint primary key references media (id), kind text not null, account text not null, "
    "address text not null, person text not null, ref text not null, until_at bigint not null, attempt bigint not null, at bigint not null)",
    "create index media_wanted_at on media_wanted (at)",
};

// What left in one call is known as one call, and an account's queue is found without looking through another's.
Step const calls_step{
    "alter table outbox add column call bigint",
    "alter table outbox add column called_at bigint",
    "alter table outbox add column in_doubt bigint not null default 0",
    "alter table outbox add column tries bigint not null default 0",
    "alter table outbox add column trouble text not null default ''",
    "alter table outbox add column buttons text not null default ''",
    "create index outbox_lane on outbox (state, account, kind, due_at)",
    "create index outbox_call on outbox (call) where call is not null",
    "create index outbox_use on outbox (state, expires_at)",
};

// Courses (and whatever else people are called to) with a seat for everybody called.
Step const gatherings{
    "create table gathering (id {serial}, kind text not null, organiser text not null, unit text not null, title text not null, "
    "first_day bigint not null, last_day bigint not null, minute bigint, place text not null, half_days bigint not null, "
    "called_at bigint not null, called_off_at bigint, called_off_for text not null, counted_at bigint)",
    "create index gathering_unit on gathering (unit, last_day)",
    "create table seat (gathering bigint not null references gathering (id), person text not null, position bigint not null, "
    "state text not null, reason text not null, told bigint not null, primary key (gathering, person))",
    "create index seat_person on seat (person, gathering)",
};

// A message is sealed in one piece, and an index holds only what somebody looks for in it.
Step const whole_letters{
    "alter table inbox add column letter text not null default ''",
    "drop index inbox_answered",
    "create index inbox_unanswered on inbox (received_at) where answered = 0",
    "drop index record_corrects",
    "create index record_corrects on record (corrects) where corrects is not null",
};

// Warnings passed on, with a row for each village called, and what may have to be forgotten when one is over.
Step const emergencies{
    "create table emergency (id {serial}, desk text not null, unit text not null, drill bigint not null, words text not null, "
    "called_at bigint not null, over_at bigint, next_at bigint, step bigint not null, villages bigint not null, told bigint not null, "
    "help bigint not null)",
    "create index emergency_next on emergency (next_at)",
    "create index emergency_over on emergency (over_at)",
    "create table emergency_call (emergency bigint not null references emergency (id), unit text not null, position bigint not null, "
    "person text not null, deputy text not null, deputy_called bigint not null, heard text not null, primary key (emergency, unit))",
    "create table emergency_delivery (delivery bigint primary key references outbox (id), emergency bigint not null references emergency (id), "
    "personal bigint not null)",
    "create index emergency_delivery_of on emergency_delivery (emergency)",
    "create table emergency_message (hash text primary key, emergency bigint not null references emergency (id))",
    "create index emergency_message_of on emergency_message (emergency)",
};

// A task may ask for figures.
Step const figures{
    "alter table assignment add column asks text not null default ''",
};

// To a meeting something may have to be brought.
Step const meetings{
    "alter table gathering add column bring text not null default ''",
};

// What the county says of a unit; and notices, whose texts are for everybody. What was asked and answered on the way is not.
Step const notices{
    "alter table unit add column marks text not null default ''",
    "create table notice (id {serial}, village text not null, affair text not null, mode text not null, state text not null, "
    "looked text not null, title text not null, text text not null, publisher text not null, given_at bigint not null, "
    "rule text not null, period text not null, out_at bigint, next_at bigint, out_by bigint not null, rung bigint not null, "
    "looked_by text not null, returned_for text not null, asked_by text not null, question text not null, answer text not null, "
    "forms text not null, record bigint)",
    "create index notice_village on notice (village, state, out_at)",
    "create index notice_next on notice (next_at) where next_at is not null",
    "create table notice_photo (notice bigint not null references notice (id), place bigint not null, media bigint not null, "
    "primary key (notice, place))",
};

// The township's list; who helps a village's owner; whether the issuer's own day held.
Step const negative_list{
    "alter table assignment add column moved_at bigint",
    "alter table duty add column helper text not null default ''",
    "alter table duty add column asked_at bigint",
    "alter table duty add column answered_late bigint not null default 0",
    "alter table milestone add column reached_on bigint",
    "create table negative_rule (id {serial}, township text not null, document text not null, from_day bigint not null, own_tasks bigint not null, "
    "villages text not null, registered_by text not null, registered_at bigint not null, ended_at bigint)",
    "create table negative_entry (id {serial}, rule bigint not null references negative_rule (id), duty bigint not null references duty (id), "
    "unit text not null, role text not null, person text not null, due bigint not null, cause text not null, cause_words text not null, "
    "state text not null, proposed_on bigint not null, decide_by bigint not null, decided_by text not null, decided_at bigint, "
    "reason text not null, up_at bigint not null)",
    "create unique index negative_entry_duty on negative_entry (duty) where state <> 'dropped'",
    "create index negative_entry_unit on negative_entry (unit, due)",
    "create index negative_entry_person on negative_entry (person, due)",
    "create index negative_entry_state on negative_entry (state, decide_by)",
    "create table negative_appeal (id {serial}, entry bigint not null references negative_entry (id), kind text not null, words text not null, "
    "made_by text not null, made_at bigint not null, state text not null, judged_by text not null, judged_at bigint, answer text not null)",
    "create index negative_appeal_entry on negative_appeal (entry)",
};

// Guides, and the tokens by which they and the notices are searched; `search` is the edition of a notice's tokens.
Step const searching{
    "create table guide (id {serial}, title text not null unique, keywords text not null, place text not null, phone text not null, "
    "materials text not null, text text not null)",
    "alter table notice add column search bigint not null default 0",
    "create index notice_search on notice (search, id)",
    "create index notice_affair on notice (village, affair, state, out_at)",
    "create table notice_token (village text not null, token text not null, notice bigint not null references notice (id), "
    "primary key (village, token, notice)){clustered}",
    "create index notice_token_of on notice_token (notice)",
    "create table guide_token (token text not null, guide bigint not null references guide (id), primary key (token, guide)){clustered}",
    "create index guide_token_of on guide_token (guide)",
};

// Who is away, who is on duty, and what goes with a task.
Step const standing_in{
    "create table absence (id {serial}, person text not null, deputy text not null, first_day bigint not null, last_day bigint not null, "
    "entered_by text not null, made_at bigint not null, dropped_at bigint)",
    "create index absence_last on absence (last_day)",
    "create table duty_shift (unit text not null, day bigint not null, place bigint not null, person text not null, phone text not null, "
    "primary key (unit, day, place))",
    "create index duty_shift_day on duty_shift (day)",
    "create index duty_shift_person on duty_shift (person, day)",
    "create table duty_swap (id {serial}, unit text not null, day bigint not null, from_person text not null, to_person text not null, "
    "asked_at bigint not null, state text not null)",
    "create index duty_swap_day on duty_swap (day)",
    "alter table assignment add column files text not null default ''",
};

// What most messages change lies in as few trees as can be: what has a number of its own in that number's, and of a duty's state an
// index knows only whether anybody still has to do with it.
Step const fewer_trees{
    "create table audit_by_number (id {number}, at bigint not null, act text not null, who text not null, what text not null, link text not null)",
    "insert into audit_by_number (id, at, act, who, what, link) select id, at, act, who, what, link from audit order by id",
    "drop table audit",
    "alter table audit_by_number rename to audit",
    "create table reminder_by_number (duty {number} references duty (id), step bigint not null, person text not null, at bigint not null)",
    "insert into reminder_by_number (duty, step, person, at) select duty, step, person, at from reminder order by duty",
    "drop table reminder",
    "alter table reminder_by_number rename to reminder",
    "create index reminder_at on reminder (at)",
    "alter table duty add column active bigint not null default 0",
    "update duty set active = 1 where state in ('open', 'reported')",
    "drop index duty_unit",
    "create index duty_unit on duty (unit)",
    "create index duty_active on duty (unit) where active = 1",
};

std::vector<Step> const& steps() {
    static std::vector<Step> const all{first_step, media_by_reference, calls_step, gatherings, whole_letters, emergencies, figures,
                                       meetings, notices, negative_list, searching, standing_in, fewer_trees};
    return all;
}

int version_of(Connection& db) {
    auto rows = db.once("select max(version) from schema_version", "n");
    return rows.next() ? rows.small(0) : 0;
}

void take(Connection& db, Step const& step, int version) {
    db.once(begin_writing);
    try {
        if (version_of(db) < version) {  // another program may have taken it while this one waited for the lock
            for (char const* statement : step) db.once(in_dialect(statement));
            db.once("insert into schema_version (version) values (" + std::to_string(version) + ")");
        }
        db.once("commit");
    } catch (StoreError const&) {
        if (db.in_transaction()) db.once("rollback");
        throw;
    }
}

}  // namespace

int newest_version() { return static_cast<int>(steps().size()); }

void migrate(Connection& db) {
    db.once("create table if not exists schema_version (version bigint primary key)");
    int const found = version_of(db);
    if (found > newest_version())
        throw StoreError("database is from version " + std::to_string(found) + ", this program knows up to version " +
                         std::to_string(newest_version()));
    for (int version = found + 1; version <= newest_version(); ++version)
        take(db, steps()[static_cast<std::size_t>(version - 1)], version);
}

}  // namespace lingyan::storage
