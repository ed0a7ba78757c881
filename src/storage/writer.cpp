// begin, a savepoint for each work, commit; then everybody is told.
#include "storage/writer.hpp"

#include "storage/dialect.hpp"

namespace lingyan::storage {

Writer::Writer(Access access, std::function<void(char const*)> at_point, std::function<void()> on_io_error)
    : db_(access.db), transaction_(access), at_point_(std::move(at_point)), on_io_error_(std::move(on_io_error)), thread_([this] { run(); }) {}

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
    }
}

void Writer::commit_together(std::deque<Job>& jobs) {
    std::vector<std::exception_ptr> errors(jobs.size());
    try {
        write(jobs, errors);
    } catch (...) {  // nothing of the batch has happened
        for (auto& error : errors)
            if (!error) error = std::current_exception();
        roll_back();
    }
    for (std::size_t i = 0; i < jobs.size(); ++i) jobs[i].done(std::move(errors[i]));
    // After a failed write or fsync the page cache is not to be believed: what is on disk is read by the next process.
    if (db_.io_failed() && on_io_error_) on_io_error_();
}

void Writer::roll_back() {
    try {
        if (db_.in_transaction()) db_.query("rollback");
    } catch (StoreError const&) {  // the next begin will say so again
    }
}

void Writer::write(std::deque<Job> const& jobs, std::vector<std::exception_ptr>& errors) {
    db_.query(begin_writing);
    point("begin");
    for (std::size_t i = 0; i < jobs.size(); ++i) errors[i] = attempt(*jobs[i].work);
    point("before-commit");
    db_.query("commit");
    point("after-commit");
}

// What the work threw, with its effects taken back. Throws itself when the engine has taken back the whole batch.
std::exception_ptr Writer::attempt(Work const& work) {
    db_.forget_failure();
    db_.query("savepoint work");
    try {
        work(transaction_);
        if (db_.failure()) throw StatementError(*db_.failure());  // the work has swallowed it, but may have gone on with half a state
        db_.query("release savepoint work");
    } catch (...) {
        auto thrown = std::current_exception();
        if (!db_.in_transaction() || db_.io_failed()) {
            if (db_.failure()) throw StoreError(*db_.failure());
            throw StoreError("the transaction was lost");
        }
        db_.query("rollback to savepoint work");
        db_.query("release savepoint work");
        return thrown;
    }
    point("work-done");
    return nullptr;
}

void Writer::point(char const* name) const {
    if (at_point_) at_point_(name);
}

}  // namespace lingyan::storage
