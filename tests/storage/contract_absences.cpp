// What every store keeps of who is away and who is on duty.
#include "support.hpp"

#include <doctest/doctest.h>

namespace lingyan::storage {

TEST_CASE("an absence comes back with everything that was written into it, until it is over or dropped") {
    in_every_store([](Transaction& tx) {
        Absence away;
        away.person = PersonId("p1");
        away.deputy = PersonId("p2");
        away.from = day(3);
        away.to = day(7);
        away.entered_by = PersonId("p9");
        away.made_at = moment(5);
        away.id = tx.absences().add(away);
        CHECK(tx.absences().find(away.id) == away);
        CHECK(tx.absences().not_over(day(7)) == std::vector<Absence>{away});
        CHECK(tx.absences().not_over(day(8)).empty());
        away.to = day(9);
        away.deputy = {};
        tx.absences().update(away);
        CHECK(tx.absences().not_over(day(8)) == std::vector<Absence>{away});
        away.dropped_at = moment(9);
        tx.absences().update(away);
        CHECK(tx.absences().find(away.id) == away);
        CHECK(tx.absences().not_over(day(1)).empty());
    });
}

TEST_CASE("a day of duty is set as a whole, in its order, and found by unit, day and person") {
    in_every_store([](Transaction& tx) {
        auto& roster = tx.duty_roster();
        UnitId const unit("t1"), other("t2");
        Shift const first{unit, day(1), PersonId("p2"), "0816-5550001"}, second{unit, day(1), PersonId("p1"), ""}, later{unit, day(4), PersonId("p1"), ""};
        CHECK(roster.set(unit, day(1), {first, second}) == 2);
        CHECK(roster.set(unit, day(1), {first, second}) == 0);
        CHECK(roster.set(unit, day(4), {later}) == 1);
        CHECK(roster.at(unit, day(1)) == std::vector<Shift>{first, second});
        CHECK(roster.at(other, day(1)).empty());
        CHECK(roster.on(day(1)).size() == 2);
        CHECK(roster.of(PersonId("p1"), day(1)) == std::vector<Shift>{second, later});
        CHECK(roster.of(PersonId("p1"), day(2)) == std::vector<Shift>{later});
        CHECK(roster.is_kept(unit, day(2), day(9)));
        CHECK_FALSE(roster.is_kept(unit, day(5), day(9)));
        CHECK_FALSE(roster.is_kept(other, day(0), day(9)));
        roster.set(unit, day(1), {});
        CHECK(roster.at(unit, day(1)).empty());
    });
}

TEST_CASE("a wish to change duties waits until it is answered or its day is over") {
    in_every_store([](Transaction& tx) {
        Swap swap{{}, UnitId("t1"), day(4), PersonId("p1"), PersonId("p2"), moment(1), Swap::State::asked};
        swap.id = tx.duty_roster().add(swap);
        CHECK(tx.duty_roster().find(swap.id) == swap);
        CHECK(tx.duty_roster().asked(day(4)) == std::vector<Swap>{swap});
        CHECK(tx.duty_roster().asked(day(5)).empty());
        swap.state = Swap::State::agreed;
        tx.duty_roster().update(swap);
        CHECK(tx.duty_roster().find(swap.id) == swap);
        CHECK(tx.duty_roster().asked(day(4)).empty());
    });
}

TEST_CASE("a telephone number of a day of duty stands nowhere in clear") {
    TemporaryFolder folder;
    auto store = open_sqlite(options_for(folder));
    store->transact_now([](Transaction& tx) { tx.duty_roster().set(UnitId("t1"), day(1), {{UnitId("t1"), day(1), PersonId("p2"), "0816-5550001"}}); });
    CHECK(folder.bytes().find("5550001") == std::string::npos);
}

}  // namespace lingyan::storage
