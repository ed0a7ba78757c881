// Opens, checks and serves one SQLite file through one writer.
#include "storage/sqlite_store.hpp"

#include "storage/database_file.hpp"
#include "storage/dialect.hpp"
#include "storage/schema.hpp"
#include "storage/writer.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <atomic>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <mutex>
#include <string_view>
#include <utility>
#include <vector>

namespace lingyan::storage {

namespace asio = boost::asio;

namespace {

constexpr std::uintmax_t whole_check_up_to = 256u << 20;

void stop_at_once() {
    std::fputs("lingyan: the database or its disk failed; the process ends, so that the next one reads and checks what is on it\n", stderr);
    std::_Exit(1);
}

ServerLock lock_for(StoreOptions const& options) { return options.exclusive ? ServerLock(options.path) : ServerLock(); }

// A tenth of a millisecond a megabyte. Beyond a size it is the photos that would keep a start waiting, and they point nowhere.
void check_pages(Connection& db, std::string const& path) {
    auto check = [&db](std::string const& what) {
        auto rows = db.once("pragma quick_check(" + what + ")", "t");
        if (!rows.next() || rows.text(0) != "ok") throw StoreError("the database is damaged; restore a backup");
    };
    if (std::filesystem::file_size(path) < whole_check_up_to) return check("1");
    auto tables = db.once("select name from sqlite_schema where type = 'table' and name <> 'media' order by name", "t");
    while (tables.next()) check("'" + tables.text(0) + "'");
}

// Every opening fault becomes one sentence that names the file.
std::unique_ptr<Connection> open_checked(StoreOptions const& options) {
    try {
        refuse_empty_file(options.path);
        auto db = std::make_unique<Connection>(options.path);
        db->remember(options.remembers);
        keep_private(options.path);
        check_pages(*db, options.path);
        migrate(*db);
        return db;
    } catch (StatementError const& error) {
        throw StoreError(options.path + ": " + opening_fault(error.code) + " (" + error.what() + ")");
    } catch (StoreError const& error) {
        throw StoreError(options.path + ": " + error.what());
    }
}

// A key that did not seal this database must not write into it.
void check_key(Connection& db, crypto::FieldCipher const& cipher, std::string const& path) {
    auto const proof = cipher.keyed_hash("lingyan", "mark.key");
    auto rows = db.query("select value from mark where name = 'store.key'", {}, "t");
    if (!rows.next())
        db.query("insert into mark (name, value) values ('store.key', :proof)", {{"proof", proof}});
    else if (rows.text(0) != proof)
        throw StoreError(path + ": the key does not belong to this database");
}

// Whoever waits in coroutines: each comes back on the executor where it waits, all of one commit in one step, so that the loop is
// woken once for them.
class Resumptions {
public:
    // A coroutine's own handler, which moves only; what this gives is called, once, on the writer's thread.
    template <class Handler>
    Writer::Done when_done(Handler handler) {
        auto guard = asio::make_work_guard(asio::any_io_executor(asio::get_associated_executor(handler)));
        auto held = std::make_shared<Handler>(std::move(handler));
        return [this, held = std::move(held), guard = std::move(guard)](std::exception_ptr error) mutable {
            auto resume = [held = std::move(held), error = std::move(error)]() mutable { std::move (*held)(std::move(error)); };
            ready_.push_back({std::move(guard), std::move(resume)});
        };
    }

    void resume_all() {
        for (auto first = ready_.begin(); first != ready_.end();) {
            auto const executor = first->guard.get_executor();
            std::vector<std::function<void()>> together;
            for (; first != ready_.end() && first->guard.get_executor() == executor; ++first) together.push_back(std::move(first->resume));
            asio::post(executor, [together = std::move(together)]() mutable {
                for (auto& resume : together) std::exchange(resume, nullptr)();
            });
        }
        ready_.clear();  // only now may their loops end
    }

private:
    struct Ready {
        asio::executor_work_guard<asio::any_io_executor> guard;
        std::function<void()> resume;
    };
    std::vector<Ready> ready_;
};

// For those who have no loop. The error is handed over whole, so that only the waiting side lets go of it.
class Waiting {
public:
    void end(std::exception_ptr error) {
        std::lock_guard const lock(mutex_);
        error_ = std::move(error);
        ended_ = true;
        changed_.notify_one();  // inside the lock: the waiting side takes all of this away as soon as it may go on
    }

    void wait() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return ended_; });
        if (error_) std::rethrow_exception(std::move(error_));
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::exception_ptr error_;
    bool ended_ = false;
};

class SqliteStore : public Store {
public:
    explicit SqliteStore(StoreOptions options)
        : lock_(lock_for(options)),
          cipher_(options.key),
          db_(open_checked(options)),
          key_checked_((check_key(*db_, cipher_, options.path), true)),
          foreign_version_(data_version()),
          writer_({*db_, cipher_, opened_}, {[this, at_point = options.at_point](char const* point) { pass(point, at_point); }, [this] { resumptions_.resume_all(); },
                                             options.on_io_error ? options.on_io_error : stop_at_once}) {}

    asio::awaitable<void> transact(std::function<void(Transaction&)> const& work) override {
        auto enqueue = [this, &work](auto handler) { writer_.submit(work, resumptions_.when_done(std::move(handler))); };
        auto token = asio::use_awaitable;
        return asio::async_initiate<asio::use_awaitable_t<>, void(std::exception_ptr)>(enqueue, token);
    }

    void transact_now(std::function<void(Transaction&)> const& work) override {
        Waiting waiting;
        writer_.submit(work, [&waiting](std::exception_ptr error) { waiting.end(std::move(error)); });
        waiting.wait();
    }

    std::int64_t foreign_version() override { return foreign_version_; }

private:
    std::int64_t data_version() {
        auto rows = db_->query("pragma data_version", {}, "n");
        rows.next();
        return rows.number(0);
    }

    void pass(char const* point, std::function<void(char const*)> const& at_point) {
        if (std::string_view(point) == "begin")
            if (auto const version = data_version(); foreign_version_.exchange(version) != version) db_->begin_era();
        if (at_point) at_point(point);
    }

    ServerLock lock_;
    crypto::FieldCipher cipher_;
    std::unique_ptr<Connection> db_;
    Opened opened_;
    bool key_checked_;
    std::atomic<std::int64_t> foreign_version_;
    Resumptions resumptions_;
    Writer writer_;  // last: its thread goes before what it uses
};

}  // namespace

std::unique_ptr<Store> open_sqlite(StoreOptions options) { return std::make_unique<SqliteStore>(std::move(options)); }

}  // namespace lingyan::storage
