#include "affairs/assigning.hpp"

#include "affairs/asking.hpp"
#include "affairs/attachments.hpp"
#include "affairs/days.hpp"
#include "affairs/figures.hpp"
#include "affairs/items.hpp"
#include "affairs/milestones.hpp"
#include "affairs/negative_list.hpp"
#include "affairs/reminding.hpp"
#include "affairs/standing.hpp"
#include "affairs/telling.hpp"
#include "affairs/undoing.hpp"
#include "domain/phrase.hpp"
#include "language/command.hpp"
#include "language/dates.hpp"

#include <algorithm>

namespace lingyan::affairs::assigning {

namespace {

// The assignment that a number or a few words of its title stand for, among those this person may change.
std::optional<Assignment> find_given(Turn const& turn, Actor const& actor, std::optional<int> no, std::string const& words) {
    if (no) {
        auto thing = actor.conversation.number(*no);
        if (!thing) return std::nullopt;
        std::optional<Assignment> found;
        if (thing->kind == Thing::Kind::assignment) found = turn.tx.duties().find(AssignmentId{thing->id});
        else if (auto duty = turn.tx.duties().find(duty_in(*thing)); duty && duty->task) found = *duty->task;
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
        if ((delivery.say.key == "assign.new" || delivery.say.key == "figure.new") && !delivery.say.about.empty() && delivery.say.about.front() == duty) return true;
    return false;
}

}  // namespace

bool for_today_or_tomorrow(Turn const& turn, Date day) { return day <= turn.today() + days{1}; }

AssignmentId give(Turn const& turn, Assignment assignment, std::vector<Share> const& shares, bool tell_now) {
    assignment.id = turn.tx.duties().add(assignment);
    auto const task = std::make_shared<Assignment const>(assignment);
    for (auto const& share : shares) {
        Duty duty;
        duty.unit = share.unit;
        duty.role = village_head;
        duty.lead = share.lead;
        duty.task = task;
        duty.milestones = share.milestones;
        duty.due = assignment.due;
        duty.id = turn.tx.duties().add(duty);
        announce(turn, duty, tell_now);
    }
    return assignment.id;
}

void announce(Turn const& turn, Duty duty, bool tell_now) {
    auto const& assignment = *duty.task;
    auto owner = told_for(turn, duty);
    // For today or tomorrow it goes at once, or on the next morning where no digest comes before the day.
    bool pressing = tell_now && owner && owner->id != assignment.issuer && for_today_or_tomorrow(turn, duty.due);
    if (!pressing || (!may_tell_now(turn, *owner) && local_day(next_digest(turn, *owner)) <= duty.due)) return plan(turn, duty);
    duty.told = true;
    turn.tx.duties().update(duty);
    auto conversation = turn.tx.conversations().load(owner->id.text());
    Thing const thing{Thing::Kind::duty, duty.id.value(), {}, assignment.title};
    auto no = conversation.give_number(thing, turn.today());
    turn.tx.conversations().save(owner->id.text(), conversation);
    std::vector<Say> lines;
    if (assignment.what != assignment.title) lines.push_back(Say{"task.show_what", {{"what", assignment.what}}});
    if (!assignment.quality.empty()) lines.push_back(Say{"task.show_quality", {{"quality", assignment.quality}}});
    if (!assignment.basis.empty()) lines.push_back(Say{"task.show_basis", {{"basis", assignment.basis}}});
    else lines.push_back(Say{"task.show_issuer", {{"issuer", assignment.issuer_name.empty() ? name_of(turn, assignment.issuer) : assignment.issuer_name}}});
    for (auto& line : attachments::lines(turn, assignment)) lines.push_back(std::move(line));
    Say told{assignment.asks.empty() ? "assign.new" : "figure.new", {{"no", std::to_string(no)}, {"title", assignment.title}, {"date", say_date(duty.due)}}, lines};
    told.about = {duty.id};
    if (assignment.asks.empty()) told.buttons = buttons_of(thing);
    told.buttons.push_back({"button.show", "show/" + std::to_string(duty.id.value())});
    tell_when_awake(turn, *owner, told);
    plan(turn, duty, 0);
}

void move_day(Turn const& turn, Assignment assignment, Date due, bool taken_back) {
    auto before = assignment.due;
    assignment.due = due;
    if (!taken_back) assignment.moved_at = turn.now;
    turn.tx.duties().update(assignment);
    if (!assignment.asks.empty()) figures::plan_table(turn, assignment);
    auto const task = std::make_shared<Assignment const>(assignment);
    for (auto duty : turn.tx.duties().of(assignment.id)) {
        if (!duty.active()) continue;
        // A village that was granted a later day keeps it.
        if (duty.due != before && duty.due >= due) continue;
        duty.due = due;
        duty.task = task;
        turn.tx.duties().update(duty);
        if (auto owner = told_for(turn, duty); owner && waits_to_hear(turn, owner->id, duty.id)) {
            // The announcement has not gone yet: it goes anew, with the new day.
            cancel_waiting(turn, owner->id, duty.id);
            duty.told = false;
            turn.tx.duties().update(duty);
        }
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
    if (auto none = refuse_impossible_day(turn, text)) return *none;
    // Where figures go on beside it, a part alone would be the day: the whole is none.
    auto is_digit = [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
    if (is_digit(phrases.back().end) || (phrases.back().begin > 0 && is_digit(phrases.back().begin - 1))) return Say{"assign.change_how", {{"title", given->title}}};
    // 11月2日, said in late November without a year, is the one that has passed.
    bool far = day && *day > turn.today() + days{200} && text.find("年") == text.npos && text.find(std::to_string(year_of(*day))) == text.npos;
    if (!day || far || *day < turn.today()) return Say{"assign.day_past", {{"title", given->title}}};
    if (*day == given->due) return Say{"assign.same_day", {{"title", given->title}, {"date", say_day(*day)}}};
    auto before = given->due;
    std::string days_before;  // a village may have a day of its own
    for (auto const& duty : turn.tx.duties().of(given->id)) days_before += std::to_string(duty.id.value()) + " " + to_text(duty.due) + " ";
    move_day(turn, *given, *day);
    auto const revoked = negative_list::revoke_for_day(turn, actor, given->id);
    auto count = turn.tx.duties().of(given->id);
    std::erase_if(count, [&](Duty const& duty) { return !duty.active() || duty.due != *day; });
    remember(turn, actor, "assign.change", {{"assignment", std::to_string(given->id.value())}, {"due", to_text(before)}, {"days", days_before}, {"moved", given->moved_at ? to_text(*given->moved_at) : ""}, {"entries", revoked}});
    return Say{revoked.empty() ? "assign.change_ok" : "assign.change_ok_list", {{"title", given->title}, {"date", say_day_twice(*day, turn.today())}, {"n", text_of(count.size())}}};
}

int take_back(Turn const& turn, Assignment assignment, std::string const& reason, PersonId const& by) {
    int told = 0;
    assignment.withdrawn_at = turn.now;
    assignment.withdrawn_for = reason;
    turn.tx.duties().update(assignment);
    if (!assignment.asks.empty()) figures::plan_table(turn, assignment);
    for (auto duty : turn.tx.duties().of(assignment.id)) {
        if (!duty.active()) continue;
        auto owner = told_for(turn, duty);
        bool heard = duty.told && !(owner && waits_to_hear(turn, owner->id, duty.id));
        duty.state = DutyState::withdrawn;
        duty.told = heard;
        turn.tx.duties().update(duty);
        plan(turn, duty);
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
    auto told = take_back(turn, *given, language::shortened(own_words(actor, reason), 14), actor.person.id);
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
    if (!assignment->asks.empty()) return figures::table(turn, actor, *assignment);
    std::vector<std::string> open, asked, reported, late, done;
    std::vector<Duty> seen;
    for (auto const& duty : turn.tx.duties().of(id)) {
        if (assignment->issuer != actor.person.id && !may(turn, actor.person.id, "see", duty.unit)) continue;
        seen.push_back(duty);
        auto name = unit_name(turn, duty.unit);
        if (duty.state == DutyState::open) (duty.asked != Asked::nothing ? asked : duty.due < turn.today() ? late : open).push_back(name);
        if (duty.state == DutyState::reported) reported.push_back(name);
        if (duty.state == DutyState::done) done.push_back(name + (duty.days_late(turn.today()) ? phrase("word.late_brackets", {{"d", std::to_string(duty.days_late(turn.today()))}}) : ""));
    }
    if (seen.empty()) return Say{"error.not_here"};
    std::vector<Say> lines;
    auto add = [&](char const* key, std::vector<std::string> const& names) {
        if (!names.empty()) lines.push_back(Say{key, {{"n", text_of(names.size())}, {"villages", joined(names, 33)}}});
    };
    add("given.late", late);
    add("given.open", open);
    add("given.asked", asked);
    add("given.reported", reported);
    add("given.done", done);
    for (auto& line : milestones::status(turn, seen)) lines.push_back(std::move(line));
    for (auto& line : negative_list::outcome_lines(turn, actor.person.id, seen)) lines.push_back(std::move(line));
    return Say{"given.status", {{"title", assignment->title}, {"date", say_day_twice(assignment->due, turn.today())}, {"n", text_of(seen.size())}}, lines};
}

}  // namespace lingyan::affairs::assigning
