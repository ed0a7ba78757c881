#include "packs/record_kind.hpp"

#include <algorithm>
#include <array>

namespace lingyan::packs {
namespace {

constexpr std::array types{"text", "date", "whole", "half-days", "money", "person", "unit", "photo"};

RecordField read_field(Reading& reading, std::string const& name, Node const& node, std::string const& what) {
    RecordField field{name, {}, {}};
    if (node.kind == Node::Kind::list) {
        field.type = "choice";
        field.choices = reading.texts(node, "the choices of " + name + " in " + what);
        auto sorted = field.choices;
        std::sort(sorted.begin(), sorted.end());
        if (sorted.empty() || std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end())
            reading.complain(node.line, "the choices of " + name + " in " + what + " must be there, each once");
        return field;
    }
    field.type = node.text;
    if (node.kind != Node::Kind::text || std::find(types.begin(), types.end(), field.type) == types.end())
        reading.complain(node.line, "unknown type '" + node.text + "' of field " + name + " in " + what);
    return field;
}

bool has_field(RecordKind const& record, std::string const& name) {
    return std::any_of(record.fields.begin(), record.fields.end(), [&](auto const& field) { return field.name == name; });
}

// Beside its own fields a saying may name what every record has: the person and the day.
void check_saying(Reading& reading, RecordKind const& record, std::string const& saying, int line) {
    for (std::size_t open = saying.find('{'); open != std::string::npos; open = saying.find('{', open + 1)) {
        auto const close = saying.find('}', open);
        if (close == std::string::npos) {
            reading.complain(line, "'" + saying + "' opens a { and does not close it");
            return;
        }
        auto const name = saying.substr(open + 1, close - open - 1);
        if (name != "person" && name != "day" && !has_field(record, name))
            reading.complain(line, "unknown field '" + name + "' in '" + saying + "'");
    }
}

}  // namespace

RecordKind read_record_kind(Reading& reading, Node const& table, Roles const& roles) {
    RecordKind record;
    if (!reading.is_table(table, "a record")) return record;
    record.kind = reading.text(table, "kind", "a record");
    auto const what = "record " + record.kind;
    reading.only(table, what, {"kind", "fields", "say", "entered_by"});

    if (auto const* fields = table.find("fields"); fields && reading.is_table(*fields, "fields of " + what))
        for (auto const& [name, node] : fields->entries) record.fields.push_back(read_field(reading, name, node, what));
    if (auto const* say = table.find("say")) {
        record.say = reading.texts(*say, "say of " + what);
        for (auto const& saying : record.say) check_saying(reading, record, saying, say->line);
    }
    record.entered_by = reading.optional_text(table, "entered_by", what);
    if (auto const& by = record.entered_by; by.starts_with("field:")) {
        if (!has_field(record, by.substr(6)))
            reading.complain(table.find("entered_by")->line, "unknown field '" + by.substr(6) + "' in entered_by of " + what);
    } else if (!by.empty() && Role(by) != village_head && !roles.find(Role(by))) {
        reading.complain(table.find("entered_by")->line, "unknown role '" + by + "' in entered_by of " + what);
    }
    return record;
}

}  // namespace lingyan::packs
