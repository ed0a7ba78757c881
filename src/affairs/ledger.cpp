#include "affairs/ledger.hpp"

#include "affairs/reminding.hpp"
#include "affairs/standing.hpp"
#include "affairs/standing_in.hpp"

#include <algorithm>
#include <cstdlib>

namespace lingyan::affairs {

namespace {

bool has_role(std::vector<Role> const& roles, Post const& post) {
    return std::any_of(roles.begin(), roles.end(), [&](Role const& role) { return role == village_head ? post.head : post.role == role; });
}

// Whether these roles have been held there long enough by the period's last day.
bool is_counted(Turn const& turn, Rule const& rule, Period const& period, std::vector<Role> const& roles, UnitId const& unit, PersonId const& who) {
    if (!rule.grace) return true;
    std::optional<Date> since;
    for (auto post : turn.county.roster.posts_of(who, turn.today()))
        if (post->unit == unit && has_role(roles, *post) && (!since || post->from < *since)) since = post->from;
    if (!since) return false;
    auto back = *rule.grace;
    back.count = -back.count;
    return *since <= apply(back, period.first, period.last, turn.county.calendar) + days{1};
}

// The levels of the units at which the rule's subjects hold their posts, each once.
std::vector<Level> levels_of(Turn const& turn, Rule const& rule) {
    std::vector<Level> levels;
    for (auto const& role : rule.about) {
        auto spec = turn.county.roles.find(role);
        auto level = spec ? spec->level : Level::village;
        if (std::find(levels.begin(), levels.end(), level) == levels.end()) levels.push_back(level);
    }
    return levels;
}

}  // namespace

namespace {

// Units that owe what a unit owes: those of the owner's level, under one unit or all of them.
std::vector<UnitId> units_for(Turn const& turn, Rule const& rule, UnitId const& under) {
    auto spec = turn.county.roles.find(rule.owner);
    auto level = spec ? spec->level : Level::village;
    std::vector<UnitId> units;
    auto add = [&](Unit const& at) {
        if (at.level == level && at.merged_into.empty() && applies_to(turn, rule, at.id)) units.push_back(at.id);
    };
    if (under.empty())
        for (auto const& at : turn.county.roster.units()) add(at);
    else
        for (auto at : turn.county.roster.below(under, level)) add(*at);
    return units;
}

}  // namespace

std::vector<Owed> owed_under(Turn const& turn, Rule const& rule, Period const& period, UnitId const& unit) {
    auto const& roster = turn.county.roster;
    auto day = turn.today();
    std::vector<Owed> found;
    if (!rule.done_by.is_set()) return found;
    if (rule.done_by.by_unit) {  // the unit owes it, also while its seat is vacant
        for (auto at : units_for(turn, rule, unit))
            if (!must_wait(turn, rule, period, at)) found.push_back({{rule.id, period.name, at, rule.owner, {}}, roster.holder(rule.owner, at, day), true});
        return found;
    }
    std::vector<UnitId> seats;  // one seat, one set of duties, however many hold it or however many matching posts one person has there
    auto add_subjects = [&](Unit const& at, Post const& seat, Person const* owner) {
        std::vector<PersonId> seen;
        for (auto post : roster.posts_at(at.id, day)) {
            if (!has_role(rule.about, *post) || std::find(seen.begin(), seen.end(), post->person) != seen.end()) continue;
            seen.push_back(post->person);
            found.push_back({{rule.id, period.name, seat.unit, rule.owner, post->person}, owner, is_counted(turn, rule, period, rule.about, at.id, post->person)});
        }
    };
    auto add_seat = [&](Post const& post) {
        if (!post.held_on(day) || !has_role({rule.owner}, post)) return;
        if (!unit.empty() && !roster.contains(unit, post.unit)) return;
        if (std::find(seats.begin(), seats.end(), post.unit) != seats.end()) return;
        seats.push_back(post.unit);
        if (!applies_to(turn, rule, post.unit)) return;
        auto owner = roster.person(post.person);
        if (rule.about.empty()) found.push_back({{rule.id, period.name, post.unit, rule.owner, {}}, owner, is_counted(turn, rule, period, {rule.owner}, post.unit, post.person)});
        for (auto level : levels_of(turn, rule))
            for (auto below : roster.below(post.unit, level)) add_subjects(*below, post, owner);
    };
    if (unit.empty())
        for (auto const& post : roster.posts()) add_seat(post);
    else
        for (auto level : {Level::county, Level::township, Level::village})
            for (auto at : roster.below(unit, level))
                for (auto post : roster.posts_at(at->id, day)) add_seat(*post);
    return found;
}

std::vector<Owed> owed_for(Turn const& turn, Rule const& rule, Period const& period, PersonId const& who) {
    auto const& roster = turn.county.roster;
    std::vector<Owed> found;
    if (!rule.done_by.is_set()) return found;
    auto add = [&](Owed owed) {
        bool known = std::any_of(found.begin(), found.end(), [&](Owed const& one) { return one.key.unit == owed.key.unit; });
        if (!known) found.push_back(std::move(owed));
    };
    for (auto post : roster.posts_of(who, turn.today())) {
        if (rule.about.empty()) {
            if (!applies_to(turn, rule, post->unit)) continue;
            auto holder = has_role({rule.owner}, *post) ? roster.holder(rule.owner, post->unit, turn.today()) : nullptr;
            if (holder && holder->id == who)
                add({{rule.id, period.name, post->unit, rule.owner, {}}, holder, is_counted(turn, rule, period, {rule.owner}, post->unit, who)});
            continue;
        }
        if (!has_role(rule.about, *post)) continue;
        for (auto at = roster.unit(post->unit); at; at = roster.parent(*at))
            if (auto owner = roster.holder(rule.owner, at->id, turn.today()))
                add({{rule.id, period.name, at->id, rule.owner, who}, owner, is_counted(turn, rule, period, rule.about, post->unit, who)});
    }
    return found;
}

bool applies_to(Turn const& turn, Rule const& rule, UnitId const& id) {
    if (rule.marked.empty() && rule.unmarked.empty()) return true;
    auto unit = turn.county.roster.unit(id);
    return unit && (rule.marked.empty() || unit->has_mark(rule.marked)) && (rule.unmarked.empty() || !unit->has_mark(rule.unmarked));
}

namespace {

// Whether it is of the kind that the rule asks for: a record of village affairs says nothing of the accounts.
bool counts_for(Rule const& rule, Record const& record) {
    return rule.done_by.record == record.kind && std::all_of(rule.done_by.where.begin(), rule.done_by.where.end(), [&](auto const& condition) {
               auto value = record.fields.find(condition.first);
               return value != record.fields.end() && std::find(condition.second.begin(), condition.second.end(), value->second) != condition.second.end();
           });
}

constexpr days longest_wait{400};  // for a record that names an earlier period than its own

// Of one unit, for one period: those that name it, and those of its days that name none.
std::vector<Record> records_of_unit(Turn const& turn, std::string const& kind, Period const& period, UnitId const& unit) {
    auto records = turn.tx.records().within(kind, period.first, period.last + longest_wait, unit, {}, {});
    std::erase_if(records, [&](Record const& record) {
        auto named = record.field("period");
        return named.empty() ? record.happened_on > period.last : named != period.name;
    });
    return records;
}

}  // namespace

std::optional<Date> given_on(Turn const& turn, Rule const& rule, Period const& period, UnitId const& unit) {
    if (!rule.needs) return std::nullopt;
    auto records = records_of_unit(turn, rule.needs->record, period, unit);
    return records.empty() ? std::nullopt : std::optional{records.front().happened_on};
}

bool must_wait(Turn const& turn, Rule const& rule, Period const& period, UnitId const& unit) {
    if (!rule.needs || !holder_upwards(turn, rule.needs->from, unit)) return false;  // nobody keeps its books for it: it keeps its own
    return !given_on(turn, rule, period, unit);
}

Date last_day(Turn const& turn, Rule const& rule, Period const& period, UnitId const& unit) {
    auto given = given_on(turn, rule, period, unit);
    return given ? std::max(period.last, apply(rule.needs->within, *given, *given, turn.county.calendar)) : period.last;
}

std::vector<UnitId> waiting_units(Turn const& turn, Rule const& rule, Period const& period, UnitId const& unit) {
    std::vector<UnitId> units;
    if (!rule.needs) return units;
    for (auto const& below : units_for(turn, rule, unit))
        if (must_wait(turn, rule, period, below) && !is_done(turn, rule, period, nullptr, {}, below)) units.push_back(below);
    return units;
}

int progress(Turn const& turn, Rule const& rule, Period const& period, Person const* owner, PersonId const& subject, UnitId const& unit) {
    auto who = subject.empty() && owner ? owner->id : PersonId{};
    auto records = rule.done_by.by_unit ? records_of_unit(turn, rule.done_by.record, period, unit)
                                        : turn.tx.records().within(rule.done_by.record, period.first, period.last, {}, who, subject);
    int sum = 0;
    for (auto const& record : records) {
        if (!counts_for(rule, record)) continue;
        if (rule.done_by.sum.empty()) ++sum;
        else if (auto value = record.fields.find(rule.done_by.sum); value != record.fields.end()) sum += std::atoi(value->second.c_str());
    }
    return sum;
}

bool is_done(Turn const& turn, Rule const& rule, Period const& period, Person const* owner, PersonId const& subject, UnitId const& unit) {
    return rule.done_by.is_set() && progress(turn, rule, period, owner, subject, unit) >= rule.done_by.needed();
}

Duty touch(Turn const& turn, Rule const& rule, Period const& period, RuleKey const& key) {
    if (auto known = turn.tx.duties().find(key)) return *known;
    Duty duty;
    duty.unit = key.unit;
    duty.role = key.role;
    duty.rule = rule.id;
    duty.period = period.name;
    duty.subject = key.subject;
    duty.due = last_day(turn, rule, period, key.unit);
    duty.id = turn.tx.duties().add(duty);
    return duty;
}

std::vector<Owed> left(Turn const& turn, Rule const& rule, Period const& period, UnitId const& unit) {
    auto all = owed_under(turn, rule, period, unit);
    std::erase_if(all, [&](Owed const& owed) { return is_done(turn, rule, period, owed.owner, owed.key.subject, owed.key.unit); });
    return all;
}

bool may_be_late(Turn const& turn, Rule const& rule, Duty const& duty) {
    if (rule.soft || (!rule.done_by.by_unit && turn.today() > duty.due && was_away_at_its_end(turn, duty))) return false;
    if (!rule.grace) return true;
    auto owner = owner_of(turn, duty);
    if (!owner) return false;
    auto period = period_of(rule, duty);
    auto owed = owed_for(turn, rule, period, duty.subject.empty() ? owner->id : duty.subject);
    return std::any_of(owed.begin(), owed.end(), [&](Owed const& one) { return one.key.unit == duty.unit && one.counted; });
}

void take_back(Turn const& turn, RecordId id, PersonId const& by) {
    auto record = turn.tx.records().find(id);
    if (!record) return;
    Record correction;
    correction.kind = "correction";
    correction.who = record->who;
    correction.about = record->about;
    correction.unit = record->unit;
    correction.happened_on = turn.today();
    correction.reported_at = turn.now;
    correction.entered_by = by;
    correction.corrects = id;
    turn.tx.records().add(std::move(correction));
    follow_record(turn, *record);
}

bool stands(Turn const& turn, Record const& record) {
    auto const there = turn.tx.records().within(record.kind, record.happened_on, record.happened_on, {}, record.who, record.about);
    return std::any_of(there.begin(), there.end(), [&](Record const& one) { return one.id == record.id; });
}

RecordId put_again(Turn const& turn, Record record) {
    record.id = {};
    record.corrects = {};
    record.id = turn.tx.records().add(record);
    follow_record(turn, record);
    return record.id;
}

void follow_record(Turn const& turn, Record const& record) {
    for (auto const& rule : turn.county.pack.rules) {
        if (!counts_for(rule, record)) continue;
        auto period = period_of(rule.every, record.happened_on);
        if (rule.done_by.by_unit)  // a late one counts for the period that it names
            for (int back = 0; back < 24 && !record.field("period").empty() && period.name != record.field("period"); ++back) period = period_of(rule.every, period.first - days{1});
        if (rule.done_by.by_unit && !record.field("period").empty() && period.name != record.field("period")) continue;  // of another clock's rule
        for (auto const& one : rule.done_by.by_unit ? owed_under(turn, rule, period, record.unit) : owed_for(turn, rule, period, rule.about.empty() ? record.who : record.about)) {
            bool done = is_done(turn, rule, period, one.owner, one.key.subject, one.key.unit);
            auto known = turn.tx.duties().find(one.key);
            if (!known && !done) continue;
            auto duty = known ? *known : touch(turn, rule, period, one.key);
            if (done) {
                duty.state = DutyState::done;
                duty.done_on = record.happened_on;
            } else {
                duty.state = turn.today() > duty.due && may_be_late(turn, rule, duty) && !rule.done_by.by_unit ? DutyState::missed : DutyState::open;
                duty.done_on.reset();
            }
            turn.tx.duties().update(duty);
            plan(turn, duty);
        }
    }
}

}  // namespace lingyan::affairs
