// What every store keeps of the county itself: roster, calendar, marks and the audit chain.
#include "support.hpp"

#include <doctest/doctest.h>

#include <chrono>

namespace lingyan::storage {

namespace {

RosterChange small_county() {
    RosterChange change;
    change.units = {{UnitId("51"), Level::county, "青岩县", "青岩", UnitId(), UnitId()},
                    {UnitId("5101"), Level::township, "石门镇", "石门", UnitId("51"), UnitId()},
                    {UnitId("510102"), Level::village, "旦麻村委会", "旦麻村", UnitId("5101"), UnitId()},
                    {UnitId("510101"), Level::village, "青坪村委会", "青坪村", UnitId("5101"), UnitId("510102")}};
    change.people = {{PersonId("p2"), "扎西平措", "13800000001", "bo", {{"wecom", "zhaxi"}, {"sim", "p2"}}, 500},
                     {PersonId("p1"), "王秀兰", "", "", {}, std::nullopt}};
    change.posts = {{PersonId("p2"), Role("village.secretary"), UnitId("510102"), day(0), std::nullopt, true},
                    {PersonId("p2"), Role("village.director"), UnitId("510102"), day(0), day(300), true},
                    {PersonId("p1"), Role("village.clerk"), UnitId("510102"), day(-10), std::nullopt, false}};
    return change;
}

}  // namespace

TEST_CASE("the roster comes back in the order in which it was given") {
    on_every_store([](Store& store) {
        auto const change = small_county();
        store.transact_now([&change](Transaction& tx) { CHECK(tx.registry().apply(change) == 9); });
        store.transact_now([&change](Transaction& tx) {
            auto const roster = tx.registry().load();
            CHECK(roster.units() == change.units);
            CHECK(roster.people() == change.people);
            CHECK(roster.posts() == change.posts);
            REQUIRE(roster.at_address("sim", "p2"));
            CHECK(roster.at_address("sim", "p2")->name == "扎西平措");
        });
    });
}

TEST_CASE("an import that is repeated changes nothing, and one that differs changes what differs") {
    on_every_store([](Store& store) {
        store.transact_now([](Transaction& tx) {
            auto change = small_county();
            tx.registry().apply(change);
            CHECK(tx.registry().apply(change) == 0);
            CHECK(tx.registry().apply(RosterChange()) == 0);

            change.units[2].name = "旦麻社区居委会";
            change.people[0].addresses = {{"sim", "p2"}};
            change.people[1].phone = "13900000002";
            change.posts[0].to = day(20);
            CHECK(tx.registry().apply(change) == 4);
            auto const roster = tx.registry().load();
            CHECK(roster.units() == change.units);
            CHECK(roster.people() == change.people);
            CHECK(roster.posts() == change.posts);

            RosterChange moved;
            moved.people = {change.people[1]};
            moved.people[0].addresses = {{"sim", "p2"}};
            CHECK(tx.registry().apply(moved) == 1);
            REQUIRE(tx.registry().load().at_address("sim", "p2"));
            CHECK(tx.registry().load().at_address("sim", "p2")->id == PersonId("p1"));
        });
    });
}

TEST_CASE("a county's 3,500 people are imported in one go") {
    on_every_store([](Store& store) {
        RosterChange change;
        for (int i = 0; i < 3500; ++i) {
            auto const id = "p" + std::to_string(i);
            change.people.push_back({PersonId(id), "张三丰", "1380000" + std::to_string(1000 + i), "", {{"wecom", id}}, std::nullopt});
            change.posts.push_back({PersonId(id), Role("village.clerk"), UnitId("u" + std::to_string(i % 462)), day(0), std::nullopt, false});
        }
        auto const began = std::chrono::steady_clock::now();
        store.transact_now([&change](Transaction& tx) { CHECK(tx.registry().apply(change) == 7000); });
        store.transact_now([&change](Transaction& tx) { CHECK(tx.registry().apply(change) == 0); });
        MESSAGE("milliseconds: ", (std::chrono::steady_clock::now() - began) / std::chrono::milliseconds(1));
        store.transact_now([&change](Transaction& tx) { CHECK(tx.registry().load().people() == change.people); });
    });
}

TEST_CASE("an imported calendar replaces its own year") {
    on_every_store([](Store& store) {
        store.transact_now([](Transaction& tx) {
            tx.registry().put_calendar(2026, {{make_date(2026, 10, 1), "国庆节", false}, {make_date(2026, 10, 10), "国庆节", true}});
            tx.registry().put_calendar(2027, {{make_date(2027, 1, 1), "元旦", false}});
            tx.registry().put_calendar(2026, {{make_date(2026, 5, 1), "劳动节", false}});
            auto const days = tx.registry().days_off();
            REQUIRE(days.size() == 2);
            CHECK(days[0].day == make_date(2026, 5, 1));
            CHECK(days[0].name == "劳动节");
            CHECK_FALSE(days[0].worked);
            CHECK(days[1].day == make_date(2027, 1, 1));
        });
    });
}

TEST_CASE("a mark holds its last value") {
    on_every_store([](Store& store) {
        store.transact_now([](Transaction& tx) {
            CHECK_FALSE(tx.marks().find("clock"));
            tx.marks().put("clock", "1");
            tx.marks().put("clock", "2");
            CHECK(tx.marks().find("clock") == "2");
        });
    });
}

TEST_CASE("the audit chain finds the row that was altered, removed or put in") {
    struct Row { char const* change; std::optional<std::int64_t> broken; };
    for (auto const& [change, broken] : {Row{"select 1", std::nullopt}, Row{"update audit set what = 'x' where id = 3", 3},
                                         Row{"update audit set at = at + 1 where id = 1", 1}, Row{"delete from audit where id = 2", 3},
                                         Row{"insert into audit select id + 1, at, act, who, what, link from audit where id = 5", 6},
                                         Row{"update audit set who = who || what, what = '' where id = 4", 4}}) {
        CAPTURE(change);
        TemporaryFolder folder;
        {
            auto store = open_sqlite(options_for(folder));
            store->transact_now([](Transaction& tx) {
                for (int i = 1; i <= 5; ++i) tx.audit().add(moment(i), "task.assign", "p1", "duty " + std::to_string(i));
            });
        }
        execute_beside(folder.database(), change);
        auto store = open_sqlite(options_for(folder));
        store->transact_now([wanted = broken](Transaction& tx) { CHECK(tx.audit().first_broken() == wanted); });
    }
}

}  // namespace lingyan::storage
