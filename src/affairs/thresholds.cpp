#include "affairs/thresholds.hpp"

#include "affairs/figures.hpp"
#include "affairs/gathering.hpp"
#include "affairs/ledger.hpp"
#include "affairs/standing.hpp"
#include "affairs/standing_in.hpp"
#include "affairs/telling.hpp"
#include "affairs/threshold_figures.hpp"
#include "language/figures.hpp"

#include <algorithm>
#include <set>

namespace lingyan::affairs::thresholds {

namespace {

constexpr std::size_t most_lines = 33;

Thing thing_of(Record const& lift) { return {Thing::Kind::lift, lift.id.value(), {}, lift.field("title")}; }

std::optional<Record> lift_of(Turn const& turn, Threshold const& threshold, UnitId const& village, int year) {
    for (auto const& lift : turn.tx.records().within("lift", make_date(year, 1, 1), turn.today(), village, {}, {}))
        if (lift.field("rule") == threshold.id.text() && lift.field("year") == std::to_string(year)) return lift;
    return std::nullopt;
}

std::optional<Record> standing(Turn const& turn, RecordId id) {
    auto lift = turn.tx.records().find(id);
    auto threshold = lift && lift->kind == "lift" ? turn.county.pack.threshold(RuleId{lift->field("rule")}) : nullptr;
    auto now = threshold ? lift_of(turn, *threshold, lift->unit, std::atoi(lift->field("year").c_str())) : std::nullopt;
    return now && now->id == id ? now : std::nullopt;
}

bool crosses(Turn const& turn, Threshold const& threshold, UnitId const& village, int year) {
    auto figure = latest(turn, threshold, village, year);
    return figure && threshold.is_crossed(figure->value, language::so_many(figure->unit));
}

// Rules of one sentence of a source: where the place says so, each of them has to be over its line.
bool lifts(Turn const& turn, Threshold const& threshold, UnitId const& village, int year) {
    auto together = turn.county.pack.numbers.find("lift.together");
    bool const all = together != turn.county.pack.numbers.end() && together->second.front() == "all";
    if (!all) return crosses(turn, threshold, village, year);
    auto const& every = turn.county.pack.thresholds;
    return std::all_of(every.begin(), every.end(), [&](Threshold const& one) {
        return one.source != threshold.source || one.quote != threshold.quote || crosses(turn, one, village, year);
    });
}

Person const* village_side(Turn const& turn, UnitId const& village) {
    auto head = turn.county.roster.holder(village_head, village, turn.today());
    for (auto const& role : turn.county.roles.ladder)
        if (!head) head = holder_upwards(turn, role, village);
    return head ? stand_in(turn, *head, turn.today()) : nullptr;
}

// The post that the rule names, else whoever stands above it, else the duty desk.
Person const* upper_side(Turn const& turn, Threshold const& threshold, UnitId const& village) {
    auto holder = holder_upwards(turn, threshold.owner, village);
    auto spec = turn.county.roles.find(threshold.owner);
    if (!holder && spec && spec->above) holder = holder_upwards(turn, *spec->above, village);
    return holder ? stand_in(turn, *holder, turn.today()) : duty_desk(turn, village);
}

std::vector<Person const*> both_sides(Turn const& turn, Threshold const& threshold, UnitId const& village) {
    std::vector<Person const*> sides;
    for (auto side : {village_side(turn, village), upper_side(turn, threshold, village)})
        if (side && std::find(sides.begin(), sides.end(), side) == sides.end()) sides.push_back(side);
    return sides;
}

std::string source_of(Turn const& turn, Threshold const& threshold) {
    auto source = turn.county.pack.source(threshold.source);
    return source ? source->title : threshold.source;
}

std::string say_over(Threshold const& threshold) { return threshold.over ? language::say_figure(*threshold.over) + "元" : ""; }

Fields fields_of(Turn const& turn, Threshold const& threshold, UnitId const& village, int year, Record const* lift) {
    auto figure = latest(turn, threshold, village, year);
    auto named = figure ? figure->title : lift ? lift->field("title") : threshold.title;
    auto value = figure ? language::say_figure(figure->value) + (figure->unit.empty() ? "元" : figure->unit) : lift ? lift->field("value") + lift->field("unit") : "";
    return {{"village", unit_name(turn, village)}, {"title", named},           {"value", value}, {"most", say_over(threshold)},
            {"source", source_of(turn, threshold)}, {"quote", threshold.quote}, {"date", lift ? say_day(lift->happened_on) : ""}};
}

Say line_of(Turn const& turn, Record const& lift, char const* key) {
    auto const& threshold = *turn.county.pack.threshold(RuleId{lift.field("rule")});
    return Say{key, fields_of(turn, threshold, lift.unit, std::atoi(lift.field("year").c_str()), &lift)};
}

Record lift(Turn const& turn, Actor const& actor, Threshold const& threshold, UnitId const& village, int year) {
    auto figure = latest(turn, threshold, village, year);
    Record record;
    record.kind = "lift";  // it credits nobody: it is the village's, not a person's
    record.unit = village;
    record.happened_on = turn.today();
    record.reported_at = turn.now;
    record.entered_by = actor.writer();
    record.fields = {{"rule", threshold.id.text()}, {"year", std::to_string(year)}};
    if (figure) record.fields.insert({{"title", figure->title}, {"value", language::say_figure(figure->value)}, {"unit", figure->unit.empty() ? "元" : figure->unit}});
    record.id = turn.tx.records().add(record);
    turn.tx.audit().add(turn.now, "lift", actor.writer().text(), std::to_string(record.id.value()));
    return record;
}

// Of whoever has heard of it: what still waits for a digest is not sent, the others hear that it is over.
std::vector<Say> take_down(Turn const& turn, Actor const& actor, Threshold const& threshold, Record const& lifted) {
    std::vector<Say> heard;
    take_back(turn, lifted.id, actor.writer());
    turn.tx.audit().add(turn.now, "lift.over", actor.writer().text(), std::to_string(lifted.id.value()));
    for (auto side : both_sides(turn, threshold, lifted.unit)) {
        if (gatherings::cancel_news(turn, side->id, thing_of(lifted))) continue;
        Say over{"lift.over", fields_of(turn, threshold, lifted.unit, std::atoi(lifted.field("year").c_str()), &lifted)};
        if (!actor.by && side->id == actor.person.id) heard.push_back(over);
        else tell(turn, *side, over);
    }
    return heard;
}

std::vector<Say> announce(Turn const& turn, Actor& actor, Threshold const& threshold, Record const& lifted) {
    std::vector<Say> heard;
    for (auto side : both_sides(turn, threshold, lifted.unit)) {
        if (actor.by || side->id != actor.person.id) {
            gatherings::tell_of(turn, *side, thing_of(lifted), "lift.line", next_digest(turn, *side));
            continue;
        }
        auto line = line_of(turn, lifted, "lift.line");
        line.fields["no"] = std::to_string(actor.conversation.give_number(thing_of(lifted), turn.today()));
        heard.push_back(line);
    }
    return heard;
}

}  // namespace

std::vector<Say> follow(Turn const& turn, Actor& actor, Duty const& asked) {
    std::vector<Say> heard;
    for (auto const& threshold : turn.county.pack.thresholds) {
        std::set<int> years;
        for (auto const& one : asked.task->asks)
            if (auto year = year_of_figure(turn, threshold, one.name, turn.today())) years.insert(*year);
        // With a figure that is one of several the others' rules move too.
        if (years.empty())
            for (auto const& other : turn.county.pack.thresholds)
                for (auto const& one : asked.task->asks)
                    if (auto year = other.quote == threshold.quote ? year_of_figure(turn, other, one.name, turn.today()) : std::nullopt) years.insert(*year);
        for (int year : years) {
            auto lifted = lift_of(turn, threshold, asked.unit, year);
            if (lifts(turn, threshold, asked.unit, year) == lifted.has_value()) continue;
            auto more = lifted ? take_down(turn, actor, threshold, *lifted) : announce(turn, actor, threshold, lift(turn, actor, threshold, asked.unit, year));
            heard.insert(heard.end(), more.begin(), more.end());
        }
    }
    return heard;
}

Say list(Turn const& turn, Actor& actor) {
    auto const year = year_of(turn.today());
    std::vector<Item> items;
    std::size_t villages = 0;
    for (auto village : villages_for(turn, actor.person.id, "see")) {
        auto const before = items.size();
        for (auto const& lifted : turn.tx.records().within("lift", make_date(year, 1, 1), turn.today(), village->id, {}, {})) {
            if (lifted.field("year") != std::to_string(year)) continue;
            if (auto item = item_of(turn, actor.person.id, lifted.id)) item->line = line_of(turn, lifted, "lift.list_line"), items.push_back(std::move(*item));
        }
        villages += items.size() > before;
    }
    if (items.size() > most_lines) items.resize(most_lines);
    number(turn, actor.conversation, items);
    std::vector<Say> lines;
    for (auto const& item : items) lines.push_back(item.line);
    for (auto const& threshold : turn.county.pack.thresholds)
        if (bool const named = has_names(turn, threshold); !named || !threshold.over) lines.push_back(Say{named ? "lift.unset_line" : "lift.unnamed_line", {{"title", threshold.title}}});
    if (turn.county.pack.thresholds.empty()) return Say{"lift.unset"};
    return Say{villages ? "lift.list" : "lift.list_none", {{"n", text_of(villages)}}, lines};
}

Say why(Turn const& turn, PersonId const& reader, RecordId id) {
    auto lifted = standing(turn, id);
    if (!lifted || !may(turn, reader, "see", lifted->unit)) return Say{"error.not_here"};
    return line_of(turn, *lifted, "lift.why");
}

std::optional<Item> item_of(Turn const& turn, PersonId const& reader, RecordId id) {
    auto lifted = standing(turn, id);
    if (!lifted || !may(turn, reader, "see", lifted->unit)) return std::nullopt;
    Item item;
    item.thing = thing_of(*lifted);
    item.due = turn.today();
    item.rank = 4;
    item.counts_today = item.by_digit = false;
    item.line = line_of(turn, *lifted, "lift.line");
    return item;
}

bool still_stands(Turn const& turn, RecordId id) { return standing(turn, id).has_value(); }

}  // namespace lingyan::affairs::thresholds
