// A disk that is full, locked or broken under the running service: no acknowledgement of what is not stored, and it says so.
#include "support_wecom.hpp"

#include "storage/support_disk.hpp"

#include <doctest/doctest.h>

#include <sqlite3.h>

#include <filesystem>
#include <stdexcept>

using namespace lingyan;
using namespace lingyan::test;
using storage::Disk;

namespace {

struct Town {
    TemporaryFolder folder;
    FakeWeCom api;
    Settings settings = copy_of_wecom_township(folder.path(), api.url());
};

// Ready or not; asked again until it is as awaited, for as long as a service needs for ten of its rounds.
bool becomes(Outside const& service, int status) {
    for (int i = 0; i < 400; ++i) {
        if (service.call("GET", "/readyz").status == status) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds{25});
    }
    return false;
}

// Another program's transaction on the database, as long as it lives.
class LockBeside {
public:
    explicit LockBeside(std::string const& database) {
        if (sqlite3_open(database.c_str(), &db_) != SQLITE_OK || sqlite3_exec(db_, "begin immediate", nullptr, nullptr, nullptr) != SQLITE_OK)
            throw std::runtime_error("the database could not be locked");
    }
    ~LockBeside() { sqlite3_close(db_); }
    LockBeside(LockBeside const&) = delete;

private:
    sqlite3* db_ = nullptr;
};

}  // namespace

TEST_CASE("on a full disk a callback gets 503 and no acknowledgement, the service says so, and goes on by itself when there is room") {
    Town town;
    Disk disk;
    {
        RunningService service(town.settings);
        service.move_clock("2026-12-21T08:20");
        REQUIRE(service.call("GET", "/readyz").status == 200);
        auto const sent = town.api.bodies().size();
        auto const callback = callback_of(text_from("h1", "1", "7001"));

        disk.fill(true);
        for (int i = 0; i < 3; ++i) {
            auto const answer = post(service.port(), callback);
            CHECK(answer.status == 503);
            CHECK(answer.body.empty());
            CHECK(contains(answer.head, "\r\nRetry-After: 2\r\n"));
        }
        CHECK(service.say("h2", "1", "s1").status == 503);
        CHECK(service.call("POST", "/simulator/clock", "{\"now\":\"2026-12-22T09:00:00+08:00\"}").status == 503);
        auto const ready = service.call("GET", "/readyz");
        CHECK(ready.status == 503);
        CHECK(contains(ready.body, "store refuses"));
        CHECK(service.call("GET", "/healthz").status == 200);
        CHECK(town.api.bodies().size() == sent);

        disk.fill(false);
        CHECK(contains(passive_text(post(service.port(), callback)), "记下了"));
        CHECK(contains(passive_text(post(service.port(), callback)), "记下了"));
        CHECK(contains(service.say("h2", "1", "s1").text, "记下了"));
        CHECK(becomes(service, 200));
        CHECK(service.move_clock("2026-12-22T09:00").status == 200);
        CHECK(town.api.bodies().size() > sent);
        CHECK(service.stop() == 0);
    }
}

TEST_CASE("a service that is stopped while the disk is full ends in order") {
    Town town;
    Disk disk;
    {
        RunningService service(town.settings);
        disk.fill(true);
        CHECK(service.say("h1", "1").status == 503);
        CHECK(service.stop() == 0);
        disk.fill(false);
    }
}

TEST_CASE("the reserve is given up on a full disk, the administrator is told once, and it is made again when there is room") {
    Town town;
    town.settings.reserve_mb = 1;
    auto const reserve = town.settings.store_path() + ".reserve";
    Disk disk;
    {
        RunningService service(town.settings);
        REQUIRE(std::filesystem::file_size(reserve) == 1 << 20);
        service.move_clock("2026-12-21T09:30");
        auto const before = town.api.shown_to("a1").size();
        disk.fill(true);
        CHECK(service.say("h1", "1", "s1").status == 503);
        CHECK_FALSE(std::filesystem::exists(reserve));
        disk.fill(false);  // by the reserve
        CHECK(contains(service.say("h1", "1", "s1").text, "记下了"));
        CHECK(becomes(service, 200));
        CHECK(std::filesystem::exists(reserve));  // there is room enough here
        service.move_clock("2026-12-21T09:40");
        auto const told = town.api.shown_to("a1");
        REQUIRE(told.size() == before + 1);
        CHECK(contains(told.back(), "磁盘满了"));
        CHECK(service.stop() == 0);
    }
}

TEST_CASE("a database that another program keeps locked brings 503 within the platform's patience, and nothing is lost after it") {
    Town town;
    RunningService service(town.settings);
    service.move_clock("2026-12-21T08:20");
    auto const callback = callback_of(text_from("h1", "1", "7101"));
    {
        LockBeside const lock(town.settings.store_path());
        CHECK(post(service.port(), callback).status == 503);
        CHECK(service.call("GET", "/readyz").status == 503);
    }
    CHECK(contains(passive_text(post(service.port(), callback)), "记下了"));
    CHECK(becomes(service, 200));
}
