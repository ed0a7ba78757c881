// The one writer: several works share a commit, and each answers for itself alone.
#include "support.hpp"

#include <doctest/doctest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>

#include <sys/resource.h>

#include <csignal>

#include <algorithm>
#include <atomic>
#include <future>
#include <stdexcept>
#include <thread>

namespace lingyan::storage {

namespace asio = boost::asio;

namespace {

struct Refused : std::runtime_error {
    using std::runtime_error::runtime_error;
};

void put(Store& store, std::string const& name) {
    store.transact_now([&name](Transaction& tx) { tx.marks().put(name, "1"); });
}

bool has(Store& store, std::string const& name) {
    bool found = false;
    store.transact_now([&](Transaction& tx) { found = tx.marks().find(name).has_value(); });
    return found;
}

asio::awaitable<void> write_mark(Store& store, std::string name, bool refuse, std::vector<std::string>& told) {
    std::function<void(Transaction&)> const work = [&](Transaction& tx) {
        tx.marks().put(name, "1");
        if (refuse) throw Refused(name);
    };
    try {
        co_await store.transact(work);
        told.push_back(name + " kept");
    } catch (Refused const& refused) {
        told.push_back(std::string(refused.what()) + " refused");
    }
}

std::string refusal_of(std::function<void()> const& work) {
    try {
        work();
    } catch (Refused const& refused) {
        return refused.what();
    }
    return {};
}

// Counts commits, and holds the first one back until everybody else waits.
struct Gate {
    std::atomic<int> commits{0};
    std::atomic<bool> closed{true};
    std::promise<void> opened;
    void operator()(char const* point) {
        std::string const at = point;
        if (at == "after-commit") ++commits;
        if (at == "begin" && closed.exchange(false)) opened.get_future().wait();
    }
};

}  // namespace

TEST_CASE("works that wait together share one commit, and one that throws leaves the others whole") {
    TemporaryFolder folder;
    Gate gate;
    auto options = options_for(folder);
    options.at_point = [&gate](char const* point) { gate(point); };
    auto store = open_sqlite(options);
    std::vector<std::string> told;
    asio::io_context loop(1);
    asio::co_spawn(loop, write_mark(*store, "first", false, told), asio::detached);
    loop.poll();
    while (gate.closed) std::this_thread::yield();  // the writer has it, and waits at its gate
    for (int i = 0; i < 8; ++i) asio::co_spawn(loop, write_mark(*store, "m" + std::to_string(i), i == 3, told), asio::detached);
    loop.poll();
    gate.opened.set_value();
    loop.run();
    CHECK(told.size() == 9);
    CHECK(std::count(told.begin(), told.end(), "m3 refused") == 1);
    CHECK(gate.commits == 2);
    for (int i = 0; i < 8; ++i) {
        CAPTURE(i);
        CHECK(has(*store, "m" + std::to_string(i)) == (i != 3));
    }
}

TEST_CASE("a savepoint inside a work takes back its own effects alone") {
    TemporaryFolder folder;
    auto store = open_sqlite(options_for(folder));
    std::vector<std::string> told;
    int runs = 0;
    store->transact_now([&](Transaction& tx) {
        told.clear();
        ++runs;
        tx.marks().put("outer", "1");
        auto const innermost = [&tx] {
            tx.marks().put("innermost", "1");
            throw Refused("deepest");
        };
        auto const inner = [&] {
            tx.marks().put("inner", "1");
            told.push_back(refusal_of([&] { tx.within_savepoint(innermost); }));
            if (!tx.marks().find("innermost") && tx.marks().find("inner")) told.push_back("its own alone");
            throw Refused("inner");
        };
        told.push_back(refusal_of([&] { tx.within_savepoint(inner); }));
        tx.within_savepoint([&tx] { tx.marks().put("kept", "1"); });
    });
    CHECK(told == std::vector<std::string>{"deepest", "its own alone", "inner"});
    CHECK(runs == 2);  // first without savepoints, in the hope that nothing has to be taken back
    CHECK(has(*store, "outer"));
    CHECK(has(*store, "kept"));
    CHECK_FALSE(has(*store, "inner"));
}

TEST_CASE("a store error ends the whole work, even where the work has swallowed it") {
    TemporaryFolder folder;
    auto store = open_sqlite(options_for(folder));
    auto const work = [](Transaction& tx) {
        tx.marks().put("before", "1");
        try {
            tx.within_savepoint([&tx] { tx.reminders().set({DutyId(404), 0, PersonId("p1"), moment(1)}); });
        } catch (StoreError const&) {
        }
        try {
            tx.marks().put("after", "1");
        } catch (StoreError const&) {
        }
    };
    auto const error = error_of([&] { store->transact_now(work); });
    CHECK(error == "insert into reminder failed with code 787");
    CHECK_FALSE(has(*store, "before"));
    CHECK_FALSE(has(*store, "after"));
}

TEST_CASE("when the engine has rolled back, every work of its batch is refused and the store goes on") {
    TemporaryFolder folder;
    {
        auto made = open_sqlite(options_for(folder));
    }
    execute_beside(folder.database(),
                   "create trigger fault before insert on mark when new.name = 'fault' begin select raise(rollback, 'fault'); end");
    Gate gate;
    auto options = options_for(folder);
    options.at_point = [&gate](char const* point) { gate(point); };
    auto store = open_sqlite(options);
    std::vector<std::string> failed;
    asio::io_context loop(1);
    asio::co_spawn(loop, write_mark(*store, "first", true, failed), asio::detached);
    loop.poll();
    while (gate.closed) std::this_thread::yield();  // the first is alone behind the gate
    std::vector<std::string> ended;
    for (char const* name : {"before", "fault", "after"}) {
        auto const note = [&ended, name](std::exception_ptr error) { ended.push_back(std::string(name) + (error ? " failed" : " kept")); };
        asio::co_spawn(loop, write_mark(*store, name, false, failed), note);
    }
    loop.poll();
    gate.opened.set_value();
    loop.run();
    CHECK(ended == std::vector<std::string>{"before failed", "fault failed", "after failed"});
    CHECK(failed == std::vector<std::string>{"first refused"});
    for (char const* name : {"before", "fault", "after"}) CHECK_FALSE(has(*store, name));
    put(*store, "next");
    CHECK(has(*store, "next"));
}

TEST_CASE("a disk that fails refuses the batch and ends the process") {
    TemporaryFolder folder;
    std::atomic<int> ended{0};
    auto options = options_for(folder);
    options.on_io_error = [&ended] { ++ended; };
    auto store = open_sqlite(options);
    put(*store, "there");
    CHECK(ended == 0);
    ::signal(SIGXFSZ, SIG_IGN);
    rlimit limit{};
    ::getrlimit(RLIMIT_FSIZE, &limit);
    rlimit const small{std::filesystem::file_size(folder.database() + "-wal"), limit.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &small);
    CHECK_THROWS_AS(put(*store, "lost"), StoreError);
    ::setrlimit(RLIMIT_FSIZE, &limit);
    store.reset();
    CHECK(ended >= 1);
    auto again = open_sqlite(options_for(folder));
    CHECK(has(*again, "there"));
    CHECK_FALSE(has(*again, "lost"));
}

TEST_CASE("what waits is finished before the store goes") {
    TemporaryFolder folder;
    std::vector<std::string> told;
    asio::io_context loop(1);
    {
        auto store = open_sqlite(options_for(folder));
        for (int i = 0; i < 5; ++i) asio::co_spawn(loop, write_mark(*store, "m" + std::to_string(i), false, told), asio::detached);
        loop.poll();
    }
    loop.run();
    CHECK(told.size() == 5);
    auto store = open_sqlite(options_for(folder));
    CHECK(has(*store, "m4"));
}

TEST_CASE("the foreign version moves when another program writes, and not for our own writes") {
    TemporaryFolder folder;
    auto ours = open_sqlite(options_for(folder));
    auto const before = ours->foreign_version();
    put(*ours, "ours");
    CHECK(ours->foreign_version() == before);
    auto theirs = open_sqlite(options_for(folder));
    put(*theirs, "theirs");
    CHECK(has(*ours, "theirs"));
    CHECK(ours->foreign_version() != before);
}

}  // namespace lingyan::storage
