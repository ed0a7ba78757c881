// What every store keeps of gatherings and of the seats of those called.
#include "support.hpp"

#include <doctest/doctest.h>

namespace lingyan::storage {

namespace {

Gathering course() {
    Gathering called;
    called.organiser = PersonId("p1");
    called.unit = UnitId("t1");
    called.title = "秋季党务培训";
    called.first = day(20);
    called.last = day(22);
    called.minute = 540;
    called.place = "县党校";
    called.bring = "月报表";
    called.half_days = 5;
    called.called_at = moment(3);
    return called;
}

}  // namespace

TEST_CASE("a gathering comes back with everything that was written into it, and its seats in the order of the call") {
    on_every_store([](Store& store) {
        store.transact_now([](Transaction& tx) {
            auto called = course();
            called.id = tx.gatherings().add(called);
            CHECK(tx.gatherings().find(called.id) == called);
            called.title = "秋季培训";
            called.last = day(23);
            called.minute.reset();
            called.half_days = 8;
            called.counted_at = moment(9);
            tx.gatherings().update(called);
            CHECK(tx.gatherings().find(called.id) == called);

            for (auto who : {"p9", "p3", "p5"}) tx.gatherings().put({called.id, PersonId(who), SeatState::called, {}, false});
            Seat away{called.id, PersonId("p3"), SeatState::excused, "孩子住院", true};
            tx.gatherings().put(away);
            auto seats = tx.gatherings().seats(called.id);
            REQUIRE(seats.size() == 3);
            CHECK(seats[0].person == PersonId("p9"));
            CHECK(seats[1] == away);
            CHECK(tx.gatherings().seat(called.id, PersonId("p3")) == away);
            CHECK_FALSE(tx.gatherings().seat(called.id, PersonId("p4")));
        });
    });
}

TEST_CASE("gatherings are found by unit and by person, by their last day, and not when they are off") {
    on_every_store([](Store& store) {
        store.transact_now([](Transaction& tx) {
            auto later = course(), sooner = course(), off = course();
            later.first = later.last = day(30);
            off.called_off_at = moment(5);
            off.called_off_for = "老师病了";
            for (auto* one : {&later, &sooner, &off}) {
                one->id = tx.gatherings().add(*one);
                tx.gatherings().put({one->id, PersonId("p2"), SeatState::called, {}, false});
            }
            auto ids = [](std::vector<Gathering> const& found) {
                std::vector<GatheringId> all;
                for (auto const& one : found) all.push_back(one.id);
                return all;
            };
            CHECK(ids(tx.gatherings().of_unit(UnitId("t1"), day(0))) == std::vector{sooner.id, later.id});
            CHECK(ids(tx.gatherings().of_unit(UnitId("t1"), day(23))) == std::vector{later.id});
            CHECK(tx.gatherings().of_unit(UnitId("t2"), day(0)).empty());
            CHECK(ids(tx.gatherings().of_person(PersonId("p2"), day(22))) == std::vector{sooner.id, later.id});
            CHECK(tx.gatherings().of_person(PersonId("p3"), day(0)).empty());
            CHECK(tx.gatherings().find(off.id)->called_off_for == "老师病了");
        });
    });
}

TEST_CASE("what a course is about and why somebody stays away is sealed on the disk") {
    TemporaryFolder folder;
    {
        auto store = open_sqlite(options_for(folder));
        store->transact_now([](Transaction& tx) {
            auto called = course();
            called.id = tx.gatherings().add(called);
            tx.gatherings().put({called.id, PersonId("p2"), SeatState::excused, "孩子住院", false});
        });
    }
    auto bytes = folder.bytes();
    for (std::string text : {"秋季党务培训", "县党校", "孩子住院"}) {
        CAPTURE(text);
        CHECK(bytes.find(text) == bytes.npos);
    }
}

}  // namespace lingyan::storage
