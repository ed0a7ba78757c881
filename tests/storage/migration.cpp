// The steps from an older database to ours, cut off anywhere.
#include "support.hpp"

#include "storage/support_disk.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

namespace lingyan::storage {

namespace {

// As a program before the first step has left it.
void make_old(std::string const& database) {
    execute_beside(database, "pragma journal_mode = wal; create table schema_version (version bigint primary key)");
}

void write_and_read(Store& store) {
    store.transact_now([](Transaction& tx) {
        tx.inbox().add({});
        CHECK(tx.inbox().unanswered(5).size() == 1);
        tx.audit().add(moment(1), "act", "who", "what");
        CHECK_FALSE(tx.audit().first_broken());
    });
}

std::string file_of_tests(std::string const& name) {
    std::ifstream in(PROJECT_ROOT "/tests/storage/" + name, std::ios::binary);
    return {std::istreambuf_iterator(in), {}};
}

}  // namespace

TEST_CASE("what a database of version 12 held stands in the trees of today: who owes what, who is reminded when, and the audit's chain") {
    TemporaryFolder folder;
    auto const old = file_of_tests("version_12.sql");
    REQUIRE_FALSE(old.empty());
    execute_beside(folder.database(), old);
    for (bool const again : {false, true}) {  // the second start finds it done
        CAPTURE(again);
        auto const store = open_sqlite(options_for(folder));
        store->transact_now([&](Transaction& tx) {
            auto active = tx.duties().active_at(UnitId("u1"));
            REQUIRE(active.size() == 2);
            CHECK(active[0].id == DutyId(1));
            CHECK(active[0].state == DutyState::open);
            CHECK(active[0].note == "第0件");
            CHECK(active[1].id == DutyId(2));
            CHECK(active[1].state == DutyState::reported);
            CHECK(tx.duties().all_at(UnitId("u1")).size() == 5);
            CHECK(tx.reminders().of(DutyId(1)) == Reminder{DutyId(1), 2, PersonId("p7"), moment(60)});
            CHECK(tx.reminders().next() == moment(59));
            CHECK(tx.reminders().due(moment(60)).size() == 2);
            CHECK_FALSE(tx.reminders().of(DutyId(3)));
            tx.audit().add(moment(9), "talk.record", "p7", "9");
            CHECK_FALSE(tx.audit().first_broken());
        });
    }
    auto const store = open_sqlite(options_for(folder));
    store->transact_now([](Transaction& tx) {  // from a state to any other
        for (auto const state : {DutyState::done, DutyState::open, DutyState::withdrawn, DutyState::reported, DutyState::missed}) {
            auto duty = *tx.duties().find(DutyId(1));
            duty.state = state;
            tx.duties().update(duty);
            CHECK(tx.duties().active_at(UnitId("u1")).size() == (duty.active() ? 2 : 1));
        }
    });
}

TEST_CASE("a migration that dies at any write is whole or absent, and the next start completes it") {
    constexpr Disk::Kept each[] = {Disk::Kept::none, Disk::Kept::some, Disk::Kept::all};
    std::size_t died = 0;
    for (std::size_t at = 1;; ++at) {
        CAPTURE(at);
        TemporaryFolder folder;
        make_old(folder.database());
        Disk disk;
        disk.fail_at(at, Disk::Fault::dies);
        auto options = options_for(folder);
        options.on_io_error = [] {};
        auto const error = error_of([&] { open_sqlite(options); });
        bool const fell = disk.dead();
        CHECK((fell || error.empty()));
        disk.restart(each[at % 3], unsigned(at));
        write_and_read(*open_sqlite(options));
        if (!fell) break;
        ++died;
    }
    CHECK(died > 30);
}

TEST_CASE("a migration that finds the disk full leaves the old database, says so, and is done when there is room") {
    TemporaryFolder folder;
    make_old(folder.database());
    Disk disk;
    disk.fill(true);
    auto const error = error_of([&] { open_sqlite(options_for(folder)); });
    CAPTURE(error);
    CHECK(error.find("the disk is full; make room") != std::string::npos);
    CHECK(error.find(folder.database()) != std::string::npos);
    disk.fill(false);
    write_and_read(*open_sqlite(options_for(folder)));
}

}  // namespace lingyan::storage
