#include "affairs/leave_seats.hpp"

#include "affairs/gathering.hpp"
#include "affairs/standing.hpp"
#include "affairs/standing_in.hpp"
#include "affairs/telling.hpp"

namespace lingyan::affairs::leave {

namespace {

constexpr std::string_view away_word = "请假", by_word = "代";

Thing seat_of(Gathering const& called) { return {Thing::Kind::seat, called.id.value(), {}, called.title}; }

Fields fields_of(Gathering const& called, Person const& person) {
    return {{"who", person.name}, {"title", called.title}, {"date", gatherings::say_span(called)}, {"place", gatherings::say_place(called)}};
}

// Whoever goes instead: nobody where he is called himself, or it is a course.
Person const* goes_instead(Turn const& turn, Gathering const& called, Person const& person) {
    auto deputy = called.kind == Gathering::Kind::meeting ? stand_in(turn, person, called.first) : &person;
    if (deputy == &person || deputy->id == called.organiser || turn.tx.gatherings().seat(called.id, deputy->id)) return nullptr;
    return deputy;
}

Person const* named_in(Turn const& turn, std::string const& reason, PersonId const& away) {
    auto found = turn.names.people_in(reason, home_of(turn, away), turn.today());
    return found.size() == 1 && found.front().people.size() == 1 ? turn.county.roster.person(found.front().people.front()) : nullptr;
}

}  // namespace

bool hand_on_seat(Turn const& turn, Gathering const& called, Seat seat) {
    auto person = turn.county.roster.person(seat.person);
    if (!person || !is_away(turn, seat.person, called.first) || seat.state == SeatState::excused) return false;
    auto deputy = goes_instead(turn, called, *person);
    seat.state = SeatState::excused;
    seat.reason = std::string(away_word) + (deputy ? "，" + deputy->name + std::string(by_word) : "");
    turn.tx.gatherings().put(seat);
    gatherings::cancel_news(turn, seat.person, seat_of(called));
    if (deputy) tell(turn, *deputy, Say{"absence.seat", fields_of(called, *person)}, called.first <= turn.today() + days{1});
    return true;
}

void hand_on_seats(Turn const& turn, Absence const& away) {
    for (auto const& called : turn.tx.gatherings().of_person(away.person, turn.today()))
        if (auto seat = turn.tx.gatherings().seat(called.id, away.person); seat && away.covers(called.first)) hand_on_seat(turn, called, *seat);
}

void take_seats_back(Turn const& turn, PersonId const& who) {
    auto person = turn.county.roster.person(who);
    for (auto const& called : turn.tx.gatherings().of_person(who, turn.today())) {
        auto seat = turn.tx.gatherings().seat(called.id, who);
        if (!person || !seat || seat->state != SeatState::excused || !seat->reason.starts_with(away_word) || is_away(turn, who, called.first)) continue;
        auto instead = named_in(turn, seat->reason, who);
        seat->state = SeatState::called;
        seat->reason.clear();
        turn.tx.gatherings().put(*seat);
        gatherings::tell_of(turn, *person, seat_of(called), "course.called", next_digest(turn, *person));
        if (instead) tell(turn, *instead, Say{"absence.seat_off", fields_of(called, *person)}, called.first <= turn.today() + days{1});
    }
}

}  // namespace lingyan::affairs::leave
