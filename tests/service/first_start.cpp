// The first start, cut off anywhere: the next one finds nothing half made, asks nobody for help and serves the whole seed.
#include "support_forked.hpp"
#include "support_wecom.hpp"

#include "service.hpp"
#include "storage/support_disk.hpp"

#include <doctest/doctest.h>

#include <csignal>
#include <cstring>
#include <fstream>
#include <map>

using namespace lingyan;
using namespace lingyan::test;

namespace {

namespace fs = std::filesystem;

// What happens on the way: each operation of the disk, and each named point.
struct Fuse {
    int at = 0;             // the so-manieth of them; 0: never
    char const* point = ""; // or the first pass of this one
    int passed = 0;
    void pass(char const* name) {
        if (++passed == at || std::strcmp(name, point) == 0) ::raise(SIGKILL);
    }
};

bool start(Settings const& settings, Fuse fuse) {
    return survives([&] {
        storage::Disk disk([&] { fuse.pass("disk"); });
        Service service(settings, [&](char const* point) { fuse.pass(point); });
    });
}

std::map<std::string, int> content(Settings const& settings) {
    std::map<std::string, int> rows;
    for (auto const* table : {"unit", "person", "post", "address", "assignment", "duty"}) rows[table] = rows_in(settings, table);
    return rows;
}

// Two villages of the made-up township, so that there is little to write.
Settings small_county(fs::path const& folder) {
    auto settings = township_settings(folder);
    std::ofstream(settings.seed + "/divisions.csv") << "level,code,name,short_name,parent_code\nprovince,50,试省,试省,\ncity,5000,试市,试市,50\n"
                                                       "county,500000,试县,试县,5000\ntownship,500000001,云台镇,云台镇,500000\n"
                                                       "village,500000001001,青石村委会,青石村,500000001\n";
    std::ofstream(settings.seed + "/roster.csv") << "person,name,role,unit_code,from,to,head,phone,language,addresses\n"
                                                    "p1,林书怀,township.secretary,500000001,2021-09-01,,0,13800001001,,simulator:p1\n"
                                                    "h1,赵明远,village.both_posts,500000001001,2021-09-01,,1,13800001002,,simulator:h1\n";
    std::ofstream(settings.seed + "/tasks.csv") << "unit_code,lead,title,issuer,basis,quality,due,milestones\n"
                                                   "500000001001,,高龄补贴名单核对,县民政局,津贴发放通知,逐户核对,2026-12-22,\n";
    return settings;
}

std::map<std::string, int> const& whole() {
    static std::map<std::string, int> const rows = [] {
        TemporaryFolder folder;
        auto const settings = small_county(folder.path());
        REQUIRE(start(settings, {}));
        return content(settings);
    }();
    return rows;
}

void check_next_start(Settings const& settings) {
    REQUIRE(start(settings, {}));
    CHECK(content(settings) == whole());
    for (auto const& entry : fs::directory_iterator(fs::path(settings.store_path()).parent_path())) {
        CAPTURE(entry.path().string());
        CHECK_FALSE(contains(entry.path().string(), ".new"));
    }
}

}  // namespace

TEST_CASE("a first start that is killed at any step is simply done again") {
    REQUIRE(whole().at("unit") == 5);
    REQUIRE(whole().at("duty") == 1);
    for (auto const* point : {"store-made", "key-named", "store-named"}) {
        CAPTURE(std::string(point));
        TemporaryFolder folder;
        auto const settings = small_county(folder.path());
        REQUIRE_FALSE(start(settings, {0, point}));
        check_next_start(settings);
    }
    int kills = 0;
    for (int at = 1;; at += at < 12 ? 1 : 9) {
        CAPTURE(at);
        TemporaryFolder folder;
        auto const settings = small_county(folder.path());
        if (start(settings, {at, ""})) break;
        ++kills;
        check_next_start(settings);
    }
    CHECK(kills > 30);
}

TEST_CASE("a key whose store was being made is no lost store, a key alone is") {
    TemporaryFolder folder;
    auto const settings = small_county(folder.path());
    REQUIRE_FALSE(start(settings, {0, "key-named"}));
    REQUIRE(fs::exists(settings.key_path()));
    REQUIRE_FALSE(fs::exists(settings.store_path()));
    fs::remove(settings.store_path() + ".new");
    std::string refusal;
    try {
        Service{settings};
    } catch (std::exception const& error) {
        refusal = error.what();
    }
    CHECK(contains(refusal, "its store is missing"));
    CHECK(contains(refusal, "restore the backup"));
}
