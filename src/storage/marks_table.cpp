// Single facts: where the service stands, and the calendars that were imported.
#include "storage/tables.hpp"

namespace lingyan::storage {

namespace {

class MarksTable : public Marks {
public:
    explicit MarksTable(Access access) : db_(access.db) {}

    std::optional<std::string> find(std::string const& name) override {
        auto rows = db_.query("select value from mark where name = :name", {{"name", name}}, "t");
        if (!rows.next()) return std::nullopt;
        return rows.text(0);
    }

    void put(std::string const& name, std::string const& value) override {
        db_.query("insert into mark (name, value) values (:name, :value) on conflict (name) do update set value = excluded.value",
                  {{"name", name}, {"value", value}});
    }

private:
    Connection& db_;
};

}  // namespace

std::unique_ptr<Marks> marks_table(Access access) { return std::make_unique<MarksTable>(access); }

std::vector<DayOff> days_off(Access access) {
    auto rows = access.db.query("select day, name, worked from calendar_day order by day", {}, "ntn");
    std::vector<DayOff> days;
    while (rows.next()) days.push_back({rows.day(0), rows.text(1), rows.flag(2)});
    return days;
}

void put_calendar(Access access, int year, std::vector<DayOff> const& days) {
    access.db.query("delete from calendar_day where year = :year", {{"year", year}});
    for (auto const& day : days)
        access.db.query("insert into calendar_day (year, day, name, worked) values (:year, :day, :name, :worked) "
                        "on conflict (year, day) do update set name = excluded.name, worked = excluded.worked",
                        {{"year", year}, {"day", day.day}, {"name", day.name}, {"worked", day.worked}});
}

}  // namespace lingyan::storage
