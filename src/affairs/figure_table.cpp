// What the villages have said, as one table for whoever asked: totals, the gaps by name, and line by line.
#include "affairs/figure_values.hpp"
#include "affairs/figures.hpp"
#include "affairs/gathering.hpp"
#include "affairs/standing.hpp"
#include "affairs/telling.hpp"
#include "domain/phrase.hpp"
#include "language/figures.hpp"

#include <algorithm>

namespace lingyan::affairs::figures {

namespace {

constexpr std::size_t most_rows = 100;

struct Row {
    UnitId unit;
    std::vector<std::int64_t> values;  // empty: a gap
};

struct Table {
    std::vector<Row> rows;  // as the villages were asked
    std::vector<std::int64_t> totals;
    std::vector<std::string> gaps;
    std::size_t answered = 0;
};

Table table_of(Turn const& turn, PersonId const& reader, Assignment const& assignment) {
    Table table;
    table.totals.resize(assignment.asks.size());
    for (auto const& duty : turn.tx.duties().of(assignment.id)) {
        if (assignment.issuer != reader && !may(turn, reader, "see", duty.unit)) continue;
        if (duty.state == DutyState::withdrawn) continue;
        Row row{duty.unit, {}};
        for (auto const& record : filed(turn, duty)) row.values.push_back(std::atoll(record.field("hundredths").c_str()));
        if (row.values.size() != assignment.asks.size()) row.values.clear();
        for (std::size_t i = 0; i < row.values.size(); ++i) table.totals[i] += row.values[i];
        if (row.values.empty()) table.gaps.push_back(unit_name(turn, duty.unit));
        else ++table.answered;
        table.rows.push_back(std::move(row));
    }
    return table;
}

std::string said_of(Assignment const& assignment, std::vector<std::int64_t> const& values) {
    std::vector<std::string> said;
    for (std::size_t i = 0; i < values.size(); ++i) said.push_back((assignment.asks.size() > 1 ? assignment.asks[i].name : "") + language::say_figure(values[i]) + assignment.asks[i].unit);
    return joined(said);
}

Fields fields_of(Assignment const& assignment, Table const& table) {
    return {{"title", assignment.title},
            {"n", text_of(table.answered)},
            {"m", text_of(table.gaps.size())},
            {"names", said_of(assignment, table.totals)},
            {"villages", table.gaps.size() > 33 ? phrase("word.and_more", {{"names", joined(table.gaps, 33)}}) : joined(table.gaps, 33)}};
}

}  // namespace

Say table(Turn const& turn, Actor& actor, Assignment const& assignment, bool rows) {
    auto found = table_of(turn, actor.person.id, assignment);
    if (found.rows.empty()) return Say{"error.not_here"};
    auto fields = fields_of(assignment, found);
    fields["no"] = std::to_string(actor.conversation.give_number({Thing::Kind::assignment, assignment.id.value(), {}, assignment.title}, turn.today()));
    if (!rows) return Say{found.gaps.empty() ? "figure.table_all" : "figure.table", fields};
    Say said{"figure.rows", fields};
    for (auto const& row : found.rows) {
        if (said.items.size() == most_rows) break;
        said.items.push_back(Say{row.values.empty() ? "figure.gap_line" : "figure.row_line", {{"village", unit_name(turn, row.unit)}, {"names", said_of(assignment, row.values)}}});
    }
    return said;
}

Say show_table(Turn const& turn, Actor& actor, std::optional<int> no, bool rows) {
    std::optional<Assignment> found;
    if (no) {
        auto thing = actor.conversation.number(*no);
        if (thing && thing->kind == Thing::Kind::assignment) found = turn.tx.duties().find(AssignmentId{thing->id});
        if (!found || found->asks.empty()) return Say{"error.not_here"};
    } else {
        for (auto const& given : turn.tx.duties().given_by(actor.person.id))
            if (!found && !given.asks.empty() && !given.withdrawn_at) found = given;
    }
    return found ? table(turn, actor, *found, rows) : Say{"figure.none_given"};
}

std::optional<Item> table_item(Turn const& turn, PersonId const& reader, AssignmentId id) {
    auto assignment = turn.tx.duties().find(id);
    if (!assignment || assignment->asks.empty() || assignment->withdrawn_at) return std::nullopt;
    auto found = table_of(turn, reader, *assignment);
    if (found.rows.empty()) return std::nullopt;
    Item item;
    item.thing = {Thing::Kind::assignment, id.value(), {}, assignment->title};
    item.line = Say{found.gaps.empty() ? "figure.table_all_line" : "figure.table_line", fields_of(*assignment, found)};
    item.due = assignment->due;
    item.rank = 4;
    item.counts_today = false;
    return item;
}

void plan_table(Turn const& turn, Assignment const& assignment) {
    Thing const thing{Thing::Kind::assignment, assignment.id.value(), {}, assignment.title};
    gatherings::cancel_news(turn, assignment.issuer, thing);
    auto issuer = turn.county.roster.person(assignment.issuer);
    if (!issuer || assignment.withdrawn_at) return;
    auto duties = turn.tx.duties().of(assignment.id);
    bool waits = std::any_of(duties.begin(), duties.end(), [](Duty const& duty) { return duty.active(); });
    auto day = turn.county.calendar.working_on_or_after(std::max(assignment.due, turn.today()) + days{1});
    gatherings::tell_of(turn, *issuer, thing, "figure.table_line", waits ? digest_moment(turn, *issuer, day) : next_digest(turn, *issuer));
}

}  // namespace lingyan::affairs::figures
