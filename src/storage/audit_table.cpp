// Append-only: each row carries a link made from the row before it, under a key outside the database.
#include "storage/json_text.hpp"
#include "storage/tables.hpp"

namespace lingyan::storage {

namespace {

class AuditTable : public AuditTrail {
public:
    explicit AuditTable(Access access) : access_(access) {}

    void add(Timestamp at, std::string_view act, std::string_view who, std::string_view what) override {
        auto const end = find_end();
        Row row{end.id + 1, at.time_since_epoch().count(), std::string(act), std::string(who), std::string(what)};
        End next{row.id, link(end.link, row), end.era};
        access_.db.query("insert into audit (id, at, act, who, what, link) values (:id, :at, :act, :who, :what, :link)",
                         {{"id", row.id}, {"at", row.at}, {"act", row.act}, {"who", row.who}, {"what", row.what}, {"link", next.link}});
        end_ = std::move(next);
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

    // Where the chain ends, as long as nobody else has made it longer and nothing was taken back.
    struct End {
        long long id = 0;  // 0: there is none yet
        std::string link;
        std::uint64_t era = 0;
    };

    End find_end() const {
        if (end_ && end_->era == access_.db.era()) return *end_;
        auto last = access_.db.query("select id, link from audit order by id desc limit 1", {}, "nt");
        return last.next() ? End{last.number(0), last.text(1), access_.db.era()} : End{0, {}, access_.db.era()};
    }

    // As a list, so that no text can reach into its neighbour.
    std::string link(std::string const& previous, Row const& row) const {
        JsonWriter list;
        list.begin_list().text(std::to_string(row.id)).text(std::to_string(row.at)).text(row.act).text(row.who).text(row.what).end_list();
        return access_.cipher.chain(previous, list.take());
    }

    Access access_;
    std::optional<End> end_;
};

}  // namespace

std::unique_ptr<AuditTrail> audit_table(Access access) { return std::make_unique<AuditTable>(access); }

}  // namespace lingyan::storage
