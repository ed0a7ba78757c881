// The township's list: its registered rules, the entries with how each was decided, and what was brought forward against them.
#include "storage/names.hpp"
#include "storage/tables.hpp"

#include <sstream>

namespace lingyan::storage {

namespace {

#define RULE_COLUMNS "select id, township, document, from_day, own_tasks, villages, registered_by, registered_at, ended_at from negative_rule "
#define ENTRY_COLUMNS                                                                                                       \
    "select id, rule, duty, unit, role, person, due, cause, cause_words, state, proposed_on, decide_by, decided_by, decided_at, " \
    "reason, up_at from negative_entry "
#define APPEAL_COLUMNS "select id, entry, kind, words, made_by, made_at, state, judged_by, judged_at, answer from negative_appeal "

constexpr char const* rule_kinds = "nttnnttnn";
constexpr char const* entry_kinds = "nnntttntttnntntn";
constexpr char const* appeal_kinds = "nntttnttnt";

std::string ids_of(std::vector<UnitId> const& units) {
    std::string text;
    for (auto const& unit : units) text += (text.empty() ? "" : " ") + unit.text();
    return text;
}

class NegativeTable : public NegativeList {
public:
    explicit NegativeTable(Access access) : access_(access) {}

    ListRuleId add(ListRule const& rule) override {
        return ListRuleId(db_.insert(
            "insert into negative_rule (township, document, from_day, own_tasks, villages, registered_by, registered_at, ended_at) "
            "values (:township, :document, :from_day, :own_tasks, :villages, :registered_by, :registered_at, :ended_at)",
            {{"township", rule.township}, {"document", access_.seal(rule.document, "negative_rule.document")}, {"from_day", rule.from},
             {"own_tasks", rule.own_tasks ? 1 : 0}, {"villages", ids_of(rule.villages)}, {"registered_by", rule.registered_by},
             {"registered_at", rule.registered_at}, {"ended_at", rule.ended_at}}));
    }
    void end(ListRuleId id, std::optional<Timestamp> at) override {
        db_.query("update negative_rule set ended_at = :ended_at where id = :id", {{"ended_at", at}, {"id", id}});
    }
    std::optional<ListRule> find(ListRuleId id) override { return first(read_rules(db_.query(RULE_COLUMNS "where id = :id", {{"id", id}}, rule_kinds))); }
    std::vector<ListRule> rules() override { return read_rules(db_.query(RULE_COLUMNS "where ended_at is null order by id", {}, rule_kinds)); }

    EntryId add(NegativeEntry const& entry) override {
        return EntryId(db_.insert(
            "insert into negative_entry (rule, duty, unit, role, person, due, cause, cause_words, state, proposed_on, decide_by, decided_by, "
            "decided_at, reason, up_at) values (:rule, :duty, :unit, :role, :person, :due, :cause, :cause_words, :state, :proposed_on, "
            ":decide_by, :decided_by, :decided_at, :reason, :up_at)",
            {{"rule", entry.rule}, {"duty", entry.duty}, {"unit", entry.unit}, {"role", entry.role}, {"person", entry.person}, {"due", entry.due},
             {"cause", name_of(entry.cause)}, {"cause_words", access_.seal(entry.cause_words, "negative_entry.cause_words")},
             {"state", name_of(entry.state)}, {"proposed_on", entry.proposed_on}, {"decide_by", entry.decide_by}, {"decided_by", entry.decided_by},
             {"decided_at", entry.decided_at}, {"reason", access_.seal(entry.reason, "negative_entry.reason")}, {"up_at", entry.up_at}}));
    }
    std::optional<NegativeEntry> find(EntryId id) override { return first(read_entries(db_.query(ENTRY_COLUMNS "where id = :id", {{"id", id}}, entry_kinds))); }
    void update(NegativeEntry const& entry) override {
        db_.query("update negative_entry set cause = :cause, cause_words = :cause_words, state = :state, decide_by = :decide_by, "
                  "decided_by = :decided_by, decided_at = :decided_at, reason = :reason, up_at = :up_at where id = :id",
                  {{"cause", name_of(entry.cause)}, {"cause_words", access_.seal(entry.cause_words, "negative_entry.cause_words")},
                   {"state", name_of(entry.state)}, {"decide_by", entry.decide_by}, {"decided_by", entry.decided_by},
                   {"decided_at", entry.decided_at}, {"reason", access_.seal(entry.reason, "negative_entry.reason")}, {"up_at", entry.up_at},
                   {"id", entry.id}});
    }
    std::optional<NegativeEntry> of(DutyId duty) override {
        return first(read_entries(db_.query(ENTRY_COLUMNS "where duty = :duty and state <> 'dropped'", {{"duty", duty}}, entry_kinds)));
    }
    std::vector<NegativeEntry> proposed() override {
        return read_entries(db_.query(ENTRY_COLUMNS "where state = 'proposed' order by decide_by, id", {}, entry_kinds));
    }
    std::vector<NegativeEntry> at(UnitId const& unit, Date from, Date to) override {
        return read_entries(db_.query(ENTRY_COLUMNS "where unit = :unit and due between :first and :last and state <> 'dropped' order by due, id",
                                      {{"unit", unit}, {"first", from}, {"last", to}}, entry_kinds));
    }
    std::vector<NegativeEntry> about(PersonId const& person, Date from, Date to) override {
        return read_entries(db_.query(ENTRY_COLUMNS "where person = :person and due between :first and :last and state <> 'dropped' order by due, id",
                                      {{"person", person}, {"first", from}, {"last", to}}, entry_kinds));
    }

    AppealId add(Appeal const& appeal) override {
        return AppealId(db_.insert("insert into negative_appeal (entry, kind, words, made_by, made_at, state, judged_by, judged_at, answer) "
                                   "values (:entry, :kind, :words, :made_by, :made_at, :state, :judged_by, :judged_at, :answer)",
                                   {{"entry", appeal.entry}, {"kind", name_of(appeal.kind)}, {"words", access_.seal(appeal.words, "negative_appeal.words")},
                                    {"made_by", appeal.made_by}, {"made_at", appeal.made_at}, {"state", name_of(appeal.state)},
                                    {"judged_by", appeal.judged_by}, {"judged_at", appeal.judged_at},
                                    {"answer", access_.seal(appeal.answer, "negative_appeal.answer")}}));
    }
    std::optional<Appeal> find(AppealId id) override { return first(read_appeals(db_.query(APPEAL_COLUMNS "where id = :id", {{"id", id}}, appeal_kinds))); }
    void update(Appeal const& appeal) override {
        db_.query("update negative_appeal set words = :words, state = :state, judged_by = :judged_by, judged_at = :judged_at, answer = :answer where id = :id",
                  {{"words", access_.seal(appeal.words, "negative_appeal.words")}, {"state", name_of(appeal.state)}, {"judged_by", appeal.judged_by},
                   {"judged_at", appeal.judged_at}, {"answer", access_.seal(appeal.answer, "negative_appeal.answer")}, {"id", appeal.id}});
    }
    std::vector<Appeal> of(EntryId entry) override {
        return read_appeals(db_.query(APPEAL_COLUMNS "where entry = :entry and state <> 'taken_back' order by id", {{"entry", entry}}, appeal_kinds));
    }

private:
    template <class T>
    static std::optional<T> first(std::vector<T> found) {
        if (found.empty()) return std::nullopt;
        return std::move(found.front());
    }

    std::vector<ListRule> read_rules(Rows rows) const {
        std::vector<ListRule> all;
        while (rows.next()) {
            ListRule rule;
            rule.id = ListRuleId(rows.number(0));
            rule.township = UnitId(rows.text(1));
            rule.document = access_.open(rows.view(2), "negative_rule.document");
            rule.from = rows.day(3);
            rule.own_tasks = rows.flag(4);
            std::istringstream villages(rows.text(5));
            for (std::string id; villages >> id;) rule.villages.emplace_back(id);
            rule.registered_by = PersonId(rows.text(6));
            rule.registered_at = rows.moment(7);
            rule.ended_at = rows.maybe_moment(8);
            all.push_back(std::move(rule));
        }
        return all;
    }

    std::vector<NegativeEntry> read_entries(Rows rows) const {
        std::vector<NegativeEntry> all;
        while (rows.next()) {
            NegativeEntry entry;
            entry.id = EntryId(rows.number(0));
            entry.rule = ListRuleId(rows.number(1));
            entry.duty = DutyId(rows.number(2));
            entry.unit = UnitId(rows.text(3));
            entry.role = Role(rows.text(4));
            entry.person = PersonId(rows.text(5));
            entry.due = rows.day(6);
            entry.cause = named<Cause>(rows.view(7));
            entry.cause_words = access_.open(rows.view(8), "negative_entry.cause_words");
            entry.state = named<EntryState>(rows.view(9));
            entry.proposed_on = rows.day(10);
            entry.decide_by = rows.day(11);
            entry.decided_by = PersonId(rows.text(12));
            entry.decided_at = rows.maybe_moment(13);
            entry.reason = access_.open(rows.view(14), "negative_entry.reason");
            entry.up_at = rows.moment(15);
            all.push_back(std::move(entry));
        }
        return all;
    }

    std::vector<Appeal> read_appeals(Rows rows) const {
        std::vector<Appeal> all;
        while (rows.next()) {
            Appeal appeal;
            appeal.id = AppealId(rows.number(0));
            appeal.entry = EntryId(rows.number(1));
            appeal.kind = named<Appeal::Kind>(rows.view(2));
            appeal.words = access_.open(rows.view(3), "negative_appeal.words");
            appeal.made_by = PersonId(rows.text(4));
            appeal.made_at = rows.moment(5);
            appeal.state = named<Appeal::State>(rows.view(6));
            appeal.judged_by = PersonId(rows.text(7));
            appeal.judged_at = rows.maybe_moment(8);
            appeal.answer = access_.open(rows.view(9), "negative_appeal.answer");
            all.push_back(std::move(appeal));
        }
        return all;
    }

    Access access_;
    Connection& db_ = access_.db;
};

}  // namespace

std::unique_ptr<NegativeList> negative_table(Access access) { return std::make_unique<NegativeTable>(access); }

}  // namespace lingyan::storage
