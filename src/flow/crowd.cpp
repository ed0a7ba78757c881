#include "flow/crowd.hpp"

#include <algorithm>

namespace lingyan::flow {

namespace {
constexpr std::int64_t minute = 60'000;  // milliseconds
}

Crowd::Crowd(int most_a_minute) : most_(most_a_minute), room_(most_a_minute * minute) {}

bool Crowd::is_too_big(Timestamp now) {
    if (most_ <= 0) return false;
    auto const passed = std::clamp<std::int64_t>((now - seen_at_).count(), 0, minute);
    room_ = std::min(room_ + passed * most_, most_ * minute);
    seen_at_ = now;
    if (room_ < minute) return true;
    room_ -= minute;
    return false;
}

}  // namespace lingyan::flow
