// Below each platform's limits: what is beyond waits or is merged, and a restart is no way round it.
#include "flow/support_outgoing.hpp"

#include "flow/breaker.hpp"
#include "flow/pace.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace lingyan::flow {

using std::chrono::minutes;
using std::chrono::seconds;

namespace {

struct Paced : Outgoing {
    // Counts what went to one address in any minute.
    void watch(seconds span, seconds step) {
        for (auto end = now + span; now < end; now += step) {
            auto const before = platform.sent.size();
            deliver();
            for (auto at = before; at < platform.sent.size(); ++at) left.emplace_back(now, platform.sent[at].to);
        }
    }
    std::ptrdiff_t most_in_a_minute(std::string const& to) const {
        std::ptrdiff_t most = 0;
        for (auto const& [from, who] : left)
            most = std::max(most, std::count_if(left.begin(), left.end(), [&, start = from](auto const& one) {
                                return one.second == to && one.first >= start && one.first < start + minutes{1};
                            }));
        return most;
    }
    std::vector<std::pair<Timestamp, std::string>> left;
};

}  // namespace

TEST_CASE("a pace is counted over any sixty seconds") {
    Pacing pacing({2, 3});
    Timestamp t{seconds{1000}};
    CHECK(pacing.room_for("a", t) == 2);
    pacing.message("a", t);
    pacing.message("a", t + seconds{50});
    CHECK(pacing.room_for("a", t + seconds{59}) == 0);
    CHECK(pacing.room_for("b", t + seconds{59}) == 2);
    CHECK(pacing.free_at("a", t + seconds{59}) == t + seconds{60});
    CHECK(pacing.room_for("a", t + seconds{60}) == 1);
    for (int i = 0; i < 3; ++i) pacing.call(t);
    CHECK(pacing.calls_left(t + seconds{59}) == 0);
    CHECK(pacing.calls_left(t + seconds{60}) == 3);
    Pacing none({});
    for (int i = 0; i < 100; ++i) none.message("a", t), none.call(t);
    CHECK(none.room_for("a", t) > 1000);
    CHECK(none.calls_left(t) > 1000);
}

TEST_CASE("an attempt that reached nobody uses up nothing of a person's minute") {
    Pacing pacing(Pace{2, 0});
    Timestamp const real{};
    for (int attempt = 0; attempt < 5; ++attempt) {
        pacing.message("h1", real);
        pacing.not_reached("h1");
    }
    CHECK(pacing.room_for("h1", real) == 2);
    pacing.message("h1", real);
    pacing.message("h1", real);
    CHECK(pacing.room_for("h1", real) == 0);
    pacing.not_reached("a stranger");
    CHECK(pacing.room_for("a stranger", real) == 2);
}

TEST_CASE("an account rests longer each time, opens at once where it is told to, and a clock put back does not lengthen it") {
    Breaker breaker;
    Timestamp t{seconds{100000}};
    Outcome refused;
    refused.kind = Outcome::Kind::later;
    refused.scope = Outcome::Scope::account;
    for (int i = 0; i < 4; ++i) {
        CHECK(breaker.heard(t, {refused}) == Breaker::Change::none);
        CHECK_FALSE(breaker.may_try(t + seconds{1 << i} - std::chrono::milliseconds{1}));
        CHECK(breaker.may_try(t + seconds{1 << i}));
    }
    CHECK(breaker.heard(t, {refused}) == Breaker::Change::paused);
    CHECK(breaker.heard(t, {refused}) == Breaker::Change::none);
    CHECK_FALSE(breaker.may_try(t + seconds{59}));
    CHECK(breaker.may_try(t + seconds{60}));
    CHECK(breaker.may_try(t - std::chrono::hours{2}));
    Outcome sent;
    sent.kind = Outcome::Kind::sent;
    CHECK(breaker.heard(t, {sent}) == Breaker::Change::works);
    refused.needs_person = true;
    CHECK(breaker.heard(t, {refused}) == Breaker::Change::paused);
    CHECK(breaker.needs_person());
    Outcome about_one;
    about_one.kind = Outcome::Kind::refused;
    CHECK(breaker.heard(t, {about_one}) == Breaker::Change::works);
}

TEST_CASE_FIXTURE(Paced, "replies beyond a person's pace wait in order, and none is lost") {
    platform.most.per_person_a_minute = 3;
    restart_deliverer();
    for (int i = 0; i < 10; ++i) add_text(DeliveryKind::reply, "a", "第" + std::to_string(i));
    add_text(DeliveryKind::reply, "b", "别人的");
    watch(minutes{5}, seconds{5});
    CHECK(platform.to("b").size() == 1);
    REQUIRE(platform.to("a").size() == 10);
    for (int i = 0; i < 10; ++i) CHECK(platform.to("a")[std::size_t(i)] == "第" + std::to_string(i));
    CHECK(most_in_a_minute("a") == 3);
}

TEST_CASE_FIXTURE(Paced, "what can merge is merged before anything has to wait") {
    platform.most.per_person_a_minute = 3;
    restart_deliverer();
    for (int i = 0; i < 9; ++i) add(DeliveryKind::told, "h1", "app", Say{"chatter", {{"title", "事项" + std::to_string(i)}, {"no", ""}}});
    deliver();
    deliver();
    REQUIRE(platform.to("h1").size() == 1);
    for (int i = 0; i < 9; ++i) CHECK(platform.to("h1").front().find("事项" + std::to_string(i)) != std::string::npos);
    CHECK(count(DeliveryState::merged) == 9);
    CHECK(count(DeliveryState::waiting) == 0);
}

TEST_CASE_FIXTURE(Paced, "a new process does not begin its minute anew") {
    platform.most = {2, 4};
    restart_deliverer();
    for (int i = 0; i < 3; ++i) add_text(DeliveryKind::reply, "a", "第" + std::to_string(i));
    for (auto const* who : {"b", "c", "d"}) add_text(DeliveryKind::reply, who, who);
    watch(seconds{10}, seconds{5});
    CHECK(platform.calls.size() == 4);
    CHECK(platform.to("a").size() <= 2);
    restart_deliverer();
    watch(seconds{40}, seconds{5});
    CHECK(platform.calls.size() == 4);
    watch(minutes{2}, seconds{5});
    CHECK(count(DeliveryState::sent) == 6);
    CHECK(most_in_a_minute("a") == 2);
}

}  // namespace lingyan::flow
