// What somebody above reads: a report or a question that waits for him, and of late things one line for those of one assignment or rule.
#include "affairs/items.hpp"

#include "affairs/disclosing.hpp"
#include "affairs/late_undo.hpp"
#include "affairs/ledger.hpp"
#include "affairs/operating.hpp"
#include "affairs/standing.hpp"
#include "domain/phrase.hpp"
#include "language/command.hpp"

#include <algorithm>

namespace lingyan::affairs {

namespace {

// What the one who hears of it answers for: the unit where the step's role is held, or the township where that is a village.
Unit const* reach_of(Turn const& turn, Step const& step, Duty const& duty) {
    auto const& roster = turn.county.roster;
    for (auto at = roster.unit(duty.unit); at; at = roster.parent(*at))
        if (roster.holder(step.role, at->id, turn.today()))
            if (auto place = roster.above(at->id, at->level >= Level::township ? Level::township : Level::county)) return place;
    return roster.above(duty.unit, Level::county);
}

bool is_among(std::vector<Duty> const& duties, Owed const& owed) {
    return std::any_of(duties.begin(), duties.end(), [&](Duty const& duty) { return duty.unit == owed.key.unit && duty.subject == owed.key.subject; });
}

}  // namespace

std::string say_what_waits(Duty const& duty) {
    switch (duty.asked) {
        case Asked::extension: return phrase("word.wants_later");
        case Asked::help: return phrase("word.wants_help");
        case Asked::not_ours: return phrase("word.says_not_ours");
        case Asked::nothing: break;
    }
    return phrase("word.reports_done");
}

Item handler_item(Turn const& turn, Duty const& duty) {
    if (auto wish = duty.state == DutyState::reported ? late_undo::item_about(turn, duty) : std::nullopt) return *wish;
    Item item;
    item.due = duty.due;
    item.duties = {duty.id};
    item.rank = 3;
    auto owner = owner_of(turn, duty);
    Fields fields{{"title", title_of(turn, duty)},
                  {"village", unit_name(turn, duty.unit)},
                  {"who", owner ? owner->name : phrase("word.vacant")},
                  {"phone", owner ? owner->phone : ""},
                  {"reason", duty.asked_text.empty() ? "" : "。" + language::shortened(duty.asked_text, 14)},
                  {"until", duty.asked_until ? say_date(*duty.asked_until) : ""},
                  {"due", say_due(duty.due, turn.today())}};
    std::string key = "item.review";
    item.thing = {Thing::Kind::review, duty.id.value(), {}, fields["title"]};
    if (duty.asked != Asked::nothing) {
        item.thing.kind = Thing::Kind::request;
        key = duty.asked == Asked::extension ? "item.request_extension" : duty.asked == Asked::help ? "item.request_help" : "item.request_not_ours";
        if (duty.asked == Asked::extension && !duty.asked_until) key = "item.request_extension_open";
    } else if (!duty.photos.empty()) {
        key = "item.review_photo";
    }
    if (nobody_may_answer(turn, duty)) {
        key = "item.request_desk";
        fields["what"] = say_what_waits(duty);
        auto fills = administrator(turn);
        fields["handler"] = fills ? addressed(turn, *fills) : phrase("word.digital_office");
    }
    item.line = Say{key, fields};
    item.line.about = item.duties;
    return item;
}

Item upward_item(Turn const& turn, std::vector<Duty> const& duties, Step const& step) {
    auto const& first = duties.front();
    auto const& ladder = turn.county.roles.ladder;
    auto rung = std::find(ladder.begin(), ladder.end(), step.role) - ladder.begin();
    auto late_key = rung == 0 ? "late.contact" : rung == 1 ? "late.leader" : rung == 2 ? "late.secretary" : "late.above";
    bool const at_the_desk = rung == 2 && !holder_upwards(turn, step.role, first.unit);  // nobody holds the last rung
    if (at_the_desk) late_key = "late.desk";
    if (auto rule = first.task ? nullptr : turn.county.pack.rule(first.rule); rule && rule->done_by.by_unit) return disclosing::upward(turn, *rule, duties, late_key, step.late);
    Item item;
    item.rank = 4;
    item.due = first.due;
    item.counts_today = false;
    std::vector<std::string> villages;
    for (auto const& duty : duties) {
        item.duties.push_back(duty.id);
        auto name = unit_name(turn, duty.unit);
        if (std::find(villages.begin(), villages.end(), name) == villages.end()) villages.push_back(name);
    }
    auto contact = turn.county.roles.ladder.empty() ? nullptr : holder_upwards(turn, turn.county.roles.ladder.front(), first.unit);
    Fields fields{{"title", title_of(turn, first)},
                  {"village", unit_name(turn, first.unit)},
                  {"villages", villages.size() > 5 ? phrase("word.and_more", {{"names", joined(villages)}}) : joined(villages)},
                  {"date", say_day(first.due)},
                  {"n", text_of(duties.size())},
                  {"m", text_of(villages.size())},
                  {"d", std::to_string((turn.today() - first.due).count())},
                  {"due", say_due(first.due, turn.today())},
                  {"handler", contact ? addressed(turn, *contact) : phrase("word.contact_cadre")}};
    std::string key;
    if (first.task) {
        item.thing = duties.size() == 1 ? Thing{Thing::Kind::watch, first.id.value(), {}, first.task->title}
                                        : Thing{Thing::Kind::assignment, first.task->id.value(), {}, first.task->title};
        key = late_key;
        if (!owner_of(turn, first)) fields["village"] += phrase("word.vacant_brackets");
        if (step.milestone >= 0 && std::size_t(step.milestone) < first.milestones.size()) {
            auto const& milestone = first.milestones[std::size_t(step.milestone)];
            key = "late.milestone";
            fields["what"] = language::shortened(milestone.what, 14);
            fields["date"] = say_day(milestone.day);
        }
        if (duties.size() > 1) key += "_many";
    } else if (auto rule = turn.county.pack.rule(first.rule)) {
        auto period = period_of(*rule, first);
        auto reach = reach_of(turn, step, first);
        auto place = reach ? reach->id : first.unit;
        bool here = reach && reach->level == Level::township, names_them = here && !step.as_count && step.to != Step::To::above;
        item.thing = {Thing::Kind::count, 0, group_ref(rule->id, period, place), rule->title};
        fields["period"] = say_period(rule->every, period);
        // Counted in the ledger, not by whose reminder happens to fire.
        std::vector<UnitId> places;
        std::vector<std::string> names;
        auto owed = left(turn, *rule, period, place);
        std::erase_if(owed, [&](Owed const& one) { return !one.counted || (names_them && !is_among(duties, one)); });
        for (auto const& one : owed) {
            auto at = turn.county.roster.above(one.key.unit, Level::township);
            auto where = at ? at->id : one.key.unit;
            if (std::find(places.begin(), places.end(), where) == places.end()) places.push_back(where);
            auto person = rule->about.empty() ? one.owner : turn.county.roster.person(one.key.subject);
            if (person) names.push_back(person->name);
        }
        fields["n"] = text_of(owed.size());
        fields["m"] = text_of(places.size());
        fields["names"] = names.size() > 5 ? phrase("word.people_more", {{"names", joined(names)}, {"n", text_of(names.size())}}) : joined(names);
        key = names_them ? (step.late ? "late.names" : "ahead.names") : here ? (step.late ? "late.count_here" : "ahead.count_here") : (step.late ? "late.count" : "ahead.count");
    }
    item.line = Say{key, fields};
    item.line.about = item.duties;
    return item;
}

}  // namespace lingyan::affairs
