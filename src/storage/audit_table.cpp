// Append-only: each row carries a link made from the row before it, under a key outside the database.
#include "storage/json.hpp"
#include "storage/tables.hpp"

namespace lingyan::storage {

namespace {

class AuditTable : public AuditTrail {
public:
    explicit AuditTable(Access access) : access_(access) {}

    void add(Timestamp at, std::string_view act, std::string_view who, std::string_view what) override {
        auto last = access_.db.query("select id, link from audit order by id desc limit 1", {}, "nt");
        bool const first = !last.next();
        Row row{first ? 1 : last.number(0) + 1, at.time_since_epoch().count(), std::string(act), std::string(who), std::string(what)};
        access_.db.query("insert into audit (id, at, act, who, what, link) values (:id, :at, :act, :who, :what, :link)",
                         {{"id", row.id}, {"at", row.at}, {"act", row.act}, {"who", row.who}, {"what", row.what},
                          {"link", link(first ? std::string() : last.text(1), row)}});
    }

    std::optional<std::int64_t> first_broken() override {
        std::string previous;
        long long checked = 0;
        for (;;) {
            auto rows = access_.db.query("select id, at, act, who, what, link from audit where id > :checked order by id limit 1000",
                                         {{"checked", checked}}, "nntttt");
            if (rows.empty()) return std::nullopt;
            while (rows.next()) {
                Row const row{rows.number(0), rows.number(1), rows.text(2), rows.text(3), rows.text(4)};
                if (row.id != checked + 1 || rows.text(5) != link(previous, row)) return row.id;
                previous = rows.text(5);
                checked = row.id;
            }
        }
    }

private:
    struct Row {
        long long id;
        long long at;
        std::string act, who, what;
    };

    // As a list, so that no text can reach into its neighbour.
    std::string link(std::string const& previous, Row const& row) const {
        std::vector<std::string> const list{std::to_string(row.id), std::to_string(row.at), row.act, row.who, row.what};
        return access_.cipher.chain(previous, to_json(list));
    }

    Access access_;
};

}  // namespace

std::unique_ptr<AuditTrail> audit_table(Access access) { return std::make_unique<AuditTable>(access); }

}  // namespace lingyan::storage
