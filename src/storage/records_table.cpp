// The ledger: facts are added, never changed; one that a later record corrects no longer stands.
#include "storage/json.hpp"
#include "storage/remembered.hpp"
#include "storage/tables.hpp"

namespace lingyan::storage {

namespace {

#define RECORD_COLUMNS "select id, kind, who, about, unit, happened_on, reported_at, entered_by, fields, corrects from record "

#define STANDING                                                                                       \
    " and happened_on between :first and :last and (:unit = '' or unit = :unit) and (:about = '' or about = :about) " \
    "and not exists (select 1 from record later where later.corrects = record.id) order by happened_on, id"

constexpr char const* record_kinds = "nttttnnttn";

class RecordsTable : public Records {
public:
    explicit RecordsTable(Access access) : access_(access) {}

    RecordId add(Record record) override {
        record.id = RecordId(db_.insert(
            "insert into record (kind, who, about, unit, happened_on, reported_at, entered_by, fields, corrects) "
            "values (:kind, :who, :about, :unit, :happened_on, :reported_at, :entered_by, :fields, :corrects)",
            {{"kind", record.kind}, {"who", record.who}, {"about", record.about}, {"unit", record.unit},
             {"happened_on", record.happened_on}, {"reported_at", record.reported_at}, {"entered_by", record.entered_by},
             {"fields", record.fields.empty() ? std::string() : access_.seal(to_json(record.fields), "record.fields")},
             {"corrects", record.corrects}}));
        auto const id = record.id;
        latest_.keep(id, std::move(record));
        return id;
    }

    // A record that takes another one back is listed only under its own kind. Three texts, so that each has its index.
    std::vector<Record> within(std::string const& kind, Date first, Date last, UnitId const& unit, PersonId const& who,
                               PersonId const& about) override {
        char const* sql = kind.empty()  ? RECORD_COLUMNS "where corrects is null and :kind = '' and (:who = '' or who = :who)" STANDING
                          : who.empty() ? RECORD_COLUMNS "where kind = :kind and :who = ''" STANDING
                                        : RECORD_COLUMNS "where kind = :kind and who = :who" STANDING;
        return read(db_.query(
            sql, {{"kind", kind}, {"who", who}, {"first", first}, {"last", last}, {"unit", unit}, {"about", about}}, record_kinds));
    }

    std::optional<Record> find(RecordId id) override {
        if (auto const* record = latest_.find(id)) return *record;
        auto found = read(db_.query(RECORD_COLUMNS "where id = :id", {{"id", id}}, record_kinds));
        if (found.empty()) return std::nullopt;
        return std::move(found.front());
    }

private:
    std::vector<Record> read(Rows rows) const {
        std::vector<Record> all;
        while (rows.next()) {
            Record record;
            record.id = RecordId(rows.number(0));
            record.kind = rows.text(1);
            record.who = PersonId(rows.text(2));
            record.about = PersonId(rows.text(3));
            record.unit = UnitId(rows.text(4));
            record.happened_on = rows.day(5);
            record.reported_at = rows.moment(6);
            record.entered_by = PersonId(rows.text(7));
            record.fields = read_fields(access_.open(rows.view(8), "record.fields"));
            record.corrects = RecordId(rows.number(9));
            all.push_back(std::move(record));
        }
        return all;
    }

    Access access_;
    Connection& db_ = access_.db;
    Remembered<RecordId, Record> latest_{db_, 1024};  // what was just recorded is what is taken back
};

}  // namespace

std::unique_ptr<Records> records_table(Access access) { return std::make_unique<RecordsTable>(access); }

}  // namespace lingyan::storage
