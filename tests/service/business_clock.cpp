// Business time over jumps of the system's clock: it never goes back, and comes right by itself.
#include "business_clock.hpp"

#include <doctest/doctest.h>

using namespace lingyan;
using std::chrono::hours;
using std::chrono::seconds;

namespace {

struct Machine {
    Timestamp system = at(make_date(2026, 11, 16), hours{9});
    std::chrono::steady_clock::time_point steady{};
    BusinessClock clock{BusinessClock::Sources{[this] { return system; }, [this] { return steady; }}};

    Timestamp after(std::chrono::milliseconds time) {
        system += time;
        steady += time;
        return clock.now();
    }
};

}  // namespace

TEST_CASE("without a jump business time is the system's") {
    Machine machine;
    CHECK(machine.clock.now() == machine.system);
    for (int i = 0; i < 10; ++i) CHECK(machine.after(seconds{7}) == machine.system);
}

TEST_CASE("forward, after a suspend or a correction, it follows at once") {
    Machine machine;
    machine.clock.now();
    machine.system += days{3};
    CHECK(machine.clock.now() == machine.system);
    CHECK(machine.after(seconds{1}) == machine.system);
}

TEST_CASE("two hours back it goes on at half its pace until the system has caught up, and never back") {
    Machine machine;
    auto const before = machine.clock.now();
    machine.system -= hours{2};
    CHECK(machine.clock.now() == before);
    CHECK(machine.after(seconds{10}) == before + seconds{5});
    auto last = machine.clock.now();
    for (int minute = 0; minute < 4 * 60; ++minute) {
        auto const now = machine.after(std::chrono::minutes{1});
        CHECK(now > last);
        last = now;
    }
    CHECK(last == machine.system);
    CHECK(machine.after(hours{1}) == machine.system);
}

TEST_CASE("what was wrong by more than a day is believed to have been wrong") {
    Machine machine;
    machine.system += days{365};
    machine.clock.now();
    machine.system -= days{365};
    CHECK(machine.clock.now() == machine.system);
}

TEST_CASE("after a restart it goes on from where it stood") {
    for (auto const& [stood_ahead, resumes] : {std::pair{hours{2}, true}, std::pair{hours{48}, false}, std::pair{hours{-5}, false}}) {
        CAPTURE(stood_ahead.count());
        Machine machine;
        auto const stood = machine.system + stood_ahead;
        machine.clock.go_on_from(stood);
        CHECK(machine.clock.now() == (resumes ? stood : machine.system));
    }
}

TEST_CASE("a clock that is moved by hand ticks on, moves forward only and does not look at the system's") {
    Machine machine;
    auto const start = at(make_date(2026, 10, 8), hours{8});
    BusinessClock clock(start, BusinessClock::Sources{[&] { return machine.system; }, [&] { return machine.steady; }});
    machine.system -= hours{5};
    CHECK(clock.now() == start);
    machine.after(seconds{30});
    CHECK(clock.now() == start + seconds{30});
    clock.move_to(start + hours{1});
    CHECK(clock.now() == start + hours{1});
    clock.move_to(start);
    CHECK(clock.now() == start + hours{1});
    CHECK(clock.is_manual());
}
