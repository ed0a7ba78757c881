// The steps from an older database to ours, cut off anywhere.
#include "support.hpp"

#include "storage/support_disk.hpp"

#include <doctest/doctest.h>

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

}  // namespace

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
