// A lock file beside the database, not a lock on it: commands still open it.
#include "storage/database_file.hpp"

#include "ports/transaction.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <filesystem>
#include <utility>

namespace lingyan::storage {

ServerLock::ServerLock(std::string const& database) {
    file_ = ::open((database + ".lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file_ < 0) throw StoreError("the lock file " + database + ".lock cannot be made");
    if (::flock(file_, LOCK_EX | LOCK_NB) != 0) {
        ::close(std::exchange(file_, -1));
        throw StoreError("the database is in use by another running server");
    }
}

ServerLock::~ServerLock() {
    if (file_ >= 0) ::close(file_);
}

ServerLock::ServerLock(ServerLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}

void refuse_empty_file(std::string const& path) {
    std::error_code failed;
    auto const size = std::filesystem::file_size(path, failed);
    if (!failed && size == 0) throw StoreError("the database file is empty, its content has been lost; restore a backup");
}

void keep_private(std::string const& path) {
    std::error_code failed;
    std::filesystem::permissions(path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, failed);
    if (failed) throw StoreError("the database file cannot be kept private");
}

}  // namespace lingyan::storage
