// Lines that could fill a disk.
#include "telemetry/occasionally.hpp"

#include <doctest/doctest.h>

namespace lingyan::log {

TEST_CASE("of a flood of equal lines one in ten seconds is written, and says how many were not") {
    Occasionally line;
    Occasionally::Clock::time_point now{};
    CHECK(line.due(now) == 0);
    for (int i = 0; i < 1000; ++i) CHECK_FALSE(line.due(now += std::chrono::milliseconds{9}));
    CHECK(line.due(now += std::chrono::seconds{1}) == 1000);
    CHECK_FALSE(line.due(now));
    CHECK(line.due(now += std::chrono::seconds{10}) == 1);
    CHECK(line.due(now + std::chrono::seconds{10}) == 0);
}

}  // namespace lingyan::log
