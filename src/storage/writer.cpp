// begin, all works one after the other, commit; then everybody is told. Savepoints copy every page that changes, and hardly any work
// fails: only where one has, the batch is taken back and done again with a savepoint for each.
#include "storage/writer.hpp"

#include "storage/dialect.hpp"

namespace lingyan::storage {

namespace {

// What is being caught, shared with nobody if it is the store's own.
std::exception_ptr caught_apart() {
    try {
        throw;
    } catch (StoreError const& error) {
        return std::make_exception_ptr(error.apart());
    } catch (...) {
        return std::current_exception();
    }
}

}  // namespace

Writer::Writer(Access access, Calls calls) : db_(access.db), transaction_(access), calls_(std::move(calls)), thread_([this] { run(); }) {}

Writer::~Writer() {
    {
        std::lock_guard const lock(mutex_);
        closing_ = true;
    }
    wake_.notify_one();
    thread_.join();
}

void Writer::submit(Work const& work, Done done) {
    {
        std::lock_guard const lock(mutex_);
        waiting_.push_back({&work, std::move(done)});
    }
    wake_.notify_one();
}

void Writer::run() {
    for (;;) {
        std::deque<Job> jobs;
        {
            std::unique_lock lock(mutex_);
            wake_.wait(lock, [this] { return closing_ || !waiting_.empty(); });
            if (waiting_.empty()) return;
            jobs.swap(waiting_);
        }
        commit_together(jobs);
        std::this_thread::yield();  // where there is one core only, those just answered may ask again, and the next commit is for more
    }
}

void Writer::commit_together(std::deque<Job>& jobs) {
    std::vector<std::exception_ptr> errors(jobs.size());
    try {
        write(jobs, errors);
    } catch (...) {  // nothing of the batch has happened
        for (auto& error : errors)
            if (!error) error = caught_apart();
        roll_back();
    }
    for (std::size_t i = 0; i < jobs.size(); ++i) jobs[i].done(std::move(errors[i]));
    if (calls_.all_done) calls_.all_done();
    // After a failed write or fsync the page cache is not to be believed: what is on disk is read by the next process.
    if (db_.io_failed() && calls_.on_io_error) calls_.on_io_error();
}

void Writer::roll_back() {
    db_.begin_era();
    try {
        if (db_.in_transaction()) db_.query("rollback");
    } catch (StoreError const&) {  // the next begin will say so again
    }
}

void Writer::write(std::deque<Job> const& jobs, std::vector<std::exception_ptr>& errors) {
    db_.query(begin_writing);
    point("begin");
    if (!all_straight(jobs)) {
        roll_back();
        db_.query(begin_writing);
        transaction_.begin(StoreTransaction::Savepoints::kept);
        for (std::size_t i = 0; i < jobs.size(); ++i) errors[i] = attempt(*jobs[i].work);
    }
    point("before-commit");
    db_.query("commit");
    point("after-commit");
}

// Whether every work has succeeded. Throws when the engine has taken back the whole batch.
bool Writer::all_straight(std::deque<Job> const& jobs) {
    transaction_.begin(StoreTransaction::Savepoints::left_out);
    try {
        for (auto const& job : jobs) {
            run(*job.work);
            point("work-done");
        }
    } catch (...) {
        refuse_if_lost();
        return false;
    }
    return true;
}

// What the work threw, with its effects taken back. Throws itself when the engine has taken back the whole batch.
std::exception_ptr Writer::attempt(Work const& work) {
    db_.query("savepoint work");
    try {
        run(work);
        db_.query("release savepoint work");
    } catch (...) {
        auto thrown = std::current_exception();
        refuse_if_lost();
        db_.begin_era();
        db_.query("rollback to savepoint work");
        db_.query("release savepoint work");
        return thrown;
    }
    point("work-done");
    return nullptr;
}

void Writer::run(Work const& work) {
    db_.forget_failure();
    work(transaction_);
    if (db_.failure()) throw db_.failure()->apart();  // the work has swallowed it, but may have gone on with half a state
}

void Writer::refuse_if_lost() const {
    if (db_.in_transaction() && !db_.io_failed()) return;
    if (db_.failure()) throw db_.failure()->apart();
    throw StoreError("the transaction was lost");
}

void Writer::point(char const* name) const {
    if (calls_.at_point) calls_.at_point(name);
}

}  // namespace lingyan::storage
