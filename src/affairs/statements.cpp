// The statement of a village's accounts, which whoever keeps its books has to give before the village can publish it.
#include "affairs/disclosing.hpp"

#include "affairs/addressees.hpp"
#include "affairs/ledger.hpp"
#include "affairs/reminding.hpp"
#include "affairs/standing.hpp"
#include "affairs/undoing.hpp"
#include "language/command.hpp"

#include <algorithm>
#include <sstream>

namespace lingyan::affairs::disclosing {

namespace {

std::vector<Unit const*> villages_of(Turn const& turn, PersonId const& who) {
    std::vector<Unit const*> villages;
    for (auto const& rule : turn.county.pack.rules)
        for (auto post : turn.county.roster.posts_of(who, turn.today()))
            if (rule.needs && post->role == rule.needs->from)
                for (auto village : turn.county.roster.below(post->unit, Level::village))
                    if (village->merged_into.empty() && std::find(villages.begin(), villages.end(), village) == villages.end()) villages.push_back(village);
    return villages;
}

// The earliest period of the rule for which this village waits: one before this one only where somebody was told of it.
std::optional<Period> awaited(Turn const& turn, Rule const& rule, UnitId const& village) {
    auto now = period_of(rule.every, turn.today()), before = period_of(rule.every, now.first - days{1});
    bool begun = !turn.county.start || before.last >= *turn.county.start;
    for (auto at = turn.county.roster.unit(village); at && begun; at = at->parent.empty() ? nullptr : turn.county.roster.unit(at->parent))
        if (auto duty = turn.tx.duties().find(RuleKey{rule.id, before.name, at->id, rule.needs->from, {}}); duty && duty->active() && must_wait(turn, rule, before, village)) return before;
    return must_wait(turn, rule, now, village) ? std::optional{now} : std::nullopt;
}

// Where the first day of telling is still ahead, that day tells; else the owner hears in the next digest.
void tell_or_wait(Turn const& turn, Duty& duty) {
    auto ladder = steps(turn, duty);
    bool ahead = !ladder.empty() && ladder.front().to == Step::To::owner && !ladder.front().late && ladder.front().day > turn.today();
    ahead ? plan(turn, duty) : plan_soon(turn, duty);
}

// The village's clock begins; who has given all of them is asked no more.
void begin_clock(Turn const& turn, Rule const& rule, Period const& period, UnitId const& village) {
    for (auto const& owed : left(turn, rule, period, village)) {
        auto duty = touch(turn, rule, period, owed.key);
        duty.due = last_day(turn, rule, period, village);
        turn.tx.duties().update(duty);
        if (duty.active()) tell_or_wait(turn, duty);
    }
}

void settle_giver(Turn const& turn, Rule const& rule, Period const& period, UnitId const& village) {
    for (auto at = turn.county.roster.unit(village); at; at = at->parent.empty() ? nullptr : turn.county.roster.unit(at->parent)) {
        auto duty = turn.tx.duties().find(RuleKey{rule.id, period.name, at->id, rule.needs->from, {}});
        if (!duty) continue;
        bool done = waiting_units(turn, rule, period, at->id).empty();
        duty->state = done ? DutyState::done : DutyState::open;
        duty->done_on = done ? std::optional{turn.today()} : std::nullopt;
        turn.tx.duties().update(*duty);
        plan(turn, *duty);
    }
}

}  // namespace

bool gives_statements(Turn const& turn, PersonId const& who) { return !villages_of(turn, who).empty(); }

Say waiting_list(Turn const& turn, Actor& actor, Rule const& rule, Period const& period, UnitId const& unit) {
    std::vector<Say> lines;
    auto waiting = waiting_units(turn, rule, period, unit);
    for (auto const& village : waiting)
        if (lines.size() < 33) lines.push_back(Say{"statement.waiting_line", {{"village", unit_name(turn, village)}}});
    bool mine = gives_statements(turn, actor.person.id);
    return Say{lines.empty() ? "statement.none_waits" : mine ? "statement.waiting" : "statement.waiting_other", {{"period", say_period(rule.every, period)}, {"title", rule.title}, {"n", text_of(waiting.size())}}, lines};
}

Say give_statement(Turn const& turn, Actor& actor, std::string const& text) {
    auto villages = villages_of(turn, actor.person.id);
    if (villages.empty()) return Say{"statement.not_yours"};
    auto meant = read_addressees(turn, text, villages);
    if (meant.units.empty()) return Say{text.empty() ? "statement.which" : "statement.unknown", {{"text", language::shortened(text, 14)}}};
    std::string ids;
    std::vector<std::string> names, known;
    for (auto const& village : meant.units) {
        bool any = false;
        for (auto const& rule : turn.county.pack.rules) {
            auto period = rule.needs && applies_to(turn, rule, village) ? awaited(turn, rule, village) : std::nullopt;
            if (!period) continue;
            Record record;
            record.kind = rule.needs->record;
            record.who = record.entered_by = actor.person.id;
            record.unit = village;
            record.happened_on = turn.today();
            record.reported_at = turn.now;
            record.fields = {{"period", period->name}};
            record.id = turn.tx.records().add(record);
            ids += std::to_string(record.id.value()) + " ";
            begin_clock(turn, rule, *period, village);
            settle_giver(turn, rule, *period, village);
            any = true;
        }
        (any ? names : known).push_back(unit_name(turn, village));
    }
    if (ids.empty()) return Say{"statement.already", {{"villages", joined(known)}}};
    remember(turn, actor, "statement.give", {{"records", ids}, {"n", text_of(names.size())}});
    return Say{"statement.given", {{"n", text_of(names.size())}, {"villages", joined(names) + (names.size() > 5 ? "等" : "")}}};
}

Say undo(Turn const& turn, Actor& actor, Act const& act) {
    std::istringstream ids(fact(act, "records"));
    for (std::int64_t id = 0; ids >> id;) {
        auto record = turn.tx.records().find(RecordId{id});
        if (!record) continue;
        take_back(turn, record->id, actor.person.id);
        for (auto const& rule : turn.county.pack.rules) {
            auto owed = rule.needs && rule.needs->record == record->kind && applies_to(turn, rule, record->unit) ? owing(turn, record->unit, rule.id, record->field("period")) : std::nullopt;
            if (!owed) continue;
            if (auto duty = turn.tx.duties().find(RuleKey{rule.id, owed->period.name, record->unit, rule.owner, {}}); duty && duty->active()) {
                duty->due = owed->period.last;
                turn.tx.duties().update(*duty);
                plan(turn, *duty);
            }
            settle_giver(turn, rule, owed->period, record->unit);
        }
    }
    return Say{"statement.undone", {{"n", fact(act, "n")}}};
}

}  // namespace lingyan::affairs::disclosing
