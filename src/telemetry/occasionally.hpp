// For lines that an outsider can cause at will: one in a while is written, and how many were not.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

namespace lingyan::log {

class Occasionally {
public:
    using Clock = std::chrono::steady_clock;

    // Where a line is due: how many have been left out since the last one. Nothing where it is too soon.
    std::optional<std::uint64_t> due(Clock::time_point now = Clock::now()) {
        if (last_ && now - *last_ < pause) {
            ++left_out_;
            return std::nullopt;
        }
        last_ = now;
        auto const left_out = left_out_;
        left_out_ = 0;
        return left_out;
    }

    static constexpr std::chrono::seconds pause{10};

private:
    std::optional<Clock::time_point> last_;
    std::uint64_t left_out_ = 0;
};

}  // namespace lingyan::log
