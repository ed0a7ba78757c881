// Courses and meetings, with a seat for everybody called.
#include "storage/names.hpp"
#include "storage/tables.hpp"

namespace lingyan::storage {

namespace {

#define GATHERING_COLUMNS                                                                                                     \
    "select id, kind, organiser, unit, title, first_day, last_day, minute, place, half_days, called_at, called_off_at, "      \
    "called_off_for, counted_at, bring from gathering "
#define SEAT_COLUMNS "select gathering, person, state, reason, told from seat "

constexpr char const* gathering_kinds = "nttttnnntnnntnt";
constexpr char const* seat_kinds = "ntttn";

class GatheringTable : public Gatherings {
public:
    explicit GatheringTable(Access access) : access_(access) {}

    GatheringId add(Gathering const& called) override {
        auto rows = db_.query(
            "insert into gathering (kind, organiser, unit, title, first_day, last_day, minute, place, half_days, called_at, called_off_at, "
            "called_off_for, counted_at, bring) values (:kind, :organiser, :unit, :title, :first_day, :last_day, :minute, :place, :half_days, "
            ":called_at, :called_off_at, :called_off_for, :counted_at, :bring) returning id",
            {{"kind", name_of(called.kind)}, {"organiser", called.organiser}, {"unit", called.unit},
             {"title", access_.seal(called.title, "gathering.title")}, {"first_day", called.first}, {"last_day", called.last},
             {"minute", called.minute}, {"place", access_.seal(called.place, "gathering.place")}, {"half_days", called.half_days},
             {"called_at", called.called_at}, {"called_off_at", called.called_off_at},
             {"called_off_for", access_.seal(called.called_off_for, "gathering.called_off_for")}, {"counted_at", called.counted_at},
             {"bring", sealed_bring(called)}},
            "n");
        rows.next();
        return GatheringId(rows.number(0));
    }

    void update(Gathering const& called) override {
        db_.query("update gathering set title = :title, first_day = :first_day, last_day = :last_day, minute = :minute, place = :place, "
                  "half_days = :half_days, called_off_at = :called_off_at, called_off_for = :called_off_for, counted_at = :counted_at, bring = :bring where id = :id",
                  {{"title", access_.seal(called.title, "gathering.title")}, {"first_day", called.first}, {"last_day", called.last},
                   {"minute", called.minute}, {"place", access_.seal(called.place, "gathering.place")}, {"half_days", called.half_days},
                   {"called_off_at", called.called_off_at}, {"called_off_for", access_.seal(called.called_off_for, "gathering.called_off_for")},
                   {"counted_at", called.counted_at}, {"bring", sealed_bring(called)}, {"id", called.id}});
    }

    std::optional<Gathering> find(GatheringId id) override {
        auto found = read(db_.query(GATHERING_COLUMNS "where id = :id", {{"id", id}}, gathering_kinds));
        if (found.empty()) return std::nullopt;
        return std::move(found.front());
    }

    void put(Seat const& seat) override {
        db_.query("insert into seat (gathering, person, position, state, reason, told) values (:gathering, :person, "
                  "(select count(*) from seat where gathering = :gathering), :state, :reason, :told) "
                  "on conflict (gathering, person) do update set state = excluded.state, reason = excluded.reason, told = excluded.told",
                  {{"gathering", seat.gathering}, {"person", seat.person}, {"state", name_of(seat.state)},
                   {"reason", access_.seal(seat.reason, "seat.reason")}, {"told", seat.told ? 1 : 0}});
    }

    std::vector<Seat> seats(GatheringId id) override {
        return read_seats(db_.query(SEAT_COLUMNS "where gathering = :gathering order by position", {{"gathering", id}}, seat_kinds));
    }

    std::optional<Seat> seat(GatheringId id, PersonId const& person) override {
        auto found = read_seats(
            db_.query(SEAT_COLUMNS "where gathering = :gathering and person = :person", {{"gathering", id}, {"person", person}}, seat_kinds));
        if (found.empty()) return std::nullopt;
        return found.front();
    }

    std::vector<Gathering> of_unit(UnitId const& unit, Date ends_from) override {
        return read(db_.query(GATHERING_COLUMNS "where unit = :unit and last_day >= :ends_from and called_off_at is null order by first_day, id",
                              {{"unit", unit}, {"ends_from", ends_from}}, gathering_kinds));
    }

    std::vector<Gathering> of_person(PersonId const& person, Date ends_from) override {
        return read(db_.query(GATHERING_COLUMNS "where last_day >= :ends_from and called_off_at is null and exists "
                                                "(select 1 from seat where seat.gathering = gathering.id and seat.person = :person) order by first_day, id",
                              {{"ends_from", ends_from}, {"person", person}}, gathering_kinds));
    }

private:
    std::string sealed_bring(Gathering const& called) const { return called.bring.empty() ? std::string() : access_.seal(called.bring, "gathering.bring"); }

    std::vector<Gathering> read(Rows rows) const {
        std::vector<Gathering> all;
        while (rows.next()) {
            Gathering called;
            called.id = GatheringId(rows.number(0));
            called.kind = named<Gathering::Kind>(rows.text(1));
            called.organiser = PersonId(rows.text(2));
            called.unit = UnitId(rows.text(3));
            called.title = access_.open(rows.text(4), "gathering.title");
            called.first = rows.day(5);
            called.last = rows.day(6);
            if (!rows.is_null(7)) called.minute = rows.small(7);
            called.place = access_.open(rows.text(8), "gathering.place");
            called.half_days = rows.small(9);
            called.called_at = rows.moment(10);
            called.called_off_at = rows.maybe_moment(11);
            called.called_off_for = access_.open(rows.text(12), "gathering.called_off_for");
            called.counted_at = rows.maybe_moment(13);
            if (!rows.view(14).empty()) called.bring = access_.open(rows.view(14), "gathering.bring");
            all.push_back(std::move(called));
        }
        return all;
    }

    std::vector<Seat> read_seats(Rows rows) const {
        std::vector<Seat> all;
        while (rows.next())
            all.push_back({GatheringId(rows.number(0)), PersonId(rows.text(1)), named<SeatState>(rows.text(2)),
                           access_.open(rows.text(3), "seat.reason"), rows.flag(4)});
        return all;
    }

    Access access_;
    Connection& db_ = access_.db;
};

}  // namespace

std::unique_ptr<Gatherings> gatherings_table(Access access) { return std::make_unique<GatheringTable>(access); }

}  // namespace lingyan::storage
