// What was done after its day shows so afterwards, to whoever gave it and to whoever did it.
#include "flow/support_days.hpp"

#include <doctest/doctest.h>

namespace lingyan::flow {

using affairs::nov;

TEST_CASE_FIXTURE(Days, "a thing done two days late is shown as done and two days late, also when it was accepted later still") {
    auto id = give("医保名单", nov(18), {"v1", "v2"});
    on(nov(20), 9);
    CHECK(has(say("h1", std::to_string(number_of("h1", duty(id, "v1")))), "晚了2天"));
    on(nov(24), 9);
    CHECK(has(say("contact", std::to_string(number_of("contact", duty(id, "v1"), Thing::Kind::review)) + " 可以"), "看过了"));
    CHECK(duty(id, "v1").state == DutyState::done);
    auto given = say("sec", "我派的");
    CHECK(has(say("sec", "看 " + number_in(given, "医保名单")), "旦麻村（晚2天）"));
    auto own = say("h1", "看 " + std::to_string(number_of("h1", duty(id, "v1"))));
    CHECK(has(own, "办完了"));
    CHECK(has(own, "晚了2天"));
}

}  // namespace lingyan::flow
