// The clock of duties and digests: the system's, or one that is moved by hand. It ticks on with real time and never goes back.
#pragma once

#include "ports/clock.hpp"

#include <functional>
#include <optional>

namespace lingyan {

inline constexpr auto clock_mark = "clock";  // where the store keeps how far business time has come

Timestamp real_now();  // the system's own

// Where the system's clock is set back, business time goes on at half its pace until it has been caught up: an expired question is
// not open again, a moment that has been dealt with does not come twice. Forward it follows at once; back by more than a day too,
// because then it was wrong before.
class BusinessClock : public Clock {
public:
    struct Sources {
        std::function<Timestamp()> system;
        std::function<std::chrono::steady_clock::time_point()> steady;
    };
    static Sources real();

    BusinessClock() = default;  // the system's
    explicit BusinessClock(Sources sources) : sources_(std::move(sources)) {}
    explicit BusinessClock(Timestamp manual_start, Sources sources = real());

    Timestamp now() const override;
    bool is_manual() const { return manual_; }
    void go_on_from(Timestamp last_seen);  // the system's clock after a restart
    void move_to(Timestamp);               // by hand and forward only; an earlier moment changes nothing

private:
    struct Seen {
        Timestamp business, system;
        std::chrono::steady_clock::time_point steady;
    };
    void notice_jump(Timestamp system, std::chrono::milliseconds elapsed) const;

    Sources sources_ = real();
    bool manual_ = false;
    mutable std::optional<Seen> seen_;
};

}  // namespace lingyan
