#include "flow/remind.hpp"

#include "affairs/clearing.hpp"
#include "affairs/duty_roster.hpp"
#include "affairs/emergencies.hpp"
#include "affairs/gathering.hpp"
#include "affairs/items.hpp"
#include "affairs/milestones.hpp"
#include "affairs/negative_list.hpp"
#include "affairs/operating.hpp"
#include "affairs/reminding.hpp"
#include "affairs/standing.hpp"
#include "affairs/standing_in.hpp"
#include "flow/merge.hpp"
#include "flow/recheck.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace lingyan::flow {

namespace {

using namespace affairs;

constexpr std::size_t lines_a_digest = 5;

// Reminders of one person that have come due, sorted into the lines of a digest.
class Digest {
public:
    // `back`: what should have been said before that day, when the service was off, is said as such.
    Digest(Turn const& turn, Person const& person, std::optional<Date> back)
        : turn_(turn), person_(person), back_(back), conversation_(turn.tx.conversations().load(person.id.text())) {}

    bool gone_today() const { return conversation_.digest_on == turn_.today(); }

    void take(Reminder const& reminder) {
        bool too_late = local_day(reminder.at) < turn_.today();
        auto late = [&](std::string const& line) {
            if (too_late) carried_.insert(line);
        };
        auto duty = turn_.tx.duties().find(reminder.duty);
        if (!duty || !duty->active()) return turn_.tx.reminders().clear(reminder.duty);
        bool for_handler = duty->asked != Asked::nothing || duty->state == DutyState::reported;
        auto told = for_handler ? handler_of(turn_, *duty, rung_of(reminder)) : nullptr;
        if (for_handler) {
            if (!told || told->id != person_.id || reminder.step < handler_steps) return plan(turn_, *duty);
            items_.push_back(handler_item(turn_, *duty));
            late(std::to_string(duty->id.value()));
            return plan(turn_, *duty, reminder.step);
        }
        if (reminder.step >= handler_steps) return plan(turn_, *duty);
        auto ladder = steps(turn_, *duty);
        bool own = reminder.step >= int(ladder.size());  // each Monday, or a report that came back
        auto step = own ? Step{} : ladder[std::size_t(reminder.step)];
        too_late = too_late || (back_ && !own && step.day < *back_);
        if (step.to == Step::To::owner) {
            auto owner = told_for(turn_, *duty);
            if (!owner || owner->id != person_.id) return plan_soon(turn_, *duty);  // the seat has changed hands
            auto group = duty->task ? std::string{} : group_ref(duty->rule, period_of(rule(*duty), *duty), duty->unit);
            if (step.milestone >= 0) items_.push_back(milestones::item(turn_, *duty, step.milestone));
            else if (duty->task) items_.push_back(own_item(turn_, *duty, person_.id));
            else groups_[group].push_back(duty->id);
            late(duty->task ? std::to_string(duty->id.value()) : group);
            if (!duty->told) {
                duty->told = true;
                turn_.tx.duties().update(*duty);
            }
        } else {
            auto key = (duty->task ? "t" + std::to_string(duty->task->id.value()) : "r" + duty->rule.text() + to_text(duty->due)) + step.role.text() + (step.late ? "+" : "-") + (step.milestone >= 0 ? std::to_string(step.milestone) : "");
            upward_[key].first = step;
            upward_[key].second.push_back(*duty);
            late(key);
        }
        plan(turn_, *duty, reminder.step);
    }

    // News that stands for a thing becomes a line with a number, as the thing is now; where it is over, it ends here.
    void take(Delivery const& news) {
        if (news.say.key.starts_with("digest.")) {
            for (auto const& line : news.say.items) take_unsent(line);
            turn_.tx.outbox().finish(news.id, DeliveryState::merged, "into a digest");
            return;
        }
        if (!gatherings::thing_in(news.say)) return news_.push_back(news);
        auto item = gatherings::take_news(turn_, person_, news.say);
        turn_.tx.outbox().finish(news.id, item ? DeliveryState::merged : DeliveryState::cancelled, item ? "" : "over");
        bool there = item && std::any_of(items_.begin(), items_.end(), [&](Item const& one) { return one.thing == item->thing; });
        if (item && !there) items_.push_back(std::move(*item));
    }

    // `spread_out`: many were kept waiting, and begin one after the other.
    bool send(bool spread_out) {
        std::set<std::string> overdue;  // of one disclosure the oldest period stands for all: a digest has few lines, and 全部 has them all
        for (auto const& [ref, duties] : groups_)
            if (auto group = read_group_ref(turn_, ref))
                if (auto item = group_item(turn_, *group->rule, group->period, group->unit, person_.id); item && item->rank < 5)
                    if (!group->rule->done_by.by_unit || item->rank > 0 || overdue.insert(group->rule->id.text() + "/" + group->unit.text()).second) items_.push_back(*item);
        for (auto const& [key, late] : upward_) items_.push_back(upward_item(turn_, late.second, late.first));
        if (items_.empty() && news_.empty() && unsent_.empty()) return false;
        std::stable_sort(items_.begin(), items_.end(), [](Item const& a, Item const& b) { return a.rank != b.rank ? a.rank < b.rank : a.due < b.due; });

        auto count = items_.size();
        bool plain = std::all_of(items_.begin(), items_.end(), [](Item const& item) { return item.thing.kind == Thing::Kind::duty && item.by_digit; });
        if (items_.size() > lines_a_digest) items_.resize(lines_a_digest);
        if (!items_.empty()) conversation_.begin_day(turn_.today());
        conversation_.digest_on = turn_.today();
        number(turn_, conversation_, items_);
        if (items_.size() == 1 && items_.front().by_digit) items_.front().line.buttons = buttons_of(items_.front().thing);

        std::vector<Say> lines;
        for (auto const& item : items_) lines.push_back(item.line);
        if (count > items_.size()) lines.push_back(Say{"digest.more", {{"n", text_of(count - items_.size())}}});
        if (!carried_.empty()) lines.push_back(Say{"digest.carried_line", {{"n", text_of(carried_.size())}}});
        add_week(lines);
        lines.insert(lines.end(), unsent_.begin(), unsent_.end());
        std::size_t told = 0;
        for (auto const& news : news_) {
            if (told == lines_a_digest) break;  // the rest waits for tomorrow's
            lines.push_back(news.say);
            turn_.tx.outbox().finish(news.id, DeliveryState::merged, "");
            ++told;
        }
        Delivery delivery;
        delivery.kind = DeliveryKind::digest;
        delivery.person = person_.id;
        if (!person_.addresses.empty()) delivery.to = person_.addresses.front();
        delivery.say = Say{count == 0 ? "digest.news" : plain ? "digest.tasks" : "digest.mixed",
                           {{"who", addressed(turn_, person_)}, {"greeting", say_greeting(turn_.now)}, {"n", text_of(count)}},
                           std::move(lines)};
        delivery.made_at = turn_.now;
        delivery.due_at = turn_.now + (spread_out ? share_of(person_.id, spread) : std::chrono::seconds{0});
        delivery.expires_at = turn_.now + std::chrono::hours{24};
        turn_.tx.outbox().add(delivery);
        turn_.tx.conversations().save(person_.id.text(), conversation_);
        return true;
    }

private:
    // A line of a digest that never left: worded anew as things stand today, unless a reminder of today says it already.
    void take_unsent(Say const& line) {
        auto thing = carried_thing(line);
        if (!thing) {
            if (!is_aside(line)) unsent_.push_back(line);
            return;
        }
        auto said = std::find_if(items_.begin(), items_.end(), [&](Item const& item) {
            return item.thing.kind == thing->kind && item.thing.id == thing->id && item.thing.ref == thing->ref;
        });
        bool is_new = line.key.starts_with("item.new");  // what is asked has not been read yet
        if (!still_stands(turn_, *thing)) return;
        if (said != items_.end() && is_new) items_.erase(said);
        else if (said != items_.end()) return;
        carried_.insert(thing->ref.empty() ? std::to_string(thing->id) : thing->ref);
        if (thing->kind == Thing::Kind::group) {
            groups_.try_emplace(thing->ref);
            return;
        }
        auto duty = turn_.tx.duties().find(DutyId{thing->id});
        if (thing->kind == Thing::Kind::duty && duty) {
            if (auto owner = told_for(turn_, *duty); !owner || owner->id != person_.id) return plan_soon(turn_, *duty);
            duty->told = !is_new;
            items_.push_back(own_item(turn_, *duty, person_.id));
        } else if ((thing->kind == Thing::Kind::review || thing->kind == Thing::Kind::request) && duty) {
            items_.push_back(handler_item(turn_, *duty));
        } else if (thing->kind == Thing::Kind::seat || thing->kind == Thing::Kind::gathering || thing->kind == Thing::Kind::attendance || thing->kind == Thing::Kind::claim ||
                   thing->kind == Thing::Kind::entry || thing->kind == Thing::Kind::correction || thing->kind == Thing::Kind::swap || thing->kind == Thing::Kind::proxied || clearing::is_of(*thing)) {
            if (auto called = gatherings::item_of(turn_, person_.id, *thing)) items_.push_back(std::move(*called));
        } else {
            Item item;
            item.thing = *thing;
            item.line = line;
            item.rank = 4;
            item.counts_today = false;
            items_.push_back(std::move(item));
        }
    }

    Rule const& rule(Duty const& duty) const {
        static Rule const gone;
        auto found = turn_.county.pack.rule(duty.rule);
        return found ? *found : gone;
    }

    // On Mondays whoever answers for several villages sees how many have something due this week.
    void add_week(std::vector<Say>& lines) const {
        if (weekday_of(turn_.today()) != 1) return;
        auto villages = villages_for(turn_, person_.id, "see");
        if (villages.size() < 5) return;
        std::size_t due = 0;
        for (auto village : villages) {
            auto duties = turn_.tx.duties().active_at(village->id);
            due += std::any_of(duties.begin(), duties.end(), [&](Duty const& duty) { return duty.task && !waits_for_answer(duty) && duty.due <= turn_.today() + days{6}; });
        }
        if (due > 0) lines.push_back(Say{due == villages.size() ? "week.hint_all" : "week.hint", {{"n", text_of(due)}, {"m", text_of(villages.size() - due)}}});
    }

    Turn const& turn_;
    Person const& person_;
    std::optional<Date> back_;
    Conversation conversation_;
    std::vector<Item> items_;
    std::map<std::string, std::vector<DutyId>> groups_;
    std::map<std::string, std::pair<Step, std::vector<Duty>>> upward_;
    std::vector<Delivery> news_;
    std::vector<Say> unsent_;  // news of a digest that never left
    std::set<std::string> carried_;  // things that should have been said on an earlier day
};

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
