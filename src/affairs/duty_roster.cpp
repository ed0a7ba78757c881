#include "affairs/duty_roster.hpp"

#include "affairs/standing.hpp"
#include "affairs/standing_in.hpp"
#include "affairs/telling.hpp"
#include "domain/phrase.hpp"
#include "language/dates.hpp"

#include <algorithm>

namespace lingyan::affairs {

namespace {

constexpr days keeps_lately{31};  // a unit with an entry so long before or after a day keeps a roster

std::vector<Shift> const& shifts_today(Turn const& turn) {
    if (!turn.shifts) turn.shifts = turn.tx.duty_roster().on(turn.today());
    return *turn.shifts;
}

bool can_come(Turn const& turn, PersonId const& who, Date day) { return !turn.county.roster.posts_of(who, day).empty() && !is_away(turn, who, day); }

// On a working day as a line of its digest, on a day off alone.
void tell_on_duty(Turn const& turn, Person const& person, Say say) {
    if (turn.county.calendar.is_working(turn.today())) tell_at(turn, person, std::move(say), digest_of_today(turn, person));
    else tell_when_awake(turn, person, std::move(say));
}

void tell_of_tomorrow(Turn const& turn) {
    auto const tomorrow = turn.today() + days{1};
    for (auto const& shift : turn.tx.duty_roster().on(tomorrow)) {
        auto person = turn.county.roster.person(shift.person);
        if (!person || !can_come(turn, shift.person, tomorrow)) continue;
        auto const& phone = shift.phone.empty() ? person->phone : shift.phone;
        tell_on_duty(turn, *person, Say{phone.empty() ? "duty.tomorrow_no_phone" : "duty.tomorrow", {{"date", say_date(tomorrow)}, {"phone", phone}, {"issuer", unit_name(turn, shift.unit)}}});
    }
}

void tell_of_gaps(Turn const& turn) {
    auto const until = turn.county.calendar.working_on_or_after(turn.today() + days{1});
    for (auto const& unit : turn.county.roster.units()) {
        auto desk = desk_of_level(turn, unit.level);
        auto holder = desk ? turn.county.roster.holder(*desk, unit.id, turn.today()) : nullptr;
        if (!holder || !turn.tx.duty_roster().is_kept(unit.id, turn.today() - keeps_lately, until + keeps_lately)) continue;
        std::vector<std::string> gaps;
        for (auto day = turn.today() + days{1}; day <= until; day += days{1})
            if (duty_roster::there_on(turn, unit.id, day).empty()) gaps.push_back(say_day(day));
        if (!gaps.empty()) tell_at(turn, *holder, Say{"duty.gap", {{"issuer", unit_name(turn, unit.id)}, {"date", gaps.size() > 3 ? phrase("word.and_more", {{"names", joined(gaps, 3)}}) : joined(gaps, 3)}}}, digest_of_today(turn, *holder));
    }
}

}  // namespace

std::optional<Role> desk_of_level(Turn const& turn, Level level) {
    for (auto const& role : turn.county.roles.duty_desks)
        if (auto spec = turn.county.roles.find(role); spec && spec->level == level) return role;
    return std::nullopt;
}

void each_post(Turn const& turn, PersonId const& who, std::function<void(Role const&, UnitId const&)> const& each) {
    for (auto post : turn.county.roster.posts_of(who, turn.today())) each(post->role, post->unit);
    for (auto const& shift : shifts_today(turn)) {
        auto unit = shift.person == who ? turn.county.roster.unit(shift.unit) : nullptr;
        if (auto desk = unit ? desk_of_level(turn, unit->level) : std::nullopt) each(*desk, unit->id);
    }
}

Person const* desk_at(Turn const& turn, Role const& desk, UnitId const& unit) {
    auto at = turn.county.roster.unit(unit);
    auto spec = turn.county.roles.find(desk);
    if (!at || !spec || spec->level != at->level) return nullptr;
    for (auto const& shift : shifts_today(turn))
        if (shift.unit == unit && can_come(turn, shift.person, turn.today())) return turn.county.roster.person(shift.person);
    auto holder = turn.county.roster.holder(desk, unit, turn.today());
    auto away = holder ? absence_on(turn, holder->id, turn.today()) : std::nullopt;
    if (!away) return holder;
    return can_come(turn, away->deputy, turn.today()) ? turn.county.roster.person(away->deputy) : nullptr;
}

std::string desk_phone(Turn const& turn, Person const& desk) {
    for (auto const& shift : shifts_today(turn))
        if (shift.person == desk.id && !shift.phone.empty()) return shift.phone;
    return desk.phone;
}

void plan_duty_roster(Turn const& turn) {
    if (turn.tx.marks().find("duty_roster_planned") == to_text(turn.today())) return;
    turn.tx.marks().put("duty_roster_planned", to_text(turn.today()));
    tell_of_tomorrow(turn);
    if (turn.county.calendar.is_working(turn.today())) tell_of_gaps(turn);
}

namespace duty_roster {

std::vector<Shift> there_on(Turn const& turn, UnitId const& unit, Date day) {
    auto shifts = turn.tx.duty_roster().at(unit, day);
    std::erase_if(shifts, [&](Shift const& shift) { return !can_come(turn, shift.person, day); });
    return shifts;
}

Say who(Turn const& turn, Actor& actor, std::string const& text) {
    auto phrases = language::find_dates(text, turn.now, turn.county.calendar, language::Tense::ahead);
    auto const day = !phrases.empty() && phrases.front().first ? *phrases.front().first : turn.today();
    auto home = home_of(turn, actor.person.id);
    for (auto const& found : turn.names.units_in(text, {}))
        if (auto unit = found.units.size() == 1 ? turn.county.roster.unit(found.units.front()) : nullptr; unit && unit->level <= Level::township) home = unit->id;
    bool at_night = text.find("晚") != text.npos || text.find("夜") != text.npos;
    Fields fields{{"date", day == turn.today() ? phrase(at_night ? "word.tonight" : "word.today") : say_date(day)}};
    for (auto at = turn.county.roster.unit(home); at; at = turn.county.roster.parent(*at)) {
        auto desk = desk_of_level(turn, at->level);
        if (!desk) continue;
        std::vector<std::string> people;
        auto say_one = [&](Person const& person, std::string const& phone) { people.push_back(phone.empty() ? person.name : phrase("word.call_at", {{"name", person.name}, {"phone", phone}})); };
        for (auto const& shift : there_on(turn, at->id, day))
            if (auto person = turn.county.roster.person(shift.person)) say_one(*person, shift.phone.empty() ? person->phone : shift.phone);
        auto holder = people.empty() ? (day == turn.today() ? desk_at(turn, *desk, at->id) : turn.county.roster.holder(*desk, at->id, day)) : nullptr;
        if (holder) say_one(*holder, holder->phone);
        if (people.empty()) continue;
        fields["issuer"] = unit_name(turn, at->id);
        std::vector<Say> more;
        for (std::size_t i = 1; i < people.size(); ++i) more.push_back(Say{"duty.who_line", {{"name", people[i]}}});
        fields["name"] = people.front();
        return Say{"duty.who", fields, more};
    }
    return Say{"duty.nobody", {{"office", office_name(turn, home)}, {"phone", office_phone(turn, home)}}};
}

}  // namespace duty_roster

}  // namespace lingyan::affairs
