#include "packs/rule.hpp"

#include <algorithm>
#include <cmath>

namespace lingyan::packs {
namespace {

RecordField const* field_of(RecordKind const& record, std::string const& name) {
    for (auto const& field : record.fields)
        if (field.name == name) return &field;
    return nullptr;
}

// In the field's own units: half-days are written as days and kept doubled.
std::optional<int> in_units(Node const& node, RecordField const& field) {
    if (node.kind != Node::Kind::whole && node.kind != Node::Kind::real) return std::nullopt;
    auto const value = field.type == "half-days" ? node.real * 2 : node.real;
    if (value != std::floor(value) || std::abs(value) > 1e9) return std::nullopt;
    return static_cast<int>(value);
}

void read_count(Reading& reading, Node const& node, DoneBy& done, std::string const& what) {
    if (node.kind == Node::Kind::whole && node.whole >= 1 && node.whole <= 10000) done.count = static_cast<int>(node.whole);
    else reading.complain(node.line, "count in " + what + " must be a whole number from 1");
}

void read_sum(Reading& reading, Node const& table, DoneBy& done, RecordKind const& record, std::string const& what) {
    done.sum = reading.text(table, "sum", what);
    auto const* field = field_of(record, done.sum);
    auto const line = table.find("sum")->line;
    if (!field) return reading.complain(line, "unknown field '" + done.sum + "' of record " + record.kind + " in " + what);
    if (field->type != "whole" && field->type != "half-days" && field->type != "money")
        return reading.complain(line, "field '" + done.sum + "' in " + what + " is no number that could be summed");
    auto const* least = table.find("at_least");
    if (!least) return reading.complain(table.line, what + " has sum and no at_least");
    if (least->kind == Node::Kind::text && least->text == "unset") return;  // the source leaves it blank, and so has the place
    auto const value = in_units(*least, *field);
    if (value && *value > 0) done.at_least = *value;
    else reading.complain(least->line, "at_least in " + what + " must be " +
                          (field->type == "half-days" ? "a number of days, by halves" : "a whole number from 1") + ", or \"unset\"");
}

void read_where(Reading& reading, Node const& where, DoneBy& done, RecordKind const& record, std::string const& what) {
    if (!reading.is_table(where, "where in " + what)) return;
    for (auto const& [name, node] : where.entries) {
        auto const* field = field_of(record, name);
        if (!field) {
            reading.complain(node.line, "unknown field '" + name + "' of record " + record.kind + " in " + what);
            continue;
        }
        auto const alone = std::vector<Node>{node};
        auto const& values = node.kind == Node::Kind::list ? node.items : alone;
        if (values.empty()) reading.complain(node.line, "where." + name + " in " + what + " names no value");
        for (auto const& value : values) {
            if (auto const units = in_units(value, *field)) {
                done.where[name].push_back(std::to_string(*units));
                continue;
            }
            auto const chosen = std::find(field->choices.begin(), field->choices.end(), value.text) != field->choices.end();
            if (value.kind != Node::Kind::text || (field->type == "choice" && !chosen))
                reading.complain(value.line, "unknown value '" + value.text + "' of where." + name + " in " + what);
            done.where[name].push_back(value.text);
        }
    }
}

}  // namespace

DoneBy read_done_by(Reading& reading, Node const& table, std::string const& rule, std::vector<RecordKind> const& records) {
    DoneBy done;
    auto const what = "done_by of " + rule;
    if (!reading.is_table(table, what)) return done;
    reading.only(table, what, {"record", "count", "sum", "at_least", "where", "by"});
    done.record = reading.text(table, "record", what);
    auto const record = std::find_if(records.begin(), records.end(), [&](auto const& kind) { return kind.kind == done.record; });
    if (record == records.end()) {
        if (!done.record.empty()) reading.complain(table.find("record")->line, "unknown record '" + done.record + "' in " + what);
        return done;
    }
    auto const* count = table.find("count");
    auto const* sum = table.find("sum");
    if (!count == !sum) reading.complain(table.line, what + " must have either count or sum");
    if (count) read_count(reading, *count, done, what);
    if (sum) read_sum(reading, table, done, *record, what);
    else if (auto const* least = table.find("at_least")) reading.complain(least->line, "at_least without sum in " + what);
    if (auto const by = reading.optional_text(table, "by", what); by == "unit") done.by_unit = true;
    else if (!by.empty()) reading.complain(table.find("by")->line, "unknown word '" + by + "' in " + what + ": only \"unit\"");
    if (auto const* where = table.find("where")) read_where(reading, *where, done, *record, what);
    return done;
}

}  // namespace lingyan::packs
