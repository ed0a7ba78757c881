#include "affairs/leave.hpp"

#include "affairs/asking.hpp"
#include "affairs/days.hpp"
#include "affairs/leave_seats.hpp"
#include "affairs/leave_sentence.hpp"
#include "affairs/standing.hpp"
#include "affairs/standing_in.hpp"
#include "affairs/telling.hpp"
#include "affairs/undoing.hpp"
#include "domain/phrase.hpp"

#include <algorithm>

namespace lingyan::affairs::leave {

namespace {

constexpr auto right_for_others = "absence";
constexpr days longest{366}, earliest{7};  // an illness is said a few days after it began

Fields slots_of(LeaveDraft const& draft) {
    return {{"person", draft.person.text()},
            {"deputy", draft.deputy.text()},
            {"from", draft.from ? to_text(*draft.from) : ""},
            {"to", draft.to ? to_text(*draft.to) : ""},
            {"unclear", ids_of(draft.unclear)},
            {"whose", draft.unclear_is_deputy ? "deputy" : "person"}};
}

LeaveDraft read_slots(Fields slots) {
    LeaveDraft draft;
    draft.person = PersonId{slots["person"]};
    draft.deputy = PersonId{slots["deputy"]};
    draft.from = read_date(slots["from"]);
    draft.to = read_date(slots["to"]);
    draft.unclear = people_of(slots["unclear"]);
    draft.unclear_is_deputy = slots["whose"] == "deputy";
    return draft;
}

bool may_enter_for(Turn const& turn, PersonId const& writer, PersonId const& who) {
    auto posts = turn.county.roster.posts_of(who, turn.today());
    return std::any_of(posts.begin(), posts.end(), [&](Post const* post) { return may(turn, writer, right_for_others, post->unit); });
}

// As they stand once this one counts.
Person const* first_hearer(Turn const& turn, LeaveDraft const& draft) {
    if (!turn.absences) turn.absences = turn.tx.absences().not_over(turn.today());
    auto const before = turn.absences;
    Absence tried;
    tried.person = draft.person;
    tried.deputy = draft.deputy;
    tried.from = *draft.from;
    tried.to = *draft.to;
    turn.absences->push_back(tried);
    auto hearer = stand_in(turn, *turn.county.roster.person(draft.person), std::max(*draft.from, turn.today()));
    turn.absences = before;
    return hearer;
}

Say ask_or_preview(Turn const& turn, Actor& actor, LeaveDraft const& draft) {
    auto keep = [&](char const* part, Say said, std::vector<std::string> choices = {}) {
        ask(turn, actor, std::string("absence.") + part, slots_of(draft), std::move(choices));
        return said;
    };
    auto drop = [&](Say said) {
        actor.conversation.dialogue.reset();
        return said;
    };
    if (!draft.unclear.empty()) {
        std::vector<Say> lines;
        std::vector<std::string> choices;
        for (auto const& id : draft.unclear) {
            auto one = turn.county.roster.person(id);
            auto posts = turn.county.roster.posts_of(id, turn.today());
            choices.push_back(id.text());
            lines.push_back(Say{"talk.which_line", {{"no", text_of(choices.size())}, {"village", posts.empty() ? "" : unit_name(turn, posts.front()->unit)}, {"name", one ? addressed(turn, *one) : ""}}});
        }
        auto one = turn.county.roster.person(draft.unclear.front());
        return keep("which", Say{"absence.which", {{"name", one ? one->name : ""}}, lines}, choices);
    }
    bool own = draft.person == actor.person.id;
    auto person = turn.county.roster.person(draft.person);
    if (!person || (!own && !may_enter_for(turn, actor.person.id, draft.person))) return drop(Say{"absence.not_allowed", {{"name", person ? person->name : ""}}});
    if (!draft.no_such_day.empty()) return keep("supply", no_such_day_asked(draft.no_such_day));
    if (!draft.unknown.empty()) return keep("supply", Say{"absence.unknown", {{"name", draft.unknown}}});
    if (!draft.from || !draft.to) return keep("supply", Say{"absence.ask_days"});
    if (*draft.to < *draft.from) return keep("supply", Say{"absence.days_odd"});
    if (*draft.to < turn.today() || *draft.from < turn.today() - earliest) return keep("supply", Say{"absence.past"});
    if (*draft.to - *draft.from > longest) return keep("supply", Say{"absence.too_long"});
    if (draft.deputy == draft.person) return keep("supply", Say{"absence.self"});
    Absence shown;
    shown.from = *draft.from;
    shown.to = *draft.to;
    auto hearer = first_hearer(turn, draft);
    auto deputy = turn.county.roster.person(draft.deputy);
    Fields fields{{"who", own ? phrase("word.you") : addressed(turn, *person)}, {"date", say_days(shown)}, {"name", deputy ? addressed(turn, *deputy) : ""}, {"handler", addressed(turn, *hearer)}};
    std::vector<Say> lines;
    if (!deputy) lines.push_back(Say{hearer == person ? "absence.nobody_line" : "absence.no_deputy_line", fields});
    else if (hearer != deputy) lines.push_back(Say{"absence.deputy_away_line", fields});
    for (auto const& other : turn.tx.absences().not_over(turn.today()))
        if (other.person == draft.person && other.from <= *draft.to && *draft.from <= other.to) {
            lines.push_back(Say{"absence.overlap_line", {{"date", say_days(other)}}});
            break;
        }
    return keep("confirm", Say{deputy ? "absence.preview" : "absence.preview_nobody", fields, lines}, {"send", "", "drop"});
}

void tell_deputy(Turn const& turn, Absence const& away, char const* key) {
    auto person = turn.county.roster.person(away.person), deputy = turn.county.roster.person(away.deputy);
    if (person && deputy) tell(turn, *deputy, Say{key, {{"who", addressed(turn, *person)}, {"date", say_days(away)}}}, away.from <= turn.today() + days{1});
}

// What waits to be told to the deputy is not sent.
bool cancel_told(Turn const& turn, Absence const& away) {
    bool any = false;
    for (auto const& delivery : turn.tx.outbox().waiting_for(away.deputy))
        if (auto date = delivery.say.fields.find("date"); delivery.say.key == "absence.told" && date != delivery.say.fields.end() && date->second == say_days(away)) {
            turn.tx.outbox().finish(delivery.id, DeliveryState::cancelled, "taken back");
            any = true;
        }
    return any;
}

void changed(Turn const& turn, PersonId const& who) {
    turn.absences.reset();
    follow_absence(turn, who);
}

}  // namespace

std::string say_days(Absence const& away) { return away.from == away.to ? say_date(away.from) : say_day(away.from) + "到" + say_day(away.to); }

Say draft(Turn const& turn, Actor& actor, std::string const& text) {
    return ask_or_preview(turn, actor, read_leave(turn, text, actor.person.id, !villages_for(turn, actor.person.id, right_for_others).empty()));
}

Say supply(Turn const& turn, Actor& actor, std::string const& text) {
    auto draft = read_slots(actor.conversation.dialogue->slots);
    auto more = read_leave(turn, text, draft.person, false);
    if (more.from) draft.from = more.from, draft.to = more.to;
    if (!more.deputy.empty()) draft.deputy = more.deputy;
    draft.no_such_day = more.no_such_day;
    draft.unknown = more.unknown;
    draft.unclear = more.unclear;
    draft.unclear_is_deputy = true;
    return ask_or_preview(turn, actor, draft);
}

Say choose(Turn const& turn, Actor& actor, std::size_t choice) {
    auto const dialogue = *actor.conversation.dialogue;
    auto draft = read_slots(dialogue.slots);
    (draft.unclear_is_deputy ? draft.deputy : draft.person) = PersonId{dialogue.choices.at(choice)};
    draft.unclear.clear();
    return ask_or_preview(turn, actor, draft);
}

std::optional<Say> amend(Turn const& turn, Actor& actor, std::string const& text) {
    auto const more = read_leave(turn, text, read_slots(actor.conversation.dialogue->slots).person, false);
    if (!more.from && more.deputy.empty() && more.unclear.empty() && more.no_such_day.empty()) return std::nullopt;
    return supply(turn, actor, text);
}

Say resume(Turn const& turn, Actor& actor) { return ask_or_preview(turn, actor, read_slots(actor.conversation.dialogue->slots)); }

Say send(Turn const& turn, Actor& actor) {
    auto const draft = read_slots(actor.conversation.dialogue->slots);
    actor.conversation.dialogue.reset();
    bool own = draft.person == actor.person.id;
    auto person = turn.county.roster.person(draft.person);
    if (!person || !draft.from || !draft.to || (!own && !may_enter_for(turn, actor.person.id, draft.person))) return Say{"absence.not_allowed", {{"name", ""}}};
    Absence away;
    away.person = draft.person;
    away.deputy = draft.deputy;
    away.from = *draft.from;
    away.to = *draft.to;
    away.entered_by = actor.person.id;
    away.made_at = turn.now;
    away.id = turn.tx.absences().add(away);
    remember(turn, actor, "absence.set", {{"absence", std::to_string(away.id.value())}});
    changed(turn, away.person);
    tell_deputy(turn, away, "absence.told");
    hand_on_seats(turn, away);
    auto hearer = stand_in(turn, *person, std::max(away.from, turn.today()));
    if (!own) tell(turn, *person, Say{"absence.entered", {{"who", addressed(turn, actor.person)}, {"date", say_days(away)}, {"name", hearer == person ? "" : addressed(turn, *hearer)}}});
    Fields fields{{"date", say_days(away)}, {"name", addressed(turn, *hearer)}, {"who", own ? phrase("word.you") : person->name}};
    return Say{hearer == person ? "absence.set_nobody" : "absence.set", fields};
}

Say back(Turn const& turn, Actor& actor, std::string const& text) {
    auto const named = read_leave(turn, text, actor.person.id, true);
    if (!named.unclear.empty()) return Say{"absence.back_which", {{"name", turn.county.roster.person(named.unclear.front())->name}}};
    bool own = named.person == actor.person.id;
    auto person = turn.county.roster.person(named.person);
    if (!own && !may_enter_for(turn, actor.person.id, named.person)) return Say{"absence.not_allowed", {{"name", person ? person->name : ""}}};
    std::string ended;
    std::optional<Absence> last;
    for (auto away : turn.tx.absences().not_over(turn.today())) {
        if (away.person != named.person || (last && away.from > turn.today())) continue;
        bool now = away.from <= turn.today();
        if (!now && is_away(turn, named.person, turn.today())) continue;  // of one that is still to come, not of the one that goes on
        ended += std::to_string(away.id.value()) + " " + to_text(away.to) + " ";
        if (away.from < turn.today()) away.to = turn.today() - days{1};
        else away.dropped_at = turn.now;
        turn.tx.absences().update(away);
        if (!cancel_told(turn, away)) tell_deputy(turn, away, "absence.off");
        last = away;
    }
    if (!last) return Say{own ? "absence.none" : "absence.none_other", {{"name", person ? person->name : ""}}};
    remember(turn, actor, "absence.back", {{"absences", ended}});
    changed(turn, named.person);
    take_seats_back(turn, named.person);
    if (!own) tell(turn, *person, Say{"absence.back_entered", {{"who", addressed(turn, actor.person)}}});
    return Say{own ? "absence.back_ok" : "absence.back_ok_other", {{"name", person->name}}};
}

Say undo(Turn const& turn, Actor&, Act const& act) {
    if (act.kind == "absence.set") {
        auto away = turn.tx.absences().find(AbsenceId{std::atoll(fact(act, "absence").c_str())});
        if (!away || away->dropped_at) return Say{"undo.gone"};
        away->dropped_at = turn.now;
        turn.tx.absences().update(*away);
        if (!cancel_told(turn, *away)) tell_deputy(turn, *away, "absence.off");
        changed(turn, away->person);
        take_seats_back(turn, away->person);
        return Say{"absence.undone", {{"date", say_days(*away)}}};
    }
    std::istringstream ended(fact(act, "absences"));
    bool any = false;
    for (std::string id, day; ended >> id >> day;) {
        auto away = turn.tx.absences().find(AbsenceId{std::atoll(id.c_str())});
        auto to = read_date(day);
        if (!away || !to || *to < turn.today()) continue;
        away->to = *to;
        away->dropped_at.reset();
        turn.tx.absences().update(*away);
        tell_deputy(turn, *away, "absence.told");
        hand_on_seats(turn, *away);
        changed(turn, away->person);
        any = true;
    }
    return Say{any ? "absence.back_undone" : "undo.gone"};
}

}  // namespace lingyan::affairs::leave
