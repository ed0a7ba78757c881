#include "packs/rule.hpp"

#include <cmath>

namespace lingyan::packs {
namespace {

constexpr double most = 1e11;  // up to here a double holds every hundredth exactly enough to be known again

std::optional<std::int64_t> hundredths(Node const& node) {
    if (node.kind == Node::Kind::whole && node.whole >= 0 && double(node.whole) <= most) return node.whole * 100;
    if (node.kind != Node::Kind::real || !(node.real >= 0 && node.real <= most)) return std::nullopt;
    auto const nearest = std::llround(node.real * 100);
    if (std::abs(node.real * 100 - double(nearest)) > 1e-3) return std::nullopt;  // a third decimal
    return nearest;
}

// clock = { when = "project_funds", over = 500000 }
void read_clock(Reading& reading, Node const& clock, Threshold& threshold, std::string const& what) {
    reading.only(clock, what, {"when", "over"});
    threshold.figure = reading.text(clock, "when", what);
    if (threshold.figure.find_first_of(" .") != std::string::npos)
        reading.complain(clock.find("when")->line, "when in " + what + " must be one word, without blanks and points");
    auto const* over = clock.find("over");
    if (!over) return reading.complain(clock.line, what + " has no over");
    if (over->kind == Node::Kind::text && over->text == "unset") return;  // the source leaves it blank, and so has the place
    threshold.over = hundredths(*over);
    if (!threshold.over) reading.complain(over->line, "over in " + what + " must be a number from 0 with at most two decimals, or \"unset\"");
}

}  // namespace

bool stands_on_a_figure(Node const& rule) {
    auto const* clock = rule.find("clock");
    return clock && clock->find("when");
}

Threshold read_threshold(Reading& reading, Node const& table, Pack const& pack, Roles const& roles) {
    Threshold threshold;
    threshold.id = RuleId(reading.text(table, "id", "a rule"));
    auto const what = "rule " + threshold.id.text();
    reading.only(table, what, {"id", "title", "source", "quote", "owner", "clock"});
    read_institution(reading, table, threshold, pack, roles);
    read_clock(reading, *table.find("clock"), threshold, "clock of " + what);
    return threshold;
}

}  // namespace lingyan::packs
