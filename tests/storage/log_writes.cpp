// What one commit writes to the log, and that whoever reads sees it.
#include "support.hpp"
#include "support_disk.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

namespace lingyan::storage {

namespace {

std::size_t count(std::vector<Disk::Operation> const& all, Disk::Operation kind) { return static_cast<std::size_t>(std::ranges::count(all, kind)); }

// Bytes that no compression and no sharing makes fewer.
std::string photo(int number, std::size_t size) {
    std::string bytes = "photo " + std::to_string(number);
    return bytes.append(size - bytes.size(), static_cast<char>('a' + number % 26));
}

}  // namespace

TEST_CASE("the pages of one commit leave in a few writings and one sync") {
    Disk disk;
    TemporaryFolder const folder;
    auto const opened = open_sqlite(options_for(folder));
    auto& store = *opened;
    disk.fail_at(0, Disk::Fault::none);  // counts from here
    store.transact_now([](Transaction& tx) {
        for (int i = 0; i < 50; ++i) static_cast<void>(tx.media().keep(photo(i, 3000), "image/jpeg"));
    });
    auto const done = disk.operations();
    CHECK(count(done, Disk::Operation::sync) == 1);
    CHECK(count(done, Disk::Operation::write) >= 4);  // 250 KB, 64 KiB each
    CHECK(count(done, Disk::Operation::write) <= 8);
}

TEST_CASE("a transaction larger than the engine's memory reads what it has written, and so does everybody after its commit") {
    TemporaryFolder const folder;
    auto const opened = open_sqlite(options_for(folder));
    auto& store = *opened;
    constexpr int photos = 600;
    std::vector<MediaId> ids;
    store.transact_now([&](Transaction& tx) {
        for (int i = 0; i < photos; ++i) ids.push_back(tx.media().keep(photo(i, 40'000), "image/jpeg"));
        for (int i = 0; i < photos; i += 50) CHECK(tx.media().bytes(ids[static_cast<std::size_t>(i)]) == photo(i, 40'000));
    });
    auto const all_there = [&](Transaction& tx) {
        for (int i = 0; i < photos; ++i)
            if (tx.media().bytes(ids[static_cast<std::size_t>(i)]) != photo(i, 40'000)) return false;
        return true;
    };
    bool here = false, elsewhere = false;
    store.transact_now([&](Transaction& tx) { here = all_there(tx); });
    auto beside = options_for(folder);
    beside.exclusive = false;
    auto const other = open_sqlite(beside);
    other->transact_now([&](Transaction& tx) { elsewhere = all_there(tx); });
    CHECK(here);
    CHECK(elsewhere);
}

TEST_CASE("a log that cannot be written is told before the commit counts, and what comes after finds the store as it was") {
    Disk disk;
    TemporaryFolder const folder;
    auto const opened = open_sqlite(options_for(folder));
    auto& store = *opened;
    store.transact_now([](Transaction& tx) { tx.marks().put("before", "1"); });
    disk.fill(true);
    CHECK(error_of([&] { store.transact_now([](Transaction& tx) { tx.marks().put("during", "1"); }); }) != "");
    disk.fill(false);
    store.transact_now([](Transaction& tx) {
        CHECK(tx.marks().find("before") == "1");
        CHECK_FALSE(tx.marks().find("during"));
        tx.marks().put("after", "1");
    });
    store.transact_now([](Transaction& tx) { CHECK(tx.marks().find("after") == "1"); });
}

}  // namespace lingyan::storage
