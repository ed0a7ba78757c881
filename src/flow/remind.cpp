#include "flow/remind.hpp"

#include "affairs/clearing.hpp"
#include "affairs/duty_roster.hpp"
#include "affairs/emergencies.hpp"
#include "affairs/gathering.hpp"
#include "affairs/negative_list.hpp"
#include "affairs/operating.hpp"
#include "affairs/reminding.hpp"
#include "affairs/standing.hpp"
#include "affairs/standing_in.hpp"
#include "affairs/telling.hpp"
#include "flow/digest.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace lingyan::flow {

namespace {

using namespace affairs;

// From November on the next year's table is asked for, and this year's at any time: without it weekends alone are known.
void ask_for_calendar(Turn const& turn) {
    auto today = turn.today();
    if (auto mark = turn.tx.marks().find("calendar_asked"); mark == to_text(today)) return;
    turn.tx.marks().put("calendar_asked", to_text(today));
    int missing = 0;
    if (!turn.county.calendar.has_table(year_of(today))) missing = year_of(today);
    else if (month_of(today) >= 11 && !turn.county.calendar.has_table(year_of(today) + 1)) missing = year_of(today) + 1;
    if (!missing || !turn.county.calendar.is_working(today)) return;
    if (auto person = administrator(turn)) tell(turn, *person, Say{"admin.calendar", {{"year", std::to_string(missing)}}});
}

// News of a duty goes to whoever owes it now.
bool handed_on(Turn const& turn, Delivery const& news) {
    if (auto heir = gatherings::heir_of(turn, news.person, news.say)) {
        turn.tx.outbox().finish(news.id, DeliveryState::merged, "the post has changed hands");
        tell(turn, *heir, news.say);
        return true;
    }
    auto duty = news.say.about.empty() ? std::nullopt : turn.tx.duties().find(news.say.about.front());
    auto owner = duty ? told_for(turn, *duty) : nullptr;
    if (!owner || owner->id == news.person) return false;
    turn.tx.outbox().finish(news.id, DeliveryState::merged, "the seat has changed hands");
    tell(turn, *owner, news.say);
    return true;
}

// The day on which the service was there again after a whole day or more that nobody planned; known until everybody has had a digest.
std::optional<Date> back_on(Turn const& turn) {
    auto read = [&](char const* mark) {
        auto text = turn.tx.marks().find(mark);
        return text ? read_date(*text) : std::nullopt;
    };
    if (auto planned = read("rules_planned"); planned && *planned < turn.today() - days{1}) turn.tx.marks().put("back_on", to_text(turn.today()));
    auto back = read("back_on");
    return back && turn.today() <= turn.county.calendar.add_working_days(*back, 1) ? back : std::nullopt;
}

// So many are to be told today of what was kept waiting that they begin one after the other.
bool is_crowd(Turn const& turn) {
    constexpr std::size_t crowd = 30;
    std::set<PersonId> people;
    for (auto const& reminder : turn.tx.reminders().due(at(turn.today() + days{1}, std::chrono::hours{0}))) people.insert(reminder.person);
    return people.size() >= crowd;
}

}  // namespace

int remind(Turn const& turn) {
    emergencies::advance(turn);
    auto back = back_on(turn);
    if (turn.now >= planning_moment(turn.today())) {
        plan_absences(turn);  // first: what came due for somebody who was away is not late
        plan_rules(turn, turn.today());
        negative_list::plan_day(turn);
        if (turn.tx.marks().find("duties_planned") != to_text(turn.today())) {
            turn.tx.marks().put("duties_planned", to_text(turn.today()));
            for (auto& duty : turn.tx.duties().unplanned()) plan(turn, duty);
        }
        ask_for_calendar(turn);
        plan_duty_roster(turn);
    }
    clearing::advance(turn);
    std::map<PersonId, std::vector<Reminder>> reminders;
    for (auto const& reminder : turn.tx.reminders().due(turn.now)) reminders[reminder.person].push_back(reminder);
    std::map<PersonId, std::vector<Delivery>> news;
    for (auto const& delivery : turn.tx.outbox().news(turn.now))
        if (!handed_on(turn, delivery)) {
            news[delivery.person].push_back(delivery);
            reminders.try_emplace(delivery.person);
        }
    bool spread_out = back && !reminders.empty() && is_crowd(turn);
    int made = 0;
    for (auto& [who, due] : reminders) {
        auto person = turn.county.roster.person(who);
        if (!person || turn.county.roster.posts_of(who, turn.today()).empty()) {
            // Gone since it was planned: the duties find whoever follows, what was only news ends here.
            for (auto const& reminder : due)
                if (auto duty = turn.tx.duties().find(reminder.duty)) {
                    bool own = duty->task && duty->state == DutyState::open && duty->asked == Asked::nothing;
                    own ? plan_soon(turn, *duty) : plan(turn, *duty);
                }
            for (auto const& delivery : news[who]) turn.tx.outbox().finish(delivery.id, DeliveryState::cancelled, "no post any more");
            continue;
        }
        if (is_away(turn, who, turn.today())) {
            for (auto const& reminder : due) pass_on(turn, *person, reminder);
            due.clear();
        }
        Digest digest(turn, *person, back);
        bool too_early = turn.now < digest_moment(turn, *person, turn.today());  // we were off: one digest, at the usual time
        if (too_early || digest.gone_today() || is_quiet(turn.now) || !turn.county.calendar.is_working(turn.today()) || is_away(turn, who, turn.today())) {
            // Late (we were off, or the day's digest has gone): it keeps its place and goes with the next one.
            for (auto reminder : due) {
                reminder.at = next_digest(turn, *person);
                turn.tx.reminders().set(reminder);
            }
            for (auto later : news[who]) {
                turn.tx.outbox().finish(later.id, DeliveryState::merged, "moved to the next digest");
                later.due_at = next_digest(turn, *person);
                later.expires_at = later.due_at + std::chrono::hours{24};
                later.state = DeliveryState::waiting;
                turn.tx.outbox().add(later);
            }
            continue;
        }
        for (auto const& reminder : due) digest.take(reminder);
        for (auto const& delivery : news[who]) digest.take(delivery);
        made += digest.send(spread_out);
    }
    return made;
}

boost::asio::awaitable<int> remind_once(Store& store, KnowledgeNow knowledge, Timestamp now) {
    int made = 0;
    std::function<void(Transaction&)> work = [&](Transaction& tx) {
        Turn turn{tx, knowledge->county, knowledge->names, now};
        made = remind(turn);
    };
    co_await store.transact(work);
    co_return made;
}

Timestamp next_moment(Transaction& tx, Timestamp now) {
    auto today = local_day(now);
    auto next = planning_moment(today) > now ? planning_moment(today) : planning_moment(today + days{1});
    if (auto reminder = tx.reminders().next()) next = std::min(next, std::max(*reminder, now));
    if (auto emergency = tx.emergencies().next()) next = std::min(next, std::max(*emergency, now));
    if (auto notice = tx.notices().next()) next = std::min(next, std::max(*notice, now));
    if (auto delivery = tx.outbox().next()) next = std::min(next, std::max(*delivery, now));
    return next;
}

}  // namespace lingyan::flow
