// Whether the store takes what is written, and whether its disk has room: what /readyz says, and the reserve for a full disk.
#pragma once

#include "ports/transaction.hpp"

#include <chrono>
#include <cstdint>
#include <string>

namespace lingyan {

// The reserve is a file of real blocks beside the database. It is given up when the disk is full, so that there is room for a while
// in which somebody can be told, and made again when there is room for both.
class StoreWatch {
public:
    using Clock = std::chrono::steady_clock;

    StoreWatch(std::string database, std::uint64_t reserve_bytes);

    void written();                   // something has been committed
    void refused(StoreError const&);  // nothing has
    bool takes_writes(Clock::time_point now = Clock::now()) const;  // the last one was taken, and that is not long ago

    bool reserve_used() const { return reserve_used_; }
    void look_after_room();  // now and then: the reserve, and the write-ahead log's size
    std::uint64_t log_bytes() const;

private:
    bool has_reserve() const;
    void make_reserve();

    std::string database_;
    std::uint64_t reserve_bytes_;
    bool refusing_ = false;
    bool reserve_used_ = false;
    bool log_is_long_ = false;
    Clock::time_point written_at_ = Clock::now();
};

}  // namespace lingyan
