// What whoever runs the service relies on: health, an orderly stop, and nothing private in files, logs or metrics.
#include "support_errors.hpp"
#include "support_refusals.hpp"
#include "support_service.hpp"

#include "service.hpp"
#include "state.hpp"
#include "telemetry/log.hpp"

#include <doctest/doctest.h>

#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <future>
#include <mutex>
#include <sstream>

using namespace lingyan;
using namespace lingyan::test;

namespace {

namespace fs = std::filesystem;

std::string refusal_of_start(Settings const& settings) {
    return refusal_of([&] { Service{settings}; });
}

// The two journeys in short, with names, numbers and words that must stay inside.
void live_a_day(Outside const& service) {
    service.move_clock("2026-10-09T08:30");
    CHECK(contains(service.say("p1", "派 青石村、柏林村 统计蓄水池裂缝，10月10日前，报处数，依据镇防汛会议").text, "蓄水池"));
    CHECK(contains(service.say("p1", "1").text, "发2个村"));
    service.move_clock("2026-10-09T08:40");
    CHECK(contains(service.say("h1", "1 还差两处渗水没有补").text, "渗水"));
    CHECK(contains(service.say("h1", "1").text, "记下了"));
    CHECK(contains(service.say("h2", "延期 到10月15日，人手都去秋收了").text, "已问"));
    CHECK(contains(service.show("h1", "\xff\xd8\xff\xe0 a picture of the pool").text, "照片"));
    CHECK(contains(service.say("p1", "谈 赵明远 昨天 村部 话题 水渠").text, "还差32人"));
    CHECK_FALSE(service.say("13755556666", "我家老人低保的钱没有到").text.empty());
    CHECK(contains(service.say("13755556666", "河边着火了").text, "119"));
    service.move_clock("2026-10-12T08:40");
}

std::vector<std::string> const private_words{
    "赵明远", "钱明远", "林书怀", "罗守夜", "138000", "13755556666", "蓄水池", "报处数", "防汛会议", "渗水", "秋收", "话题", "水渠", "低保", "着火",
    "not really a picture", "【领雁】", "早上好", "记下了"};

}  // namespace

TEST_CASE("a running service says that it lives, that it is ready, and what it has done, and names nobody") {
    TemporaryFolder folder;
    RunningService service(copy_of_township(folder.path()));
    live_a_day(service);
    CHECK(service.call("GET", "/healthz").status == 200);
    auto const ready = service.call("GET", "/readyz");
    CHECK(ready.status == 200);
    CHECK(ready.body == "store takes writes\nplanner moves\ndeliverer moves\n");
    auto const metrics = service.call("GET", "/metrics");
    CHECK(metrics.status == 200);
    for (auto const* family : {"lingyan_callbacks_total", "lingyan_digests_total", "lingyan_deliveries_sent_total", "lingyan_answer_seconds_bucket", "lingyan_store_takes_writes 1", "lingyan_store_log_bytes",
                               "lingyan_log_lines_dropped"}) {
        CAPTURE(std::string(family));
        CHECK(contains(metrics.body, family));
    }
    for (auto const& word : private_words) {
        CAPTURE(word);
        CHECK_FALSE(contains(metrics.body, word));
    }
    for (auto const& one : service.everyone())
        for (auto const& label : {"\"" + one.id + "\"", "\"" + one.unit + "\""}) {
            CAPTURE(label);
            CHECK_FALSE(contains(metrics.body, label));
        }
    auto const nothing = service.call("GET", "/nothing-here");
    CHECK(nothing.status == 404);
}

TEST_CASE("a request in hand when the stop comes is answered, kept, and the end comes in time") {
    TemporaryFolder folder;
    auto const settings = copy_of_township(folder.path());
    auto const talk = [](Outside const& service) { return service.say("p1", "谈 赵明远", "in-hand"); };
    std::mutex mutex;
    std::condition_variable changed;
    bool armed = false, in_hand = false, may_go_on = false;
    auto hold = [&](char const* point) {
        if (std::string_view(point) != "before-commit") return;
        std::unique_lock lock(mutex);
        if (!std::exchange(armed, false)) return;
        in_hand = true;
        changed.notify_all();
        changed.wait(lock, [&] { return may_go_on; });
    };
    {
        Service service(settings, hold);
        Outside const outside(service.port());
        std::promise<int> ended;
        std::thread running([&] { ended.set_value(service.run()); });
        for (int i = 0; i < 3; ++i) outside.got("p1");  // behind these the loops' first rounds are over; they rest for a second
        {
            std::lock_guard const lock(mutex);
            armed = true;
        }
        auto answer = std::async(std::launch::async, [&] { return talk(outside); });
        {
            std::unique_lock lock(mutex);
            changed.wait(lock, [&] { return in_hand; });
            service.stop();
            may_go_on = true;
            changed.notify_all();
        }
        auto end = ended.get_future();
        CHECK(end.wait_for(std::chrono::seconds{10}) == std::future_status::ready);
        running.join();
        CHECK(end.get() == 0);
        auto const said = answer.get();
        // A loop may have come first all the same: then it was its transaction that was in hand, and the request found a closed door.
        if (said.status != 0) CHECK(contains(said.text, "还差32人"));
        CHECK(outside.call("GET", "/healthz").status == 0);
    }
    RunningService next(settings);
    CHECK(contains(talk(next).text, "还差32人"));
    CHECK(contains(next.say("p1", "谈话还差谁").text, "还差32人"));
}

TEST_CASE("a second service on one store is refused, and the first goes on") {
    TemporaryFolder folder;
    RunningService service(copy_of_township(folder.path()));
    CHECK(contains(refusal_of_start(service.settings()), "in use by another running server"));
    CHECK(service.call("GET", "/healthz").status == 200);
    CHECK(contains(service.say("p1", "谈话还差谁").text, "还差33人"));
    service.stop();
    CHECK(refusal_of_start(service.settings()).empty());
}

TEST_CASE("a store without its key, a key without its store, and another's key are refused in plain words") {
    TemporaryFolder folder;
    auto const settings = copy_of_township(folder.path());
    auto const database = settings.store_path(), key = settings.key_path();

    fs::rename(key, key + ".away");
    auto refusal = refusal_of_start(settings);
    CHECK(contains(refusal, database));
    CHECK(contains(refusal, "its key is missing"));
    CHECK_FALSE(fs::exists(key));  // and none was made in its place

    auto other = settings;
    other.store_url = "sqlite:" + (folder.path() / "elsewhere.db").string();
    fs::rename(key + ".away", key);
    refusal = refusal_of_start(other);
    CHECK(contains(refusal, key));
    CHECK(contains(refusal, "its store is missing"));
    CHECK_FALSE(fs::exists(other.store_path()));

    auto const good = bytes_of(key);
    folder.file("lingyan.key", "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE=\n");
    CHECK(contains(refusal_of_start(settings), "the key does not belong to this database"));
    folder.file("lingyan.key", "no key at all\n");
    CHECK(contains(refusal_of_start(settings), "32 bytes as base64"));
    folder.file("lingyan.key", good);
    fs::permissions(key, fs::perms::owner_read | fs::perms::owner_write | fs::perms::group_read | fs::perms::others_read);
    CHECK(contains(refusal_of_start(settings), "chmod 600"));
    fs::permissions(key, fs::perms::owner_read | fs::perms::owner_write);
    CHECK(refusal_of_start(settings).empty());

    std::ofstream(database, std::ios::trunc).close();
    for (auto const* beside : {"-wal", "-shm"}) fs::remove(database + beside);
    CHECK(contains(refusal_of_start(settings), "is empty"));
    CHECK(fs::file_size(database) == 0);
}

TEST_CASE("after a day's work neither the files nor the log hold a name, a number or a word of anybody, and the audit chain holds") {
    TemporaryFolder folder;
    auto settings = copy_of_township(folder.path());
    log::begin(log::Form::text, log::Level::debug);
    std::string logged;
    {
        CaughtErrors errors(folder.path() / "log");
        RunningService service(settings);
        live_a_day(service);
        CHECK(contains(service.say("p1", "谈话还差谁").text, "还差32人"));  // the day has left something
        service.call("POST", "/callback/simulator", "1");
        // Whatever has reached the file so far, write-ahead log and all.
        for (auto const& entry : fs::directory_iterator(folder.path())) {
            auto const name = entry.path().filename().string();
            if (!entry.is_regular_file() || !name.starts_with("lingyan.db")) continue;
            auto const bytes = bytes_of(entry.path());
            for (auto const& word : private_words) {
                CAPTURE(name);
                CAPTURE(word);
                CHECK_FALSE(contains(bytes, word));
            }
            for (auto const& one : service.everyone()) CHECK_FALSE(contains(bytes, one.name));
            CHECK((fs::status(entry).permissions() & (fs::perms::group_all | fs::perms::others_all)) == fs::perms::none);
        }
        std::optional<std::int64_t> broken;
        service.look([&](Transaction& tx) { broken = tx.audit().first_broken(); });
        CHECK_FALSE(broken.has_value());
        service.stop();
        logged = errors.end();
    }
    log::begin(log::Form::text, log::Level::info);
    CAPTURE(logged);
    CHECK(contains(logged, "a callback to account simulator was refused with 404"));
    CHECK_FALSE(contains(logged, " error "));
    for (auto const& word : private_words) {
        CAPTURE(word);
        CHECK_FALSE(contains(logged, word));
    }
}

TEST_CASE("the same digests go out at the same moments wherever the machine thinks it stands") {
    auto day = [](char const* zone) {
        ::setenv("TZ", zone, 1);
        ::tzset();
        TemporaryFolder folder;
        RunningService service(copy_of_township(folder.path()));
        service.say("p1", "派 青石村、柏林村 统计蓄水池裂缝，10月12日前，报处数", "m1");
        service.say("p1", "1", "m2");
        service.move_clock("2026-10-12T09:00");
        std::string told;
        for (auto const* person : {"h1", "h2", "p1", "c1", "o1"})
            for (auto const& message : service.got(person)) told += message.at + " " + message.to + " " + message.text + "\n";
        return told;
    };
    auto const before = std::getenv("TZ") ? std::optional<std::string>(std::getenv("TZ")) : std::nullopt;
    auto const here = day("Asia/Shanghai");
    auto const there = day("America/New_York"), far = day("Pacific/Kiritimati"), nowhere = day("UTC");
    if (before) ::setenv("TZ", before->c_str(), 1);
    else ::unsetenv("TZ");
    ::tzset();
    CHECK(contains(here, "蓄水池"));
    CHECK(here == there);
    CHECK(here == far);
    CHECK(here == nowhere);
}
