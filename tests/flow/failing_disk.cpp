// The two journeys on a disk that fails at each thing that is asked of it in turn: nothing acknowledged is lost, nothing happens twice.
#include "flow/support.hpp"

#include "flow/remind.hpp"
#include "storage/sqlite_store.hpp"
#include "storage/support_disk.hpp"

#include <doctest/doctest.h>

#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>

namespace lingyan::flow {

namespace {

namespace fs = std::filesystem;
using affairs::nov;
using storage::Disk;

struct Moment {
    std::string who, text;  // who empty: everything due at `now` is planned and delivered, or the store is closed and opened
    Timestamp now;
};

// On the morning: digests, a report, its undo, a talk, a task for two villages that is told at once, a call of danger.
std::vector<Moment> const& moments() {
    auto clock = [](int hour, int minute) { return at(nov(17), std::chrono::hours{hour} + minutes{minute}); };
    static std::vector<Moment> const all{
        {"", "", clock(8, 30)},
        {"h1", "1", clock(9, 0)},
        {"h1", "撤", clock(9, 1)},
        {"sec", "谈 张三", clock(9, 2)},
        {"sec", "派 旦麻村、上河村 报一次饮水情况，11月18日前，报人数", clock(9, 3)},
        {"sec", "1", clock(9, 4)},
        {"", "restart", clock(9, 4)},
        {"", "", clock(9, 5)},
        {"h2", "2", clock(9, 6)},
        {"somebody", "河边着火了", clock(9, 7)},
        {"", "", clock(9, 8)},
    };
    return all;
}

struct Ending {
    std::vector<std::string> replies, views;
    std::map<std::string, std::set<std::string>> screens;  // a platform shows equal bytes once
    bool operator==(Ending const&) const = default;
};

// The county with its tasks as a stopped store, which every run begins with a copy of.
struct Ground {
    affairs::Town town;
    KnowledgeNow knowledge;
    fs::path folder;
    Ground() {
        auto pattern = (fs::temp_directory_path() / "lingyan-disk-XXXXXX").string();
        if (!::mkdtemp(pattern.data())) throw std::runtime_error("no temporary folder");
        folder = pattern;
        town.give("医保名单", nov(20), {"v1", "v2", "v3"});
        auto words = std::make_shared<wording::Wording const>(wording::Wording::read(PROJECT_ROOT "/templates/messages"));
        knowledge = std::make_shared<Knowledge const>(town.county, words);
        sqlite3* db = nullptr;
        sqlite3_open(town.file().c_str(), &db);
        sqlite3_exec(db, ("vacuum into '" + stopped() + "'").c_str(), nullptr, nullptr, nullptr);
        sqlite3_close(db);
    }
    ~Ground() { fs::remove_all(folder); }
    std::string stopped() const { return (folder / "stopped.db").string(); }
};

Ground const& ground() {
    static Ground const one;
    return one;
}

// One life of the county, over as many processes as its disk makes of it.
class Life {
public:
    Life() {
        for (auto const* suffix : {"", "-wal", "-shm"}) fs::remove(database() + suffix);
        fs::copy_file(ground().stopped(), database());
        disk_ = std::make_unique<Disk>();
        begin();
    }
    ~Life() { end(); }
    Disk& disk() { return *disk_; }

    void begin() {
        storage::StoreOptions options;
        options.path = database();
        options.key = affairs::Town::key();
        options.on_io_error = [this] { disk_->unplug(); };  // a process ends here
        store_ = storage::open_sqlite(options);
    }
    void end() { store_.reset(); }

    // Goes on from the first moment that is not behind us. Throws StoreError where the store refuses; that moment is to come again.
    void go_on(std::size_t until = moments().size()) {
        for (; done_ < until; ++done_) replies_[done_] = live(done_);
    }
    std::size_t done() const { return done_; }
    std::size_t sent() const { return platform_.sent.size(); }

    // What was acknowledged comes again: it is known, and has its reply.
    void check_kept() {
        for (std::size_t i = 0; i < done_; ++i) {
            auto const& [who, text, now] = moments()[i];
            if (who.empty()) continue;
            CAPTURE(i);
            auto const again = say(who, text, key_of(i), now + minutes{1});
            CHECK(again.repeated);
            CHECK(again.reply == replies_[i]);
        }
    }

    Ending ending() {
        Ending ending;
        check_kept();
        ending.replies = replies_;
        auto const later = moments().back().now + minutes{10};  // the repeat of an unknown send is due by then
        happen(later);
        for (auto const* who : {"h1", "h2", "sec"}) ending.views.push_back(say(who, "全部", std::string("view-") + who, later).reply);
        ending.views.push_back(say("sec", "谈话还差谁", "view-talks", later).reply);
        ending.views.push_back(say("sec", "我派的", "view-given", later).reply);
        happen(later + minutes{1});
        std::map<std::pair<std::string, std::string>, int> times;
        for (auto const& [to, text] : platform_.sent) {
            ending.screens[to].insert(text);
            ++times[{to, text}];
        }
        for (auto const& [message, count] : times) {
            CAPTURE(message.second);
            CHECK(count <= 2);
        }
        return ending;
    }

    void check_whole() {
        std::function<void(Transaction&)> const look = [](Transaction& tx) {
            CHECK_FALSE(tx.audit().first_broken());
            CHECK(tx.outbox().sending().empty());
            CHECK(tx.outbox().not_arrived().empty());
        };
        store_->transact_now(look);
        end();
        sqlite3* db = nullptr;
        sqlite3_open(database().c_str(), &db);
        std::string said;
        auto hear = [](void* into, int, char** values, char**) { return *static_cast<std::string*>(into) += values[0], 0; };
        sqlite3_exec(db, "pragma integrity_check", hear, &said, nullptr);
        sqlite3_close(db);
        CHECK(said == "ok");
    }

private:
    static std::string database() { return (ground().folder / "lingyan.db").string(); }

    std::string live(std::size_t i) {
        auto const& [who, text, now] = moments()[i];
        if (text == "restart") return end(), begin(), "";
        if (who.empty()) return happen(now), "";
        return say(who, text, key_of(i), now).reply;
    }
    static std::string key_of(std::size_t i) { return "message-" + std::to_string(i); }

    void happen(Timestamp now) {
        auto const find = [this](std::string const& account) -> Platform* { return account == "app" ? &platform_ : nullptr; };
        Deliverer deliverer(*store_, [] { return ground().knowledge; }, find);
        run(remind_once(*store_, ground().knowledge, now));
        // And again a little later, as the service does each second: a call that was cut off is repeated then.
        for (auto const later : {std::chrono::seconds{0}, std::chrono::seconds{5}}) {
            std::function<Moments()> const moments_now = [at = now + later] { return Moments{at, at}; };
            while (run(deliverer.deliver(moments_now)).claimed > 0) continue;
        }
    }

    Answered say(std::string const& who, std::string const& text, std::string const& key, Timestamp now) {
        InboundMessage message;
        message.account = "app";
        message.key = key;
        message.content_hash = text;
        message.sender = who;
        message.text = text;
        message.sent_at = now;
        return run(receive(*store_, ground().knowledge, now, message, 2048));
    }

    std::unique_ptr<Disk> disk_;
    std::unique_ptr<Store> store_;
    FakePlatform platform_;
    std::vector<std::string> replies_ = std::vector<std::string>(moments().size());
    std::size_t done_ = 0;
};

struct Expected {
    Ending ending;
    std::vector<Disk::Operation> operations;
    Expected() {
        Life life;
        life.disk().fail_at(0, Disk::Fault::none);
        life.go_on();
        operations = life.disk().operations();
        ending = life.ending();
        life.check_whole();
    }
};

Expected const& expected() {
    static Expected const one;
    return one;
}

bool refused(Life& life) {
    try {
        life.go_on();
        return false;
    } catch (StoreError const&) {
        return true;
    }
}

}  // namespace

TEST_CASE("the journeys do what they are here for, so that there is something to lose") {
    auto const& [ending, operations] = expected();
    CHECK(operations.size() > 60);
    CHECK(ending.replies[1].find("记下了") != std::string::npos);
    CHECK(ending.replies[2].find("撤回了") != std::string::npos);
    CHECK(ending.replies[3].find("还差4人") != std::string::npos);
    CHECK(ending.replies[5].find("发2个村") != std::string::npos);
    CHECK(ending.replies[8].find("记下了") != std::string::npos);
    CHECK(ending.replies[9].find("119") != std::string::npos);
    CHECK(ending.screens.at("h1").size() == 2);
    CHECK(ending.screens.at("h2").size() == 2);
}

TEST_CASE("a process or a machine that dies at any write, sync, truncation or removal goes on as if nothing had happened") {
    for (auto const kept : {Disk::Kept::none, Disk::Kept::some, Disk::Kept::all}) {
        for (std::size_t at = 1; at <= expected().operations.size(); ++at) {
            CAPTURE(at);
            CAPTURE(static_cast<int>(kept));
            Life life;
            life.disk().fail_at(at, Disk::Fault::dies);
            CHECK((refused(life) || life.done() == moments().size()));
            life.end();
            life.disk().restart(kept, unsigned(at));
            life.begin();
            life.check_kept();
            life.go_on();
            CHECK(life.ending() == expected().ending);
            life.check_whole();
        }
    }
}

TEST_CASE("a disk that is full at any write refuses that moment alone, and all goes on when there is room again") {
    int refusals = 0;
    for (std::size_t at = 1; at <= expected().operations.size(); ++at) {
        CAPTURE(at);
        Life life;
        life.disk().fail_at(at, Disk::Fault::full);
        while (refused(life)) ++refusals;
        life.disk().fail_at(0, Disk::Fault::none);  // no two lives take quite as many operations: the last ones may still be ahead
        CHECK(life.ending() == expected().ending);
        life.check_whole();
    }
    CHECK(refusals > 10);
}

TEST_CASE("as long as the disk is full nothing is taken and nothing is sent, and then nothing is missing") {
    expected();
    for (std::size_t full_from = 0; full_from < moments().size(); ++full_from) {
        if (moments()[full_from].text == "restart") continue;
        CAPTURE(full_from);
        Life life;
        life.go_on(full_from);
        life.disk().fill(true);
        auto const sent = life.sent();
        for (int i = 0; i < 3; ++i) CHECK(refused(life));
        CHECK(life.done() == full_from);
        CHECK(life.sent() == sent);
        life.disk().fill(false);
        life.go_on();
        CHECK(life.ending() == expected().ending);
        life.check_whole();
    }
}

TEST_CASE("after a write or sync that failed the next process believes only what is on the disk") {
    int failures = 0;
    for (std::size_t at = 1; at <= expected().operations.size(); ++at) {
        CAPTURE(at);
        Life life;
        life.disk().fail_at(at, Disk::Fault::bad);
        if (refused(life)) {
            ++failures;
            life.end();
            life.disk().plug_in();
            life.begin();
            life.go_on();
        }
        life.disk().unplug();  // and now the power goes: what the failed sync had lost is really lost
        life.end();
        life.disk().restart(Disk::Kept::none);
        life.begin();
        CHECK(life.ending() == expected().ending);
        life.check_whole();
    }
    CHECK(failures > 30);
}

}  // namespace lingyan::flow
