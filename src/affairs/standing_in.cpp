#include "affairs/standing_in.hpp"

#include "affairs/reminding.hpp"
#include "affairs/standing.hpp"
#include "affairs/telling.hpp"

#include <algorithm>

namespace lingyan::affairs {

namespace {

constexpr days looked_back{40};  // so long after an absence a service that was off still puts right what fell into it

std::vector<Absence> const& absences(Turn const& turn) {
    if (!turn.absences) turn.absences = turn.tx.absences().not_over(turn.today());
    return *turn.absences;
}

bool has_post(Turn const& turn, PersonId const& who) { return !turn.county.roster.posts_of(who, turn.today()).empty(); }

// Where nobody is named: whoever helps the village first, then who is above him, then the duty desk.
Person const* without_deputy(Turn const& turn, Person const& person, std::vector<PersonId> const& seen) {
    auto const& roster = turn.county.roster;
    auto is_free = [&](Person const* one) { return one && std::find(seen.begin(), seen.end(), one->id) == seen.end(); };
    for (auto post : roster.posts_of(person.id, turn.today())) {
        auto spec = turn.county.roles.find(post->role);
        if (spec && spec->level >= Level::village)
            for (auto const& role : turn.county.roles.ladder)
                if (auto holder = holder_upwards(turn, role, post->unit); is_free(holder)) return holder;
        if (spec && spec->above)
            if (auto holder = holder_upwards(turn, *spec->above, post->unit); is_free(holder)) return holder;
        if (auto desk = duty_desk(turn, post->unit); is_free(desk)) return desk;
    }
    return nullptr;
}

// The person's own tasks, wherever they lie.
std::vector<Duty> tasks_of(Turn const& turn, PersonId const& who) {
    std::vector<Duty> found;
    std::vector<UnitId> units;
    auto add = [&](UnitId const& unit) {
        if (std::find(units.begin(), units.end(), unit) != units.end()) return;
        units.push_back(unit);
        for (auto const& duty : turn.tx.duties().active_at(unit))
            if (auto owner = owner_of(turn, duty); duty.task && owner && owner->id == who) found.push_back(duty);
    };
    for (auto post : turn.county.roster.posts_of(who, turn.today())) {
        add(post->unit);
        if (auto village = turn.county.roster.above(post->unit, Level::village)) add(village->id);
    }
    return found;
}

void move_days(Turn const& turn, Absence const& away) {
    for (auto duty : tasks_of(turn, away.person)) {
        if (duty.state != DutyState::open || duty.asked != Asked::nothing || !away.covers(duty.due) || duty.due >= turn.today()) continue;
        auto day = turn.county.calendar.working_on_or_after(away.to + days{1});
        while (is_away(turn, away.person, day)) day = turn.county.calendar.working_on_or_after(there_again(turn, away.person, day));
        turn.tx.audit().add(turn.now, "absence.day", away.person.text(), std::to_string(duty.id.value()));
        duty.due = day;
        turn.tx.duties().update(duty);
        plan(turn, duty);
    }
}

// On his first working day: how much came meanwhile that is still open. His deputy has heard of it, he has not.
void tell_who_is_back(Turn const& turn, Absence const& away) {
    auto person = turn.county.roster.person(away.person);
    bool first_day = turn.county.calendar.working_on_or_after(away.to + days{1}) == turn.today() && !is_away(turn, away.person, turn.today());
    if (!person || !first_day) return;
    auto const tasks = tasks_of(turn, away.person);
    auto const came = std::count_if(tasks.begin(), tasks.end(), [&](Duty const& duty) { return duty.state == DutyState::open && away.covers(local_day(duty.task->given_at)); });
    if (came > 0) tell_at(turn, *person, Say{"absence.came_meanwhile", {{"n", std::to_string(came)}}}, digest_of_today(turn, *person));
}

}  // namespace

std::optional<Absence> absence_on(Turn const& turn, PersonId const& who, Date day) {
    auto const& all = absences(turn);
    for (auto away = all.rbegin(); away != all.rend(); ++away)
        if (away->person == who && away->covers(day)) return *away;
    return std::nullopt;
}

bool is_away(Turn const& turn, PersonId const& who, Date day) { return absence_on(turn, who, day).has_value(); }

Date there_again(Turn const& turn, PersonId const& who, Date day) {
    while (auto away = absence_on(turn, who, day)) day = away->to + days{1};
    return day;
}

Person const* stand_in(Turn const& turn, Person const& person, Date day) {
    std::vector<PersonId> seen;
    auto at = &person;
    while (auto away = absence_on(turn, at->id, day)) {
        seen.push_back(at->id);
        auto deputy = away->deputy.empty() || !has_post(turn, away->deputy) ? nullptr : turn.county.roster.person(away->deputy);
        if (deputy && std::find(seen.begin(), seen.end(), deputy->id) != seen.end()) deputy = nullptr;  // two stand in for each other
        if (!deputy) deputy = without_deputy(turn, person, seen);
        if (!deputy) return &person;
        at = deputy;
    }
    return at;
}

std::vector<PersonId> in_whose_place(Turn const& turn, PersonId const& who) {
    std::vector<PersonId> people{who};
    for (auto const& away : absences(turn)) {
        if (!away.covers(turn.today()) || std::find(people.begin(), people.end(), away.person) != people.end()) continue;
        auto person = turn.county.roster.person(away.person);
        if (person && stand_in(turn, *person, turn.today())->id == who) people.push_back(away.person);
    }
    return people;
}

bool is_personal(Turn const& turn, Duty const& duty) {
    auto rule = duty.task ? nullptr : turn.county.pack.rule(duty.rule);
    return rule && rule->about.empty() && !rule->done_by.by_unit;
}

bool was_away_at_its_end(Turn const& turn, Duty const& duty) {
    auto owner = owner_of(turn, duty);
    if (!owner) return false;
    for (auto const& away : turn.tx.absences().not_over(duty.due))
        if (away.person == owner->id && away.covers(duty.due)) return true;
    return false;
}

void follow_absence(Turn const& turn, PersonId const& who) {
    for (auto const& away : turn.tx.absences().not_over(turn.today() - looked_back))
        if (away.person == who) move_days(turn, away);
    reroute_today(turn);
}

void plan_absences(Turn const& turn) {
    if (turn.tx.marks().find("absences_planned") == to_text(turn.today())) return;
    turn.tx.marks().put("absences_planned", to_text(turn.today()));
    auto const lately = turn.tx.absences().not_over(turn.today() - looked_back);
    if (lately.empty()) return;
    for (auto const& away : lately) move_days(turn, away);
    reroute_today(turn);
    for (auto const& away : lately) tell_who_is_back(turn, away);
}

}  // namespace lingyan::affairs
