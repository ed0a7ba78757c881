// By the desk: a warning before it goes out, out it goes, and its end.
#include "affairs/asking.hpp"
#include "affairs/days.hpp"
#include "affairs/duty_roster.hpp"
#include "affairs/emergencies.hpp"
#include "affairs/emergency_sentence.hpp"
#include "affairs/refusing.hpp"
#include "affairs/standing.hpp"
#include "affairs/standing_in.hpp"
#include "affairs/undoing.hpp"
#include "domain/phrase.hpp"
#include "language/command.hpp"
#include "language/numerals.hpp"

#include <algorithm>
#include <sstream>

namespace lingyan::affairs::emergencies {

namespace {

constexpr std::size_t longest_warning = 30, longest_action = 200, longest_words = 20;  // characters

Fields slots_of(EmergencyDraft const& draft, bool drill) {
    std::string units;
    for (auto const& unit : draft.units) units += unit.text() + " ";
    return {{"warning", draft.warning}, {"start", draft.start}, {"action", draft.action}, {"issuer", draft.issuer},
            {"issued", draft.issued},   {"units", units},       {"drill", drill ? "1" : ""}};
}

EmergencyDraft read_slots(Fields slots) {
    EmergencyDraft draft;
    draft.warning = slots["warning"];
    draft.start = slots["start"];
    draft.action = slots["action"];
    draft.issuer = slots["issuer"];
    draft.issued = slots["issued"];
    std::istringstream units(slots["units"]);
    for (std::string id; units >> id;) draft.units.emplace_back(id);
    return draft;
}

std::string names_of(Turn const& turn, std::vector<UnitId> const& units, std::size_t all) {
    if (units.size() == all && all > 1) return phrase("word.all_villages", {{"n", text_of(all)}});
    std::vector<std::string> names;
    for (auto const& unit : units) names.push_back(unit_name(turn, unit));
    return joined(names, 33) + (names.size() > 33 ? "等" + text_of(names.size()) + "个村" : "");
}

// One who is there and can be written to, and his deputy, in the order that the place has given.
struct Named {
    Person const* person = nullptr;
    Person const* deputy = nullptr;
};
Named named_at(Turn const& turn, UnitId const& unit) {
    std::vector<Person const*> found;
    for (auto const& role : turn.county.roles.emergency)
        for (auto holder : turn.county.roster.holders(role, unit, turn.today()))
            if (std::find(found.begin(), found.end(), holder) == found.end()) found.push_back(holder);
    std::stable_partition(found.begin(), found.end(), [&](Person const* person) { return !person->addresses.empty() && !is_away(turn, person->id, turn.today()); });
    return {found.empty() ? nullptr : found[0], found.size() < 2 ? nullptr : found[1]};
}

Emergency made_of(Turn const& turn, Actor const& actor, EmergencyDraft const& draft, bool drill) {
    Emergency made;
    made.desk = actor.person.id;
    made.unit = home_of(turn, actor.person.id);
    made.drill = drill;
    made.warning = draft.warning;
    made.start = draft.start;
    made.area = names_of(turn, draft.units, villages_for(turn, actor.person.id, "alert").size());
    made.action = draft.action;
    made.issuer = draft.issuer;
    made.issued = draft.issued;
    made.called_at = turn.now;
    return made;
}

Say ladder_line(Turn const& turn) {
    auto deputy = minutes_set(turn, "emergency.deputy_after"), desk = minutes_set(turn, "emergency.desk_after");
    if (!deputy || !desk) return Say{"emergency.preview_unset"};
    return Say{"emergency.preview_ladder", {{"n", std::to_string(deputy->count())}, {"m", std::to_string(desk->count())}}};
}

// 25点起, 12:70: of a beginning any hour that is said is one of the day.
std::string impossible_hour_in(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        auto hour = (text[at] & 0xC0) == 0x80 ? std::nullopt : language::numeral_at(text.substr(at));
        if (!hour) continue;
        auto after = text.substr(at + hour->bytes);
        for (std::string_view sign : {"点", "时", ":", "："}) {
            if (!after.starts_with(sign)) continue;
            auto minute = language::numeral_at(after.substr(sign.size()));
            if (hour->value > 24 || (minute && minute->value > 59)) return std::string(text.substr(at, hour->bytes + sign.size() + (minute ? minute->bytes : 0)));
        }
        at += hour->bytes - 1;
    }
    return {};
}

Say ask_or_preview(Turn const& turn, Actor& actor, EmergencyDraft const& draft, bool drill) {
    auto keep = [&](std::string kind, char const* key, Fields fields = {}) {
        ask(turn, actor, std::move(kind), slots_of(draft, drill));
        Say said{key, std::move(fields)};
        return drill ? Say{"emergency.drill_line", {}, {said}} : said;
    };
    if (holds_marked_text(draft.warning + draft.action + draft.issuer)) {
        actor.conversation.dialogue.reset();
        return Say{"error.marked"};
    }
    using language::characters;
    if (characters(draft.warning) > longest_warning || characters(draft.action) > longest_action || characters(draft.start) > longest_words ||
        characters(draft.issuer) > longest_words || characters(draft.issued) > longest_words) {
        actor.conversation.dialogue.reset();
        return Say{"emergency.too_long"};
    }
    // An hour or a day that does not exist is read back by nobody at night.
    auto wrong = impossible_day_in(turn, draft.start);
    if (wrong.empty()) wrong = impossible_hour_in(draft.start);
    if (!wrong.empty()) {
        auto without = draft;
        without.start.clear();
        ask(turn, actor, "emergency.start", slots_of(without, drill));
        return no_such_day_asked(wrong);
    }
    if (!draft.unknown.empty()) return keep("emergency.units", "emergency.unknown_village", {{"villages", joined(draft.unknown)}});
    if (draft.warning.empty()) return keep("emergency.warning", "emergency.ask_warning");
    if (draft.start.empty()) return keep("emergency.start", "emergency.ask_start");
    if (draft.units.empty()) return keep("emergency.units", "emergency.ask_units");
    if (draft.action.empty()) return keep("emergency.action", "emergency.ask_action");
    if (draft.issuer.empty() || draft.issued.empty()) return keep("emergency.issuer", "emergency.ask_issuer");
    auto preview = keep("emergency.confirm", "emergency.preview", {{"n", text_of(draft.units.size())}});
    auto& said = drill ? preview.items.front() : preview;
    auto event = made_of(turn, actor, draft, drill);
    said.items.push_back(Say{"emergency.call", words_of(turn, event)});
    std::vector<std::string> nobody;
    for (auto const& unit : draft.units)
        if (!named_at(turn, unit).person) nobody.push_back(unit_name(turn, unit));
    if (!nobody.empty()) said.items.push_back(Say{"emergency.nobody_line", {{"villages", joined(nobody, 33)}}});
    said.items.push_back(ladder_line(turn));
    return preview;
}

Say not_allowed(Turn const& turn, Actor const& actor) {
    auto home = home_of(turn, actor.person.id);
    auto desk = duty_desk(turn, home);
    auto phone = desk ? desk_phone(turn, *desk) : std::string{};
    return Say{"emergency.not_allowed", {{"phone", phone.empty() ? office_phone(turn, home) : phone}}};
}

}  // namespace

Say draft(Turn const& turn, Actor& actor, std::string const& text, bool drill) {
    auto villages = villages_for(turn, actor.person.id, "alert");
    if (villages.empty()) return not_allowed(turn, actor);
    return ask_or_preview(turn, actor, read_emergency(turn, text, villages), drill);
}

Say resume(Turn const& turn, Actor& actor) {
    auto const slots = actor.conversation.dialogue->slots;
    auto drill = slots.find("drill");
    return ask_or_preview(turn, actor, read_slots(slots), drill != slots.end() && !drill->second.empty());
}

Say supply(Turn const& turn, Actor& actor, std::string const& text) {
    auto dialogue = *actor.conversation.dialogue;
    if (dialogue.kind == "emergency.lift") return lift_on(turn, actor, text);
    auto villages = villages_for(turn, actor.person.id, "alert");
    auto draft = read_slots(dialogue.slots);
    auto more = read_emergency(turn, text, villages);
    auto const& kind = dialogue.kind;
    // What was asked for is in the answer as it stands; the rest where it is said as well.
    if (kind == "emergency.warning") draft.warning = more.warning.empty() ? text : more.warning;
    if (kind == "emergency.action") draft.action = as_said(text);
    if (kind == "emergency.start") draft.start = more.start.empty() ? text : more.start;
    if (kind == "emergency.issuer") {
        auto issue = read_issue(turn, text.find("发布") == text.npos ? text + "发布" : text);
        if (draft.issuer.empty()) draft.issuer = issue.issuer;
        if (draft.issued.empty()) draft.issued = issue.issued;
    }
    if (draft.start.empty()) draft.start = more.start;
    if (draft.units.empty() || kind == "emergency.units") {
        if (!more.units.empty()) draft.units = more.units;
        draft.unknown = more.unknown;
        if (kind == "emergency.units" && more.units.empty() && more.unknown.empty()) draft.unknown = {language::shortened(text, 10)};
    }
    if (draft.action.empty() && kind != "emergency.units") draft.action = more.action;
    if (draft.issuer.empty()) draft.issuer = more.issuer;
    if (draft.issued.empty()) draft.issued = more.issued;
    return ask_or_preview(turn, actor, draft, !dialogue.slots["drill"].empty());
}

std::optional<Say> amend(Turn const& turn, Actor& actor, std::string const& text) {
    auto draft = read_slots(actor.conversation.dialogue->slots);
    auto more = read_emergency(turn, text, villages_for(turn, actor.person.id, "alert"));
    if (more.units.empty() && more.start.empty()) return std::nullopt;
    for (auto const& unit : more.units)
        if (std::find(draft.units.begin(), draft.units.end(), unit) == draft.units.end()) draft.units.push_back(unit);
    if (!more.start.empty()) draft.start = more.start;
    return ask_or_preview(turn, actor, draft, !actor.conversation.dialogue->slots["drill"].empty());
}

Say send(Turn const& turn, Actor& actor) {
    auto slots = actor.conversation.dialogue->slots;
    actor.conversation.dialogue.reset();
    auto draft = read_slots(slots);
    std::erase_if(draft.units, [&](UnitId const& unit) { return !may(turn, actor.person.id, "alert", unit); });
    if (draft.units.empty()) return not_allowed(turn, actor);
    auto event = made_of(turn, actor, draft, !slots["drill"].empty());
    auto minute = std::chrono::floor<minutes>(turn.now);  // called at 02:10, the numbers are there at 02:40
    if (auto deputy = minutes_set(turn, "emergency.deputy_after")) event.next_at = minute + *deputy;
    else if (auto desk = minutes_set(turn, "emergency.desk_after")) event.next_at = minute + *desk, event.step = 1;
    event.id = turn.tx.emergencies().add(event);

    std::vector<Person const*> called;
    std::vector<UnitId> first_village;  // of each one called
    std::vector<std::string> nobody;
    for (auto const& unit : draft.units) {
        auto named = named_at(turn, unit);
        if (!named.person) nobody.push_back(unit_name(turn, unit));
        turn.tx.emergencies().put({event.id, unit, named.person ? named.person->id : PersonId{}, named.deputy ? named.deputy->id : PersonId{}, false, Heard::nothing});
        if (named.person && std::find(called.begin(), called.end(), named.person) == called.end()) called.push_back(named.person), first_village.push_back(unit);
    }
    for (std::size_t i = 0; i < called.size(); ++i) call(turn, event, *called[i], Say{"emergency.call", words_of(turn, event, first_village[i])}, false);
    for (auto const& below : desks_below(turn, event)) {
        auto fields = words_of(turn, event);
        fields["n"] = text_of(below.villages);
        call(turn, event, *below.person, Say{"emergency.passed", fields}, false);
    }
    remember(turn, actor, "emergency.send", {{"emergency", std::to_string(event.id.value())}});
    Say said{"emergency.sent", {{"n", text_of(draft.units.size())}, {"m", text_of(called.size())}}};
    if (!nobody.empty()) said.items.push_back(Say{"emergency.nobody_line", {{"villages", joined(nobody, 33)}}});
    return event.drill ? Say{"emergency.drill_line", {}, {said}} : said;
}

namespace {

std::vector<Emergency> open_for(Turn const& turn, PersonId const& who) {
    auto open = turn.tx.emergencies().open();
    std::erase_if(open, [&](Emergency const& one) { return !may(turn, who, "alert", one.unit); });
    return open;
}

Say lift_one(Turn const& turn, Actor& actor, Emergency const& event, std::string const& text) {
    auto issue = read_issue(turn, text.find("发布") == text.npos ? text + "发布" : text);
    if (issue.issuer.empty() || issue.issued.empty()) {
        ask(turn, actor, "emergency.lift", {{"emergency", std::to_string(event.id.value())}});
        return of(event, Say{"emergency.lift_who", {{"warning", event.warning}}});
    }
    actor.conversation.dialogue.reset();
    auto calls = turn.tx.emergencies().calls(event.id).size();
    turn.tx.audit().add(turn.now, "emergency.lift", actor.person.id.text(), std::to_string(event.id.value()));
    end(turn, event, Say{"emergency.over", {{"warning", event.warning}, {"issuer", issue.issuer}, {"issued", issue.issued}}});
    if (auto caller = turn.county.roster.person(event.desk); caller && caller->id != actor.person.id)  // whoever passed it on need not ask any more
        call(turn, event, *caller, Say{"emergency.lifted_by", {{"warning", event.warning}, {"name", actor.person.name}, {"issuer", issue.issuer}, {"issued", issue.issued}}}, false);
    Say said{"emergency.lifted", {{"warning", event.warning}, {"n", text_of(calls)}}};
    return event.drill ? Say{"emergency.drill_line", {}, {said}} : said;
}

// The words that name the emergency are no part of who lifted it.
std::string without(std::string text, std::string const& words) {
    if (auto at = text.find(words); at != text.npos) text.erase(at, words.size());
    return text;
}

}  // namespace

Say lift(Turn const& turn, Actor& actor, std::string const& text) {
    if (villages_for(turn, actor.person.id, "alert").empty()) return not_allowed(turn, actor);
    auto open = open_for(turn, actor.person.id);
    if (open.empty()) return Say{"emergency.none_open"};
    auto named = open;
    std::erase_if(named, [&](Emergency const& one) { return text.find(one.warning) == text.npos; });
    if (named.size() == 1) return lift_one(turn, actor, named.front(), without(text, named.front().warning));
    if (open.size() == 1) return lift_one(turn, actor, open.front(), text);
    Say which{"emergency.lift_which"};
    for (auto const& one : open) which.items.push_back(of(one, Say{"emergency.open_line", {{"warning", one.warning}, {"start", one.start}}}));
    return which;
}

Say lift_on(Turn const& turn, Actor& actor, std::string const& text) {
    auto event = turn.tx.emergencies().find(EmergencyId{std::atoll(actor.conversation.dialogue->slots["emergency"].c_str())});
    if (!event || event->over_at || !may(turn, actor.person.id, "alert", event->unit)) {
        actor.conversation.dialogue.reset();
        return Say{"emergency.none_open"};
    }
    return lift_one(turn, actor, *event, without(text, event->warning));
}

std::optional<Say> standing_of(Turn const& turn, Actor& actor) {
    auto open = turn.tx.emergencies().open();
    if (open.empty()) return std::nullopt;
    // Of a county's warning a township sees its own villages.
    auto seen = [&](Emergency const& one) -> std::optional<UnitId> {
        if (may(turn, actor.person.id, "alert", one.unit)) return one.unit;
        auto home = home_of(turn, actor.person.id);
        auto calls = turn.tx.emergencies().calls(one.id);
        bool any = may(turn, actor.person.id, "alert", home) && std::any_of(calls.begin(), calls.end(), [&](EmergencyCall const& call) { return turn.county.roster.contains(home, call.unit); });
        return any ? std::optional{home} : std::nullopt;
    };
    std::erase_if(open, [&](Emergency const& one) { return !seen(one); });
    if (open.empty()) return std::nullopt;
    if (open.size() == 1) return of(open.front(), standing(turn, open.front(), *seen(open.front())));
    Say all{"joined"};
    for (auto const& one : open) all.items.push_back(of(one, standing(turn, one, *seen(one))));
    all.fields["emergency"] = std::to_string(open.front().id.value());
    return all;
}

Say undo(Turn const& turn, Actor&, Act const& act) {
    auto event = turn.tx.emergencies().find(EmergencyId{std::atoll(fact(act, "emergency").c_str())});
    if (!event || event->over_at) return Say{"undo.gone"};
    end(turn, *event, Say{"emergency.mistake", {{"warning", event->warning}}});
    return Say{"undo.act", {{"title", event->warning}}};
}

}  // namespace lingyan::affairs::emergencies
