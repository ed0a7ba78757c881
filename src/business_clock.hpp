// The clock of duties and digests: the system's, or one that is moved by hand, ticks on with real time and never goes back.
#pragma once

#include "ports/clock.hpp"

#include <optional>

namespace lingyan {

class BusinessClock : public Clock {
public:
    BusinessClock() = default;                     // the system's
    explicit BusinessClock(Timestamp manual_start) : start_(manual_start), since_(std::chrono::steady_clock::now()) {}

    Timestamp now() const override;
    bool is_manual() const { return start_.has_value(); }
    void move_to(Timestamp);  // forward only; an earlier moment changes nothing

private:
    std::optional<Timestamp> start_;
    std::chrono::steady_clock::time_point since_{};
};

}  // namespace lingyan
