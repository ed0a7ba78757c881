#include "affairs/calling.hpp"

#include "affairs/asking.hpp"
#include "affairs/called_words.hpp"
#include "affairs/course_sentence.hpp"
#include "affairs/days.hpp"
#include "affairs/gathering.hpp"
#include "affairs/refusing.hpp"
#include "affairs/sentence.hpp"
#include "affairs/standing.hpp"
#include "affairs/training.hpp"
#include "affairs/undoing.hpp"
#include "domain/half_days.hpp"
#include "domain/phrase.hpp"
#include "language/command.hpp"
#include "language/half_days.hpp"

#include <algorithm>
#include <sstream>

namespace lingyan::affairs::calling {

int days_spanned(Date first, Date last) { return int((last - first).count()) + 1; }

// Without a word about it a course counts the working days that it spans; one on a weekend, all of its days.
int usual_half_days(Turn const& turn, Date first, Date last) {
    int count = 0;
    for (auto day = first; day <= last; day += days{1}) count += turn.county.calendar.is_working(day);
    return 2 * (count > 0 ? count : days_spanned(first, last));
}

// What is counted as training is counted by whoever holds trainings.
bool may_count(Turn const& turn, PersonId const& who) { return training::trains_at(turn, who).has_value(); }

namespace {

// A draft lives in the dialogue's slots until it is sent or dropped.
Fields slots_of(CourseDraft const& draft) {
    std::string unclear;
    for (auto const& one : draft.unclear) unclear += ids_of(one) + "\n";
    return {{"title", draft.title},
            {"first", draft.first ? to_text(*draft.first) : ""},
            {"last", draft.last ? to_text(*draft.last) : ""},
            {"minute", draft.minute ? std::to_string(*draft.minute) : ""},
            {"place", draft.place},
            {"bring", draft.bring},
            {"half_days", std::to_string(draft.half_days)},
            {"halves", draft.halves ? "1" : "0"},
            {"people", ids_of(draft.people)},
            {"left_out", ids_of(draft.left_out)},
            {"missing", joined(draft.unknown)},
            {"unclear", unclear}};
}

CourseDraft read_slots(Fields const& slots) {
    auto value = [&](char const* name) {
        auto found = slots.find(name);
        return found == slots.end() ? std::string{} : found->second;
    };
    CourseDraft draft;
    draft.title = value("title");
    draft.first = read_date(value("first"));
    draft.last = read_date(value("last"));
    if (auto minute = value("minute"); !minute.empty()) draft.minute = std::atoi(minute.c_str());
    draft.place = value("place");
    draft.bring = value("bring");
    draft.half_days = std::atoi(value("half_days").c_str());
    draft.halves = value("halves") != "0";
    draft.people = people_of(value("people"));
    draft.left_out = people_of(value("left_out"));
    std::istringstream lines(value("unclear"));
    for (std::string line; std::getline(lines, line);)
        if (auto people = people_of(line); !people.empty()) draft.unclear.push_back(people);
    return draft;
}

std::string title_of(CourseDraft const& draft) { return language::shortened(draft.title, 12); }

std::string names_of(Turn const& turn, std::vector<PersonId> const& people) {
    std::vector<std::string> names;
    for (auto const& id : people)
        if (auto person = turn.county.roster.person(id)) names.push_back(person->name);
    return names.size() > 5 ? phrase("word.people_more", {{"names", joined(names)}, {"n", text_of(names.size())}}) : joined(names);
}

using Kind = Gathering::Kind;

// The dialogue says which of the two is being called.
std::string_view prefix_of(Kind kind) { return kind == Kind::meeting ? "meeting" : "course"; }
Kind kind_of(Actor const& actor) { return actor.conversation.dialogue->kind.starts_with(prefix_of(Kind::meeting)) ? Kind::meeting : Kind::course; }

std::optional<UnitId> unit_of(Turn const& turn, Actor const& actor, Kind kind) { return gatherings::calls_at(turn, actor.person.id, kind); }

Say not_allowed(Kind kind) { return Say{gatherings::worded(kind, "course.not_allowed")}; }

Say ask_or_preview(Turn const& turn, Actor& actor, CourseDraft const& draft, Kind kind) {
    bool meeting = kind == Kind::meeting;
    auto keep = [&](char const* part, char const* key, Fields more = {}, std::vector<std::string> choices = {}) {
        ask(turn, actor, std::string(prefix_of(kind)) + "." + part, slots_of(draft), std::move(choices));
        Say said{gatherings::worded(kind, key), {{"title", title_of(draft)}}};
        said.fields.insert(more.begin(), more.end());
        return said;
    };
    if (holds_marked_text(draft.title + draft.place + draft.bring)) {
        actor.conversation.dialogue.reset();
        return Say{"error.marked"};
    }
    if (!draft.no_such_day.empty()) {
        keep("supply", "course.ask_day");
        return no_such_day_asked(draft.no_such_day);
    }
    if (!draft.unknown.empty()) return keep("supply", "course.unknown", {{"names", joined(draft.unknown)}});
    if (!draft.unclear.empty()) {
        std::vector<std::string> choices;
        for (auto const& id : draft.unclear.front()) choices.push_back(id.text());
        auto which = keep("which", "course.which", {{"name", turn.county.roster.person(draft.unclear.front().front())->name}}, choices);
        which.items = training::choices_of(turn, draft.unclear.front());
        return which;
    }
    if (draft.title.empty()) return keep("supply", "course.ask_title");
    if (!draft.first) return keep("supply", "course.ask_day");
    if (*draft.first < turn.today() || *draft.last < *draft.first) return keep("supply", "course.day_past");
    if (meeting && !draft.minute) return keep("supply", "meeting.ask_hour");
    if (draft.place.empty()) return keep("supply", "course.ask_place");
    if (draft.people.empty()) return keep("supply", "course.ask_who");
    if (!draft.halves) return keep("supply", "course.days_odd");
    if (meeting && draft.half_days != 0 && !may_count(turn, actor.person.id)) {
        actor.conversation.dialogue.reset();
        return Say{"meeting.no_days"};
    }
    auto spanned = days_spanned(*draft.first, *draft.last);
    auto half_days = draft.half_days == 0 && !meeting ? usual_half_days(turn, *draft.first, *draft.last) : draft.half_days;
    bool counts = !meeting || half_days != 0;
    if (counts && (half_days < 1 || half_days > 2 * spanned))
        return keep("supply", "course.days_range", {{"n", text_of(spanned)}, {"days", half_days < 1 ? "0" : say_half_days(half_days)}});
    if (half_days > training::longest(turn)) return keep("supply", "course.too_long", {{"n", say_half_days(training::longest(turn))}});

    auto preview = keep("confirm", "course.preview", {}, {"send", "", "drop"});
    Gathering shown;
    shown.first = *draft.first;
    shown.last = *draft.last;
    shown.minute = draft.minute;
    preview.fields["n"] = text_of(draft.people.size());
    preview.fields["date"] = gatherings::say_span(shown);
    preview.fields["days"] = say_half_days(half_days);
    preview.items.push_back(Say{"course.preview_who", {{"names", names_of(turn, draft.people)}}});
    if (!draft.left_out.empty()) preview.items.push_back(Say{"course.preview_left_out", {{"names", names_of(turn, draft.left_out)}}});
    preview.items.push_back(Say{"course.preview_place", {{"place", draft.place}}});
    if (!draft.bring.empty()) preview.items.push_back(Say{"meeting.bring_line", {{"what", draft.bring}}});
    if (meeting && half_days != 0) preview.items.push_back(Say{"meeting.days_line", {{"days", say_half_days(half_days)}}});
    return preview;
}

}  // namespace

Say draft(Turn const& turn, Actor& actor, std::string const& text, Kind kind) {
    auto unit = unit_of(turn, actor, kind);
    if (!unit) return not_allowed(kind);
    auto draft = read_course(turn, text, *unit, kind, actor.said);
    // A meeting needs no name: one short word is rather somebody who cannot be found.
    if (kind == Kind::meeting && !draft.addressed && language::characters(draft.title) <= 3 && !draft.title.empty() && !sounds_like_a_name(draft.title)) {
        draft.stray.push_back(draft.title);
        draft.title.clear();
        draft.people.clear();
    }
    draft.unknown.insert(draft.unknown.end(), draft.stray.begin(), draft.stray.end());
    if (draft.title.empty() && kind == Kind::meeting) draft.title = unit_name(turn, *unit) + "会议";
    return ask_or_preview(turn, actor, draft, kind);
}

Say supply(Turn const& turn, Actor& actor, std::string const& text) {
    auto kind = kind_of(actor);
    auto unit = unit_of(turn, actor, kind);
    if (!unit) return not_allowed(kind);
    auto const missing = actor.conversation.dialogue->slots["missing"];
    auto draft = read_slots(actor.conversation.dialogue->slots);
    auto const villages = turn.county.roster.below(*unit, Level::village);
    if (!missing.empty() && villages.size() > 1 && is_all_alone(text)) {
        ask(turn, actor, actor.conversation.dialogue->kind, actor.conversation.dialogue->slots);
        return all_villages_asked(villages);
    }
    auto more = read_course(turn, text, *unit, kind, actor.said);
    if (!more.no_such_day.empty()) return no_such_day_asked(more.no_such_day);
    if (draft.bring.empty()) draft.bring = more.bring;
    bool wants_hour = kind == Kind::meeting && !draft.minute;
    if (wants_hour && more.minute) draft.minute = more.minute;
    bool wants_title = draft.title.empty(), wants_day = !draft.first || *draft.first < turn.today() || *draft.last < *draft.first, wants_place = draft.place.empty() && (!wants_hour || more.minute);
    auto most = wants_day ? 0 : std::min(2 * days_spanned(*draft.first, *draft.last), training::longest(turn));
    bool wants_days = !wants_day && (!draft.halves || draft.half_days < 0 || (draft.half_days == 0 && kind == Kind::course ? usual_half_days(turn, *draft.first, *draft.last) : draft.half_days) > most);
    if (wants_title) draft.title = more.title;
    if (wants_day && more.first) draft.first = more.first, draft.last = more.last, draft.minute = more.minute;
    if (wants_place && !wants_title && !wants_day && !wants_hour) draft.place = !more.place.empty() ? more.place : language::shortened(text, 12);
    else if (wants_place) draft.place = more.place;
    if (more.by_name) {
        for (auto const& id : more.people)
            if (std::find(draft.people.begin(), draft.people.end(), id) == draft.people.end()) draft.people.push_back(id);
        draft.unclear.insert(draft.unclear.end(), more.unclear.begin(), more.unclear.end());
        draft.unknown = more.unknown;
    } else if (draft.people.empty() && (missing.empty() || more.addressed)) {
        draft.people = more.people;
    }
    if (!missing.empty()) draft.unknown = !more.unknown.empty() ? more.unknown : more.addressed ? std::vector<std::string>{} : std::vector{missing};
    if (more.half_days != 0) draft.half_days = more.half_days, draft.halves = more.halves;
    else if (wants_days)  // "1.5": days were asked for
        if (auto bare = language::day_amount_in(text + "天")) draft.half_days = bare->half_days == 0 ? -1 : bare->half_days, draft.halves = bare->halves;
    return ask_or_preview(turn, actor, draft, kind);
}

Say resume(Turn const& turn, Actor& actor) { return ask_or_preview(turn, actor, read_slots(actor.conversation.dialogue->slots), kind_of(actor)); }

Say choose(Turn const& turn, Actor& actor, std::size_t choice) {
    auto dialogue = *actor.conversation.dialogue;
    auto kind = kind_of(actor);
    auto draft = read_slots(dialogue.slots);
    PersonId chosen(dialogue.choices.at(choice));
    if (!draft.unclear.empty()) draft.unclear.erase(draft.unclear.begin());
    if (std::find(draft.people.begin(), draft.people.end(), chosen) == draft.people.end()) draft.people.push_back(chosen);
    return ask_or_preview(turn, actor, draft, kind);
}

std::optional<Say> amend(Turn const& turn, Actor& actor, std::string const& text) {
    auto kind = kind_of(actor);
    auto unit = unit_of(turn, actor, kind);
    if (!unit) return not_allowed(kind);
    auto draft = read_slots(actor.conversation.dialogue->slots);
    auto more = read_course(turn, text, *unit, kind, actor.said);
    if (!more.no_such_day.empty()) return no_such_day_asked(more.no_such_day);
    if (!more.bring.empty()) draft.bring = more.bring;
    if (!more.first && more.bring.empty() && !more.minute && more.place.empty() && more.half_days == 0 && !more.by_name && more.left_out.empty()) return std::nullopt;
    if (more.first) draft.first = more.first, draft.last = more.last, draft.half_days = 0;
    if (more.minute) draft.minute = more.minute;
    if (!more.place.empty()) draft.place = more.place;
    if (more.half_days != 0) draft.half_days = more.half_days, draft.halves = more.halves;
    if (more.by_name)
        for (auto const& id : more.people)
            if (std::find(draft.people.begin(), draft.people.end(), id) == draft.people.end()) draft.people.push_back(id);
    for (auto const& id : more.left_out) {
        std::erase(draft.people, id);
        draft.left_out.push_back(id);
    }
    draft.unclear = more.unclear;
    draft.unknown = more.unknown;
    return ask_or_preview(turn, actor, draft, kind);
}

Say send(Turn const& turn, Actor& actor) {
    auto draft = read_slots(actor.conversation.dialogue->slots);
    auto kind = kind_of(actor);
    actor.conversation.dialogue.reset();
    auto unit = unit_of(turn, actor, kind);
    if (!unit || !draft.first) return not_allowed(kind);
    Gathering course;
    course.kind = kind;
    course.bring = draft.bring;
    course.organiser = actor.person.id;
    course.unit = *unit;
    course.title = title_of(draft);
    course.first = *draft.first;
    course.last = *draft.last;
    course.minute = draft.minute;
    course.place = draft.place;
    course.half_days = draft.half_days == 0 && kind == Kind::course ? usual_half_days(turn, course.first, course.last) : draft.half_days;
    course.called_at = turn.now;
    course.id = gatherings::call(turn, course, draft.people);
    remember(turn, actor, "gathering.call", {{"gathering", std::to_string(course.id.value())}});
    auto no = actor.conversation.give_number({Thing::Kind::gathering, course.id.value(), {}, course.title}, turn.today());
    return gatherings::worded(course, "course.sent", {{"no", std::to_string(no)}, {"n", text_of(draft.people.size())}, {"title", course.title}, {"date", gatherings::say_span(course)}});
}

}  // namespace lingyan::affairs::calling
