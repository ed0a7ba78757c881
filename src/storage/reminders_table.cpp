// At most one reminder a duty: the next moment at which somebody is told of it.
#include "storage/remembered.hpp"
#include "storage/tables.hpp"

namespace lingyan::storage {

namespace {

class RemindersTable : public Reminders {
public:
    explicit RemindersTable(Access access) : db_(access.db) {}

    void set(Reminder const& reminder) override {
        auto const* seat = latest_.find(reminder.duty);
        auto const known = seat && *seat;
        if (known && **seat == reminder) return;
        char const* const sql = known ? "update reminder set step = :step, person = :person, at = :at where duty = :duty"
                                      : "insert into reminder (duty, step, person, at) values (:duty, :step, :person, :at) on conflict (duty) do update "
                                        "set step = excluded.step, person = excluded.person, at = excluded.at";
        db_.query(sql, {{"duty", reminder.duty}, {"step", reminder.step}, {"person", reminder.person}, {"at", reminder.at}});
        latest_.keep(reminder.duty, reminder);
    }

    void clear(DutyId id) override {
        if (auto const* known = latest_.find(id); known && !*known) return;
        db_.query("delete from reminder where duty = :duty", {{"duty", id}});
        latest_.keep(id, std::nullopt);
    }

    std::optional<Reminder> of(DutyId id) override {
        if (auto const* known = latest_.find(id)) return *known;
        auto found = read(db_.query("select duty, step, person, at from reminder where duty = :duty", {{"duty", id}}, "nntn"));
        auto reminder = found.empty() ? std::nullopt : std::optional(found.front());
        latest_.keep(id, reminder);
        return reminder;
    }

    std::vector<Reminder> due(Timestamp now) override {
        return read(db_.query("select duty, step, person, at from reminder where at <= :now order by person, at, duty", {{"now", now}}, "nntn"));
    }

    std::optional<Timestamp> next() override {
        auto rows = db_.query("select min(at) from reminder", {}, "n");
        return rows.next() ? rows.maybe_moment(0) : std::nullopt;
    }

private:
    static std::vector<Reminder> read(Rows rows) {
        std::vector<Reminder> all;
        while (rows.next()) all.push_back({DutyId(rows.number(0)), rows.small(1), PersonId(rows.text(2)), rows.moment(3)});
        return all;
    }

    Connection& db_;
    Remembered<DutyId, std::optional<Reminder>> latest_{db_, 4096};
};

}  // namespace

std::unique_ptr<Reminders> reminders_table(Access access) { return std::make_unique<RemindersTable>(access); }

}  // namespace lingyan::storage
