#include "affairs/assigning.hpp"

#include "affairs/items.hpp"
#include "affairs/reminding.hpp"
#include "affairs/sentence.hpp"
#include "affairs/standing.hpp"
#include "affairs/undoing.hpp"
#include "language/command.hpp"
#include "language/dates.hpp"

#include <algorithm>
#include <sstream>

namespace lingyan::affairs::assigning {

namespace {

constexpr auto dialogue_time = std::chrono::minutes{30};

// A draft lives in the dialogue's slots until it is sent or dropped.
Draft read_slots(std::map<std::string, std::string> const& slots) {
    Draft draft;
    auto value = [&](char const* name) {
        auto found = slots.find(name);
        return found == slots.end() ? std::string{} : found->second;
    };
    std::istringstream units(value("units"));
    for (std::string id; units >> id;) draft.units.emplace_back(id);
    draft.due = read_date(value("due"));
    draft.what = value("what");
    draft.quality = value("quality");
    draft.basis = value("basis");
    return draft;
}

std::map<std::string, std::string> slots_of(Draft const& draft) {
    std::string units;
    for (auto const& unit : draft.units) units += unit.text() + " ";
    return {{"units", units}, {"due", draft.due ? to_text(*draft.due) : ""}, {"what", draft.what}, {"quality", draft.quality}, {"basis", draft.basis}};
}

std::string title_of(Draft const& draft) { return language::shortened(draft.what, 12); }

Say ask_or_preview(Turn const& turn, Actor& actor, Draft const& draft) {
    Dialogue dialogue;
    dialogue.until = turn.now + dialogue_time;
    dialogue.slots = slots_of(draft);
    dialogue.kind = "assign.supply";
    auto ask = [&](char const* key) {
        actor.conversation.dialogue = dialogue;
        return Say{key, {{"title", title_of(draft)}}};
    };
    if (draft.what.empty()) return ask("assign.ask_what");
    if (draft.units.empty()) return ask("assign.ask_units");
    if (!draft.due) return ask("assign.ask_due");
    if (*draft.due < turn.today()) return ask("assign.day_past");
    dialogue.kind = "assign.confirm";
    dialogue.choices = {"send", "", "drop"};
    actor.conversation.dialogue = dialogue;
    std::vector<std::string> names;
    for (auto const& unit : draft.units) names.push_back(unit_name(turn, unit));
    return Say{"assign.preview",
               {{"n", text_of(draft.units.size())},
                {"villages", joined(names) + (names.size() > 5 ? "等" : "")},
                {"title", title_of(draft)},
                {"what", language::shortened(draft.what, 18)},
                {"quality", draft.quality.empty() ? "没有写" : language::shortened(draft.quality, 14)},
                {"basis", draft.basis.empty() ? "没有写" : language::shortened(draft.basis, 14)},
                {"date", say_day_twice(*draft.due, turn.today())}}};
}

bool for_today_or_tomorrow(Turn const& turn, Date day) { return day <= turn.today() + days{1}; }

// The assignment that a number or a few words of its title stand for, among those this person may change.
std::optional<Assignment> find_given(Turn const& turn, Actor const& actor, std::optional<int> no, std::string const& words) {
    if (no) {
        auto thing = actor.conversation.number(*no);
        if (!thing) return std::nullopt;
        std::optional<Assignment> found;
        if (thing->kind == Thing::Kind::assignment) found = turn.tx.duties().find(AssignmentId{thing->id});
        else if (thing->id)
            if (auto duty = turn.tx.duties().find(DutyId{thing->id}); duty && duty->task) found = duty->task;
        if (!found || found->issuer != actor.person.id) return std::nullopt;
        return found;
    }
    std::optional<Assignment> best;
    int most = 1;
    for (auto const& given : turn.tx.duties().given_by(actor.person.id)) {
        if (given.withdrawn_at) continue;
        if (int match = language::title_match(words, given.title); match > most) most = match, best = given;
    }
    return best;
}

void tell_owner(Turn const& turn, Duty const& duty, Say say, bool at_once) {
    auto owner = told_for(turn, duty);
    if (!owner) return;
    say.about = {duty.id};
    tell(turn, *owner, std::move(say), at_once);
}

// Somebody who has not been told of the task yet need not be told that it changed.
bool was_told(Turn const& turn, Duty const& duty) {
    auto reminder = turn.tx.reminders().of(duty.id);
    return !reminder || reminder->step > 0;
}

}  // namespace

AssignmentId give(Turn const& turn, Assignment assignment, std::vector<Share> const& shares, bool tell_now) {
    assignment.id = turn.tx.duties().add(assignment);
    for (auto const& share : shares) {
        Duty duty;
        duty.unit = share.unit;
        duty.role = village_head;
        duty.lead = share.lead;
        duty.task = assignment;
        duty.milestones = share.milestones;
        duty.due = assignment.due;
        duty.id = turn.tx.duties().add(duty);
        auto owner = told_for(turn, duty);
        bool at_once = tell_now && owner && owner->id != assignment.issuer && for_today_or_tomorrow(turn, duty.due) && may_tell_now(turn, *owner);
        if (!at_once) {
            plan(turn, duty);
            continue;
        }
        auto conversation = turn.tx.conversations().load(owner->id.text());
        auto no = conversation.give_number({Thing::Kind::duty, duty.id.value(), {}, assignment.title});
        turn.tx.conversations().save(owner->id.text(), conversation);
        Say told{"assign.new",
                 {{"no", std::to_string(no)},
                  {"title", assignment.title},
                  {"village", unit_name(turn, duty.unit)},
                  {"date", say_day_twice(duty.due, turn.today())},
                  {"what", assignment.what},
                  {"quality", assignment.quality.empty() ? "没有写" : assignment.quality},
                  {"basis", assignment.basis.empty() ? name_of(turn, assignment.issuer) + "安排" : assignment.basis}}};
        told.about = {duty.id};
        tell(turn, *owner, told, true);
        plan(turn, duty, 0);
    }
    return assignment.id;
}

Say draft(Turn const& turn, Actor& actor, std::string const& text) {
    auto villages = villages_for(turn, actor.person.id, "assign");
    if (villages.empty()) return Say{"assign.not_allowed"};
    return ask_or_preview(turn, actor, read_draft(turn, text, villages));
}

Say supply(Turn const& turn, Actor& actor, std::string const& text) {
    auto villages = villages_for(turn, actor.person.id, "assign");
    auto draft = read_slots(actor.conversation.dialogue->slots);
    auto more = read_draft(turn, text, villages);
    if (draft.units.empty()) draft.units = more.units;
    if (!draft.due || *draft.due < turn.today()) draft.due = more.due;
    if (draft.what.empty()) draft.what = more.what;
    if (draft.quality.empty()) draft.quality = more.quality;
    if (draft.basis.empty()) draft.basis = more.basis;
    return ask_or_preview(turn, actor, draft);
}

Say send(Turn const& turn, Actor& actor) {
    auto draft = read_slots(actor.conversation.dialogue->slots);
    actor.conversation.dialogue.reset();
    if (!draft.due || draft.units.empty()) return Say{"assign.not_allowed"};
    Assignment assignment;
    assignment.issuer = actor.person.id;
    assignment.title = title_of(draft);
    assignment.what = draft.what;
    assignment.basis = draft.basis;
    assignment.quality = draft.quality;
    assignment.due = *draft.due;
    assignment.given_at = turn.now;
    std::vector<Share> shares;
    for (auto const& unit : draft.units)
        if (may(turn, actor.person.id, "assign", unit)) shares.push_back({unit, {}, {}});
    auto id = give(turn, assignment, shares, true);
    remember(turn, actor, "assign.send", {{"assignment", std::to_string(id.value())}});
    auto no = actor.conversation.give_number({Thing::Kind::assignment, id.value(), {}, assignment.title});
    bool now = for_today_or_tomorrow(turn, assignment.due) && !is_quiet(turn.now);
    return Say{now ? "assign.sent_now" : "assign.sent",
               {{"no", std::to_string(no)}, {"n", text_of(shares.size())}, {"title", assignment.title}, {"date", say_day_twice(assignment.due, turn.today())}}};
}

void move_day(Turn const& turn, Assignment assignment, Date due) {
    auto before = assignment.due;
    assignment.due = due;
    turn.tx.duties().update(assignment);
    for (auto duty : turn.tx.duties().of(assignment.id)) {
        if (!duty.active()) continue;
        bool told = was_told(turn, duty);
        duty.due = due;
        duty.task = assignment;
        turn.tx.duties().update(duty);
        if (duty.state == DutyState::open) plan(turn, duty, told ? 0 : -1);
        if (told)
            tell_owner(turn, duty, Say{"assign.changed", {{"title", assignment.title}, {"date", say_day_twice(due, turn.today())}}},
                       for_today_or_tomorrow(turn, before) || for_today_or_tomorrow(turn, due));
    }
}

Say change(Turn const& turn, Actor& actor, std::optional<int> no, std::string const& text) {
    auto given = find_given(turn, actor, no, text);
    if (!given) return Say{"assign.which_change"};
    auto phrases = language::find_dates(text, turn.now, turn.county.calendar, language::Tense::ahead);
    if (phrases.empty()) return Say{"assign.change_how", {{"title", given->title}}};
    auto day = phrases.back().last ? phrases.back().last : phrases.back().first;
    if (!day || *day < turn.today()) return Say{"assign.day_past", {{"title", given->title}}};
    if (*day == given->due) return Say{"assign.same_day", {{"title", given->title}, {"date", say_day(*day)}}};
    auto before = given->due;
    move_day(turn, *given, *day);
    auto count = turn.tx.duties().of(given->id);
    std::erase_if(count, [](Duty const& duty) { return !duty.active(); });
    remember(turn, actor, "assign.change", {{"assignment", std::to_string(given->id.value())}, {"due", to_text(before)}});
    return Say{"assign.change_ok", {{"title", given->title}, {"date", say_day_twice(*day, turn.today())}, {"n", text_of(count.size())}}};
}

void take_back(Turn const& turn, Assignment assignment, std::string const& reason, PersonId const& by) {
    assignment.withdrawn_at = turn.now;
    assignment.withdrawn_for = reason;
    turn.tx.duties().update(assignment);
    for (auto duty : turn.tx.duties().of(assignment.id)) {
        if (!duty.active()) continue;
        bool told = was_told(turn, duty);
        duty.state = DutyState::withdrawn;
        turn.tx.duties().update(duty);
        plan(turn, duty);
        auto owner = told_for(turn, duty);
        if (owner) cancel_waiting(turn, owner->id, duty.id);
        if (told && owner && owner->id != by)
            tell(turn, *owner, Say{"assign.withdrawn", {{"title", assignment.title}, {"reason", reason}}}, for_today_or_tomorrow(turn, duty.due));
    }
}

Say withdraw(Turn const& turn, Actor& actor, std::optional<int> no, std::string const& text) {
    auto given = find_given(turn, actor, no, text);
    if (!given) return Say{"assign.which_withdraw"};
    if (given->withdrawn_at) return Say{"assign.gone", {{"title", given->title}}};
    auto reason = text;
    if (!no)  // the words that named it are not the reason
        reason = text.find(' ') == text.npos ? "" : text.substr(text.find(' ') + 1);
    if (reason.empty()) reason = "情况有变";
    std::string ids;
    int count = 0;
    for (auto const& duty : turn.tx.duties().of(given->id))
        if (duty.active()) ids += std::to_string(duty.id.value()) + " ", ++count;
    take_back(turn, *given, language::shortened(reason, 14), actor.person.id);
    remember(turn, actor, "assign.withdraw", {{"assignment", std::to_string(given->id.value())}, {"duties", ids}});
    return Say{"assign.withdraw_ok", {{"title", given->title}, {"n", text_of(count)}}};
}

Say given(Turn const& turn, Actor& actor) {
    std::vector<Item> items;
    for (auto const& assignment : turn.tx.duties().given_by(actor.person.id)) {
        if (assignment.withdrawn_at) continue;
        int open = 0, reported = 0, done = 0;
        for (auto const& duty : turn.tx.duties().of(assignment.id)) {
            open += duty.state == DutyState::open;
            reported += duty.state == DutyState::reported;
            done += duty.state == DutyState::done;
        }
        if (open + reported == 0) continue;
        Item item;
        item.thing = {Thing::Kind::assignment, assignment.id.value(), {}, assignment.title};
        item.due = assignment.due;
        item.line = Say{"given.line",
                        {{"title", assignment.title}, {"due", say_due(assignment.due, turn.today())}, {"n", text_of(reported + done)}, {"m", text_of(open)}}};
        items.push_back(std::move(item));
    }
    if (items.empty()) return Say{"given.none"};
    if (items.size() > 20) items.resize(20);
    number(actor.conversation, items);
    std::vector<Say> lines;
    for (auto& item : items) lines.push_back(item.line);
    return Say{"given.list", {{"n", text_of(items.size())}}, lines};
}

Say status(Turn const& turn, Actor& actor, AssignmentId id) {
    auto assignment = turn.tx.duties().find(id);
    if (!assignment) return Say{"error.not_here"};
    std::vector<std::string> open, reported, late, done;
    std::size_t seen = 0;
    for (auto const& duty : turn.tx.duties().of(id)) {
        if (assignment->issuer != actor.person.id && !may(turn, actor.person.id, "see", duty.unit)) continue;
        ++seen;
        auto name = unit_name(turn, duty.unit);
        if (duty.state == DutyState::open) (duty.due < turn.today() ? late : open).push_back(name);
        if (duty.state == DutyState::reported) reported.push_back(name);
        if (duty.state == DutyState::done) done.push_back(name + (duty.days_late(turn.today()) ? "（晚" + std::to_string(duty.days_late(turn.today())) + "天）" : ""));
    }
    if (seen == 0) return Say{"error.not_here"};
    std::vector<Say> lines;
    auto add = [&](char const* key, std::vector<std::string> const& names) {
        if (!names.empty()) lines.push_back(Say{key, {{"n", text_of(names.size())}, {"villages", joined(names, 33)}}});
    };
    add("given.late", late);
    add("given.open", open);
    add("given.reported", reported);
    add("given.done", done);
    return Say{"given.status", {{"title", assignment->title}, {"date", say_day_twice(assignment->due, turn.today())}, {"n", text_of(seen)}}, lines};
}

}  // namespace lingyan::affairs::assigning
