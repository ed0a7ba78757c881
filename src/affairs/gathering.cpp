#include "affairs/gathering.hpp"

#include "affairs/asking.hpp"
#include "affairs/leave_seats.hpp"
#include "affairs/standing.hpp"
#include "affairs/telling.hpp"
#include "affairs/undoing.hpp"
#include "domain/phrase.hpp"
#include "language/command.hpp"

#include <algorithm>

namespace lingyan::affairs::gatherings {

namespace {

Thing seat_of(Gathering const& called) { return {Thing::Kind::seat, called.id.value(), {}, called.title}; }
Thing attendance_of(Gathering const& called) { return {Thing::Kind::attendance, called.id.value(), {}, called.title}; }

// The digest of the working day before it begins, where that lies behind the one that announced it.
void plan_reminder(Turn const& turn, Gathering const& called, Person const& person, Timestamp announced) {
    auto when = digest_moment(turn, person, turn.county.calendar.add_working_days(called.first, -1));
    if (when > turn.now && local_day(when) > local_day(announced)) tell_of(turn, person, seat_of(called), "course.tomorrow", when);
}

void cancel_all(Turn const& turn, Gathering const& called) {
    for (auto const& seat : turn.tx.gatherings().seats(called.id)) cancel_news(turn, seat.person, seat_of(called));
    cancel_news(turn, called.organiser, attendance_of(called));
}

bool is_soon(Turn const& turn, Date day) { return day <= turn.today() + days{1}; }

// Alone and now where it begins (or would have begun, before it was moved) so soon that no digest comes before, else as a line of
// the next digest. When it is heard.
Timestamp announce(Turn const& turn, Gathering const& called, Seat& seat, Person const& person, Date before, std::string const& key, std::string const& key_now) {
    auto digest = next_digest(turn, person);
    if (!is_soon(turn, before) || (!may_tell_now(turn, person) && local_day(digest) <= before)) {
        tell_of(turn, person, seat_of(called), key, digest);
        return digest;
    }
    seat.told = true;
    turn.tx.gatherings().put(seat);
    auto conversation = turn.tx.conversations().load(person.id.text());
    auto no = conversation.give_number(seat_of(called), turn.today());
    turn.tx.conversations().save(person.id.text(), conversation);
    tell_when_awake(turn, person, worded(called, key_now.c_str(), {{"no", std::to_string(no)}, {"title", called.title}, {"date", say_span(called)}, {"place", say_place(called)},
                                                                   {"what", called.bring.empty() ? "" : phrase("word.bring", {{"what", called.bring}})}}));
    return first_waking_moment(turn);
}

}  // namespace

void plan_count(Turn const& turn, Gathering const& called) {
    auto organiser = turn.county.roster.person(called.organiser);
    if (!organiser || called.half_days == 0) return;
    auto when = digest_moment(turn, *organiser, turn.county.calendar.add_working_days(called.last, 1));
    tell_of(turn, *organiser, attendance_of(called), "course.attendance", when);
}

std::string say_place(Gathering const& called) { return called.place.empty() ? phrase("word.place_later") : called.place; }

std::string say_span(Gathering const& called) {
    auto first = say_day(called.first) + (called.minute ? say_time(*called.minute) : "");
    if (called.last == called.first) return first;
    return first + "到" + (month_of(called.last) == month_of(called.first) ? std::to_string(day_of(called.last)) + "日" : say_day(called.last));
}

std::optional<Gathering> find(Turn const& turn, Thing const& thing) {
    bool any = thing.kind == Thing::Kind::seat || thing.kind == Thing::Kind::gathering || thing.kind == Thing::Kind::attendance;
    return any ? turn.tx.gatherings().find(GatheringId{thing.id}) : std::nullopt;
}

bool may_lead(Turn const& turn, PersonId const& who, Gathering const& called) {
    return (called.organiser == who || may(turn, who, "train", called.unit)) && !turn.county.roster.posts_of(who, turn.today()).empty();
}

GatheringId call(Turn const& turn, Gathering called, std::vector<PersonId> const& people) {
    called.id = turn.tx.gatherings().add(called);
    for (auto const& id : people) {
        auto person = turn.county.roster.person(id);
        if (!person) continue;
        Seat seat{called.id, id, SeatState::called, {}, false};
        turn.tx.gatherings().put(seat);
        if (id == called.organiser || leave::hand_on_seat(turn, called, seat)) continue;  // knows of it
        plan_reminder(turn, called, *person, announce(turn, called, seat, *person, called.first, "course.called", "course.called_now"));
    }
    plan_count(turn, called);
    return called.id;
}

int heard(Turn const& turn, Gathering const& called) {
    auto seats = turn.tx.gatherings().seats(called.id);
    return int(std::count_if(seats.begin(), seats.end(), [](Seat const& seat) { return seat.told; }));
}

void call_off(Turn const& turn, Gathering called, std::string const& reason, PersonId const& by) {
    cancel_all(turn, called);
    called.called_off_at = turn.now;
    called.called_off_for = reason;
    turn.tx.gatherings().update(called);
    for (auto const& seat : turn.tx.gatherings().seats(called.id))
        if (auto person = turn.county.roster.person(seat.person); person && seat.told && seat.person != by && seat.state != SeatState::excused)
            tell(turn, *person, worded(called, "course.off", {{"title", called.title}, {"date", say_span(called)}}), is_soon(turn, called.first));
}

int move(Turn const& turn, Gathering const& before, Gathering const& after) {
    turn.tx.gatherings().update(after);
    cancel_all(turn, before);
    int told = 0;
    for (auto seat : turn.tx.gatherings().seats(after.id)) {
        auto person = turn.county.roster.person(seat.person);
        if (!person || seat.person == after.organiser) continue;
        ++told;
        bool excused = seat.state == SeatState::excused;
        auto when = seat.told ? announce(turn, after, seat, *person, std::min(before.first, after.first), excused ? "course.changed_excused" : "course.changed", "course.changed_now")
                              : announce(turn, after, seat, *person, after.first, "course.called", "course.called_now");
        if (!excused) plan_reminder(turn, after, *person, when);
    }
    plan_count(turn, after);
    return told;
}

namespace {

void remember_seat(Turn const& turn, Actor const& actor, Seat const& before) {
    remember(turn, actor, "gathering.seat", {{"gathering", std::to_string(before.gathering.value())}, {"state", std::to_string(int(before.state))}, {"reason", before.reason}});
}

std::string number_word(Turn const& turn, Actor& actor, Gathering const& called) { return std::to_string(actor.conversation.give_number(seat_of(called), turn.today())); }

// What there is to say where nothing can be changed any more.
std::optional<Say> settled(Turn const& turn, Gathering const& called) {
    if (called.called_off_at) return worded(called, "course.gone", {{"title", called.title}});
    if (called.is_over(turn.today())) return worded(called, "course.over", {{"title", called.title}});
    return std::nullopt;
}

// It was called off by mistake: what nobody has read yet is not sent, and who has read it hears that it is held after all.
void call_again(Turn const& turn, Gathering called) {
    called.called_off_at.reset();
    called.called_off_for.clear();
    turn.tx.gatherings().update(called);
    for (auto const& seat : turn.tx.gatherings().seats(called.id)) {
        auto person = turn.county.roster.person(seat.person);
        if (!person || seat.person == called.organiser) continue;
        bool unread = !seat.told;
        for (auto const& delivery : turn.tx.outbox().waiting_for(seat.person))
            if (delivery.say.key == worded(called.kind, "course.off") && delivery.say.fields.at("title") == called.title) {
                turn.tx.outbox().finish(delivery.id, DeliveryState::cancelled, "taken back");
                unread = true;
            }
        if (!seat.told) tell_of(turn, *person, seat_of(called), "course.called", next_digest(turn, *person));
        else if (!unread && seat.state != SeatState::excused) tell(turn, *person, worded(called, "course.on_again", {{"title", called.title}, {"date", say_span(called)}, {"place", say_place(called)}}), is_soon(turn, called.first));
        if (seat.state != SeatState::excused) plan_reminder(turn, called, *person, turn.now);
    }
    plan_count(turn, called);
}

}  // namespace

Say come(Turn const& turn, Actor& actor, Gathering const& called) {
    auto seat = turn.tx.gatherings().seat(called.id, actor.person.id);
    if (!seat) return Say{"error.not_here"};
    if (auto over = settled(turn, called)) return *over;
    if (seat->state != SeatState::coming) {
        remember_seat(turn, actor, *seat);
        seat->state = SeatState::coming;
        seat->reason.clear();
        seat->told = true;
        turn.tx.gatherings().put(*seat);
    }
    return worded(called, "course.coming_ok", {{"title", called.title}, {"date", say_span(called)}, {"no", number_word(turn, actor, called)}});
}

Say excuse(Turn const& turn, Actor& actor, std::optional<int> no, std::string const& words) {
    auto const reason = own_words(actor, words);
    std::optional<Gathering> called;
    if (no) {
        auto thing = actor.conversation.number(*no);
        if (thing && thing->kind == Thing::Kind::seat) called = find(turn, *thing);
    } else {
        auto ahead = turn.tx.gatherings().of_person(actor.person.id, turn.today());
        if (ahead.size() == 1) called = ahead.front();
    }
    if (!called) return Say{"course.which_seat"};
    auto seat = turn.tx.gatherings().seat(called->id, actor.person.id);
    if (!seat) return Say{"error.not_here"};
    if (auto over = settled(turn, *called)) return *over;
    Fields fields{{"title", called->title}, {"reason", language::shortened(reason, 14)}, {"no", number_word(turn, actor, *called)}};
    if (seat->state != SeatState::excused || !reason.empty()) {
        remember_seat(turn, actor, *seat);
        seat->state = SeatState::excused;
        seat->reason = language::shortened(reason, 60);
        seat->told = true;
        turn.tx.gatherings().put(*seat);
        cancel_news(turn, actor.person.id, seat_of(*called));
    }
    if (!reason.empty() || !seat->reason.empty()) return worded(*called, "course.excused_ok", fields);
    ask(turn, actor, "seat.reason", {{"gathering", std::to_string(called->id.value())}});
    return worded(*called, "course.excused_why", fields);
}

Say show_seat(Turn const& turn, Actor& actor, Gathering const& called) {
    auto seat = turn.tx.gatherings().seat(called.id, actor.person.id);
    if (!seat) return Say{"error.not_here"};
    if (auto over = settled(turn, called)) return *over;
    auto item = item_of(turn, actor.person.id, seat_of(called));
    item->line.fields["no"] = number_word(turn, actor, called);
    return item->line;
}

std::optional<Gathering> led(Turn const& turn, Actor const& actor, std::optional<int> no) {
    if (no) {
        auto thing = actor.conversation.number(*no);
        auto called = thing && thing->kind != Thing::Kind::seat ? find(turn, *thing) : std::nullopt;
        if (called && !called->called_off_at && may_lead(turn, actor.person.id, *called)) return called;
        return std::nullopt;
    }
    std::optional<Gathering> only;
    for (auto post : turn.county.roster.posts_of(actor.person.id, turn.today()))
        for (auto const& called : turn.tx.gatherings().of_unit(post->unit, turn.today()))
            if (called.organiser == actor.person.id && (!only || only->id != called.id)) {
                if (only) return std::nullopt;
                only = called;
            }
    return only;
}

Say withdraw(Turn const& turn, Actor& actor, Gathering const& called, std::string const& reason) {
    if (auto over = settled(turn, called)) return *over;
    auto count = heard(turn, called);
    call_off(turn, called, language::shortened(own_words(actor, reason), 60), actor.person.id);
    remember(turn, actor, "gathering.off", {{"gathering", std::to_string(called.id.value())}});
    return worded(called, count ? "course.off_ok" : "course.off_quiet", {{"title", called.title}, {"n", text_of(count)}});
}

Say ask_whether_off(Turn const& turn, Actor& actor, Gathering const& called) {
    auto no = actor.conversation.give_number({Thing::Kind::gathering, called.id.value(), {}, called.title}, turn.today());
    return worded(called, "course.off_sure", {{"title", called.title}, {"no", std::to_string(no)}});
}

Say status(Turn const& turn, Actor& actor, Gathering const& called) {
    if (!may_lead(turn, actor.person.id, called)) return Say{"error.not_here"};
    std::size_t coming = 0;
    std::vector<Say> lines;
    auto seats = turn.tx.gatherings().seats(called.id);
    for (auto const& seat : seats) {
        coming += seat.state == SeatState::coming || seat.state == SeatState::attended;
        bool away = seat.state == SeatState::excused || seat.state == SeatState::absent;
        auto person = away ? turn.county.roster.person(seat.person) : nullptr;
        if (!person) continue;
        auto posts = turn.county.roster.posts_of(person->id, turn.today());
        lines.push_back(Say{"course.excused_line",
                            {{"village", posts.empty() ? "" : unit_name(turn, posts.front()->unit)},
                             {"name", person->name},
                             {"reason", seat.state == SeatState::absent ? phrase("word.was_absent") : seat.reason.empty() ? phrase("word.no_reason_said") : language::shortened(seat.reason, 14)}}});
    }
    auto away = lines.size();
    if (lines.size() > 33) lines.resize(33);
    auto no = actor.conversation.give_number({Thing::Kind::gathering, called.id.value(), {}, called.title}, turn.today());
    return Say{called.counted_at ? "course.status_counted" : worded(called.kind, "course.status"),
               {{"no", std::to_string(no)},
                {"title", called.title},
                {"date", say_span(called)},
                {"n", text_of(seats.size())},
                {"count", text_of(coming)},
                {"m", text_of(away)}},
               lines};
}

Say undo(Turn const& turn, Actor& actor, Act const& act) {
    auto value = [&](char const* name) { return fact(act, name); };
    auto called = turn.tx.gatherings().find(GatheringId{std::atoll(value("gathering").c_str())});
    if (!called) return Say{"undo.gone"};
    if (act.kind == "gathering.seat") {
        auto seat = turn.tx.gatherings().seat(called->id, actor.person.id);
        if (!seat || called->counted_at || called->called_off_at) return Say{"undo.gone"};
        seat->state = SeatState(std::atoi(value("state").c_str()));
        seat->reason = value("reason");
        turn.tx.gatherings().put(*seat);
        if (seat->state != SeatState::excused) {
            cancel_news(turn, actor.person.id, seat_of(*called), "course.tomorrow");
            plan_reminder(turn, *called, actor.person, turn.now);
        }
        return Say{"undo.act", {{"title", called->title}}};
    }
    if (called->counted_at) return Say{"undo.gone"};
    if (act.kind == "gathering.call") {
        if (called->called_off_at) return Say{"undo.gone"};
        call_off(turn, *called, {}, actor.person.id);
    } else if (act.kind == "gathering.change") {
        if (called->called_off_at) return Say{"undo.gone"};
        auto before = *called;
        before.first = read_date(value("first")).value_or(before.first);
        before.last = read_date(value("last")).value_or(before.last);
        before.place = value("place");
        before.bring = value("bring");
        before.half_days = std::atoi(value("half_days").c_str());
        before.minute = value("minute").empty() ? std::nullopt : std::optional{std::atoi(value("minute").c_str())};
        move(turn, *called, before);
    } else {
        if (!called->called_off_at) return Say{"undo.gone"};
        call_again(turn, *called);
    }
    return Say{"undo.act", {{"title", called->title}}};
}

}  // namespace lingyan::affairs::gatherings
