// The numbers on one person's screen, over the day and over the night.
#include "flow/support.hpp"

#include <doctest/doctest.h>

namespace lingyan::flow {

using affairs::dec;
using affairs::nov;

namespace {

bool has(std::string const& text, std::string const& words) { return text.find(words) != text.npos; }

struct Screen : Service {
    void morning(Date day) {
        on(day, 8, 30);
        tick();
    }
    int shown(Duty const& duty) {  // 0: it has none
        return conversation("h1").number_of({Thing::Kind::duty, duty.id.value(), {}, ""}).value_or(0);
    }
};

}  // namespace

TEST_CASE_FIXTURE(Screen, "a number that was given before the day's digest stands all that day") {
    auto far = give("防火台账", dec(15), {"v1"});
    morning(nov(17));  // announced
    auto near = give("医保名单", dec(1), {"v1"});
    on(nov(18), 7, 50);
    say("h1", "全部");
    auto number = shown(duty(far, "v1"));
    auto other = shown(duty(near, "v1"));
    REQUIRE(number > 0);
    REQUIRE(other > 0);
    morning(nov(18));
    auto digest = platform.to("h1").back();
    CHECK(has(digest, "医保名单"));
    CHECK_FALSE(has(digest, "防火台账"));
    CHECK(shown(duty(near, "v1")) == other);
    CHECK(has(say("h1", std::to_string(number)), "防火台账，记下了"));
    CHECK(duty(near, "v1").state == DutyState::open);
}

TEST_CASE_FIXTURE(Screen, "yesterday's numbers go with the day's digest") {
    auto far = give("防火台账", dec(15), {"v1"});
    give("村史资料", dec(14), {"v1"});
    morning(nov(17));
    REQUIRE(shown(duty(far, "v1")) == 2);
    auto near = give("医保名单", dec(1), {"v1"});
    morning(nov(18));
    CHECK(shown(duty(near, "v1")) == 1);
    CHECK(shown(duty(far, "v1")) == 0);
    CHECK(has(say("h1", "2"), "没有这一件"));
    CHECK(duty(far, "v1").state == DutyState::open);
}

TEST_CASE_FIXTURE(Screen, "a digest that brings nothing but news takes no number away") {
    auto open = give("防火台账", nov(30), {"v1"});
    auto done = give("医保名单", nov(30), {"v1"});
    morning(nov(17));
    auto number = shown(duty(open, "v1"));
    REQUIRE(number > 0);
    say("h1", "医保名单办完了");
    say("contact", "可以 " + std::to_string(number_of("contact", duty(done, "v1"), Thing::Kind::review)));
    morning(nov(18));
    REQUIRE(has(platform.to("h1").back(), "有消息"));
    CHECK(has(platform.to("h1").back(), "看过了：医保名单"));
    CHECK(has(say("h1", std::to_string(number)), "防火台账，记下了"));
}

TEST_CASE_FIXTURE(Screen, "after an early look at an empty list the day's digest begins at 1") {
    give("防火台账", nov(30), {"v1"});
    give("村史资料", nov(30), {"v1"});
    morning(nov(17));
    for (std::string const title : {"防火台账", "村史资料"}) say("h1", title + "办完了");
    for (int i = 0; i < 2; ++i) say("contact", i ? "村史资料可以了" : "防火台账可以了");
    on(nov(18), 7, 50);
    say("h1", "全部");
    auto near = give("医保名单", dec(1), {"v1"});
    morning(nov(18));
    CHECK(shown(duty(near, "v1")) == 1);
}

TEST_CASE_FIXTURE(Screen, "all but one are reported at once, and the one that is excepted stays") {
    std::vector<AssignmentId> given{give("防火台账", nov(30), {"v1"}), give("村史资料", nov(30), {"v1"}), give("医保名单", dec(1), {"v1"})};
    morning(nov(17));
    auto number = shown(duty(given[1], "v1"));
    REQUIRE(number > 0);
    CHECK(has(say("h1", "除了9都办完了"), "没有这一件"));
    for (auto id : given) CHECK(duty(id, "v1").state == DutyState::open);
    auto said = say("h1", "除了" + std::to_string(number) + "都办完了");
    CHECK(has(said, "防火台账，记下了"));
    CHECK(has(said, "医保名单，记下了"));
    CHECK_FALSE(has(said, "村史资料"));
    CHECK(duty(given[0], "v1").state == DutyState::reported);
    CHECK(duty(given[1], "v1").state == DutyState::open);
    CHECK(duty(given[2], "v1").state == DutyState::reported);
    CHECK(has(say("h1", std::to_string(number) + "没办，其他都办完了"), "没有别的"));
    CHECK(duty(given[1], "v1").state == DutyState::open);
    CHECK(has(say("h1", "撤"), "撤回"));  // each is an act of its own
    int open = 0;
    for (auto id : given) open += duty(id, "v1").state == DutyState::open;
    CHECK(open == 2);
}

}  // namespace lingyan::flow
