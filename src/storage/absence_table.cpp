// Who is away, and who is on duty where. Neither says why, and telephone numbers are sealed.
#include "storage/names.hpp"
#include "storage/remembered.hpp"
#include "storage/tables.hpp"

namespace lingyan::storage {

namespace {

#define ABSENCE_COLUMNS "select id, person, deputy, first_day, last_day, entered_by, made_at, dropped_at from absence "
#define SHIFT_COLUMNS "select unit, day, person, phone from duty_shift "
#define SWAP_COLUMNS "select id, unit, day, from_person, to_person, asked_at, state from duty_swap "

constexpr std::size_t known_days = 4;
constexpr char const* absence_kinds = "nttnntnn";
constexpr char const* shift_kinds = "tntt";
constexpr char const* swap_kinds = "ntnttnt";

class AbsencesTable : public Absences {
public:
    explicit AbsencesTable(Access access) : access_(access) {}

    AbsenceId add(Absence const& away) override {
        known_.drop_all();
        return AbsenceId(db_.insert("insert into absence (person, deputy, first_day, last_day, entered_by, made_at, dropped_at) "
                                    "values (:person, :deputy, :first_day, :last_day, :entered_by, :made_at, :dropped_at)",
                                    {{"person", away.person}, {"deputy", away.deputy}, {"first_day", away.from}, {"last_day", away.to},
                                     {"entered_by", away.entered_by}, {"made_at", away.made_at}, {"dropped_at", away.dropped_at}}));
    }

    std::optional<Absence> find(AbsenceId id) override {
        auto found = read(db_.query(ABSENCE_COLUMNS "where id = :id", {{"id", id}}, absence_kinds));
        return found.empty() ? std::nullopt : std::optional(found.front());
    }

    void update(Absence const& away) override {
        known_.drop_all();
        db_.query("update absence set deputy = :deputy, first_day = :first_day, last_day = :last_day, dropped_at = :dropped_at where id = :id",
                  {{"deputy", away.deputy}, {"first_day", away.from}, {"last_day", away.to}, {"dropped_at", away.dropped_at}, {"id", away.id}});
    }

    std::vector<Absence> not_over(Date day) override {
        auto const of_day = day.time_since_epoch().count();
        if (auto const* known = known_.find(of_day)) return *known;
        auto found = read(db_.query(ABSENCE_COLUMNS "where last_day >= :day and dropped_at is null order by id", {{"day", day}}, absence_kinds));
        known_.keep(of_day, found);
        return found;
    }

private:
    static std::vector<Absence> read(Rows rows) {
        std::vector<Absence> all;
        while (rows.next())
            all.push_back({AbsenceId(rows.number(0)), PersonId(rows.text(1)), PersonId(rows.text(2)), rows.day(3), rows.day(4), PersonId(rows.text(5)),
                           rows.moment(6), rows.maybe_moment(7)});
        return all;
    }

    Access access_;
    Connection& db_ = access_.db;
    Remembered<long, std::vector<Absence>> known_{db_, known_days};  // every message asks who is there today
};

class DutyRosterTable : public DutyRoster {
public:
    explicit DutyRosterTable(Access access) : access_(access) {}

    int set(UnitId const& unit, Date day, std::vector<Shift> const& shifts) override {
        if (at(unit, day) == shifts) return 0;
        known_.drop(day.time_since_epoch().count());
        db_.query("delete from duty_shift where unit = :unit and day = :day", {{"unit", unit}, {"day", day}});
        int place = 0;
        for (auto const& shift : shifts)
            db_.query("insert into duty_shift (unit, day, place, person, phone) values (:unit, :day, :place, :person, :phone)",
                      {{"unit", unit}, {"day", day}, {"place", place++}, {"person", shift.person},
                       {"phone", shift.phone.empty() ? std::string() : access_.seal(shift.phone, "duty_shift.phone")}});
        return int(shifts.size());
    }

    std::vector<Shift> at(UnitId const& unit, Date day) override {
        return read(db_.query(SHIFT_COLUMNS "where unit = :unit and day = :day order by place", {{"unit", unit}, {"day", day}}, shift_kinds));
    }

    std::vector<Shift> on(Date day) override {
        auto const of_day = day.time_since_epoch().count();
        if (auto const* known = known_.find(of_day)) return *known;
        auto found = read(db_.query(SHIFT_COLUMNS "where day = :day order by unit, place", {{"day", day}}, shift_kinds));
        known_.keep(of_day, found);
        return found;
    }

    std::vector<Shift> of(PersonId const& person, Date first) override {
        return read(db_.query(SHIFT_COLUMNS "where person = :person and day >= :day order by day, unit", {{"person", person}, {"day", first}}, shift_kinds));
    }

    bool is_kept(UnitId const& unit, Date first, Date last) override {
        return !db_.query("select unit from duty_shift where unit = :unit and day >= :first and day <= :last limit 1",
                          {{"unit", unit}, {"first", first}, {"last", last}}, "t")
                    .empty();
    }

    SwapId add(Swap const& swap) override {
        return SwapId(db_.insert("insert into duty_swap (unit, day, from_person, to_person, asked_at, state) "
                                 "values (:unit, :day, :from_person, :to_person, :asked_at, :state)",
                                 {{"unit", swap.unit}, {"day", swap.day}, {"from_person", swap.from}, {"to_person", swap.to},
                                  {"asked_at", swap.asked_at}, {"state", name_of(swap.state)}}));
    }

    std::optional<Swap> find(SwapId id) override {
        auto found = read_swaps(db_.query(SWAP_COLUMNS "where id = :id", {{"id", id}}, swap_kinds));
        return found.empty() ? std::nullopt : std::optional(found.front());
    }

    void update(Swap const& swap) override {
        db_.query("update duty_swap set state = :state where id = :id", {{"state", name_of(swap.state)}, {"id", swap.id}});
    }

    std::vector<Swap> asked(Date first) override {
        return read_swaps(db_.query(SWAP_COLUMNS "where day >= :day and state = 'asked' order by id", {{"day", first}}, swap_kinds));
    }

private:
    std::vector<Shift> read(Rows rows) const {
        std::vector<Shift> all;
        while (rows.next())
            all.push_back({UnitId(rows.text(0)), rows.day(1), PersonId(rows.text(2)),
                           rows.view(3).empty() ? std::string() : access_.open(rows.view(3), "duty_shift.phone")});
        return all;
    }

    static std::vector<Swap> read_swaps(Rows rows) {
        std::vector<Swap> all;
        while (rows.next())
            all.push_back({SwapId(rows.number(0)), UnitId(rows.text(1)), rows.day(2), PersonId(rows.text(3)), PersonId(rows.text(4)), rows.moment(5),
                           named<Swap::State>(rows.text(6))});
        return all;
    }

    Access access_;
    Connection& db_ = access_.db;
    Remembered<long, std::vector<Shift>> known_{db_, known_days};
};

}  // namespace

std::unique_ptr<Absences> absences_table(Access access) { return std::make_unique<AbsencesTable>(access); }
std::unique_ptr<DutyRoster> duty_roster_table(Access access) { return std::make_unique<DutyRosterTable>(access); }

}  // namespace lingyan::storage
