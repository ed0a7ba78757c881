// The durable state in one SQLite file.
#pragma once

#include "ports/store.hpp"

#include <functional>
#include <memory>
#include <string>

namespace lingyan::storage {

struct StoreOptions {
    std::string path;
    std::string key;         // 32 bytes, kept outside the database
    bool exclusive = false;  // serve: refuses to be the second one; commands open beside it
    bool remembers = true;   // false: every question goes to the file, also that for what was just written
    std::function<void(char const* point)> at_point;  // on the writer's thread at begin, work-done, before-commit, after-commit
    std::function<void()> on_io_error;                // after the batch was refused; without it the process ends
};

// Makes the file where there is none. Throws StoreError in plain words where what is there must not be used.
// The executors of whoever awaits a transaction must outlive the store: it finishes what waits when it goes.
std::unique_ptr<Store> open_sqlite(StoreOptions);

}  // namespace lingyan::storage
