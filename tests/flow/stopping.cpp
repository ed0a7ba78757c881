// Whoever wants no more than his digest gets that, whole, and neither an emergency nor his own answers are kept from him.
#include "affairs/telling.hpp"
#include "flow/support_outgoing.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace lingyan::flow {

using affairs::nov;

namespace {

bool has(std::string const& text, std::string const& words) { return text.find(words) != text.npos; }

struct Quiet : Outgoing {
    // Whatever was sent since the last look.
    std::vector<std::string> heard(std::string const& who = "h1") {
        auto const all = platform.to(who);
        std::vector<std::string> fresh(all.begin() + std::ptrdiff_t(seen_[who]), all.end());
        seen_[who] = all.size();
        return fresh;
    }
    void tell(Say say, std::string const& who = "h1") {
        in([&](affairs::Turn const& turn) { affairs::tell(turn, *turn.county.roster.person(PersonId{who}), std::move(say), true); });
    }
    AssignmentId give_now(std::string const& title) {
        say("sec", "派 旦麻村 " + title + "，今天下班前");
        say("sec", "1");
        AssignmentId given;
        in([&](affairs::Turn const& turn) { given = turn.tx.duties().given_by(PersonId{"sec"}).front().id; });
        return given;
    }

private:
    std::map<std::string, std::size_t> seen_;
};

}  // namespace

TEST_CASE_FIXTURE(Quiet, "after 退订 what would go alone is a line of the next digest, under a number that works, also across a restart") {
    CHECK(has(say("h1", "退订"), "只发每天的清单"));
    auto const task = give_now("报饮水情况");
    deliver();
    CHECK(heard().empty());
    restart_deliverer();
    deliver_for(std::chrono::hours{2}, minutes{10});
    CHECK(heard().empty());
    on(nov(17), 8, 30);
    tick();
    tick();
    auto const morning = heard();
    REQUIRE(morning.size() == 1);
    CAPTURE(morning.front());
    CHECK(has(morning.front(), "饮水情况"));
    CHECK(has(say("h1", std::to_string(number_of("h1", duty(task, "v1")))), "记下了"));
    CHECK(not_arrived().empty());
}

TEST_CASE_FIXTURE(Quiet, "what was made before 退订 and has not left yet waits for the digest as well") {
    platform.always = outcome(Kind::later, Scope::account, "连不上");
    give_now("报饮水情况");
    deliver();
    heard();
    CHECK(has(say("h1", "退订"), "只发每天的清单"));
    platform.always.reset();
    deliver_for(minutes{30}, std::chrono::seconds{30});
    CHECK(heard().empty());
    on(nov(17), 8, 30);
    tick();
    tick();
    auto const morning = heard();
    REQUIRE(morning.size() == 1);
    CHECK(has(morning.front(), "饮水情况"));
}

TEST_CASE_FIXTURE(Quiet, "an emergency, and the answer to what one asks, go to whoever has stopped everything") {
    say("h1", "退订");
    add(DeliveryKind::urgent, "h1");
    add(DeliveryKind::reply, "h1");
    tell(Say{"emergency.still_open", {{"warning", "暴雨"}}});
    deliver();
    CHECK(heard().size() == 3);
    tell(Say{"undo.nothing"});
    deliver();
    CHECK(heard().empty());
    say("h1", "订阅");
    tell(Say{"undo.nothing"});
    deliver();
    CHECK(heard().size() == 1);
}

TEST_CASE_FIXTURE(Quiet, "退订 公告 keeps the word of a notice out of the digest, and nothing else") {
    Say const news{"notice.taken_down_told", {{"handler", "周文书记"}, {"ref", "7"}, {"title", "9月账目"}, {"reason", "金额写错了"}}};
    for (bool stopped : {false, true}) {
        CAPTURE(stopped);
        if (stopped) CHECK(has(say("h1", "退订 公告"), "公告不再发了"));
        give("医保名单", nov(20), {"v1"});
        in([&](affairs::Turn const& turn) { affairs::tell(turn, *turn.county.roster.person(PersonId{"h1"}), news); });
        on(stopped ? nov(18) : nov(17), 8, 30);
        tick();
        tick();
        auto const morning = heard();
        REQUIRE(morning.size() == 1);
        CHECK(has(morning.front(), "医保名单"));
        CHECK(has(morning.front(), "9月账目") == !stopped);
    }
    tell(Say{"undo.nothing"});  // which is no notice
    deliver();
    CHECK(heard().size() == 1);
}

TEST_CASE_FIXTURE(Quiet, "退订 is no answer to the question at hand, and the draft is there when it is asked for again") {
    CHECK(has(say("sec", "派 旦麻村 报饮水情况，11月20日前"), "旦麻村"));
    auto const said = say("sec", "退订");
    CHECK(has(said, "只发每天的清单"));
    CHECK(has(said, "接着"));
    say("sec", "1");
    in([](affairs::Turn const& turn) { CHECK(turn.tx.duties().given_by(PersonId{"sec"}).empty()); });
    CHECK(has(say("sec", "接着"), "旦麻村"));
    say("sec", "1");
    in([](affairs::Turn const& turn) { CHECK(turn.tx.duties().given_by(PersonId{"sec"}).size() == 1); });
}

}  // namespace lingyan::flow
