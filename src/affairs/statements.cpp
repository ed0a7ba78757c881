// The statement of a village's accounts, which whoever keeps its books has to give before the village can publish it.
#include "affairs/disclosing.hpp"

#include "affairs/addressees.hpp"
#include "affairs/ledger.hpp"
#include "affairs/period_words.hpp"
#include "affairs/reminding.hpp"
#include "affairs/standing.hpp"
#include "affairs/undoing.hpp"
#include "domain/phrase.hpp"
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

// The periods of the rule for which this village waits, the earliest first: those before the one that runs only where somebody was told of them.
std::vector<Period> awaited(Turn const& turn, Rule const& rule, UnitId const& village) {
    std::vector<Period> periods;
    auto add = [&](Period const& period) {
        bool known = std::any_of(periods.begin(), periods.end(), [&](Period const& one) { return one.name == period.name; });
        if (!known && must_wait(turn, rule, period, village)) periods.push_back(period);
    };
    for (auto at = turn.county.roster.unit(village); at; at = turn.county.roster.parent(*at))
        for (auto const& late : late_periods(turn, rule, at->id, rule.needs->from)) add(late);
    std::sort(periods.begin(), periods.end(), [](Period const& a, Period const& b) { return a.first < b.first; });
    add(period_of(rule.every, turn.today()));
    return periods;
}

// The one that the sentence names, where it names any; else the earliest.
std::optional<Period> meant_by(std::string const& text, Rule const& rule, std::vector<Period> const& periods) {
    bool named = names_some_period(text);
    auto found = std::find_if(periods.begin(), periods.end(), [&](Period const& period) { return !named || names_period(text, rule.every, period); });
    return found == periods.end() ? std::nullopt : std::optional{*found};
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
    for (auto at = turn.county.roster.unit(village); at; at = turn.county.roster.parent(*at)) {
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
    std::vector<std::string> known;
    std::vector<std::pair<std::string, std::vector<std::string>>> given;  // under the words of each period, its villages
    std::size_t count = 0;
    for (auto const& village : meant.units) {
        bool any = false;
        for (auto const& rule : turn.county.pack.rules) {
            auto period = rule.needs && applies_to(turn, rule, village) ? meant_by(text, rule, awaited(turn, rule, village)) : std::nullopt;
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
            auto const said = say_period(rule.every, *period);
            auto row = std::find_if(given.begin(), given.end(), [&](auto const& one) { return one.first == said; });
            if (row == given.end()) row = given.insert(given.end(), {said, {}});
            row->second.push_back(unit_name(turn, village));
            any = true;
        }
        any ? void(++count) : known.push_back(unit_name(turn, village));
    }
    if (ids.empty()) return Say{names_some_period(text) ? "statement.not_open" : "statement.already", {{"villages", joined(known)}}};
    remember(turn, actor, "statement.give", {{"records", ids}, {"n", text_of(count)}});
    std::vector<Say> lines;
    for (auto const& [period, names] : given)
        lines.push_back(Say{"statement.given_line", {{"period", period}, {"n", text_of(names.size())}, {"villages", names.size() > 5 ? phrase("word.and_more", {{"names", joined(names)}}) : joined(names)}}});
    return Say{"statement.given", {}, lines};
}

Say undo(Turn const& turn, Actor& actor, Act const& act) {
    std::istringstream ids(fact(act, "records"));
    for (std::int64_t id = 0; ids >> id;) {
        auto record = turn.tx.records().find(RecordId{id});
        if (!record || !stands(turn, *record)) continue;
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
