// An institution as data: who owes what to whom, on which clock, proven by what. Design 5 has the grammar.
#pragma once

#include "domain/id.hpp"
#include "domain/time.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace lingyan {

enum class Span { month, two_months, quarter, half_year, year, term };

struct Period {
    Date first;
    Date last;         // inclusive
    std::string name;  // 2026Q4, 2026-12, 2026; what a duty's key carries
    bool operator==(Period const&) const = default;
};
// A term has no calendar of its own: it runs five years from the year that the place's numbers give.
Period period_of(Span, Date, int term_start_year = 2026);
Period next_period(Span, Period const&, int term_start_year = 2026);
std::string say_period(Span, Period const&);  // 第四季度, 12月, 2026年

struct Offset {
    enum class Kind { calendar_days, working_days, months, middle };
    Kind kind = Kind::calendar_days;
    int count = 0;  // negative: before the last day
    bool operator==(Offset const&) const = default;
};

struct Escalation {
    Offset at;
    Role to;
    bool as_count = false;  // a number, no names
    bool operator==(Escalation const&) const = default;
};

// Done when enough records of one kind happened in the period: a count of them, or the sum of a field (half-days are 1 for half a day).
struct DoneBy {
    std::string record;
    int count = 0;
    std::string sum;
    int at_least = 0;  // in the field's own units; half-days: 14 is seven days; 0 where the place has set no number
    std::map<std::string, std::vector<std::string>> where;
    bool by_unit = false;  // whoever of the unit did it; a record that names the period counts for that one, whenever it came
    bool is_set() const { return sum.empty() || at_least > 0; }
    int needed() const { return sum.empty() ? (count > 1 ? count : 1) : at_least; }
    bool operator==(DoneBy const&) const = default;
};

// What somebody else has to give first. Until it is there nothing of the duty is asked of its owner, and the giver is reminded.
struct Needs {
    std::string record;
    Role from;
    Offset within;  // from the day on which it was given, the owner has at least so long
    bool operator==(Needs const&) const = default;
};

enum class Privacy { open, unit, parties, sealed };

// What every rule says of itself, whatever clock it stands on.
struct Institution {
    RuleId id;
    std::string title;
    std::string source;  // a name in the pack's sources
    std::string quote;
    Role owner;
    bool operator==(Institution const&) const = default;
};

struct Rule : Institution {
    std::vector<Role> about;  // one duty per holder of any of these roles under the owner's unit; empty: one per owner
    std::string marked;       // only for units that bear this mark; empty: for all
    std::string unmarked;     // only for units that do not bear it
    Span every = Span::year;
    std::optional<Needs> needs;
    DoneBy done_by;
    std::vector<Offset> remind;
    std::vector<Escalation> escalate;
    Privacy privacy = Privacy::unit;
    bool soft = false;  // advice: told and shown, never late, missed or escalated after its day
    std::optional<Date> valid_from;
    std::optional<Offset> grace;  // whoever has held the post for less than this by the last day is shown, not counted
    bool operator==(Rule const&) const = default;
};

// A rule that stands on a figure (clock = { when = "project_funds", over = 500000 }): the village whose figure of the year is larger is
// lifted to the owner's post above it. How people call the figure is said by the place's [words], under the figure's name.
struct Threshold : Institution {
    std::string figure;
    std::optional<std::int64_t> over;  // hundredths of what is counted: of 元, not of 万元; nothing where the place has set no number
    // Strictly greater, in whole numbers: `value` is in hundredths of so many (10000 for 万元).
    bool is_crossed(std::int64_t value, std::int64_t of_so_many = 1) const { return over && value > *over / of_so_many; }
    bool operator==(Threshold const&) const = default;
};

struct RecordField {
    std::string name;
    std::string type;                  // text date whole half-days money person unit photo, or choice
    std::vector<std::string> choices;
};

struct RecordKind {
    std::string kind;
    std::vector<RecordField> fields;
    std::vector<std::string> say;
    std::string entered_by;  // a role, or field:NAME
};

struct Source {
    std::string name;
    std::string title;  // what a person is shown as the document
};

struct Pack {
    std::vector<Source> sources;
    std::vector<Rule> rules;
    std::vector<Threshold> thresholds;
    std::vector<RecordKind> records;
    std::map<std::string, std::vector<std::string>> words;    // danger.zh-CN = [...]
    std::map<std::string, std::vector<std::string>> numbers;  // task.remind = [...]; a single value is a list of one

    Rule const* rule(RuleId const&) const;
    Threshold const* threshold(RuleId const&) const;
    Source const* source(std::string const& name) const;
};

}  // namespace lingyan
