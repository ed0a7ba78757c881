#include "affairs/reminding.hpp"

#include "affairs/ledger.hpp"
#include "affairs/standing.hpp"

#include <algorithm>

namespace lingyan::affairs {

namespace {

using std::chrono::seconds;

// Spreads the crowd of one minute; the same person always gets the same seconds.
seconds own_seconds(PersonId const& id) {
    std::uint32_t hash = 2166136261u;
    for (unsigned char c : id.text()) hash = (hash ^ c) * 16777619u;
    return seconds{30 + hash % 121};
}

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
        case Step::To::owner: return told_for(turn, duty);
        case Step::To::ladder:
        case Step::To::above:
        case Step::To::role: {
            auto holder = holder_upwards(turn, step.role, duty.unit);
            if (holder && holder == owner_of(turn, duty)) return nullptr;  // nobody is told of himself from above
            return holder;
        }
    }
    return nullptr;
}

void plan_for_handler(Turn const& turn, Duty const& duty, int after) {
    int told = after >= handler_steps ? after - handler_steps + 1 : 0;
    bool question = duty.asked != Asked::nothing;
    // A question is repeated each working day and climbs after two; a report waits, and is shown again after three.
    auto handler = handler_of(turn, duty, question ? told / 2 : 0);
    if (!handler) return turn.tx.reminders().clear(duty.id);
    auto when = next_digest(turn, *handler);
    if (told > 0 && !question) when = digest_moment(turn, *handler, turn.county.calendar.add_working_days(turn.today(), 3));
    turn.tx.reminders().set({duty.id, handler_steps + told, handler->id, when});
}

}  // namespace

bool is_quiet(Timestamp t) {
    auto minute = to_local(t).minute_of_day();
    return minute < 7 * 60 + 30 || minute >= 20 * 60;
}

Timestamp planning_moment(Date day) { return at(day, std::chrono::hours{7}); }

Timestamp digest_moment(Turn const& turn, Person const& person, Date day) {
    int minute = 8 * 60 + 7;
    for (auto post : turn.county.roster.posts_of(person.id, turn.today()))
        if (auto spec = turn.county.roles.find(post->role)) {
            minute = spec->digest_minute;
            break;
        }
    if (person.digest_minute) minute = *person.digest_minute;
    return at(day, minutes{minute}) + own_seconds(person.id);
}

Timestamp next_digest(Turn const& turn, Person const& person) {
    auto day = next_day_off_or_on(turn, turn.today());
    auto moment = digest_moment(turn, person, day);
    if (day > turn.today()) return moment;
    bool gone = moment < turn.now || turn.tx.conversations().load(person.id.text()).digest_on == turn.today();
    return gone ? digest_moment(turn, person, next_day_off_or_on(turn, day + days{1})) : moment;
}

std::vector<Step> steps(Turn const& turn, Duty const& duty) {
    auto const& county = turn.county;
    if (duty.task) {
        auto given = local_day(duty.task->given_at);
        auto above = duty.role == village_head ? std::nullopt : std::optional<Role>{};
        if (auto spec = county.roles.find(duty.role)) above = spec->above;
        auto found = steps_of(given, duty.due, task_offsets(county), {}, is_village_duty(turn, duty), above, county.roles, county.calendar);
        found.insert(found.begin(), Step{given, Step::To::owner, {}, false, false});
        return found;
    }
    auto rule = county.pack.rule(duty.rule);
    if (!rule) return {};
    auto spec = county.roles.find(rule->owner);
    auto period = period_of(rule->every, duty.due);
    auto owed = steps_of(period.first, period.last, rule->remind, rule->escalate, is_village_duty(turn, duty),
                         spec ? spec->above : std::nullopt, county.roles, county.calendar);
    return owed;
}

void plan(Turn const& turn, Duty& duty, int after) {
    auto& reminders = turn.tx.reminders();
    if (!duty.active()) return reminders.clear(duty.id);
    if (duty.asked != Asked::nothing || duty.state == DutyState::reported) return plan_for_handler(turn, duty, after);

    auto ladder = steps(turn, duty);
    bool fresh = after < 0 || after >= handler_steps;
    for (int i = fresh ? 0 : after + 1; i < int(ladder.size()); ++i) {
        auto const& step = ladder[std::size_t(i)];
        bool given = duty.task && i == 0 && after < 0;  // the first step stands for "given", whenever that was
        if (step.day < turn.today() && !given && (fresh || step.to == Step::To::owner)) continue;
        auto who = recipient(turn, duty, step);
        if (!who) continue;
        auto when = step.day > turn.today() ? digest_moment(turn, *who, next_day_off_or_on(turn, step.day)) : next_digest(turn, *who);
        // A reminder before the day that could only go after it says nothing that the late one does not.
        if (!given && !step.late && step.to == Step::To::owner && local_day(when) > std::max(step.day, duty.due)) continue;
        return reminders.set({duty.id, i, who->id, when});
    }
    if (!duty.task) {
        // The ladder of a rule's duty ends with its period; what was not done in it is missed.
        if (turn.today() > duty.due && !fresh) {
            duty.state = DutyState::missed;
            turn.tx.duties().update(duty);
        }
        return reminders.clear(duty.id);
    }
    auto owner = told_for(turn, duty);
    if (!owner) return reminders.clear(duty.id);
    auto monday = turn.today() + days{8 - int(weekday_of(turn.today()))};
    reminders.set({duty.id, int(ladder.size()), owner->id, digest_moment(turn, *owner, next_day_off_or_on(turn, monday))});
}

namespace {

void plan_rule(Turn const& turn, Rule const& rule, Period const& period, Date after, Date through) {
    auto const& county = turn.county;
    if (county.start && period.last < *county.start) return;
    if (rule.valid_from && period.first < *rule.valid_from) return;
    auto spec = county.roles.find(rule.owner);
    bool village = spec && spec->level >= Level::village;
    auto ladder = steps_of(period.first, period.last, rule.remind, rule.escalate, village, spec ? spec->above : std::nullopt, county.roles, county.calendar);
    auto due_now = std::find_if(ladder.begin(), ladder.end(), [&](Step const& s) { return s.day > after && s.day <= through; });
    if (due_now == ladder.end()) return;
    for (auto const& owed : owed_under(turn, rule, period)) {
        if (is_done(turn, rule, period, owed.owner, owed.key.subject)) continue;
        auto duty = touch(turn, rule, period, owed.key);
        if (duty.active() && !turn.tx.reminders().of(duty.id)) {
            int index = int(due_now - ladder.begin());
            // The owner hears first, also where the first step of these days is somebody else's.
            plan(turn, duty, index - 1 < 0 ? -1 : index - 1);
        }
    }
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

bool may_tell_now(Turn const& turn, Person const& person) {
    return !is_quiet(turn.now) && local_day(next_digest(turn, person)) > turn.today();
}

void tell(Turn const& turn, Person const& person, Say say, bool at_once) {
    bool now = at_once && may_tell_now(turn, person);
    Delivery delivery;
    delivery.kind = now ? DeliveryKind::told : DeliveryKind::news;
    delivery.person = person.id;
    if (!person.addresses.empty()) delivery.to = person.addresses.front();
    delivery.say = std::move(say);
    delivery.made_at = turn.now;
    delivery.due_at = now ? turn.now : next_digest(turn, person);
    delivery.expires_at = delivery.due_at + std::chrono::hours{24};
    turn.tx.outbox().add(delivery);
}

}  // namespace lingyan::affairs
