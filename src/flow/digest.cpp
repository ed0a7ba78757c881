#include "flow/digest.hpp"

#include "affairs/clearing.hpp"
#include "affairs/gathering.hpp"
#include "affairs/milestones.hpp"
#include "affairs/negative_list.hpp"
#include "affairs/reminding.hpp"
#include "affairs/standing.hpp"
#include "affairs/standing_in.hpp"
#include "affairs/stopping.hpp"
#include "affairs/telling.hpp"
#include "flow/merge.hpp"
#include "flow/recheck.hpp"

#include <algorithm>

namespace lingyan::flow {

using namespace affairs;

namespace {

bool says_the_same(Say const& one, Say const& other) { return one.key == other.key && one.fields == other.fields && one.items == other.items; }

}  // namespace

Digest::Digest(Turn const& turn, Person const& person, std::optional<Date> back)
    : turn_(turn), person_(person), back_(back), conversation_(turn.tx.conversations().load(person.id.text())) {}

void Digest::take(Reminder const& reminder) {
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
        if (auto item = handler_item(turn_, *duty); std::none_of(items_.begin(), items_.end(), [&](Item const& one) { return one.thing == item.thing; })) items_.push_back(std::move(item));
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

void Digest::take(Delivery const& news) {
    if (news.say.key.starts_with("digest.")) {
        for (auto const& line : news.say.items) take_unsent(line);
        turn_.tx.outbox().finish(news.id, DeliveryState::merged, "into a digest");
        return;
    }
    if (!stopping::wants_notices(conversation_) && stopping::only_tells_of_notice(news.say)) return turn_.tx.outbox().finish(news.id, DeliveryState::cancelled, "not wanted");
    if (!gatherings::thing_in(news.say)) {
        // What was said again each day while he was away, or we were off, is one line.
        bool said = std::any_of(news_.begin(), news_.end(), [&](Delivery const& one) { return says_the_same(one.say, news.say); });
        if (!said) return news_.push_back(news);
        return turn_.tx.outbox().finish(news.id, DeliveryState::merged, "said once");
    }
    auto item = gatherings::take_news(turn_, person_, news.say);
    turn_.tx.outbox().finish(news.id, item ? DeliveryState::merged : DeliveryState::cancelled, item ? "" : "over");
    bool there = item && std::any_of(items_.begin(), items_.end(), [&](Item const& one) { return one.thing == item->thing; });
    if (item && !there) items_.push_back(std::move(*item));
}

bool Digest::send(bool spread_out) {
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
        bool unsent = std::any_of(unsent_.begin(), unsent_.end(), [&](Say const& line) { return says_the_same(line, news.say); });
        if (!unsent) lines.push_back(news.say);
        turn_.tx.outbox().finish(news.id, DeliveryState::merged, "");
        told += !unsent;
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

void Digest::take_unsent(Say const& line) {
    auto thing = carried_thing(line);
    if (!thing) {
        if (!is_aside(line)) unsent_.push_back(line);
        return;
    }
    auto said = std::find_if(items_.begin(), items_.end(), [&](Item const& item) {
        return item.thing.kind == thing->kind && item.thing.id == thing->id && item.thing.ref == thing->ref;
    });
    bool is_new = line.key.starts_with("item.new") || line.key == "assign.new" || line.key == "figure.new";  // what is asked has not been read yet
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
               thing->kind == Thing::Kind::entry || thing->kind == Thing::Kind::correction || thing->kind == Thing::Kind::swap || thing->kind == Thing::Kind::proxied || thing->kind == Thing::Kind::lift || clearing::is_of(*thing)) {
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

Rule const& Digest::rule(Duty const& duty) const {
    static Rule const gone;
    auto found = turn_.county.pack.rule(duty.rule);
    return found ? *found : gone;
}

void Digest::add_week(std::vector<Say>& lines) const {
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

}  // namespace lingyan::flow
