#include "affairs/figure_values.hpp"

#include "affairs/figures.hpp"
#include "affairs/standing.hpp"
#include "language/figures.hpp"

#include <algorithm>

namespace lingyan::affairs::figures {

namespace {

constexpr days remembered{400};  // so long a value is offered again

}  // namespace

bool is_asked(Duty const& duty) { return duty.task && !duty.task->asks.empty(); }

std::string say_asked(Duty const& duty) {
    std::vector<std::string> names;
    for (auto const& asked : duty.task->asks) names.push_back(asked.unit.empty() ? asked.name : asked.name + "（" + asked.unit + "）");
    return joined(names);
}

std::vector<std::string> units_of(Duty const& duty) {
    std::vector<std::string> units;
    for (auto const& asked : duty.task->asks) units.push_back(asked.unit);
    return units;
}

std::string say_values(Duty const& duty, std::vector<std::int64_t> const& values) {
    std::vector<std::string> said;
    for (std::size_t i = 0; i < values.size() && i < duty.task->asks.size(); ++i) said.push_back(language::say_figure(values[i]) + duty.task->asks[i].unit);
    return joined(said);
}

std::vector<Record> filed(Turn const& turn, Duty const& duty) {
    auto records = turn.tx.records().within("figure", local_day(duty.task->given_at), turn.today(), duty.unit, {}, {});
    std::erase_if(records, [&](Record const& record) { return record.field("duty") != std::to_string(duty.id.value()); });
    return records;
}

std::optional<std::vector<std::int64_t>> known(Turn const& turn, Duty const& duty) {
    auto records = turn.tx.records().within("figure", turn.today() - remembered, turn.today(), duty.unit, {}, {});
    std::vector<std::int64_t> values;
    for (auto const& asked : duty.task->asks) {
        auto last = std::find_if(records.rbegin(), records.rend(), [&](Record const& record) {
            return record.field("title") == asked.name && record.field("unit") == asked.unit && record.field("duty") != std::to_string(duty.id.value());
        });
        if (last == records.rend()) return std::nullopt;
        values.push_back(std::atoll(last->field("hundredths").c_str()));
    }
    return values;
}

void keep(Turn const& turn, Actor const& actor, Duty const& duty, std::vector<std::int64_t> const& values) {
    auto owner = owner_of(turn, duty);
    for (std::size_t i = 0; i < values.size(); ++i) {
        Record record;
        record.kind = "figure";
        record.who = owner ? owner->id : actor.person.id;
        record.unit = duty.unit;
        record.happened_on = turn.today();
        record.reported_at = turn.now;
        record.entered_by = actor.writer();
        record.fields = {{"duty", std::to_string(duty.id.value())}, {"title", duty.task->asks[i].name}, {"unit", duty.task->asks[i].unit},
                         {"value", language::say_figure(values[i])}, {"hundredths", std::to_string(values[i])}};
        turn.tx.records().add(std::move(record));
    }
}

void word_line(Turn const& turn, Duty const& duty, Say& line) {
    auto last = known(turn, duty);
    line.key = last ? "item.figure_known" : "item.figure";
    if (last) line.fields["value"] = say_values(duty, *last);
}

}  // namespace lingyan::affairs::figures
