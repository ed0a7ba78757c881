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
    struct Calls {  // all on the writer's thread
        std::function<void(char const* point)> at_point;
        std::function<void()> all_done;  // everybody of a commit has been told
        std::function<void()> on_io_error;
    };

    Writer(Access, Calls);
    ~Writer();  // finishes what waits

    void submit(Work const& work, Done done);  // `work` lives until `done`; `done` is called on the writer's thread

private:
    struct Job {
        Work const* work;
        Done done;
    };

    void run();
    void commit_together(std::deque<Job>&);
    void write(std::deque<Job> const&, std::vector<std::exception_ptr>& errors);
    bool all_straight(std::deque<Job> const&);
    std::exception_ptr attempt(Work const&);
    void run(Work const&);
    void refuse_if_lost() const;
    void roll_back();
    void point(char const* name) const;

    Connection& db_;
    StoreTransaction transaction_;
    Calls calls_;

    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Job> waiting_;
    bool closing_ = false;
    std::thread thread_;
};

}  // namespace lingyan::storage
