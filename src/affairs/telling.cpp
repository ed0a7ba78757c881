#include "affairs/telling.hpp"

#include "affairs/standing_in.hpp"

#include <algorithm>

namespace lingyan::affairs {

using std::chrono::minutes;
using std::chrono::seconds;

namespace {

// Of somebody who is away, and has nobody to hear it for him, the first one when he is back.
Date digest_day(Turn const& turn, Person const& person, Date from) {
    auto const working = [&](Date date) { return turn.county.calendar.working_on_or_after(date); };
    auto day = working(from);
    while (is_away(turn, person.id, day)) day = working(there_again(turn, person.id, day));
    return day;
}

void put(Turn const& turn, Person const& person, Say say, DeliveryKind kind, Timestamp due) {
    Delivery delivery;
    delivery.kind = kind;
    delivery.person = person.id;
    if (!person.addresses.empty()) delivery.to = person.addresses.front();
    delivery.say = std::move(say);
    delivery.made_at = turn.now;
    delivery.due_at = due;
    delivery.expires_at = due + std::chrono::hours{24};
    turn.tx.outbox().add(delivery);
}

}  // namespace

seconds share_of(PersonId const& id, seconds span) {
    std::uint32_t hash = 2166136261u;
    for (unsigned char c : id.text()) hash = (hash ^ c) * 16777619u;
    return seconds{hash % (span.count() + 1)};
}

bool is_quiet(Timestamp t) {
    auto minute = to_local(t).minute_of_day();
    return minute < 7 * 60 + 30 || minute >= 20 * 60;
}

Timestamp digest_moment(Turn const& turn, Person const& person, Date day) {
    int minute = 8 * 60 + 7;
    for (auto post : turn.county.roster.posts_of(person.id, turn.today()))
        if (auto spec = turn.county.roles.find(post->role)) {
            minute = spec->digest_minute;
            break;
        }
    if (person.digest_minute) minute = *person.digest_minute;
    minute = std::clamp(minute, 7 * 60 + 31, 19 * 60 + 50);  // never in quiet hours, whatever was chosen
    return at(day, minutes{minute}) + seconds{30} + share_of(person.id, seconds{120});
}

Timestamp next_digest(Turn const& turn, Person const& person) {
    auto day = digest_day(turn, person, turn.today());
    auto moment = digest_moment(turn, person, day);
    if (day > turn.today()) return moment;
    bool gone = moment < turn.now || turn.tx.conversations().load(person.id.text()).digest_on == turn.today();
    return gone ? digest_moment(turn, person, digest_day(turn, person, day + days{1})) : moment;
}

Timestamp digest_of_today(Turn const& turn, Person const& person) {
    bool gone = turn.tx.conversations().load(person.id.text()).digest_on == turn.today();
    if (gone || digest_day(turn, person, turn.today()) != turn.today()) return next_digest(turn, person);
    return digest_moment(turn, person, turn.today());
}

bool may_tell_now(Turn const& turn, Person const& person) {
    return !is_quiet(turn.now) && local_day(next_digest(turn, person)) > turn.today();
}

void tell(Turn const& turn, Person const& person, Say say, bool at_once) {
    if (at_once && may_tell_now(turn, person)) put(turn, person, std::move(say), DeliveryKind::told, turn.now);
    else put(turn, person, std::move(say), DeliveryKind::news, next_digest(turn, person));
}

void tell_at(Turn const& turn, Person const& person, Say say, Timestamp digest) { put(turn, person, std::move(say), DeliveryKind::news, digest); }

Timestamp first_waking_moment(Turn const& turn) {
    if (!is_quiet(turn.now)) return turn.now;
    bool evening = to_local(turn.now).minute_of_day() >= 12 * 60;
    return at(turn.today() + days{evening ? 1 : 0}, minutes{7 * 60 + 31});
}

void tell_when_awake(Turn const& turn, Person const& person, Say say) {
    put(turn, person, std::move(say), DeliveryKind::told, first_waking_moment(turn));
}

}  // namespace lingyan::affairs
