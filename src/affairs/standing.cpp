#include "affairs/standing.hpp"

#include "affairs/duty_roster.hpp"
#include "affairs/standing_in.hpp"
#include "domain/phrase.hpp"

#include <algorithm>

namespace lingyan::affairs {

bool may(Turn const& turn, PersonId const& who, std::string const& right, UnitId const& unit) {
    auto const& roster = turn.county.roster;
    bool found = false;
    each_post(turn, who, [&](Role const& role, UnitId const& at) {
        auto reach = found ? std::nullopt : turn.county.roles.right(role, right);
        if (reach) found = *reach == Reach::own ? at == unit : roster.contains(at, unit);
    });
    return found;
}

UnitId home_of(Turn const& turn, PersonId const& who) {
    auto const& roster = turn.county.roster;
    for (auto post : roster.posts_of(who, turn.today())) {
        if (auto township = roster.above(post->unit, Level::township)) return township->id;
        if (auto county = roster.above(post->unit, Level::county)) return county->id;
    }
    return {};
}

std::vector<Unit const*> villages_for(Turn const& turn, PersonId const& who, std::string const& right) {
    auto const& roster = turn.county.roster;
    std::vector<Unit const*> found;
    each_post(turn, who, [&](Role const& role, UnitId const& at) {
        auto reach = turn.county.roles.right(role, right);
        if (!reach) return;
        auto reached = *reach == Reach::own ? std::vector<Unit const*>{roster.unit(at)} : roster.below(at, Level::village);
        for (auto unit : reached)
            if (unit && unit->level == Level::village && unit->merged_into.empty() && std::find(found.begin(), found.end(), unit) == found.end())
                found.push_back(unit);
    });
    return found;
}

Person const* holder_upwards(Turn const& turn, Role const& role, UnitId const& unit) {
    auto const& roster = turn.county.roster;
    for (auto at = roster.unit(unit); at; at = roster.parent(*at))
        if (auto holder = roster.holder(role, at->id, turn.today())) return holder;
    return nullptr;
}

Person const* owner_of(Turn const& turn, Duty const& duty) {
    auto const& roster = turn.county.roster;
    if (!duty.lead.empty() && !roster.posts_of(duty.lead, turn.today()).empty()) return roster.person(duty.lead);
    return roster.holder(duty.role, duty.unit, turn.today());
}

Person const* duty_desk(Turn const& turn, UnitId const& unit) {
    for (auto const& role : turn.county.roles.duty_desks)
        for (auto at = turn.county.roster.unit(unit); at; at = turn.county.roster.parent(*at))
            if (auto desk = desk_at(turn, role, at->id)) return desk;
    for (auto const& role : turn.county.roles.duty_desks)  // away, and nobody in his place: his telephone is better than none
        if (auto holder = holder_upwards(turn, role, unit)) return holder;
    return nullptr;
}

Person const* helper_of(Turn const& turn, Duty const& duty) {
    if (duty.helper.empty()) return nullptr;
    for (auto post : turn.county.roster.posts_of(duty.helper, turn.today()))
        if (turn.county.roster.contains(duty.unit, post->unit)) return turn.county.roster.person(duty.helper);
    return nullptr;
}

bool is_own(Turn const& turn, Duty const& duty, PersonId const& who) {
    auto const is_his = [&](Person const* person) { return person && person->id == who; };
    return is_his(told_for(turn, duty)) || is_his(owner_of(turn, duty)) || is_his(helper_of(turn, duty));
}

std::vector<UnitId> units_of(Turn const& turn, PersonId const& who) {
    std::vector<UnitId> units;
    auto add = [&](UnitId const& unit) {
        if (std::find(units.begin(), units.end(), unit) == units.end()) units.push_back(unit);
    };
    for (auto const& one : in_whose_place(turn, who))
        for (auto post : turn.county.roster.posts_of(one, turn.today())) {
            add(post->unit);
            if (auto village = turn.county.roster.above(post->unit, Level::village)) add(village->id);
        }
    return units;
}

Person const* told_for(Turn const& turn, Duty const& duty) { return told_for(turn, duty, turn.today()); }

Person const* told_for(Turn const& turn, Duty const& duty, Date on) {
    bool waits = duty.state == DutyState::reported || duty.asked != Asked::nothing;
    if (auto helper = helper_of(turn, duty); helper && (on <= duty.due || waits) && !is_away(turn, helper->id, on)) return helper;
    if (auto owner = owner_of(turn, duty)) return is_personal(turn, duty) ? owner : stand_in(turn, *owner, on);
    auto there = [&](Person const* holder) { return holder ? stand_in(turn, *holder, on) : nullptr; };
    for (auto const& role : turn.county.roles.ladder)
        if (auto holder = there(holder_upwards(turn, role, duty.unit))) return holder;
    return duty_desk(turn, duty.unit);
}

namespace {

// A question ends at somebody who has the right to answer it: the desk is where lateness ends, not where work is judged.
bool may_answer(Turn const& turn, Duty const& duty, Person const* candidate) {
    return candidate && (!duty.task || duty.task->issuer == candidate->id || may(turn, candidate->id, "accept", duty.unit));
}

}  // namespace

std::vector<Person const*> handlers_of(Turn const& turn, Duty const& duty, std::size_t most) {
    auto told = told_for(turn, duty), owner = owner_of(turn, duty);  // whoever stands in for a vacant seat does not judge himself
    std::vector<Person const*> line;
    auto add = [&](Person const* candidate) {
        if (candidate) candidate = stand_in(turn, *candidate, turn.today());
        if (candidate && duty.state == DutyState::reported && candidate->id == duty.reported_by) return;  // for another: he does not judge it
        if (candidate && candidate != told && candidate != owner && std::find(line.begin(), line.end(), candidate) == line.end()) line.push_back(candidate);
    };
    for (auto const& role : turn.county.roles.ladder) {
        if (line.size() >= most) return line;
        if (auto holder = holder_upwards(turn, role, duty.unit); may_answer(turn, duty, holder)) add(holder);
    }
    if (duty.task && !turn.county.roster.posts_of(duty.task->issuer, turn.today()).empty()) add(turn.county.roster.person(duty.task->issuer));
    if (line.empty())
        for (auto at = turn.county.roster.unit(duty.unit); at && line.empty(); at = turn.county.roster.parent(*at))
            for (auto post : turn.county.roster.posts_at(at->id, turn.today()))
                if (auto holder = turn.county.roster.person(post->person); may_answer(turn, duty, holder)) add(holder);
    if (line.empty()) add(duty_desk(turn, duty.unit));
    return line;
}

bool nobody_may_answer(Turn const& turn, Duty const& duty) {
    auto line = handlers_of(turn, duty);
    return std::none_of(line.begin(), line.end(), [&](Person const* handler) {
        auto const places = in_whose_place(turn, handler->id);
        return std::any_of(places.begin(), places.end(), [&](PersonId const& one) { return may_answer(turn, duty, turn.county.roster.person(one)); });
    });
}

Person const* handler_of(Turn const& turn, Duty const& duty, int rung) {
    auto const at = std::size_t(std::max(rung, 0));
    auto line = handlers_of(turn, duty, at + 1);
    return line.empty() ? nullptr : line[std::min(at, line.size() - 1)];
}

Date answer_day(Turn const& turn, Date asked) { return turn.county.calendar.add_working_days(asked, 2); }

bool is_village_duty(Turn const& turn, Duty const& duty) {
    auto unit = turn.county.roster.unit(duty.unit);
    return unit && unit->level >= Level::village;
}

std::string unit_name(Turn const& turn, UnitId const& id) {
    auto unit = turn.county.roster.unit(id);
    if (!unit) return {};
    return unit->short_name.empty() ? unit->name : unit->short_name;
}

std::string addressed(Turn const& turn, Person const& person) {
    auto posts = turn.county.roster.posts_of(person.id, turn.today());
    auto spec = posts.empty() ? nullptr : turn.county.roles.find(posts.front()->role);
    return person.name + (spec ? spec->title : "");
}

std::string name_of(Turn const& turn, PersonId const& id) {
    auto person = turn.county.roster.person(id);
    return person ? addressed(turn, *person) : phrase("word.somebody");
}

std::string office_phone(Turn const& turn, UnitId const& unit) {
    static Role const township_office{"township.office"}, township_duty{"township.duty"}, administrator{"county.administrator"}, county_duty{"county.duty"};
    for (auto role : {&township_office, &township_duty, &administrator, &county_duty})
        if (auto holder = holder_upwards(turn, *role, unit); holder && !holder->phone.empty()) return holder->phone;
    // Nobody is bound to a place: the county's own office answers.
    for (auto role : {&administrator, &county_duty})
        for (auto post : turn.county.roster.posts_with(*role, turn.today()))
            if (auto holder = turn.county.roster.person(post->person); holder && !holder->phone.empty()) return holder->phone;
    return "12345";
}

std::string office_name(Turn const& turn, UnitId const& unit) {
    auto const& roster = turn.county.roster;
    if (auto township = roster.above(unit, Level::township)) return township->name;
    if (auto county = roster.above(unit, Level::county)) return county->name;
    return roster.counties().empty() ? "县里" : roster.unit(roster.counties().front())->name;
}

bool serves_several_villages(Turn const& turn, PersonId const& who) {
    UnitId first;
    for (auto post : turn.county.roster.posts_of(who, turn.today())) {
        auto unit = turn.county.roster.unit(post->unit);
        if (!unit || unit->level != Level::village) return true;
        if (!first.empty() && first != post->unit) return true;
        first = post->unit;
    }
    return false;
}

std::string say_hour(std::string_view phrase, std::optional<int> minute) {
    if (!minute) return {};
    for (std::string_view sign : {"点", ":", "：", "时"})
        if (phrase.find(sign) != phrase.npos) return say_time(*minute);
    for (std::string_view part : {"下班", "早上", "上午", "中午", "下午", "傍晚", "晚上"})
        if (phrase.find(part) != phrase.npos) return std::string(part);
    return say_time(*minute);
}

std::string joined(std::vector<std::string> const& names, std::size_t most) {
    std::string text;
    for (std::size_t i = 0; i < names.size() && i < most; ++i) text += (i ? "、" : "") + names[i];
    return text;
}

}  // namespace lingyan::affairs
