#include "packs/rule.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace lingyan::packs {

Role read_role_name(Reading& reading, Node const& table, std::string const& key, std::string const& what, Roles const& roles) {
    Role role(reading.text(table, key, what));
    if (!role.empty() && role != village_head && !roles.find(role))
        reading.complain(table.find(key)->line, "unknown role '" + role.text() + "' in " + what);
    return role;
}

void read_institution(Reading& reading, Node const& table, Institution& institution, Pack const& pack, Roles const& roles) {
    auto const what = "rule " + institution.id.text();
    institution.title = reading.text(table, "title", what);
    institution.source = reading.text(table, "source", what);
    if (!institution.source.empty() && !pack.source(institution.source))
        reading.complain(table.find("source")->line, "unknown source '" + institution.source + "' of " + what);
    institution.quote = reading.text(table, "quote", what);
    institution.owner = read_role_name(reading, table, "owner", what, roles);
}

namespace {

constexpr std::array spans{
    std::pair{"month", Span::month},         std::pair{"two-months", Span::two_months}, std::pair{"quarter", Span::quarter},
    std::pair{"half-year", Span::half_year}, std::pair{"year", Span::year},             std::pair{"term", Span::term},
};
constexpr std::array privacies{
    std::pair{"open", Privacy::open}, std::pair{"unit", Privacy::unit},
    std::pair{"parties", Privacy::parties}, std::pair{"sealed", Privacy::sealed},
};

// A role, or a list of them where the sources speak of several at once: 村干部 are secretaries, directors and committee members alike.
std::vector<Role> read_about(Reading& reading, Node const& table, std::string const& what, Roles const& roles) {
    auto const* about = table.find("about");
    if (!about) return {};
    if (about->kind != Node::Kind::list) return {read_role_name(reading, table, "about", what, roles)};
    std::vector<Role> found;
    for (auto const& name : reading.texts(*about, "about of " + what)) {
        if (Role(name) != village_head && !roles.find(Role(name))) reading.complain(about->line, "unknown role '" + name + "' in " + what);
        else if (std::find(found.begin(), found.end(), Role(name)) != found.end()) reading.complain(about->line, "about of " + what + " names '" + name + "' twice");
        else found.emplace_back(name);
    }
    if (about->items.empty()) reading.complain(about->line, "about of " + what + " names no role");
    return found;
}

void read_clock(Reading& reading, Node const& table, Rule& rule, std::string const& what) {
    auto const* clock = table.find("clock");
    if (!clock) return reading.complain(table.line, what + " has no clock");
    if (!reading.is_table(*clock, "clock of " + what)) return;
    bool other = false;
    for (auto const* word : {"after", "before"}) {
        if (!clock->find(word)) continue;
        reading.complain(clock->line, std::string("clock '") + word + "' is not carried out yet");
        other = true;
    }
    if (other) return reading.only(*clock, "clock of " + what, {"after", "wait", "before", "lead"});
    reading.only(*clock, "clock of " + what, {"every"});
    auto const every = reading.text(*clock, "every", "clock of " + what);
    bool known = every.empty();
    for (auto const& [word, span] : spans)
        if (every == word) rule.every = span, known = true;
    if (!known) reading.complain(clock->find("every")->line, "unknown period '" + every + "' in " + what);
}

std::vector<Offset> read_remind(Reading& reading, Node const& table, std::string const& what) {
    std::vector<Offset> found;
    auto const* remind = table.find("remind");
    if (!remind) return found;
    if (remind->kind != Node::Kind::list) reading.complain(remind->line, "remind of " + what + " must be a list of offsets");
    for (auto const& item : remind->items) {
        auto const offset = reading.offset(item, "remind of " + what);
        if (!offset) continue;
        if (offset->count > 0) reading.complain(item.line, "remind of " + what + " must not be after the last day");
        else found.push_back(*offset);
    }
    return found;
}

// Nobody above hears before the owner was told; only days can be compared without a calendar.
bool before_all(Offset const& step, Node const& rule, std::vector<Offset> const& remind) {
    auto const* written = rule.find("remind");
    if (written && (written->kind != Node::Kind::list || written->items.size() != remind.size())) return false;  // told of already
    for (auto const& told : remind)
        if (told.kind != Offset::Kind::calendar_days || step.kind != Offset::Kind::calendar_days || told.count <= step.count) return false;
    return true;
}

std::vector<Escalation> read_escalate(Reading& reading, Node const& table, Rule const& rule, std::string const& what, Roles const& roles) {
    std::vector<Escalation> found;
    auto const* escalate = table.find("escalate");
    if (!escalate) return found;
    if (escalate->kind != Node::Kind::list) reading.complain(escalate->line, "escalate of " + what + " must be a list of tables");
    for (auto const& item : escalate->items) {
        auto const where = "escalate of " + what;
        if (!reading.is_table(item, where)) continue;
        reading.only(item, where, {"at", "to", "as"});
        Escalation step;
        step.to = read_role_name(reading, item, "to", where, roles);
        if (auto const as = reading.optional_text(item, "as", where); as == "count") step.as_count = true;
        else if (!as.empty()) reading.complain(item.find("as")->line, "unknown word '" + as + "' in " + where + ": only \"count\"");
        if (auto const* at = item.find("at"); !at) {
            reading.complain(item.line, where + " has no at");
        } else if (auto const offset = reading.offset(*at, where)) {
            step.at = *offset;
            if (offset->count > 0) reading.complain(at->line, where + " must not be after the last day: the ladder is there by itself");
            else if (before_all(*offset, table, rule.remind)) reading.complain(at->line, where + " comes before the owner was told");
        }
        found.push_back(step);
    }
    return found;
}

// needs = { record = "statement", from = "township.accounting", within = "7d" }
void read_needs(Reading& reading, Node const& table, Rule& rule, std::string const& what, Pack const& pack, Roles const& roles) {
    auto const* node = table.find("needs");
    if (!node) return;
    auto const where = "needs of " + what;
    if (!reading.is_table(*node, where)) return;
    reading.only(*node, where, {"record", "from", "within"});
    Needs needs;
    needs.record = reading.text(*node, "record", where);
    bool const known = std::any_of(pack.records.begin(), pack.records.end(), [&](RecordKind const& kind) { return kind.kind == needs.record; });
    if (!known && !needs.record.empty()) reading.complain(node->find("record")->line, "unknown record '" + needs.record + "' in " + where);
    needs.from = read_role_name(reading, *node, "from", where, roles);
    if (auto const* within = node->find("within")) {
        if (auto const offset = reading.offset(*within, where)) needs.within = *offset;
        if (needs.within.count < 0 || needs.within.kind == Offset::Kind::middle) reading.complain(within->line, "within of " + where + " must be a length like 7d");
    }
    if (!rule.done_by.by_unit || !rule.about.empty()) reading.complain(node->line, where + ": only a rule whose record is the unit's (by = \"unit\") can wait for another's");
    rule.needs = std::move(needs);
}

void read_marks(Reading& reading, Node const& table, Rule& rule, std::string const& what) {
    for (auto [key, mark] : {std::pair{"marked", &rule.marked}, std::pair{"unmarked", &rule.unmarked}}) {
        *mark = reading.optional_text(table, key, what);
        if (mark->find(' ') != std::string::npos) reading.complain(table.find(key)->line, std::string(key) + " of " + what + " must be one word without blanks");
    }
}

void read_rest(Reading& reading, Node const& table, Rule& rule, std::string const& what) {
    if (auto const word = reading.optional_text(table, "privacy", what); !word.empty()) {
        bool known = false;
        for (auto const& [name, privacy] : privacies)
            if (word == name) rule.privacy = privacy, known = true;
        if (!known) reading.complain(table.find("privacy")->line, "unknown privacy '" + word + "' of " + what);
    }
    rule.soft = reading.truth(table, "soft", what).value_or(false);
    if (auto const* node = table.find("valid_from")) {
        rule.valid_from = read_date(node->text);
        if (!rule.valid_from) reading.complain(node->line, "valid_from of " + what + " must be a day like 2027-01-01");
    }
    if (auto const* node = table.find("grace")) {
        rule.grace = reading.offset(*node, "grace of " + what);
        if (rule.grace && rule.grace->count <= 0) reading.complain(node->line, "grace of " + what + " must be a length like 60d");
    }
}

}  // namespace

Rule read_rule(Reading& reading, Node const& table, Pack const& pack, Roles const& roles) {
    Rule rule;
    if (!reading.is_table(table, "a rule")) return rule;
    rule.id = RuleId(reading.text(table, "id", "a rule"));
    auto const what = "rule " + rule.id.text();
    reading.only(table, what, {"id", "title", "source", "quote", "owner", "about", "clock", "done_by", "remind", "escalate",
                               "privacy", "soft", "valid_from", "grace", "needs", "marked", "unmarked"});
    read_institution(reading, table, rule, pack, roles);
    rule.about = read_about(reading, table, what, roles);
    read_clock(reading, table, rule, what);
    if (auto const* done_by = table.find("done_by")) rule.done_by = read_done_by(reading, *done_by, what, pack.records);
    else reading.complain(table.line, what + " has no done_by");
    rule.remind = read_remind(reading, table, what);
    rule.escalate = read_escalate(reading, table, rule, what, roles);
    read_rest(reading, table, rule, what);
    read_needs(reading, table, rule, what, pack, roles);
    read_marks(reading, table, rule, what);
    return rule;
}

}  // namespace lingyan::packs
