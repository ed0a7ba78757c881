// The system's clock jumps: nothing is told twice, nothing is forgotten.
#include "flow/support.hpp"

#include <doctest/doctest.h>

namespace lingyan::flow {

using affairs::nov;

namespace {

struct Jumping : Service {
    AssignmentId task = give("医保名单", nov(20), {"v1", "v2"});

    void live(Timestamp from, Timestamp until) {
        for (now = from; now <= until; now += minutes{10}) tick();
    }
};

Timestamp clock(unsigned day, int hour, int minute = 0) { return at(nov(day), std::chrono::hours{hour} + minutes{minute}); }

}  // namespace

TEST_CASE_FIXTURE(Jumping, "two hours back nothing that was told in them is told again") {
    live(clock(17, 7), clock(17, 10));
    REQUIRE(platform.to("h1").size() == 1);
    auto const sent = platform.sent.size();
    live(clock(17, 8), clock(17, 12));
    live(clock(17, 7), clock(17, 9));
    CHECK(platform.sent.size() == sent);
    say("h1", "1");
    live(clock(17, 7, 30), clock(17, 9));
    CHECK(platform.to("h1").size() == 1);
}

TEST_CASE_FIXTURE(Jumping, "three days forward everybody is told once, and going back over them brings nothing a second time") {
    live(clock(17, 7), clock(17, 10));
    live(clock(20, 9), clock(20, 12));
    for (auto const* who : {"h1", "h2"}) {
        CAPTURE(who);
        CHECK(platform.to(who).size() == 2);
    }
    live(clock(17, 10), clock(20, 12));  // the jump was a mistake, and the days come after all
    std::map<std::pair<std::string, std::string>, int> texts;
    for (auto const& [to, text] : platform.sent)
        if (to != "admin") ++texts[{to, text}];  // he hears of next year's missing calendar each day
    for (auto const& [message, count] : texts) {
        CAPTURE(message.second);
        CHECK(count == 1);
    }
    CHECK(platform.to("h1").size() <= 3);
    CHECK(not_arrived().empty());
}

TEST_CASE_FIXTURE(Jumping, "a question that has expired is not open again when the clock has gone back a little") {
    now = clock(17, 9);
    CHECK(say("sec", "派 旦麻村 报一次饮水情况，11月20日前，报人数").find("不发回3") != std::string::npos);
    now += minutes{31};
    CHECK(say("sec", "1").find("发1个村") == std::string::npos);
    now -= minutes{20};
    CHECK(say("sec", "1").find("发1个村") == std::string::npos);
    CHECK(waiting("h1").empty());
}

}  // namespace lingyan::flow
