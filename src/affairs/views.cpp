// Lists and single things, as a person asks to see them.
#include "affairs/items.hpp"
#include "affairs/ledger.hpp"
#include "affairs/standing.hpp"
#include "affairs/talks.hpp"
#include "affairs/assigning.hpp"
#include "language/command.hpp"

#include <algorithm>

namespace lingyan::affairs {

namespace {

std::vector<Say> lines_of(std::vector<Item> const& items) {
    std::vector<Say> lines;
    for (auto const& item : items) lines.push_back(item.line);
    return lines;
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
    number(actor.conversation, items);
    return Say{"list.all", {{"n", text_of(count)}}, lines_of(items)};
}

Say list_today(Turn const& turn, Actor& actor) {
    auto items = items_of(turn, actor.person.id);
    if (items.empty()) return Say{"empty.none"};
    bool pressing = std::any_of(items.begin(), items.end(), [&](Item const& item) { return item.rank != 1 || item.due <= turn.today() + days{14}; });
    if (!pressing) return nothing_pressing(items);
    auto count = items.size();
    if (items.size() > 5) items.resize(5);
    number(actor.conversation, items);
    auto lines = lines_of(items);
    if (count > items.size()) lines.push_back(Say{"digest.more", {{"n", text_of(count - items.size())}}});
    return Say{"list.mine", {{"n", text_of(count)}}, lines};
}

Say show(Turn const& turn, Actor& actor, int no) {
    auto thing = actor.conversation.number(no);
    if (!thing) return Say{"error.not_here"};
    if (thing->kind == Thing::Kind::group) {
        auto group = read_group_ref(turn, thing->ref);
        return group ? talks::left_list(turn, *group->rule, group->period, group->unit) : Say{"error.not_here"};
    }
    if (thing->kind == Thing::Kind::assignment) return assigning::status(turn, actor, AssignmentId{thing->id});
    auto duty = turn.tx.duties().find(DutyId{thing->id});
    if (!duty) return Say{"error.not_here"};
    auto owner = owner_of(turn, *duty);
    return Say{"task.show",
               {{"no", std::to_string(no)},
                {"title", thing->title},
                {"date", say_day_twice(duty->due, turn.today())},
                {"due", say_due(duty->due, turn.today())},
                {"what", duty->task && !duty->task->what.empty() ? duty->task->what : thing->title},
                {"quality", duty->task && !duty->task->quality.empty() ? duty->task->quality : "没有写"},
                {"basis", duty->task && !duty->task->basis.empty() ? duty->task->basis : "没有写"},
                {"village", unit_name(turn, duty->unit)},
                {"who", owner ? owner->name : "空缺"},
                {"note", duty->note.empty() ? "还没有报过" : language::shortened(duty->note, 18)}}};
}

Say why(Turn const& turn, Actor& actor, std::optional<int> no) {
    if (!no) return Say{"why.which"};
    auto thing = actor.conversation.number(*no);
    if (!thing) return Say{"error.not_here"};
    Rule const* rule = nullptr;
    std::optional<Duty> duty;
    if (auto group = read_group_ref(turn, thing->ref)) rule = group->rule;
    std::optional<Assignment> task;
    if (thing->kind == Thing::Kind::assignment) task = turn.tx.duties().find(AssignmentId{thing->id});
    else if (thing->id) {
        duty = turn.tx.duties().find(DutyId{thing->id});
        if (duty && duty->task) task = duty->task;
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
    std::vector<Item> items;
    for (auto const& duty : turn.tx.duties().active_at(village)) {
        if (!duty.task) continue;
        Item item = duty.state == DutyState::reported || duty.asked != Asked::nothing ? handler_item(turn, duty) : own_item(turn, duty, PersonId{});
        if (item.line.key != "item.review" && item.thing.kind == Thing::Kind::duty) {
            item.thing = {Thing::Kind::assignment, duty.task->id.value(), {}, duty.task->title};
            item.line.key = duty.due < turn.today() ? "item.late" : "item.task";
        }
        items.push_back(std::move(item));
    }
    auto head = turn.county.roster.holder(village_head, village, turn.today());
    Fields fields{{"village", unit_name(turn, village)}, {"n", text_of(items.size())}, {"who", head ? head->name : "空缺"}, {"phone", head ? head->phone : ""}};
    if (items.empty()) return Say{"village.nothing", fields};
    number(actor.conversation, items);
    return Say{"village.view", fields, lines_of(items)};
}

Say week_view(Turn const& turn, Actor& actor) {
    auto villages = villages_for(turn, actor.person.id, "see");
    if (villages.size() < 2) return list_all(turn, actor);
    auto sunday = turn.today() + days{7 - int(weekday_of(turn.today()))};
    struct Row {
        Date due;
        Say line;
    };
    std::vector<Row> rows;
    for (auto village : villages) {
        std::optional<Duty> first;
        int count = 0;
        for (auto const& duty : turn.tx.duties().active_at(village->id))
            if (duty.task && duty.due <= sunday) {
                ++count;
                if (!first || duty.due < first->due) first = duty;
            }
        if (!first) continue;
        auto contact = turn.county.roles.ladder.empty() ? nullptr : turn.county.roster.holder(turn.county.roles.ladder.front(), village->id, turn.today());
        rows.push_back({first->due,
                        Say{"week.line",
                            {{"village", village->short_name},
                             {"title", first->task->title + (count > 1 ? "等" + std::to_string(count) + "件" : "")},
                             {"due", say_due(first->due, turn.today())},
                             {"handler", contact ? contact->name : "镇上"}}}});
    }
    if (rows.empty()) return Say{"week.nothing", {{"n", text_of(villages.size())}}};
    // What is late first, by date; the rest as the roster stands.
    std::stable_sort(rows.begin(), rows.end(), [&](Row const& a, Row const& b) {
        bool la = a.due < turn.today(), lb = b.due < turn.today();
        return la != lb ? la : la && a.due < b.due;
    });
    std::vector<Say> lines;
    for (auto& row : rows) lines.push_back(std::move(row.line));
    auto count = lines.size();
    if (lines.size() > 33) lines.resize(33);
    return Say{"week.secretary", {{"n", text_of(count)}, {"m", text_of(villages.size() - count)}}, lines};
}

}  // namespace lingyan::affairs
