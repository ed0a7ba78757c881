#include "store_watch.hpp"

#include "telemetry/log.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <filesystem>

namespace lingyan {

namespace fs = std::filesystem;

namespace {

constexpr auto long_ago = std::chrono::seconds{90};
constexpr std::uint64_t long_log = 64u << 20;

std::string reserve_file(std::string const& database) { return database + ".reserve"; }

}  // namespace

StoreWatch::StoreWatch(std::string database, std::uint64_t reserve_bytes) : database_(std::move(database)), reserve_bytes_(reserve_bytes) {
    reserve_used_ = reserve_bytes_ > 0 && !has_reserve();
    if (reserve_used_) make_reserve();
}

void StoreWatch::written() {
    if (refusing_) log::info("the store takes what is written again");
    refusing_ = false;
    written_at_ = Clock::now();
}

void StoreWatch::refused(StoreError const& error) {
    if (!refusing_) log::error("the store refuses what is written: {}", error.what());
    refusing_ = true;
    if (!error.disk_full || !has_reserve()) return;
    std::error_code failed;
    fs::remove(reserve_file(database_), failed);
    reserve_used_ = true;
    log::error("the disk is full; the reserve of {} MiB beside the database has been given up. Make room now: when it is used up, no message is taken", reserve_bytes_ >> 20);
}

bool StoreWatch::takes_writes(Clock::time_point now) const { return !refusing_ && now - written_at_ < long_ago; }

std::uint64_t StoreWatch::log_bytes() const {
    std::error_code none;
    auto const size = fs::file_size(database_ + "-wal", none);
    return none ? 0 : size;
}

void StoreWatch::look_after_room() {
    if (reserve_used_) make_reserve();
    bool const is_long = log_bytes() > long_log;
    if (is_long && !log_is_long_)
        log::warn("the write-ahead log has grown beyond {} MiB: another program keeps a transaction on the database open", long_log >> 20);
    log_is_long_ = is_long;
}

bool StoreWatch::has_reserve() const {
    std::error_code none;
    auto const size = fs::file_size(reserve_file(database_), none);
    return !none && size > 0;
}

void StoreWatch::make_reserve() {
    std::error_code failed;
    auto const folder = fs::path(database_).parent_path();
    auto const room = fs::space(folder.empty() ? fs::path(".") : folder, failed);
    if (failed || room.available < 3 * reserve_bytes_) return;
    auto const file = ::open(reserve_file(database_).c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0) return;
    bool const made = ::posix_fallocate(file, 0, off_t(reserve_bytes_)) == 0;
    ::close(file);
    if (!made) fs::remove(reserve_file(database_), failed);
    reserve_used_ = !made;
}

}  // namespace lingyan
