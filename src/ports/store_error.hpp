// What ends a transaction: nothing in it has happened.
#pragma once

#include <stdexcept>
#include <string>

namespace lingyan {

struct StoreError : std::runtime_error {
    // `what` is code and statement, never values. disk_full: it may be tried again as it is when there is room.
    explicit StoreError(std::string const& what, bool full = false) : std::runtime_error(what), disk_full(full) {}
    // The same words in memory of their own: for another thread, which lets go of it when it likes.
    StoreError apart() const { return StoreError(std::string(what()), disk_full); }
    bool disk_full;
};

}  // namespace lingyan
