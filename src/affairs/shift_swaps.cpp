// 换班: one who is on duty asks another, who agrees with a digit; until then nothing has changed.
#include "affairs/asking.hpp"
#include "affairs/duty_roster.hpp"
#include "affairs/gathering.hpp"
#include "affairs/standing.hpp"
#include "affairs/standing_in.hpp"
#include "affairs/telling.hpp"
#include "affairs/undoing.hpp"
#include "language/dates.hpp"

#include <algorithm>

namespace lingyan::affairs::duty_roster {

namespace {

constexpr auto arrange_right = "duty_roster";

Thing thing_of(SwapId id) { return {Thing::Kind::swap, id.value(), {}, "换班"}; }

Fields fields_of(Turn const& turn, Swap const& swap) {
    auto from = turn.county.roster.person(swap.from), to = turn.county.roster.person(swap.to);
    return {{"date", say_date(swap.day)},
            {"who", from ? addressed(turn, *from) : unit_name(turn, swap.unit)},
            {"name", to ? to->name : ""},
            {"issuer", unit_name(turn, swap.unit)}};
}

// The day of duty that is meant: of one's own, or any of a unit whose roster one arranges.
struct Meant {
    UnitId unit;
    Date day{};
    PersonId from;  // empty: nobody is there on that day
};
std::optional<Meant> meant(Turn const& turn, PersonId const& who, std::optional<Date> day) {
    for (auto const& shift : turn.tx.duty_roster().of(who, day.value_or(turn.today())))
        if (!day || shift.day == *day) return Meant{shift.unit, shift.day, who};
    if (!day) return std::nullopt;
    std::optional<Meant> found;
    each_post(turn, who, [&](Role const&, UnitId const& at) {
        auto unit = found ? nullptr : turn.county.roster.unit(at);
        if (!unit || !desk_of_level(turn, unit->level) || !may_arrange(turn, who, at)) return;
        auto there = turn.tx.duty_roster().at(at, *day);
        found = Meant{at, *day, there.empty() ? PersonId{} : there.front().person};
    });
    return found;
}

void tell_news(Turn const& turn, PersonId const& who, char const* key, Swap const& swap) {
    if (auto person = turn.county.roster.person(who)) tell(turn, *person, Say{key, fields_of(turn, swap)}, swap.day <= turn.today() + days{1});
}

// Whoever keeps the desk, where it is none of the two.
void tell_desk(Turn const& turn, Swap const& swap, char const* key) {
    auto unit = turn.county.roster.unit(swap.unit);
    auto desk = unit ? desk_of_level(turn, unit->level) : std::nullopt;
    auto holder = desk ? turn.county.roster.holder(*desk, swap.unit, turn.today()) : nullptr;
    if (holder && holder->id != swap.from && holder->id != swap.to) tell_news(turn, holder->id, key, swap);
}

// Puts one in the other's place; false where that one is no longer there.
bool put(Turn const& turn, Swap const& swap, PersonId const& from, PersonId const& to) {
    auto shifts = turn.tx.duty_roster().at(swap.unit, swap.day);
    if (to.empty()) {  // taken back where nobody was there before
        if (std::erase_if(shifts, [&](Shift const& shift) { return shift.person == from; }) == 0) return false;
    } else if (from.empty()) {
        if (!shifts.empty()) return false;
        shifts.push_back({swap.unit, swap.day, to, {}});
    } else {
        auto one = std::find_if(shifts.begin(), shifts.end(), [&](Shift const& shift) { return shift.person == from; });
        if (one == shifts.end()) return false;
        one->person = to;
    }
    turn.tx.duty_roster().set(swap.unit, swap.day, shifts);
    turn.shifts.reset();
    return true;
}

Say ask_other(Turn const& turn, Actor& actor, Meant const& duty, Person const& other) {
    Swap swap{{}, duty.unit, duty.day, duty.from, other.id, turn.now, Swap::State::asked};
    auto fields = fields_of(turn, swap);
    if (other.id == duty.from) return Say{"duty.swap_same", fields};
    if (turn.county.roster.posts_of(other.id, duty.day).empty()) return Say{"duty.swap_gone", fields};
    if (is_away(turn, other.id, duty.day)) return Say{"duty.swap_away", fields};
    auto there = turn.tx.duty_roster().at(duty.unit, duty.day);
    if (std::any_of(there.begin(), there.end(), [&](Shift const& shift) { return shift.person == other.id; })) return Say{"duty.swap_same", fields};
    for (auto earlier : turn.tx.duty_roster().asked(duty.day))  // the last one who is asked is meant
        if (earlier.unit == duty.unit && earlier.day == duty.day && earlier.from == duty.from) {
            earlier.state = Swap::State::dropped;
            turn.tx.duty_roster().update(earlier);
            gatherings::cancel_news(turn, earlier.to, thing_of(earlier.id));
        }
    swap.id = turn.tx.duty_roster().add(swap);
    remember(turn, actor, "duty.swap", {{"swap", std::to_string(swap.id.value())}});
    if (duty.day > turn.today() + days{1} || !may_tell_now(turn, other)) {
        if (duty.day > turn.today() + days{1} || local_day(next_digest(turn, other)) <= duty.day) {
            gatherings::tell_of(turn, other, thing_of(swap.id), "duty.swap_line", next_digest(turn, other));
            return Say{"duty.swap_asked", fields};
        }
    }
    auto conversation = turn.tx.conversations().load(other.id.text());
    fields["no"] = std::to_string(conversation.give_number(thing_of(swap.id), turn.today()));
    turn.tx.conversations().save(other.id.text(), conversation);
    tell_when_awake(turn, other, Say{"duty.swap_now", fields});
    return Say{"duty.swap_asked", fields};
}

std::optional<Date> day_in(Turn const& turn, std::string const& text) {
    auto phrases = language::find_dates(text, turn.now, turn.county.calendar, language::Tense::ahead);
    return phrases.empty() ? std::nullopt : phrases.front().first;
}

}  // namespace

bool may_arrange(Turn const& turn, PersonId const& who, UnitId const& unit) { return may(turn, who, arrange_right, unit); }

Say swap(Turn const& turn, Actor& actor, std::string const& text) {
    auto const day = day_in(turn, text);
    if (day && *day < turn.today()) return Say{"duty.swap_past"};
    auto duty = meant(turn, actor.person.id, day);
    if (!duty) return Say{day ? "duty.swap_none_on" : "duty.swap_none", {{"date", day ? say_date(*day) : ""}}};
    auto found = turn.names.people_in(text, duty->unit, turn.today());
    std::erase_if(found, [&](language::FoundPerson const& one) { return one.people.size() == 1 && one.people.front() == actor.person.id && duty->from == actor.person.id; });
    if (found.empty()) return Say{"duty.swap_who", {{"date", say_date(duty->day)}}};
    auto const& people = found.front().people;
    if (people.size() == 1) return ask_other(turn, actor, *duty, *turn.county.roster.person(people.front()));
    std::vector<Say> lines;
    std::vector<std::string> choices;
    for (auto const& id : people) {
        auto person = turn.county.roster.person(id);
        choices.push_back(id.text());
        lines.push_back(Say{"delegate.choice_line", {{"no", text_of(choices.size())}, {"name", addressed(turn, *person)}, {"phone", person->phone}}});
    }
    ask(turn, actor, "duty.which", {{"day", to_text(duty->day)}}, choices);
    return Say{"duty.which", {{"name", turn.county.roster.person(people.front())->name}}, lines};
}

Say choose(Turn const& turn, Actor& actor, PersonId const& chosen) {
    auto const day = read_date(actor.conversation.dialogue->slots["day"]);
    actor.conversation.dialogue.reset();
    auto duty = meant(turn, actor.person.id, day);
    auto other = turn.county.roster.person(chosen);
    return duty && other ? ask_other(turn, actor, *duty, *other) : Say{"duty.swap_over"};
}

Say agree(Turn const& turn, Actor& actor, SwapId id) {
    auto swap = turn.tx.duty_roster().find(id);
    if (!swap || swap->to != actor.person.id) return Say{"error.not_here"};
    if (swap->state == Swap::State::agreed) return Say{"duty.swap_agreed_already", fields_of(turn, *swap)};
    if (!still_stands(turn, id) || !put(turn, *swap, swap->from, swap->to)) return Say{"duty.swap_over", fields_of(turn, *swap)};
    swap->state = Swap::State::agreed;
    turn.tx.duty_roster().update(*swap);
    tell_news(turn, swap->from, "duty.swap_agreed", *swap);
    tell_desk(turn, *swap, "duty.swap_news");
    remember(turn, actor, "duty.agree", {{"swap", std::to_string(id.value())}});
    return Say{"duty.swap_ok", fields_of(turn, *swap)};
}

Say refuse(Turn const& turn, Actor& actor, SwapId id) {
    auto swap = turn.tx.duty_roster().find(id);
    if (!swap || swap->to != actor.person.id) return Say{"error.not_here"};
    if (!still_stands(turn, id)) return Say{"duty.swap_over", fields_of(turn, *swap)};
    swap->state = Swap::State::dropped;
    turn.tx.duty_roster().update(*swap);
    tell_news(turn, swap->from, "duty.swap_refused", *swap);
    remember(turn, actor, "duty.refuse", {{"swap", std::to_string(id.value())}});
    return Say{"duty.swap_refused_ok", fields_of(turn, *swap)};
}

Say undo(Turn const& turn, Actor&, Act const& act) {
    auto swap = turn.tx.duty_roster().find(SwapId{std::atoll(fact(act, "swap").c_str())});
    if (!swap || swap->day < turn.today()) return Say{"undo.gone"};
    auto fields = fields_of(turn, *swap);
    if (act.kind == "duty.swap") {
        if (swap->state != Swap::State::asked) return Say{"undo.gone"};
        swap->state = Swap::State::dropped;
        turn.tx.duty_roster().update(*swap);
        if (!gatherings::cancel_news(turn, swap->to, thing_of(swap->id))) tell_news(turn, swap->to, "duty.swap_off", *swap);
        return Say{"duty.swap_undone", fields};
    }
    if (act.kind == "duty.agree") {
        if (swap->state != Swap::State::agreed || !put(turn, *swap, swap->to, swap->from)) return Say{"undo.gone"};
        tell_news(turn, swap->from, "duty.swap_back", *swap);
        tell_desk(turn, *swap, "duty.swap_back");
    }
    swap->state = Swap::State::asked;
    turn.tx.duty_roster().update(*swap);
    return Say{"duty.swap_open_again", fields};
}

std::optional<Item> item_of(Turn const& turn, PersonId const& reader, SwapId id) {
    auto swap = turn.tx.duty_roster().find(id);
    if (!swap || swap->to != reader || !still_stands(turn, id)) return std::nullopt;
    Item item;
    item.thing = thing_of(id);
    item.due = swap->day;
    item.rank = 3;
    item.counts_today = item.by_digit = false;
    item.line = Say{"duty.swap_line", fields_of(turn, *swap)};
    return item;
}

std::vector<Item> items_of(Turn const& turn, PersonId const& who) {
    std::vector<Item> items;
    for (auto const& swap : turn.tx.duty_roster().asked(turn.today()))
        if (auto item = swap.to == who ? item_of(turn, who, swap.id) : std::nullopt) items.push_back(std::move(*item));
    return items;
}

bool still_stands(Turn const& turn, SwapId id) {
    auto swap = turn.tx.duty_roster().find(id);
    return swap && swap->state == Swap::State::asked && swap->day >= turn.today();
}

}  // namespace lingyan::affairs::duty_roster
