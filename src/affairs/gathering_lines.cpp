// Gatherings as lines: of a digest, through a piece of news that stands for a thing, and of a list.
#include "affairs/figures.hpp"
#include "affairs/gathering.hpp"

#include "affairs/clearing.hpp"
#include "affairs/duty_roster.hpp"
#include "affairs/late_undo.hpp"
#include "affairs/negative_list.hpp"
#include "affairs/own_ledger.hpp"
#include "affairs/proxying.hpp"
#include "affairs/standing.hpp"
#include "affairs/telling.hpp"
#include "affairs/thresholds.hpp"
#include "affairs/training.hpp"
#include "domain/phrase.hpp"

#include <algorithm>
#include <cstdlib>

namespace lingyan::affairs::gatherings {

namespace {

// A meeting is spoken of in words of its own.
constexpr std::pair<std::string_view, char const*> words[] = {
    {"course.called", "meeting.called"},
    {"course.called_now", "meeting.called_now"},
    {"course.coming", "meeting.coming"},
    {"course.excused", "meeting.excused"},
    {"course.tomorrow", "meeting.tomorrow"},
    {"course.tomorrow_coming", "meeting.tomorrow"},
    {"course.changed", "meeting.changed"},
    {"course.changed_excused", "meeting.changed_excused"},
    {"course.changed_now", "meeting.changed_now"},
    {"course.off", "meeting.off"},
    {"course.on_again", "meeting.on_again"},
    {"course.led", "meeting.led"},
    {"course.coming_ok", "meeting.coming_ok"},
    {"course.excused_ok", "meeting.excused_ok"},
    {"course.excused_why", "meeting.excused_why"},
    {"course.over", "meeting.over"},
    {"course.gone", "meeting.gone"},
    {"course.status", "meeting.status"},
    {"course.change_ok", "meeting.change_ok"},
    {"course.off_ok", "meeting.off_ok"},
    {"course.off_quiet", "meeting.off_quiet"},
    {"course.off_sure", "meeting.off_sure"},
    {"course.change_how", "meeting.change_how"}, {"course.change_sure", "meeting.change_sure"},
    {"course.preview", "meeting.preview"},
    {"course.ask_title", "meeting.ask_title"},
    {"course.ask_day", "meeting.ask_day"},
    {"course.day_past", "meeting.day_past"},
    {"course.ask_place", "meeting.ask_place"},
    {"course.ask_who", "meeting.ask_who"},
    {"course.unknown", "meeting.unknown"},
    {"course.not_allowed", "meeting.not_allowed"},
    {"course.sent", "meeting.sent"},
};

Thing thing_of(Thing::Kind kind, Gathering const& called) { return {kind, called.id.value(), {}, called.title}; }

bool is_away(SeatState state) { return state == SeatState::excused || state == SeatState::absent; }

Fields fields_of(Turn const& turn, Gathering const& called) {
    return {{"title", called.title}, {"place", say_place(called)}, {"date", say_span(called)}, {"until", say_day_twice(called.first, turn.today())}, {"time", called.minute ? say_time(*called.minute) : ""},
            {"what", called.bring.empty() ? "" : phrase("word.bring", {{"what", called.bring}})}};
}

std::optional<Item> seat_item(Turn const& turn, Gathering const& called, PersonId const& reader, std::string key) {
    auto seat = turn.tx.gatherings().seat(called.id, reader);
    if (!seat || called.is_over(turn.today())) return std::nullopt;
    if (key == "course.tomorrow" && is_away(seat->state)) return std::nullopt;
    if (key.empty()) key = is_away(seat->state) ? "course.excused" : seat->state == SeatState::coming ? "course.coming" : "course.called";
    if (key == "course.tomorrow" && seat->state == SeatState::coming) key = "course.tomorrow_coming";
    Item item;
    item.thing = thing_of(Thing::Kind::seat, called);
    item.line = Say{worded(called.kind, key), fields_of(turn, called)};
    item.due = called.first;
    // What begins before the next digest is said first: nobody can make it up.
    bool soon = called.first <= turn.county.calendar.add_working_days(turn.today(), 1);
    item.rank = is_away(seat->state) ? 5 : soon ? -1 : 1;
    item.counts_today = false;
    return item;
}

std::optional<Item> attendance_item(Turn const& turn, Gathering const& called, PersonId const& reader) {
    if (called.counted_at || !called.is_over(turn.today()) || !may_lead(turn, reader, called)) return std::nullopt;
    auto seats = turn.tx.gatherings().seats(called.id);
    auto there = std::count_if(seats.begin(), seats.end(), [](Seat const& seat) { return !is_away(seat.state); });
    Item item;
    item.thing = thing_of(Thing::Kind::attendance, called);
    item.line = Say{"course.attendance", {{"title", called.title}, {"n", std::to_string(there)}}};
    item.due = called.last;
    item.rank = 3;
    item.counts_today = false;
    return item;
}

std::optional<Item> led_item(Turn const& turn, Gathering const& called, PersonId const& reader) {
    if (called.organiser != reader || called.is_over(turn.today())) return std::nullopt;
    Item item;
    item.thing = thing_of(Thing::Kind::gathering, called);
    item.line = Say{worded(called.kind, "course.led"), fields_of(turn, called)};
    item.line.fields["n"] = text_of(turn.tx.gatherings().seats(called.id).size());
    item.due = called.first;
    item.rank = 5;
    item.counts_today = false;
    return item;
}

}  // namespace

char const* worded(Gathering::Kind kind, std::string_view key) {
    if (kind == Gathering::Kind::meeting)
        for (auto const& [course, meeting] : words)
            if (course == key) return meeting;
    return key.data();
}

Say worded(Gathering const& called, char const* key, Fields fields) { return Say{worded(called.kind, key), std::move(fields)}; }

std::optional<UnitId> calls_at(Turn const& turn, PersonId const& who, Gathering::Kind kind) {
    if (kind == Gathering::Kind::course) return training::trains_at(turn, who);
    if (villages_for(turn, who, "assign").size() < 2) return std::nullopt;
    return home_of(turn, who);
}

std::optional<Item> item_of(Turn const& turn, PersonId const& reader, Thing const& thing, std::string const& key) {
    if (clearing::is_of(thing)) return clearing::item_of(turn, reader, thing);
    if (thing.kind == Thing::Kind::claim) return training::claim_item(turn, reader, RecordId{thing.id});
    if (thing.kind == Thing::Kind::entry) return negative_list::entry_item(turn, reader, thing);
    if (thing.kind == Thing::Kind::correction) return late_undo::is_wish(turn, RecordId{thing.id}) ? late_undo::item_of(turn, reader, RecordId{thing.id}) : own_ledger::wish_item(turn, reader, RecordId{thing.id});
    if (thing.kind == Thing::Kind::swap) return duty_roster::item_of(turn, reader, SwapId{thing.id});
    if (thing.kind == Thing::Kind::proxied) return proxying::item_of(turn, reader, ActId{thing.id});
    if (thing.kind == Thing::Kind::lift) return thresholds::item_of(turn, reader, RecordId{thing.id});
    if (thing.kind == Thing::Kind::assignment) {
        auto table = figures::table_item(turn, reader, AssignmentId{thing.id});
        return table ? table : negative_list::outcomes_item(turn, reader, AssignmentId{thing.id});
    }
    auto called = find(turn, thing);
    if (!called || called->called_off_at) return std::nullopt;
    if (thing.kind == Thing::Kind::seat) return seat_item(turn, *called, reader, key);
    return thing.kind == Thing::Kind::attendance ? attendance_item(turn, *called, reader) : led_item(turn, *called, reader);
}

std::vector<Item> items_of(Turn const& turn, PersonId const& who) {
    std::vector<Item> items;
    auto add = [&](std::optional<Item> item) {
        if (item && std::none_of(items.begin(), items.end(), [&](Item const& one) { return one.thing == item->thing; })) items.push_back(std::move(*item));
    };
    for (auto const& called : turn.tx.gatherings().of_person(who, turn.today())) add(seat_item(turn, called, who, {}));
    for (auto post : turn.county.roster.posts_of(who, turn.today()))
        for (auto const& called : turn.tx.gatherings().of_unit(post->unit, turn.today() - days{370})) {
            add(attendance_item(turn, called, who));
            add(led_item(turn, called, who));
        }
    for (auto& claim : training::claim_items(turn, who)) add(std::move(claim));
    return items;
}

bool still_stands(Turn const& turn, Thing const& thing) {
    if (thing.kind == Thing::Kind::claim) return training::claim_stands(turn, RecordId{thing.id});
    if (thing.kind == Thing::Kind::entry) return negative_list::still_stands(turn, thing);
    if (thing.kind == Thing::Kind::correction) return late_undo::stands(turn, RecordId{thing.id}) || own_ledger::wish_stands(turn, RecordId{thing.id});
    if (thing.kind == Thing::Kind::swap) return duty_roster::still_stands(turn, SwapId{thing.id});
    if (thing.kind == Thing::Kind::proxied) return proxying::still_stands(turn, ActId{thing.id});
    if (thing.kind == Thing::Kind::lift) return thresholds::still_stands(turn, RecordId{thing.id});
    auto called = find(turn, thing);
    if (!called || called->called_off_at) return false;
    return thing.kind == Thing::Kind::attendance ? !called->counted_at : !called->is_over(turn.today());
}

namespace {

// "seat/12", "entry/7/decide": what a piece of news stands for.
constexpr std::pair<Thing::Kind, char const*> kinds[] = {
    {Thing::Kind::seat, "seat"}, {Thing::Kind::gathering, "gathering"}, {Thing::Kind::attendance, "attendance"}, {Thing::Kind::claim, "claim"},
    {Thing::Kind::assignment, "assignment"}, {Thing::Kind::reading, "reading"}, {Thing::Kind::question, "question"}, {Thing::Kind::entry, "entry"},
    {Thing::Kind::correction, "correction"}, {Thing::Kind::swap, "swap"}, {Thing::Kind::proxied, "proxied"}, {Thing::Kind::lift, "lift"}};

}  // namespace

std::optional<Thing> thing_in(Say const& say) {
    auto written = say.fields.find("thing");
    if (written == say.fields.end()) return std::nullopt;
    auto slash = written->second.find('/');
    for (auto [kind, name] : kinds)
        if (written->second.substr(0, slash) == name) {
            auto ref = written->second.find('/', slash + 1);
            return Thing{kind, std::atoll(written->second.c_str() + slash + 1), ref == std::string::npos ? "" : written->second.substr(ref + 1), {}};
        }
    return std::nullopt;
}

void tell_of(Turn const& turn, Person const& person, Thing const& thing, std::string const& key, Timestamp when, int told) {
    std::string written;
    for (auto [kind, name] : kinds)
        if (kind == thing.kind) written = std::string(name) + "/" + std::to_string(thing.id) + (thing.ref.empty() ? "" : "/" + thing.ref);
    Say news{key, {{"thing", written}}};
    if (told > 0) news.fields["told"] = std::to_string(told);
    tell_at(turn, person, std::move(news), when);
}

bool cancel_news(Turn const& turn, PersonId const& who, Thing const& thing, std::string const& key) {
    bool any = false;
    for (auto const& delivery : turn.tx.outbox().waiting_for(who)) {
        auto about = thing_in(delivery.say);
        if (!about || about->kind != thing.kind || about->id != thing.id || about->ref != thing.ref || (!key.empty() && delivery.say.key != key)) continue;
        turn.tx.outbox().finish(delivery.id, DeliveryState::cancelled, "overtaken");
        any = true;
    }
    return any;
}

Person const* heir_of(Turn const& turn, PersonId const& told, Say const& say) {
    auto thing = thing_in(say);
    if (thing && clearing::is_of(*thing)) return clearing::heir_of(turn, told, *thing);
    if (thing && thing->kind == Thing::Kind::correction) {
        auto const heir = late_undo::decides(turn, RecordId{thing->id});
        return heir && heir->id != told ? heir : nullptr;
    }
    if (!thing || (thing->kind != Thing::Kind::attendance && thing->kind != Thing::Kind::claim)) return nullptr;
    auto called = find(turn, *thing);
    auto word = called ? std::nullopt : turn.tx.records().find(RecordId{thing->id});
    if (!called && !word) return nullptr;
    auto unit = called ? called->unit : word->unit;
    if (may(turn, told, "train", unit)) return nullptr;
    auto heir = training::trainer_at(turn, unit);
    return heir && heir->id != told ? heir : nullptr;
}

std::optional<Item> take_news(Turn const& turn, Person const& person, Say const& say) {
    auto thing = thing_in(say);
    auto item = thing ? item_of(turn, person.id, *thing, say.key) : std::nullopt;
    if (!item) return std::nullopt;
    if (thing->kind == Thing::Kind::seat) {
        auto seat = turn.tx.gatherings().seat(GatheringId{thing->id}, person.id);
        seat->told = true;
        turn.tx.gatherings().put(*seat);
    } else if (clearing::is_of(*thing)) {
        // Until it is looked at, or another one's turn: on three working days, then weekly, and after a month no more; the list keeps it.
        auto before = say.fields.find("told");
        int const told = 1 + (before == say.fields.end() ? 0 : std::atoi(before->second.c_str()));
        constexpr int daily = 3, weekly = 4;
        auto const& calendar = turn.county.calendar;
        auto day = told < daily ? calendar.add_working_days(turn.today(), 1) : calendar.working_on_or_after(turn.today() + days{7});
        if (told < daily + weekly) tell_of(turn, person, *thing, say.key, digest_moment(turn, person, day), told);
    } else if (thing->kind == Thing::Kind::entry) {
        negative_list::told(turn, person, *thing);
    } else if (thing->kind != Thing::Kind::assignment && thing->kind != Thing::Kind::swap && thing->kind != Thing::Kind::proxied && thing->kind != Thing::Kind::lift) {
        // Whoever makes days count is reminded weekly until it is done; nothing else comes of it.
        auto day = turn.county.calendar.working_on_or_after(turn.today() + days{7});
        tell_of(turn, person, *thing, say.key, digest_moment(turn, person, day));
    }
    return item;
}

}  // namespace lingyan::affairs::gatherings
