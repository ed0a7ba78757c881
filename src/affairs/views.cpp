// Lists and single things, as a person asks to see them.
#include "affairs/attachments.hpp"
#include "affairs/figures.hpp"
#include "affairs/clearing.hpp"
#include "affairs/gathering.hpp"
#include "affairs/items.hpp"
#include "affairs/late_undo.hpp"
#include "affairs/ledger.hpp"
#include "affairs/publishing.hpp"
#include "affairs/negative_list.hpp"
#include "affairs/own_ledger.hpp"
#include "affairs/standing.hpp"
#include "affairs/talks.hpp"
#include "affairs/assigning.hpp"
#include "affairs/thresholds.hpp"
#include "affairs/training.hpp"
#include "domain/phrase.hpp"
#include "language/command.hpp"

#include <algorithm>

namespace lingyan::affairs {

namespace {

std::vector<Say> lines_of(std::vector<Item> const& items) {
    std::vector<Say> lines;
    for (auto const& item : items) lines.push_back(item.line);
    return lines;
}

bool only_own(std::vector<Item> const& items) {
    return std::all_of(items.begin(), items.end(), [](Item const& item) { return item.thing.kind == Thing::Kind::duty && item.by_digit; });
}

Say nothing_pressing(std::vector<Item> const& items) {
    auto const& next = *std::min_element(items.begin(), items.end(), [](Item const& a, Item const& b) { return a.due < b.due; });
    return Say{"empty.today", {{"title", next.thing.title}, {"date", say_day(next.due)}}};
}

}  // namespace

Say list_all(Turn const& turn, Actor& actor) {
    auto items = items_of(turn, actor.person.id);
    if (items.empty()) return Say{"empty.none"};
    constexpr std::size_t most = 33;
    auto count = items.size();
    if (items.size() > most) items.resize(most);
    number(turn, actor.conversation, items);
    return Say{only_own(items) ? "list.all" : "list.all_mixed", {{"n", text_of(count)}}, lines_of(items)};
}

namespace {

// Five lines as in a digest, and how many more there are.
Say five_of(Turn const& turn, Actor& actor, std::vector<Item> items) {
    auto count = items.size();
    if (items.size() > 5) items.resize(5);
    number(turn, actor.conversation, items);
    auto lines = lines_of(items);
    if (count > items.size()) lines.push_back(Say{"digest.more", {{"n", text_of(count - items.size())}}});
    return Say{only_own(items) ? "list.all" : "list.all_mixed", {{"n", text_of(count)}}, lines};
}

// What a village has to do until Sunday.
Say own_week(Turn const& turn, Actor& actor) {
    auto items = items_of(turn, actor.person.id);
    if (items.empty()) return Say{"empty.none"};
    auto sunday = turn.today() + days{7 - int(weekday_of(turn.today()))};
    auto week = items;
    std::erase_if(week, [&](Item const& item) { return item.due > sunday; });
    return week.empty() ? nothing_pressing(items) : five_of(turn, actor, std::move(week));
}

}  // namespace

Say list_today(Turn const& turn, Actor& actor) {
    auto items = items_of(turn, actor.person.id);
    if (items.empty()) return Say{"empty.none"};
    bool pressing = std::any_of(items.begin(), items.end(), [&](Item const& item) { return item.rank != 1 || item.due <= turn.today() + days{14}; });
    return pressing ? five_of(turn, actor, std::move(items)) : nothing_pressing(items);
}

namespace {

Say show_duty(Turn const& turn, Actor& actor, Duty const& duty, int no) {
    auto owner = owner_of(turn, duty);
    bool mine = is_own(turn, duty, actor.person.id);
    auto const& task = *duty.task;
    std::vector<Say> lines;
    if (figures::is_asked(duty)) lines.push_back(Say{"figure.asks_line", {{"names", figures::say_asked(duty)}}});
    if (!task.what.empty() && task.what != task.title) lines.push_back(Say{"task.show_what", {{"what", task.what}}});
    if (!task.quality.empty()) lines.push_back(Say{"task.show_quality", {{"quality", task.quality}}});
    if (!task.basis.empty()) lines.push_back(Say{"task.show_basis", {{"basis", task.basis}}});
    for (auto& line : attachments::lines(turn, task)) lines.push_back(std::move(line));
    for (auto const& milestone : duty.milestones) {
        Fields said{{"date", say_date(milestone.day)}, {"what", milestone.what}};
        if (milestone.reached_on) said["until"] = say_day(*milestone.reached_on);
        lines.push_back(Say{milestone.reached_on ? "task.show_milestone_reached" : "task.show_milestone", said});
    }
    if (auto helper = helper_of(turn, duty); helper && mine) lines.push_back(Say{"task.show_helper", {{"lead", helper->name}}});
    if (!duty.returned_for.empty()) lines.push_back(Say{"task.show_returned", {{"reason", duty.returned_for}}});
    if (!duty.note.empty()) lines.push_back(Say{"task.show_note", {{"note", language::shortened(duty.note, 18)}}});
    if (!mine)
        for (auto& line : negative_list::outcome_lines(turn, actor.person.id, {duty})) lines.push_back(std::move(line));
    auto handler = handler_of(turn, duty);
    auto late = duty.days_late(turn.today());
    Fields fields{{"no", std::to_string(no)},
                  {"title", task.title},
                  {"date", say_date(duty.due)},
                  {"due", duty.done_on && late ? phrase("word.late", {{"d", std::to_string(late)}}) : say_due(duty.due, turn.today())},
                  {"village", unit_name(turn, duty.unit)},
                  {"handler", handler ? addressed(turn, *handler) : office_name(turn, duty.unit)},
                  {"who", owner ? owner->name : handler ? handler->name : phrase("word.town_office")},
                  {"phone", owner ? owner->phone : handler ? handler->phone : office_phone(turn, duty.unit)}};
    auto key = !mine ? "task.show_other" : duty.state == DutyState::done ? "task.show_done" : duty.state == DutyState::reported || duty.asked != Asked::nothing ? "task.show_waiting" : figures::is_asked(duty) ? "figure.show" : "task.show";
    return Say{key, fields, lines};
}

// A rule's figure from below, township by township. Never who.
Say show_count(Turn const& turn, Group const& group) {
    std::vector<Say> lines;
    std::size_t places = 0;
    for (auto township : turn.county.roster.below(group.unit, Level::township)) {
        auto owed = left(turn, *group.rule, group.period, township->id);
        if (owed.empty()) continue;
        ++places;
        if (lines.size() < 33) lines.push_back(Say{"count.line", {{"unit", township->short_name}, {"n", text_of(owed.size())}}});
    }
    return Say{"count.list", {{"title", group.rule->title}, {"period", say_period(group.rule->every, group.period)}, {"m", text_of(places)}}, lines};
}

}  // namespace

Say show(Turn const& turn, Actor& actor, int no) {
    auto thing = actor.conversation.number(no);
    if (!thing) return Say{"error.not_here"};
    if (thing->kind == Thing::Kind::group || thing->kind == Thing::Kind::count) {
        auto group = read_group_ref(turn, thing->ref);
        if (!group) return Say{"error.not_here"};
        if (group->rule->done_by.by_unit) return publishing::open(turn, actor, *group, thing->kind == Thing::Kind::count);
        bool training = group->rule->done_by.record == "training";
        if (training && group->rule->about.empty() && thing->kind == Thing::Kind::group) return training::status(turn, actor.person.id);
        if (training) return training::left_list(turn, actor.person.id, group->period, group->unit);
        return thing->kind == Thing::Kind::count ? show_count(turn, *group) : talks::left_list(turn, *group->rule, group->period, group->unit);
    }
    if (auto called = gatherings::find(turn, *thing)) return thing->kind == Thing::Kind::seat ? gatherings::show_seat(turn, actor, *called) : gatherings::status(turn, actor, *called);
    if (clearing::is_of(*thing)) return clearing::open(turn, actor, *thing);
    if (thing->kind == Thing::Kind::claim) return training::show_claim(turn, actor, RecordId{thing->id});
    if (thing->kind == Thing::Kind::assignment) return assigning::status(turn, actor, AssignmentId{thing->id});
    if (thing->kind == Thing::Kind::entry) return negative_list::open(turn, actor, *thing);
    if (thing->kind == Thing::Kind::correction && late_undo::is_wish(turn, RecordId{thing->id})) return late_undo::open(turn, actor, RecordId{thing->id});
    if (thing->kind == Thing::Kind::correction) return own_ledger::open(turn, actor, RecordId{thing->id});
    if (thing->kind == Thing::Kind::swap || thing->kind == Thing::Kind::proxied) {
        auto line = gatherings::item_of(turn, actor.person.id, *thing);
        if (!line) return Say{thing->kind == Thing::Kind::swap ? "duty.swap_over" : "proxy.gone"};
        line->line.fields["no"] = std::to_string(no);
        return line->line;
    }
    if (thing->kind == Thing::Kind::lift) return thresholds::why(turn, actor.person.id, RecordId{thing->id});
    if (thing->kind == Thing::Kind::line) return own_ledger::show(turn, actor, year_of(turn.today()));
    auto duty = turn.tx.duties().find(duty_in(*thing));
    return duty && duty->task ? show_duty(turn, actor, *duty, no) : Say{"error.not_here"};
}

std::optional<Say> show_by_title(Turn const& turn, Actor& actor, std::string const& text) {
    std::optional<Item> best;
    int most = 1;
    for (auto const& item : items_of(turn, actor.person.id))
        if (item.thing.kind == Thing::Kind::duty)
            if (int match = language::title_match(text, item.thing.title); match > most) most = match, best = item;
    if (!best) return std::nullopt;
    return show(turn, actor, actor.conversation.give_number(best->thing, turn.today()));
}

Say why(Turn const& turn, Actor& actor, std::optional<int> no) {
    if (!no) return Say{"why.which"};
    auto thing = actor.conversation.number(*no);
    if (!thing) return Say{"error.not_here"};
    Rule const* rule = nullptr;
    std::optional<Duty> duty;
    if (auto group = read_group_ref(turn, thing->ref)) rule = group->rule;
    std::optional<Assignment> task;
    bool has_no_rule = thing->kind == Thing::Kind::claim || thing->kind == Thing::Kind::entry || thing->kind == Thing::Kind::correction || thing->kind == Thing::Kind::line ||
                       thing->kind == Thing::Kind::swap || thing->kind == Thing::Kind::proxied || thing->kind == Thing::Kind::lift;
    if (has_no_rule || gatherings::find(turn, *thing) || clearing::is_of(*thing)) return show(turn, actor, *no);
    if (thing->kind == Thing::Kind::assignment) task = turn.tx.duties().find(AssignmentId{thing->id});
    else if (duty_in(*thing)) {
        duty = turn.tx.duties().find(duty_in(*thing));
        if (duty && duty->task) task = *duty->task;
        if (duty && !duty->task) rule = turn.county.pack.rule(duty->rule);
    }
    if (rule) {
        auto source = turn.county.pack.source(rule->source);
        return Say{"why.rule", {{"title", rule->title}, {"source", source ? source->title : rule->source}, {"quote", rule->quote}}};
    }
    if (!task) return Say{"error.not_here"};
    auto issuer = task->issuer_name.empty() ? name_of(turn, task->issuer) : task->issuer_name;
    if (task->basis.empty()) return Say{"why.task_unsaid", {{"title", task->title}, {"issuer", issuer}}};
    return Say{"why.task", {{"title", task->title}, {"issuer", issuer}, {"basis", task->basis}}};
}

Say village_view(Turn const& turn, Actor& actor, UnitId const& village) {
    auto head = turn.county.roster.holder(village_head, village, turn.today());
    if (head && head->id == actor.person.id) return list_all(turn, actor);
    std::vector<Item> items;
    for (auto const& duty : turn.tx.duties().active_at(village)) {
        if (!duty.task) continue;
        bool waits = waits_for_answer(duty);
        auto item = waits ? handler_item(turn, duty) : own_item(turn, duty, PersonId{});
        if (!waits) {
            item.thing.kind = Thing::Kind::watch;
            item.line.key = duty.due < turn.today() ? "item.late" : "item.task";
        }
        items.push_back(std::move(item));
    }
    Fields fields{{"village", unit_name(turn, village)}, {"n", text_of(items.size())}, {"who", head ? head->name : phrase("word.vacant")}, {"phone", head ? head->phone : ""}};
    if (items.empty()) return Say{"village.nothing", fields};
    number(turn, actor.conversation, items);
    return Say{"village.view", fields, lines_of(items)};
}

Say week_view(Turn const& turn, Actor& actor) {
    auto villages = villages_for(turn, actor.person.id, "see");
    if (villages.size() < 2) return own_week(turn, actor);
    auto sunday = turn.today() + days{7 - int(weekday_of(turn.today()))};
    struct Row {
        Date due;
        Say line;
    };
    std::vector<Row> rows;
    for (auto village : villages) {
        std::optional<Duty> first;
        int count = 0, waiting = 0;  // reported or asked about: it waits for the township, and is not late
        for (auto const& duty : turn.tx.duties().active_at(village->id))
            if (duty.task && duty.due <= sunday) {
                if (waits_for_answer(duty)) {
                    ++waiting;
                    continue;
                }
                ++count;
                if (!first || duty.due < first->due) first = duty;
            }
        if (!first && waiting) rows.push_back({sunday, Say{"week.waiting_line", {{"village", village->short_name}, {"n", std::to_string(waiting)}}}});
        if (!first) continue;
        auto contact = turn.county.roles.ladder.empty() ? nullptr : turn.county.roster.holder(turn.county.roles.ladder.front(), village->id, turn.today());
        rows.push_back({first->due,
                        Say{"week.line",
                            {{"village", village->short_name},
                             {"title", count > 1 ? phrase("word.tasks_more", {{"title", first->task->title}, {"n", std::to_string(count)}}) : first->task->title},
                             {"due", say_due(first->due, turn.today())},
                             {"handler", contact ? contact->name : phrase("word.town")}}}});
    }
    auto waiting = std::size_t(std::count_if(rows.begin(), rows.end(), [](Row const& row) { return row.line.key == "week.waiting_line"; }));
    if (rows.empty()) return Say{"week.nothing", {{"n", text_of(villages.size())}}};
    // What is late first, by date; the rest as the roster stands.
    std::stable_sort(rows.begin(), rows.end(), [&](Row const& a, Row const& b) {
        bool la = a.due < turn.today(), lb = b.due < turn.today();
        return la != lb ? la : la && a.due < b.due;
    });
    std::vector<Say> lines;
    for (auto& row : rows) lines.push_back(std::move(row.line));
    auto count = lines.size() - waiting;
    if (lines.size() > 33) lines.resize(33);
    return Say{"week.secretary", {{"n", text_of(count)}, {"m", text_of(villages.size() - count)}}, lines};
}

}  // namespace lingyan::affairs
