#include "affairs/reminding.hpp"

#include "affairs/ledger.hpp"
#include "affairs/standing.hpp"
#include "affairs/standing_in.hpp"
#include "affairs/telling.hpp"

#include <algorithm>

namespace lingyan::affairs {

namespace {

using std::chrono::seconds;

Date next_day_off_or_on(Turn const& turn, Date day) { return turn.county.calendar.working_on_or_after(day); }

std::vector<Offset> task_offsets(County const& county) {
    std::vector<Offset> offsets;
    auto found = county.pack.numbers.find("task.remind");
    if (found == county.pack.numbers.end()) return {{Offset::Kind::calendar_days, -3}, {Offset::Kind::calendar_days, -1}, {Offset::Kind::calendar_days, 0}};
    for (auto const& text : found->second)
        offsets.push_back({text.ends_with("wd") ? Offset::Kind::working_days : text.ends_with('m') ? Offset::Kind::months : Offset::Kind::calendar_days,
                           std::atoi(text.c_str())});
    return offsets;
}

Person const* recipient(Turn const& turn, Duty const& duty, Step const& step) {
    switch (step.to) {
        case Step::To::owner: return told_for(turn, duty, std::max(step.day, turn.today()));
        case Step::To::ladder:
        case Step::To::above:
        case Step::To::role: {
            auto holder = holder_upwards(turn, step.role, duty.unit);
            auto told = told_for(turn, duty);
            auto const& ladder = turn.county.roles.ladder;
            // The last rung is never empty: where nobody else holds it the duty desk hears.
            if (holder) holder = stand_in(turn, *holder, std::max(step.day, turn.today()));
            bool last = step.to == Step::To::ladder && !ladder.empty() && step.role == ladder.back();
            if (last && (!holder || holder == told)) holder = duty_desk(turn, duty.unit);
            return holder == told ? nullptr : holder;  // nobody is told of himself from above
        }
    }
    return nullptr;
}

// `seat` is the rule's owner, or whoever has to give something first: the village hears nothing of that one's ladder.
std::vector<Step> steps_of_rule(County const& county, Rule const& rule, Role const& seat, Date first, Date last) {
    auto spec = county.roles.find(seat);
    bool village = seat == village_head || (spec && spec->level >= Level::village);
    return steps_of(first, last, rule.remind, seat == rule.owner ? rule.escalate : std::vector<Escalation>{}, village, spec ? spec->above : std::nullopt, county.roles,
                    county.calendar);
}

// The owner is told the working day before a milestone; the working day after it whoever helps the village first, where it is not reached.
void add_milestones(County const& county, Duty const& duty, Date given, std::vector<Step>& steps) {
    if (duty.milestones.empty()) return;
    for (std::size_t i = 0; i < duty.milestones.size(); ++i) {
        auto day = duty.milestones[i].day;
        Step before{std::max(county.calendar.working_on_or_before(day - days{1}), given), Step::To::owner, {}, false, false, int(i)};
        steps.push_back(before);
        auto after = county.calendar.add_working_days(day, 1);
        if (!county.roles.ladder.empty() && after <= duty.due) steps.push_back({after, Step::To::ladder, county.roles.ladder.front(), false, false, int(i)});
    }
    std::stable_sort(steps.begin(), steps.end(), [](Step const& a, Step const& b) { return a.day < b.day; });
}

// A reminder is known by the place of its step, so no step is left out of the ladder: what is not to be told is passed over.
bool is_told(Turn const& turn, Duty const& duty, Step const& step) {
    auto rule = duty.task ? nullptr : turn.county.pack.rule(duty.rule);
    // What cannot be made up any more is said to its owner once, however long the ladder.
    if (step.milestone >= 0) {
        auto const& milestones = duty.milestones;
        return std::size_t(step.milestone) < milestones.size() && !milestones[std::size_t(step.milestone)].reached_on;
    }
    if (rule && step.late && step.to == Step::To::owner && step.day > turn.county.calendar.add_working_days(duty.due, 1)) return false;
    if (!rule || (!step.late && (rule->soft || step.to == Step::To::owner))) return true;
    return may_be_late(turn, *rule, duty);
}

// Of whoever gives something first: while anybody waits for it. Of the owner: when it is there, and while the rule is for his unit.
bool is_asked(Turn const& turn, Rule const& rule, Duty const& duty) {
    if (rule.needs && duty.role == rule.needs->from) return !waiting_units(turn, rule, period_of(rule, duty), duty.unit).empty();
    return applies_to(turn, rule, duty.unit) && (!rule.needs || !must_wait(turn, rule, period_of(rule, duty), duty.unit));
}

Timestamp next_monday(Turn const& turn, Person const& person) {
    auto monday = turn.today() + days{8 - int(weekday_of(turn.today()))};
    return digest_moment(turn, person, next_day_off_or_on(turn, monday));
}

// A question is told each working day, a report every third; after two tellings it climbs, and at the top it goes on weekly.
void plan_for_handler(Turn const& turn, Duty const& duty, int after) {
    int told = after >= handler_steps ? after - handler_steps + 1 : 0;
    bool question = duty.asked != Asked::nothing;
    auto rung = std::size_t(told / 2);
    auto line = handlers_of(turn, duty, rung + 1);
    if (line.empty()) return turn.tx.reminders().clear(duty.id);
    auto handler = line[std::min(rung, line.size() - 1)];
    auto when = next_digest(turn, *handler);
    if (rung >= line.size()) when = next_monday(turn, *handler);
    else if (told > 0 && !question) when = digest_moment(turn, *handler, turn.county.calendar.add_working_days(turn.today(), 3));
    turn.tx.reminders().set({duty.id, handler_steps + told, handler->id, when});
    bool climbs = question && told > 0 && told % 2 == 0 && rung < line.size();
    if (auto owner = owner_of(turn, duty); climbs && owner)
        tell(turn, *owner,
             Say{"ask.moved",
                 {{"title", duty.task ? duty.task->title : ""},
                  {"handler", addressed(turn, *handler)},
                  {"date", say_date(turn.county.calendar.add_working_days(turn.today(), 2))}}});
}

}  // namespace

Timestamp planning_moment(Date day) { return at(day, std::chrono::hours{7}); }

std::vector<Step> steps(Turn const& turn, Duty const& duty) {
    auto const& county = turn.county;
    if (duty.task) {
        auto given = local_day(duty.task->given_at);
        auto above = duty.role == village_head ? std::nullopt : std::optional<Role>{};
        if (auto spec = county.roles.find(duty.role)) above = spec->above;
        auto found = steps_of(given, duty.due, task_offsets(county), {}, is_village_duty(turn, duty), above, county.roles, county.calendar);
        add_milestones(county, duty, given, found);
        found.insert(found.begin(), Step{given, Step::To::owner, {}, false, false});
        return found;
    }
    auto rule = county.pack.rule(duty.rule);
    if (!rule) return {};
    return steps_of_rule(county, *rule, duty.role, period_of(*rule, duty).first, duty.due);
}

void plan(Turn const& turn, Duty& duty, int after) {
    auto& reminders = turn.tx.reminders();
    if (!duty.active()) return reminders.clear(duty.id);
    if (duty.asked != Asked::nothing || duty.state == DutyState::reported) return plan_for_handler(turn, duty, after);

    if (auto rule = duty.task ? nullptr : turn.county.pack.rule(duty.rule); rule && !is_asked(turn, *rule, duty)) return reminders.clear(duty.id);
    auto ladder = steps(turn, duty);
    bool fresh = after < 0 || after >= soon_step;
    for (int i = fresh ? 0 : after + 1; i < int(ladder.size()); ++i) {
        auto const& step = ladder[std::size_t(i)];
        if (duty.task && i == 0 && duty.told) continue;
        bool given = duty.task && i == 0 && after < 0;  // the first step stands for "given", whenever that was
        if (step.day < turn.today() && !given && (fresh || step.to == Step::To::owner)) continue;
        auto who = recipient(turn, duty, step);
        if (!who || !is_told(turn, duty, step)) continue;
        auto when = step.day > turn.today() ? digest_moment(turn, *who, next_day_off_or_on(turn, step.day)) : next_digest(turn, *who);
        // A reminder before the day that could only go after it says nothing that the next one does not.
        if (fresh && !given && !step.late && local_day(when) > step.day) continue;
        if (!given && !step.late && step.to == Step::To::owner && local_day(when) > std::max(step.day, duty.due)) continue;
        return reminders.set({duty.id, i, who->id, when});
    }
    auto rule = duty.task ? nullptr : turn.county.pack.rule(duty.rule);
    bool late = rule && turn.today() > duty.due && may_be_late(turn, *rule, duty);
    // A talk or a training that its period did not see cannot be made up: its ladder ends there, and it is missed.
    // What a village has to make known can: it is owed until it is out, and told each week like a task.
    if (!duty.task && !(late && rule->done_by.by_unit)) {
        if (late && !fresh) {
            duty.state = DutyState::missed;
            turn.tx.duties().update(duty);
        }
        return reminders.clear(duty.id);
    }
    auto owner = told_for(turn, duty);
    if (!owner) return reminders.clear(duty.id);
    reminders.set({duty.id, int(ladder.size()), owner->id, next_monday(turn, *owner)});
}

int rung_of(Reminder const& reminder) { return reminder.step >= handler_steps ? (reminder.step - handler_steps) / 2 : 0; }

void plan_soon(Turn const& turn, Duty const& duty) {
    if (auto owner = told_for(turn, duty)) turn.tx.reminders().set({duty.id, soon_step, owner->id, next_digest(turn, *owner)});
}

namespace {

// That step is told even where its day passed while the service was off.
void remind_from(Turn const& turn, Duty& duty, int index, Step const& step) {
    auto who = recipient(turn, duty, step);
    if (!who || !is_told(turn, duty, step)) return plan(turn, duty, index);
    auto when = step.day > turn.today() ? digest_moment(turn, *who, next_day_off_or_on(turn, step.day)) : next_digest(turn, *who);
    turn.tx.reminders().set({duty.id, index, who->id, when});
}

void plan_rule(Turn const& turn, Rule const& rule, Period const& period, Date after, Date through) {
    auto const& county = turn.county;
    if (county.start && period.last < *county.start) return;
    if (rule.valid_from && period.first < *rule.valid_from) return;
    auto begin = [&](Role const& seat, auto const& keys) {
        auto ladder = steps_of_rule(county, rule, seat, period.first, period.last);
        auto due_now = std::find_if(ladder.begin(), ladder.end(), [&](Step const& s) { return s.day > after && s.day <= through; });
        if (due_now == ladder.end()) return;
        for (auto const& key : keys()) {
            auto duty = touch(turn, rule, period, key);
            if (duty.active() && duty.due == period.last && !turn.tx.reminders().of(duty.id)) remind_from(turn, duty, int(due_now - ladder.begin()), *due_now);
        }
    };
    begin(rule.owner, [&] {
        std::vector<RuleKey> keys;
        for (auto const& owed : owed_under(turn, rule, period))
            if (!is_done(turn, rule, period, owed.owner, owed.key.subject, owed.key.unit)) keys.push_back(owed.key);
        return keys;
    });
    if (!rule.needs) return;
    begin(rule.needs->from, [&] {
        std::vector<RuleKey> keys;
        for (auto post : county.roster.posts_with(rule.needs->from, turn.today())) {
            bool known = std::any_of(keys.begin(), keys.end(), [&](RuleKey const& key) { return key.unit == post->unit; });
            if (!known && !waiting_units(turn, rule, period, post->unit).empty()) keys.push_back({rule.id, period.name, post->unit, rule.needs->from, {}});
        }
        return keys;
    });
}

}  // namespace

void plan_rules(Turn const& turn, Date through) {
    auto mark = turn.tx.marks().find("rules_planned");
    auto after = mark ? read_date(*mark).value_or(through - days{1}) : through - days{1};
    if (after >= through) return;
    for (auto const& rule : turn.county.pack.rules) {
        auto now_period = period_of(rule.every, through);
        auto before = period_of(rule.every, now_period.first - days{1});
        plan_rule(turn, rule, before, after, through);
        plan_rule(turn, rule, now_period, after, through);
    }
    turn.tx.marks().put("rules_planned", to_text(through));
}

namespace {

// Whoever is to hear of a reminder as things stand today.
Person const* hearer(Turn const& turn, Duty const& duty, Reminder const& reminder) {
    if (duty.asked != Asked::nothing || duty.state == DutyState::reported) return reminder.step >= handler_steps ? handler_of(turn, duty, rung_of(reminder)) : nullptr;
    if (reminder.step >= handler_steps) return nullptr;
    auto ladder = steps(turn, duty);
    if (reminder.step < int(ladder.size())) return recipient(turn, duty, ladder[std::size_t(reminder.step)]);
    return told_for(turn, duty);
}

}  // namespace

void pass_on(Turn const& turn, Person const& away, Reminder reminder) {
    auto duty = turn.tx.duties().find(reminder.duty);
    if (!duty || !duty->active()) return turn.tx.reminders().clear(reminder.duty);
    auto there = hearer(turn, *duty, reminder);
    reminder.person = there ? there->id : away.id;
    reminder.at = digest_of_today(turn, there ? *there : away);
    turn.tx.reminders().set(reminder);
}

void reroute_today(Turn const& turn) {
    for (auto const& reminder : turn.tx.reminders().due(at(turn.today() + days{1}, std::chrono::hours{0}))) {
        auto duty = turn.tx.duties().find(reminder.duty);
        auto person = turn.county.roster.person(reminder.person);
        auto there = duty && person ? hearer(turn, *duty, reminder) : nullptr;
        if (there && (there->id != reminder.person || is_away(turn, there->id, turn.today()))) pass_on(turn, *person, reminder);
    }
}

}  // namespace lingyan::affairs
