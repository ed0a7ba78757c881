#include "affairs/assigning.hpp"

#include "affairs/asking.hpp"
#include "affairs/items.hpp"
#include "affairs/refusing.hpp"
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

// A draft lives in the dialogue's slots until it is sent or dropped.
Draft read_slots(std::map<std::string, std::string> const& slots) {
    Draft draft;
    auto value = [&](char const* name) {
        auto found = slots.find(name);
        return found == slots.end() ? std::string{} : found->second;
    };
    std::istringstream units(value("units")), left_out(value("left_out"));
    for (std::string id; units >> id;) draft.units.emplace_back(id);
    for (std::string id; left_out >> id;) draft.left_out.emplace_back(id);
    draft.due = read_date(value("due"));
    draft.what = value("what");
    draft.quality = value("quality");
    draft.basis = value("basis");
    return draft;
}

std::map<std::string, std::string> slots_of(Draft const& draft) {
    std::string units, left_out;
    for (auto const& unit : draft.units) units += unit.text() + " ";
    for (auto const& unit : draft.left_out) left_out += unit.text() + " ";
    return {{"units", units}, {"left_out", left_out}, {"due", draft.due ? to_text(*draft.due) : ""}, {"what", draft.what}, {"quality", draft.quality}, {"basis", draft.basis}};
}

std::string title_of(Draft const& draft) { return language::shortened(draft.what, 12); }

bool for_today_or_tomorrow(Turn const& turn, Date day) { return day <= turn.today() + days{1}; }

// When the first of the villages will have it.
Timestamp reaches(Turn const& turn, Draft const& draft) {
    auto head = turn.county.roster.holder(village_head, draft.units.front(), turn.today());
    if (!head) return turn.now;
    auto digest = next_digest(turn, *head);
    if (!for_today_or_tomorrow(turn, *draft.due)) return digest;
    return may_tell_now(turn, *head) || local_day(digest) > *draft.due ? first_waking_moment(turn) : digest;
}

std::string names_of(Turn const& turn, std::vector<UnitId> const& units, std::size_t all) {
    if (units.size() == all && all > 1) return "全部" + text_of(all) + "个";
    std::vector<std::string> names;
    for (auto const& unit : units) names.push_back(unit_name(turn, unit));
    return joined(names) + (names.size() > 5 ? "等" + text_of(names.size()) + "个" : "");
}

Say ask_or_preview(Turn const& turn, Actor& actor, Draft const& draft) {
    auto keep = [&](char const* kind, char const* key, std::vector<std::string> choices = {}) {
        ask(turn, actor, kind, slots_of(draft), std::move(choices));
        return Say{key, {{"title", title_of(draft)}, {"villages", joined(draft.unknown)}}};
    };
    if (holds_marked_text(draft.what + draft.quality + draft.basis)) {
        actor.conversation.dialogue.reset();
        return Say{"error.marked"};
    }
    if (!draft.unknown.empty()) return keep("assign.supply", "assign.unknown_village");
    if (draft.what.empty()) return keep("assign.supply", "assign.ask_what");
    if (draft.units.empty()) return keep("assign.supply", "assign.ask_units");
    if (!draft.due) return keep("assign.supply", "assign.ask_due");
    if (*draft.due < turn.today()) return keep("assign.supply", "assign.day_past");
    auto preview = keep("assign.confirm", "assign.preview", {"send", "", "drop"});
    auto all = villages_for(turn, actor.person.id, "assign").size();
    preview.fields["n"] = text_of(draft.units.size());
    preview.fields["date"] = say_day_twice(*draft.due, turn.today());
    preview.items.push_back(Say{"assign.preview_units", {{"villages", names_of(turn, draft.units, all)}}});
    if (!draft.left_out.empty()) preview.items.push_back(Say{"assign.preview_left_out", {{"villages", names_of(turn, draft.left_out, 0)}}});
    if (draft.what != title_of(draft)) preview.items.push_back(Say{"task.show_what", {{"what", draft.what}}});
    if (!draft.quality.empty()) preview.items.push_back(Say{"task.show_quality", {{"quality", draft.quality}}});
    if (!draft.basis.empty()) preview.items.push_back(Say{"task.show_basis", {{"basis", draft.basis}}});
    if (auto when = reaches(turn, draft); local_day(when) > *draft.due) preview.items.push_back(Say{"assign.preview_late", {{"date", say_date(local_day(when))}}});
    return preview;
}

// The assignment that a number or a few words of its title stand for, among those this person may change.
std::optional<Assignment> find_given(Turn const& turn, Actor const& actor, std::optional<int> no, std::string const& words) {
    if (no) {
        auto thing = actor.conversation.number(*no);
        if (!thing) return std::nullopt;
        std::optional<Assignment> found;
        if (thing->kind == Thing::Kind::assignment) found = turn.tx.duties().find(AssignmentId{thing->id});
        else if (thing->id)
            if (auto duty = turn.tx.duties().find(DutyId{thing->id}); duty && duty->task) found = duty->task;
        if (!found || found->issuer != actor.person.id || found->withdrawn_at) return std::nullopt;
        return found;
    }
    // What goes to many villages without a preview has to be named beyond doubt.
    auto named = words;
    auto phrases = language::find_dates(named, turn.now, turn.county.calendar, language::Tense::ahead);
    for (auto phrase = phrases.rbegin(); phrase != phrases.rend(); ++phrase) named.erase(phrase->begin, phrase->end - phrase->begin);
    if (auto space = named.find(' '); space != named.npos && space > 0) named.resize(space);  // the rest is a reason
    std::optional<Assignment> found;
    for (auto const& given : turn.tx.duties().given_by(actor.person.id)) {
        if (given.withdrawn_at || !language::names_title(named, given.title)) continue;
        auto duties = turn.tx.duties().of(given.id);
        if (std::none_of(duties.begin(), duties.end(), [](Duty const& duty) { return duty.active(); })) continue;
        if (found) return std::nullopt;
        found = given;
    }
    return found;
}

void tell_owner(Turn const& turn, Duty const& duty, Say say, bool at_once) {
    auto owner = told_for(turn, duty);
    if (!owner) return;
    say.about = {duty.id};
    tell(turn, *owner, std::move(say), at_once);
}

// The announcement itself is still waiting for the morning.
bool waits_to_hear(Turn const& turn, PersonId const& who, DutyId duty) {
    for (auto const& delivery : turn.tx.outbox().waiting_for(who))
        if (delivery.say.key == "assign.new" && !delivery.say.about.empty() && delivery.say.about.front() == duty) return true;
    return false;
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
        // For today or tomorrow it goes at once, or on the next morning where no digest comes before the day.
        bool pressing = tell_now && owner && owner->id != assignment.issuer && for_today_or_tomorrow(turn, duty.due);
        if (!pressing || (!may_tell_now(turn, *owner) && local_day(next_digest(turn, *owner)) <= duty.due)) {
            plan(turn, duty);
            continue;
        }
        duty.told = true;
        turn.tx.duties().update(duty);
        auto conversation = turn.tx.conversations().load(owner->id.text());
        auto no = conversation.give_number({Thing::Kind::duty, duty.id.value(), {}, assignment.title}, turn.today());
        turn.tx.conversations().save(owner->id.text(), conversation);
        std::vector<Say> lines;
        if (assignment.what != assignment.title) lines.push_back(Say{"task.show_what", {{"what", assignment.what}}});
        if (!assignment.quality.empty()) lines.push_back(Say{"task.show_quality", {{"quality", assignment.quality}}});
        if (!assignment.basis.empty()) lines.push_back(Say{"task.show_basis", {{"basis", assignment.basis}}});
        else lines.push_back(Say{"task.show_issuer", {{"issuer", assignment.issuer_name.empty() ? name_of(turn, assignment.issuer) : assignment.issuer_name}}});
        Say told{"assign.new", {{"no", std::to_string(no)}, {"title", assignment.title}, {"date", say_date(duty.due)}}, lines};
        told.about = {duty.id};
        tell_when_awake(turn, *owner, told);
        plan(turn, duty, 0);
    }
    return assignment.id;
}

Say draft(Turn const& turn, Actor& actor, std::string const& text) {
    auto villages = villages_for(turn, actor.person.id, "assign");
    if (villages.empty()) return Say{"assign.not_allowed"};
    return ask_or_preview(turn, actor, read_draft(turn, text, villages));
}

namespace {

// "25", "20号", "三天": an answer to "which day?" is shorter than a sentence.
std::optional<Date> day_in_answer(Turn const& turn, std::string const& text) {
    auto phrases = language::find_dates(text, turn.now, turn.county.calendar, language::Tense::ahead);
    if (!phrases.empty()) return phrases.front().last ? phrases.front().last : phrases.front().first;
    for (auto const* tail : {"号", "天内"}) {
        auto longer = text + tail;
        if (std::string_view(tail) == "天内" && !text.ends_with("天")) continue;
        if (std::string_view(tail) == "天内") longer = text + "内";
        phrases = language::find_dates(longer, turn.now, turn.county.calendar, language::Tense::ahead);
        if (!phrases.empty()) return phrases.front().last ? phrases.front().last : phrases.front().first;
    }
    return std::nullopt;
}

}  // namespace

Say supply(Turn const& turn, Actor& actor, std::string const& text) {
    auto villages = villages_for(turn, actor.person.id, "assign");
    auto draft = read_slots(actor.conversation.dialogue->slots);
    auto more = read_draft(turn, text, villages);
    bool wants_what = draft.what.empty(), wants_units = draft.units.empty();
    if (wants_units) draft.units = more.units, draft.left_out = more.left_out, draft.unknown = more.unknown;
    if (!draft.due || *draft.due < turn.today()) draft.due = wants_what || wants_units ? more.due : day_in_answer(turn, text);
    if (wants_what) draft.what = more.what;
    if (draft.quality.empty()) draft.quality = more.quality;
    if (draft.basis.empty()) draft.basis = more.basis;
    return ask_or_preview(turn, actor, draft);
}

std::optional<Say> amend(Turn const& turn, Actor& actor, std::string const& text) {
    auto villages = villages_for(turn, actor.person.id, "assign");
    auto draft = read_slots(actor.conversation.dialogue->slots);
    auto more = read_draft(turn, text, villages);
    bool all_named = villages.size() == 1;
    // A sentence with work of its own is another task, not a change of this one.
    auto work = more.what;
    for (std::string_view word : {"改成", "改到", "改为", "改", "再加上", "再加", "加上", "加", "还有", "也发", "也派", "也要", "去掉", "不发", "不要", "推迟", "提前", "延到", "吧", "，", " "})
        for (auto at = work.find(word); at != work.npos; at = work.find(word)) work.erase(at, word.size());
    if (language::characters(work) >= 3) return assigning::draft(turn, actor, text);
    if (!more.due && (all_named || (more.units.empty() && more.left_out.empty()))) return std::nullopt;
    if (more.due) draft.due = more.due;
    for (auto const& unit : more.left_out) {
        std::erase(draft.units, unit);
        draft.left_out.push_back(unit);
    }
    if (!all_named && more.left_out.empty())
        for (auto const& unit : more.units)
            if (std::find(draft.units.begin(), draft.units.end(), unit) == draft.units.end()) {
                draft.units.push_back(unit);
                std::erase(draft.left_out, unit);
            }
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
    auto no = actor.conversation.give_number({Thing::Kind::assignment, id.value(), {}, assignment.title}, turn.today());
    auto when = reaches(turn, draft);
    return Say{when <= turn.now ? "assign.sent_now" : "assign.sent",
               {{"no", std::to_string(no)},
                {"n", text_of(shares.size())},
                {"title", assignment.title},
                {"date", say_day_twice(assignment.due, turn.today())},
                {"time", (local_day(when) == turn.today() ? "今天" : say_date(local_day(when))) + "早上"}}};
}

void move_day(Turn const& turn, Assignment assignment, Date due, bool taken_back) {
    auto before = assignment.due;
    assignment.due = due;
    turn.tx.duties().update(assignment);
    for (auto duty : turn.tx.duties().of(assignment.id)) {
        if (!duty.active()) continue;
        // A village that was granted a later day keeps it.
        if (duty.due != before && duty.due >= due) continue;
        duty.due = due;
        duty.task = assignment;
        turn.tx.duties().update(duty);
        if (duty.state == DutyState::open && duty.asked == Asked::nothing) plan(turn, duty);
        if (!duty.told) continue;
        // Only the last of several changes is told; a change that is taken back before it was told is no news.
        auto owner = told_for(turn, duty);
        bool waited = owner && cancel_waiting(turn, owner->id, duty.id);
        if (waited && taken_back) continue;
        tell_owner(turn, duty, Say{"assign.changed", {{"title", assignment.title}, {"date", say_date(due)}}},
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

int take_back(Turn const& turn, Assignment assignment, std::string const& reason, PersonId const& by) {
    int told = 0;
    assignment.withdrawn_at = turn.now;
    assignment.withdrawn_for = reason;
    turn.tx.duties().update(assignment);
    for (auto duty : turn.tx.duties().of(assignment.id)) {
        if (!duty.active()) continue;
        duty.state = DutyState::withdrawn;
        turn.tx.duties().update(duty);
        plan(turn, duty);
        auto owner = told_for(turn, duty);
        bool heard = duty.told && !(owner && waits_to_hear(turn, owner->id, duty.id));
        if (owner) cancel_waiting(turn, owner->id, duty.id);
        if (!heard || !owner || owner->id == by) continue;
        ++told;
        tell_owner(turn, duty, Say{"assign.withdrawn", {{"title", assignment.title}, {"reason", reason}}}, for_today_or_tomorrow(turn, duty.due));
    }
    return told;
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
    auto told = take_back(turn, *given, language::shortened(reason, 14), actor.person.id);
    remember(turn, actor, "assign.withdraw", {{"assignment", std::to_string(given->id.value())}, {"duties", ids}});
    return Say{told ? "assign.withdraw_ok" : "assign.withdraw_quiet", {{"title", given->title}, {"n", text_of(count)}}};
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
        item.line = Say{open == 0 ? "given.line_reported" : "given.line",
                        {{"title", assignment.title}, {"due", say_due(assignment.due, turn.today())}, {"n", text_of(reported + done)}, {"m", text_of(open)}}};
        items.push_back(std::move(item));
    }
    if (items.empty()) return Say{"given.none"};
    if (items.size() > 20) items.resize(20);
    number(turn, actor.conversation, items);
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
