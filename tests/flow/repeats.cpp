// A call whose outcome nobody knows: the same bytes while the platform swallows them, one marked copy after that, then never again.
#include "flow/support_outgoing.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace lingyan::flow {

using std::chrono::seconds;

namespace {

Say with_button() {
    Say say{"empty.none"};
    say.buttons = {{"trouble.ours_line", "report/7"}};
    return say;
}

bool is_marked(std::string const& text) { return text.starts_with("【重发】编号"); }

}  // namespace

TEST_CASE_FIXTURE(Outgoing, "what left in one call is repeated in one call, byte for byte, and nothing joins it") {
    platform.buttons = true;
    for (auto who : {"h3", "h1", "h2"}) add(DeliveryKind::told, who, "app", with_button());
    for (int i = 0; i < 3; ++i) next(Outcome::Kind::unknown);
    deliver();
    REQUIRE(platform.calls.size() == 1);
    auto const first = platform.calls.front();
    CHECK(first.to == std::vector<std::string>{"h3", "h1", "h2"});
    CHECK(first.message.buttons == std::vector<WordedButton>{{"我们的问题", "report/7"}});
    CHECK_FALSE(first.message.card.empty());
    now += seconds{10};
    add(DeliveryKind::told, "h4", "app", with_button());
    deliver();
    deliver();
    CHECK(std::count(platform.calls.begin(), platform.calls.end(), first) == 2);
    CHECK(platform.sent.size() == 7);
    for (auto const& call : platform.calls)
        if (call.to.front() == "h4") CHECK(call.message.card != first.message.card);
    CHECK(not_arrived().empty());
    CHECK(count(DeliveryState::sent) == 4);
}

TEST_CASE_FIXTURE(Outgoing, "a repeat that was refused for now until the platform has forgotten is marked with its number, and goes once") {
    add(DeliveryKind::told);
    next(Outcome::Kind::unknown);
    deliver();
    auto const original = platform.sent.front().text;
    platform.always = outcome(Outcome::Kind::later, Outcome::Scope::account);
    deliver_for(std::chrono::minutes{29}, seconds{20});
    for (auto const& text : texts()) CHECK(text == original);
    auto const before = platform.sent.size();
    CHECK(before > 3);
    now += std::chrono::minutes{2};
    platform.always.reset();
    deliver_for(std::chrono::minutes{5}, seconds{20});
    REQUIRE(platform.sent.size() == before + 1);
    CHECK(is_marked(platform.sent.back().text));
    CHECK(platform.sent.back().text.ends_with("\n" + original));
    CHECK(platform.sent.back().text.size() <= platform.text_bytes());
    CHECK(not_arrived().empty());
}

TEST_CASE_FIXTURE(Outgoing, "where a platform swallows nothing the one repeat is marked, and after it there is none") {
    platform.swallows = seconds{0};
    add(DeliveryKind::told);
    next(Outcome::Kind::unknown);
    next(Outcome::Kind::unknown);
    deliver_for(std::chrono::hours{3}, seconds{30});
    REQUIRE(platform.sent.size() == 2);
    CHECK_FALSE(is_marked(platform.sent[0].text));
    CHECK(is_marked(platform.sent[1].text));
    REQUIRE(not_arrived().size() == 1);
    CHECK(not_arrived().front().state == DeliveryState::unknown);
    CHECK(not_arrived().front().trouble == Trouble::unknown);
}

TEST_CASE_FIXTURE(Outgoing, "a call of which one was answered for is not the same call without him: the other's repeat is marked") {
    add(DeliveryKind::told, "h1");
    add(DeliveryKind::told, "h2");
    next(Outcome::Kind::sent);
    next(Outcome::Kind::unknown);
    deliver();
    now += seconds{10};
    deliver();
    REQUIRE(platform.calls.size() == 2);
    CHECK(platform.calls[1].to == std::vector<std::string>{"h2"});
    CHECK(is_marked(platform.calls[1].message.text));
}

TEST_CASE_FIXTURE(Outgoing, "a repeat in doubt is not worded, merged or asked about again") {
    give("医保名单", affairs::nov(20), {"v1"});
    on(affairs::nov(17), 8, 30);
    remind();
    next(Outcome::Kind::unknown);
    deliver();
    say("h1", "1");
    now += std::chrono::minutes{12};
    add(DeliveryKind::told, "h1");
    deliver();
    deliver();
    auto const texts = platform.to("h1");
    REQUIRE(texts.size() == 3);
    CHECK(std::count(texts.begin(), texts.end(), texts.front()) == 2);
}

TEST_CASE_FIXTURE(Outgoing, "what was under way in one call when the process ended is repeated in one call by the next process") {
    add(DeliveryKind::told, "h2");
    add(DeliveryKind::told, "h1");
    store().transact_now([&](Transaction& tx) {
        for (auto one : tx.outbox().due("app", now, 10)) {
            one.text = "您好，不用回。";
            one.call = 1;
            one.called_at = now;
            tx.outbox().claim(one);
        }
    });
    restart_deliverer();
    deliver_for(std::chrono::minutes{2}, seconds{10});
    REQUIRE(platform.calls.size() == 1);
    CHECK(platform.calls[0].to == std::vector<std::string>{"h2", "h1"});
    CHECK(platform.calls[0].message.text == "您好，不用回。");
    CHECK(count(DeliveryState::sent) == 2);
}

TEST_CASE_FIXTURE(Outgoing, "a marked repeat waits for the morning, and one past its use-by is listed as unknown") {
    platform.swallows = seconds{0};
    on(affairs::nov(16), 19, 59);
    add(DeliveryKind::told, "h1");
    add(DeliveryKind::told, "h2", "app", Say{"help", {{"handler", "何静"}, {"phone", "1"}}});
    next(Outcome::Kind::unknown);
    next(Outcome::Kind::unknown);
    deliver();
    on(affairs::nov(16), 20, 1);
    deliver_for(std::chrono::hours{11}, std::chrono::minutes{10});
    CHECK(platform.sent.size() == 2);
    platform.always = outcome(Outcome::Kind::later, Outcome::Scope::account);
    on(affairs::nov(17), 7, 40);
    deliver_for(std::chrono::hours{13}, std::chrono::minutes{10});
    CHECK(count(DeliveryState::unknown) == 2);
    CHECK(count(DeliveryState::waiting) == 0);
}

}  // namespace lingyan::flow
