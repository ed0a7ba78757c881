// The one thread that writes: it takes every work that waits at that moment into one commit.
#pragma once

#include "storage/transaction.hpp"

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>

namespace lingyan::storage {

class Writer {
public:
    using Work = std::function<void(Transaction&)>;
    using Done = std::function<void(std::exception_ptr)>;

    // `at_point` and `on_io_error` are called on the writer's thread.
    Writer(Access, std::function<void(char const* point)> at_point, std::function<void()> on_io_error);
    ~Writer();  // finishes what waits

    void submit(Work const& work, Done done);  // `work` lives until `done`; `done` is called on the writer's thread

private:
    struct Job {
        Work const* work;
        Done done;
    };

    void run();
    void commit_together(std::deque<Job>&);
    std::exception_ptr attempt(Work const&);
    void write(std::deque<Job> const&, std::vector<std::exception_ptr>& errors);
    void roll_back();
    void point(char const* name) const;

    Connection& db_;
    StoreTransaction transaction_;
    std::function<void(char const*)> at_point_;
    std::function<void()> on_io_error_;

    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Job> waiting_;
    bool closing_ = false;
    std::thread thread_;
};

}  // namespace lingyan::storage
