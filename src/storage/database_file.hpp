// The file before SQLite sees it: is it there, is it whole, is anybody else serving it?
#pragma once

#include <string>

namespace lingyan::storage {

// Held while a server runs; the system lets go of it when the process ends, however it ends.
class ServerLock {
public:
    ServerLock() = default;                          // nothing held
    explicit ServerLock(std::string const& database);  // <database>.lock; throws StoreError when another process holds it
    ~ServerLock();
    ServerLock(ServerLock&& other) noexcept;
    ServerLock& operator=(ServerLock&&) = delete;

private:
    int file_ = -1;
};

// Throws StoreError for an existing file that is empty: something has been lost, and a new one must not take its place.
void refuse_empty_file(std::string const& path);
void keep_private(std::string const& path);  // readable by its owner alone

}  // namespace lingyan::storage
