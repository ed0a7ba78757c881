#include "affairs/disclosing.hpp"

#include "affairs/ledger.hpp"
#include "affairs/notices.hpp"
#include "affairs/period_words.hpp"
#include "affairs/standing.hpp"
#include "domain/phrase.hpp"

#include <algorithm>

namespace lingyan::affairs::disclosing {

namespace {

bool is_of(Rule const& rule, Affair affair) {
    auto found = rule.done_by.where.find("affair");
    return rule.done_by.record == "notice" && found != rule.done_by.where.end() && std::find(found->second.begin(), found->second.end(), notices::record_word(affair)) != found->second.end();
}

bool has_place_for(Turn const& turn, Rule const& rule, UnitId const& village) {
    return applies_to(turn, rule, village) && (!rule.valid_from || *rule.valid_from <= turn.today());
}

std::optional<Notice> waiting_for(Turn const& turn, Rule const& rule, Period const& period, UnitId const& unit) {
    for (auto const& notice : turn.tx.notices().open_at(unit))
        if (notice.state == NoticeState::waiting && notice.rule == rule.id && notice.period == period.name) return notice;
    return std::nullopt;
}

std::vector<std::string> names_of(Turn const& turn, std::vector<UnitId> const& units) {
    std::vector<std::string> names;
    for (auto const& unit : units) names.push_back(unit_name(turn, unit));
    return names;
}

std::string with_tail(std::vector<std::string> const& names) { return names.size() > 5 ? phrase("word.and_more", {{"names", joined(names)}}) : joined(names); }

Fields fields_of(Turn const& turn, Rule const& rule, Period const& period, Date due) {
    return {{"title", rule.title}, {"period", say_period(rule.every, period)}, {"date", say_day(due)}, {"due", say_due(due, turn.today())},
            {"d", std::to_string((turn.today() - due).count())}};
}

bool is_giver_at(Turn const& turn, Rule const& rule, UnitId const& unit) { return rule.needs && turn.county.roster.holder(rule.needs->from, unit, turn.today()); }

Item item_for(Turn const& turn, Rule const& rule, Period const& period, UnitId const& unit, Date due) {
    Item item;
    item.thing = {Thing::Kind::group, 0, group_ref(rule.id, period, unit), rule.title};
    item.due = due;
    item.rank = due < turn.today() ? 0 : 1;
    return item;
}

}  // namespace

std::vector<Period> late_periods(Turn const& turn, Rule const& rule, UnitId const& unit, Role const& seat) {
    std::vector<Period> periods;
    for (auto const& duty : turn.tx.duties().active_at(unit)) {
        if (duty.task || duty.rule != rule.id || duty.role != seat) continue;
        auto period = period_of(rule, duty);
        if (period.last < turn.today() && !(turn.county.start && period.last < *turn.county.start)) periods.push_back(period);
    }
    std::sort(periods.begin(), periods.end(), [](Period const& a, Period const& b) { return a.first < b.first; });
    return periods;
}

std::optional<Owing> owing(Turn const& turn, UnitId const& village, Affair affair, std::string_view title) {
    for (auto const& rule : turn.county.pack.rules) {
        if (!is_of(rule, affair) || !has_place_for(turn, rule, village)) continue;
        auto open = late_periods(turn, rule, village, rule.owner);
        open.push_back(period_of(rule.every, turn.today()));
        auto named = std::find_if(open.begin(), open.end(), [&](Period const& period) { return names_period(title, rule.every, period); });
        auto const& meant = named == open.end() ? open.front() : *named;
        return Owing{&rule, meant, last_day(turn, rule, meant, village)};
    }
    return std::nullopt;
}

std::optional<Owing> owing(Turn const& turn, UnitId const& village, RuleId const& id, std::string const& name) {
    auto rule = turn.county.pack.rule(id);
    if (!rule) return std::nullopt;
    auto period = period_of(rule->every, turn.today());
    for (int back = 0; period.name != name && back < 24; ++back) period = period_of(rule->every, period.first - days{1});
    if (period.name != name) return std::nullopt;
    return Owing{rule, period, last_day(turn, *rule, period, village)};
}

std::optional<Item> item(Turn const& turn, Rule const& rule, Period const& period, UnitId const& unit) {
    if (is_giver_at(turn, rule, unit)) {
        auto waiting = waiting_units(turn, rule, period, unit);
        if (waiting.empty()) return std::nullopt;
        auto item = item_for(turn, rule, period, unit, period.last);
        item.line = Say{item.rank ? "statement.due" : "statement.late", fields_of(turn, rule, period, period.last)};
        item.line.fields["n"] = text_of(waiting.size());
        item.line.fields["villages"] = with_tail(names_of(turn, waiting));
        return item;
    }
    auto owed = left(turn, rule, period, unit);
    if (owed.empty()) return std::nullopt;
    auto due = last_day(turn, rule, period, unit);
    auto item = item_for(turn, rule, period, unit, due);
    item.line = Say{item.rank ? "item.rule" : "disclosure.late", fields_of(turn, rule, period, due)};
    if (!owed.front().owner) {  // whoever stands in for the vacant seat is told whose it is
        item.line.key = "item.vacant";
        item.line.fields["village"] = unit_name(turn, unit);
    }
    if (auto notice = waiting_for(turn, rule, period, unit)) {
        item.rank = 5;
        item.counts_today = false;
        item.line.key = "disclosure.waiting";
        item.line.fields["ref"] = std::to_string(notice->id.value());
    }
    return item;
}

std::vector<Item> items_at(Turn const& turn, Rule const& rule, Post const& post) {
    std::vector<Item> items;
    bool giver = rule.needs && post.role == rule.needs->from, owner = post.role == rule.owner || (rule.owner == village_head && post.head);
    if (!giver && !owner) return items;
    for (auto const& period : late_periods(turn, rule, post.unit, giver ? rule.needs->from : rule.owner))
        if (auto late = item(turn, rule, period, post.unit)) items.push_back(std::move(*late));
    if (auto open = item(turn, rule, period_of(rule.every, turn.today()), post.unit)) items.push_back(std::move(*open));
    return items;
}

Item upward(Turn const& turn, Rule const& rule, std::vector<Duty> const& duties, std::string const& rung, bool late) {
    auto const& first = duties.front();
    auto period = period_of(rule, first);
    auto place = turn.county.roster.above(first.unit, Level::township);
    auto reach = place ? place->id : first.unit;
    Item item;
    item.thing = {Thing::Kind::count, 0, group_ref(rule.id, period, reach), rule.title};
    item.due = first.due;
    item.rank = 4;
    item.counts_today = false;
    std::vector<UnitId> units;
    for (auto const& duty : duties) {
        item.duties.push_back(duty.id);
        units.push_back(duty.unit);
    }
    bool statement = rule.needs && first.role == rule.needs->from;
    if (statement) units = waiting_units(turn, rule, period, first.unit);
    auto contact = turn.county.roles.ladder.empty() ? nullptr : holder_upwards(turn, turn.county.roles.ladder.front(), first.unit);
    auto fields = fields_of(turn, rule, period, first.due);
    if (!statement) fields["title"] = phrase("word.of_period", {{"period", say_period(rule.every, period)}, {"title", rule.title}});
    fields["n"] = fields["m"] = text_of(units.size());
    fields["unit"] = unit_name(turn, first.unit);
    fields["village"] = units.empty() ? std::string{} : unit_name(turn, units.front());
    fields["villages"] = with_tail(names_of(turn, units));
    fields["handler"] = contact ? addressed(turn, *contact) : phrase("word.contact_cadre");
    item.line = Say{statement ? "late.statement" : !late ? "ahead.villages" : units.size() > 1 ? rung + "_many" : rung, fields};
    item.line.about = item.duties;
    return item;
}

Say left_list(Turn const& turn, Rule const& rule, Period const& period, UnitId const& unit) {
    std::vector<Say> lines;
    auto owed = left(turn, rule, period, unit);
    for (auto const& one : owed)
        if (lines.size() < 33)
            lines.push_back(Say{"disclosure.left_line",
                                {{"village", unit_name(turn, one.key.unit)}, {"who", one.owner ? one.owner->name : phrase("word.vacant")}, {"phone", one.owner ? one.owner->phone : ""}}});
    return Say{lines.empty() ? "disclosure.left_none" : "disclosure.left", {{"period", say_period(rule.every, period)}, {"title", rule.title}, {"n", text_of(owed.size())}}, lines};
}

}  // namespace lingyan::affairs::disclosing
