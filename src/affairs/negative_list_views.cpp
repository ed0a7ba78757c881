// The township's list as lines, as the result that goes up with a task, and as the year's table for people to judge.
#include "affairs/negative_list_parts.hpp"

#include "affairs/gathering.hpp"
#include "affairs/standing.hpp"
#include "affairs/telling.hpp"
#include "domain/phrase.hpp"
#include "language/command.hpp"

#include <algorithm>

namespace lingyan::affairs::negative_list {

namespace {

bool is_settled(NegativeEntry const& entry) { return entry.state != EntryState::proposed && entry.state != EntryState::dropped; }

// News of one's own stays on the list for a week.
bool is_news(Turn const& turn, NegativeEntry const& entry) {
    if (!is_settled(entry)) return false;
    auto since = entry.decided_at ? local_day(*entry.decided_at) : entry.decide_by;
    for (auto const& appeal : turn.tx.negative_list().of(entry.id))
        if (appeal.judged_at) since = std::max(since, local_day(*appeal.judged_at));
    return turn.today() - since <= days{7};
}

}  // namespace

std::string say_state(Turn const& turn, NegativeEntry const& entry) {
    if (entry.state == EntryState::recorded)
        if (auto appeal = open_appeal(turn, entry.id)) return appeal->kind == Appeal::Kind::appeal ? phrase("word.appeal_open") : phrase("word.tolerance_open");
    for (auto const& appeal : turn.tx.negative_list().of(entry.id))
        if (appeal.kind == Appeal::Kind::tolerance && appeal.state == Appeal::State::granted && entry.state == EntryState::recorded) return phrase("word.tolerated");
    switch (entry.state) {
        case EntryState::proposed: return phrase("word.proposed");
        case EntryState::recorded: return phrase("word.recorded");
        case EntryState::not_recorded: return phrase("word.not_recorded");
        case EntryState::undecided: return phrase("word.undecided");
        case EntryState::revoked: return phrase("word.revoked");
        case EntryState::dropped: return phrase("word.dropped");
    }
    return {};
}

std::vector<NegativeEntry> own(Turn const& turn, PersonId const& who, int year) {
    auto found = turn.tx.negative_list().about(who, make_date(year, 1, 1), make_date(year, 12, 31));
    std::erase_if(found, [&](NegativeEntry const& entry) { return !is_settled(entry); });
    return found;
}

bool still_stands(Turn const& turn, Thing const& thing) {
    auto entry = turn.tx.negative_list().find(EntryId{thing.id});
    if (!entry) return false;
    if (thing.ref == to_judge) return open_appeal(turn, entry->id).has_value();
    if (thing.ref == to_know) return is_settled(*entry);
    return stands(turn, *entry);
}

std::optional<Item> entry_item(Turn const& turn, PersonId const& reader, Thing const& thing) {
    auto entry = turn.tx.negative_list().find(EntryId{thing.id});
    if (!entry || !negative_list::still_stands(turn, thing)) return std::nullopt;
    bool mine = entry->person == reader;
    bool entitled = thing.ref == to_judge ? may_judge(turn, reader, *entry) : thing.ref == to_decide ? may_decide(turn, reader, *entry) : mine;
    if (!entitled || (thing.ref == to_explain && entry->cause != Cause::unsaid)) return std::nullopt;
    Item item;
    item.thing = thing_of(*entry, thing.ref == to_judge ? to_judge : thing.ref == to_decide ? to_decide : thing.ref == to_explain ? to_explain : to_know);
    item.line = Say{thing.ref == to_judge ? "negative.judge_line" : thing.ref == to_decide ? "negative.decide_line" : "negative.pointer_line"};
    item.due = thing.ref == to_decide ? entry->decide_by : turn.today();
    item.rank = 2;
    item.counts_today = false;
    return item;
}

std::vector<Item> items_of(Turn const& turn, PersonId const& who) {
    std::vector<Item> items;
    auto add = [&](NegativeEntry const& entry, char const* ref) {
        if (auto item = entry_item(turn, who, thing_of(entry, ref)); item && std::none_of(items.begin(), items.end(), [&](Item const& one) { return one.thing == item->thing; }))
            items.push_back(std::move(*item));
    };
    auto since = turn.today() - days{370};
    for (auto const& entry : turn.tx.negative_list().about(who, since, turn.today())) {
        add(entry, to_explain);
        if (is_news(turn, entry)) add(entry, to_know);
    }
    std::vector<UnitId> seen;
    for (char const* right : {"confirm_negative", "judge_appeal"})
        for (auto village : villages_for(turn, who, right)) {
            if (std::find(seen.begin(), seen.end(), village->id) != seen.end()) continue;
            seen.push_back(village->id);
            for (auto const& entry : turn.tx.negative_list().at(village->id, since, turn.today())) {
                add(entry, to_decide);
                add(entry, to_judge);
            }
        }
    return items;
}

void told(Turn const& turn, Person const& person, Thing const& thing) {
    auto entry = turn.tx.negative_list().find(EntryId{thing.id});
    if (!entry) return;
    if (thing.ref == to_decide && turn.today() < entry->decide_by)
        gatherings::tell_of(turn, person, thing, "negative.decide_line", digest_moment(turn, person, entry->decide_by));
    else if (thing.ref == to_judge)
        gatherings::tell_of(turn, person, thing, "negative.judge_line", digest_moment(turn, person, turn.county.calendar.working_on_or_after(turn.today() + days{7})));
}

namespace {

// The person concerned, who decided, who gave the task, and those who accept what the village does. Nobody else of the village.
bool hears_outcome(Turn const& turn, PersonId const& reader, Duty const& duty, NegativeEntry const& entry) {
    bool of_it = reader == entry.person || reader == entry.decided_by || (duty.task && duty.task->issuer == reader);
    return of_it || may(turn, reader, "accept", duty.unit);
}

}  // namespace

std::vector<Say> outcome_lines(Turn const& turn, PersonId const& reader, std::vector<Duty> const& duties) {
    std::vector<Say> lines;
    for (auto const& duty : duties) {
        auto entry = turn.tx.negative_list().of(duty.id);
        if (!entry || !is_settled(*entry) || entry->up_at > turn.now || !hears_outcome(turn, reader, duty, *entry)) continue;
        auto fields = fields_of(turn, *entry);
        fields["state"] = say_state(turn, *entry);
        lines.push_back(Say{entry->reason.empty() ? "negative.outcome_bare_line" : "negative.outcome_line", fields});
    }
    if (lines.size() > 33) lines.resize(33);
    return lines;
}

std::optional<Item> outcomes_item(Turn const& turn, PersonId const& reader, AssignmentId id) {
    auto task = turn.tx.duties().find(id);
    if (!task || task->withdrawn_at) return std::nullopt;
    auto duties = turn.tx.duties().of(id);
    std::erase_if(duties, [&](Duty const& duty) { return task->issuer != reader && !may(turn, reader, "see", duty.unit); });
    auto settled = outcome_lines(turn, reader, duties);
    if (settled.empty()) return std::nullopt;
    Item item;
    item.thing = {Thing::Kind::assignment, id.value(), {}, task->title};
    item.line = Say{"negative.up_line", {{"title", task->title}, {"n", text_of(settled.size())}}};
    item.due = task->due;
    item.rank = 4;
    item.counts_today = false;
    return item;
}

YearOfEntries confirmed_in(Turn const& turn, int year, UnitId const& under) {
    YearOfEntries found;
    for (auto const& unit : turn.county.roster.units()) {
        if (unit.level != Level::village || (!under.empty() && !turn.county.roster.contains(under, unit.id))) continue;
        for (auto const& entry : turn.tx.negative_list().at(unit.id, make_date(year, 1, 1), make_date(year, 12, 31))) {
            auto duty = turn.tx.duties().find(entry.duty);
            auto rule = turn.tx.negative_list().find(entry.rule);
            if (entry.state != EntryState::recorded || !duty || !duty->task || duty->task->withdrawn_at || !rule) continue;
            Confirmed one{entry, *duty, *rule, days_late(turn, entry, *duty), {}, {}};
            bool frozen = false;
            for (auto const& appeal : turn.tx.negative_list().of(entry.id)) {
                frozen = frozen || appeal.state == Appeal::State::open;
                if (appeal.kind == Appeal::Kind::appeal && appeal.state == Appeal::State::refused) one.refused = appeal;
                if (appeal.kind == Appeal::Kind::tolerance && appeal.state == Appeal::State::granted) one.tolerance = appeal;
            }
            if (frozen) ++found.frozen;
            else found.confirmed.push_back(std::move(one));
        }
    }
    return found;
}

}  // namespace lingyan::affairs::negative_list
