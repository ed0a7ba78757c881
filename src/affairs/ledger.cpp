#include "affairs/ledger.hpp"

#include "affairs/reminding.hpp"
#include "affairs/standing.hpp"

#include <algorithm>
#include <cstdlib>

namespace lingyan::affairs {

std::vector<Owed> owed_under(Turn const& turn, Rule const& rule, Period const& period, UnitId const& unit) {
    auto const& roster = turn.county.roster;
    auto day = turn.today();
    std::vector<Owed> found;
    std::vector<std::pair<UnitId, PersonId>> seats;  // several matching posts of one person at a unit count once
    auto add_seat = [&](Post const& post) {
        if (!post.held_on(day)) return;
        if (rule.owner == village_head ? !post.head : post.role != rule.owner) return;
        if (!unit.empty() && !roster.contains(unit, post.unit)) return;
        std::pair seat{post.unit, post.person};
        if (std::find(seats.begin(), seats.end(), seat) != seats.end()) return;
        seats.push_back(seat);
        auto owner = roster.person(post.person);
        if (!rule.about) {
            found.push_back({{rule.id, period.name, post.unit, rule.owner, {}}, owner});
            return;
        }
        // One seat, one set of duties, however many hold it.
        if (std::any_of(found.begin(), found.end(), [&](Owed const& o) { return o.key.unit == post.unit; })) return;
        auto spec = turn.county.roles.find(*rule.about);
        auto level = *rule.about == village_head ? Level::village : spec ? spec->level : Level::village;
        for (auto below : roster.below(post.unit, level))
            for (auto subject : roster.holders(*rule.about, below->id, day))
                found.push_back({{rule.id, period.name, post.unit, rule.owner, subject->id}, owner});
    };
    if (unit.empty())
        for (auto const& post : roster.posts()) add_seat(post);
    else
        for (auto level : {Level::county, Level::township, Level::village})
            for (auto at : roster.below(unit, level))
                for (auto post : roster.posts_at(at->id, day)) add_seat(*post);
    return found;
}

int progress(Turn const& turn, Rule const& rule, Period const& period, Person const* owner, PersonId const& subject) {
    auto who = subject.empty() && owner ? owner->id : PersonId{};
    auto records = turn.tx.records().within(rule.done_by.record, period.first, period.last, {}, who, subject);
    int sum = 0;
    for (auto const& record : records) {
        bool counts = std::all_of(rule.done_by.where.begin(), rule.done_by.where.end(), [&](auto const& condition) {
            auto value = record.fields.find(condition.first);
            return value != record.fields.end() &&
                   std::find(condition.second.begin(), condition.second.end(), value->second) != condition.second.end();
        });
        if (!counts) continue;
        if (rule.done_by.sum.empty()) ++sum;
        else if (auto value = record.fields.find(rule.done_by.sum); value != record.fields.end()) sum += std::atoi(value->second.c_str());
    }
    return sum;
}

bool is_done(Turn const& turn, Rule const& rule, Period const& period, Person const* owner, PersonId const& subject) {
    int needed = rule.done_by.sum.empty() ? std::max(1, rule.done_by.count) : rule.done_by.at_least;
    return progress(turn, rule, period, owner, subject) >= needed;
}

Duty touch(Turn const& turn, Rule const& rule, Period const& period, RuleKey const& key) {
    if (auto known = turn.tx.duties().find(key)) return *known;
    Duty duty;
    duty.unit = key.unit;
    duty.role = key.role;
    duty.rule = rule.id;
    duty.period = period.name;
    duty.subject = key.subject;
    duty.due = period.last;
    duty.id = turn.tx.duties().add(duty);
    return duty;
}

std::vector<Owed> left(Turn const& turn, Rule const& rule, Period const& period, UnitId const& unit) {
    auto all = owed_under(turn, rule, period, unit);
    std::erase_if(all, [&](Owed const& owed) { return is_done(turn, rule, period, owed.owner, owed.key.subject); });
    return all;
}

void follow_record(Turn const& turn, Record const& record) {
    for (auto const& rule : turn.county.pack.rules) {
        if (rule.done_by.record != record.kind) continue;
        auto period = period_of(rule.every, record.happened_on);
        auto unit = rule.about ? record.unit : UnitId{};
        auto owed = unit.empty() ? std::vector<Owed>{} : owed_under(turn, rule, period, unit);
        if (unit.empty())
            for (auto post : turn.county.roster.posts_of(record.who, turn.today()))
                for (auto& one : owed_under(turn, rule, period, post->unit))
                    if (one.owner && one.owner->id == record.who) owed.push_back(one);
        for (auto const& one : owed) {
            if (rule.about && one.key.subject != record.about) continue;
            bool done = is_done(turn, rule, period, one.owner, one.key.subject);
            auto known = turn.tx.duties().find(one.key);
            if (!known && !done) continue;
            auto duty = known ? *known : touch(turn, rule, period, one.key);
            if (done) {
                duty.state = DutyState::done;
                duty.done_on = record.happened_on;
            } else {
                duty.state = turn.today() > duty.due ? DutyState::missed : DutyState::open;
                duty.done_on.reset();
            }
            turn.tx.duties().update(duty);
            plan(turn, duty);
        }
    }
}

}  // namespace lingyan::affairs
