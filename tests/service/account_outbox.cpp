// What the public account says on its own: customer-service messages, and what each of the platform's refusals makes of them.
#include "support_wechat.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace lingyan;
using namespace lingyan::test;

namespace {

using Fault = FakeWeChat::Fault;

constexpr auto resident = "oAbC1dEfGhIjKlMnOpQrStUvWxYz";

Settings without_passive_replies(TemporaryFolder const& folder, FakeWeChat const& api) {
    auto settings = copy_of_township_with_account(folder.path(), api.url());
    settings.accounts.back().keys["passive_replies"] = "false";
    return settings;
}

struct Town {
    TemporaryFolder folder;
    FakeWeChat api;
    RunningService service{without_passive_replies(folder, api)};

    // Whatever is due has been tried when this returns.
    void asks_by(std::string const& moment, std::string const& id) {
        CHECK(ask(service.port(), resident, "电话", id).empty());
        service.move_clock(moment);
    }
    std::vector<Delivery> not_arrived() const {
        std::vector<Delivery> found;
        service.look([&](Transaction& tx) { found = tx.outbox().not_arrived(); });
        return found;
    }
};

}  // namespace

TEST_CASE("with passive replies off the answer follows as a message, once, whatever is delivered again") {
    Town town;
    auto const plaintext = asked_by(resident, "电话", "1");  // a redelivery is the same to the second
    for (auto const* moment : {"2026-10-08T08:05", "2026-10-08T08:10"}) {
        CHECK(replied(push(town.service.port(), sealed_push(plaintext))).empty());
        town.service.move_clock(moment);
    }
    auto const shown = town.api.shown_to(resident);
    REQUIRE(shown.size() == 1);
    CHECK(contains(shown[0], "打"));
    CHECK(town.api.tokens_asked() == 1);
}

TEST_CASE("each refusal of the platform ends as it has to") {
    struct Row { Fault fault; std::size_t shown, tried; int tokens; char const* listed; };
    for (auto const& row : {Row{Fault::closed, 0, 1, 1, "45015"}, Row{Fault::used_up, 0, 1, 1, "45047"}, Row{Fault::token_expired, 1, 1, 2, ""},
                            Row{Fault::server_error, 1, 2, 1, ""}, Row{Fault::dropped, 2, 2, 1, ""}, Row{Fault::too_many, 1, 2, 1, ""}, Row{Fault::busy, 1, 2, 1, ""},
                            Row{Fault::unknown_person, 0, 1, 1, "40003"}, Row{Fault::too_long, 0, 1, 1, "45002"}, Row{Fault::sent_before, 0, 1, 1, ""}}) {
        CAPTURE(int(row.fault));
        Town town;
        town.api.fail_next_sends({row.fault});
        town.asks_by("2026-10-08T08:30", "1");
        auto const shown = town.api.shown_to(resident);
        CHECK(shown.size() == row.shown);
        CHECK(town.api.tried().size() == row.tried);
        CHECK(town.api.tokens_asked() == row.tokens);
        // No platform swallows a repetition of these: the one that may be the second says so.
        bool const doubtful = row.fault == Fault::server_error || row.fault == Fault::dropped;
        if (doubtful) CHECK(contains(shown.back(), "重发"));
        auto const lost = town.not_arrived();
        REQUIRE(lost.size() == (*row.listed ? 1 : 0));
        if (*row.listed) {
            CHECK(lost[0].state == DeliveryState::undeliverable);
            CHECK(lost[0].detail.starts_with(row.listed));
        }
    }
}

TEST_CASE("when the day's quota is used up what waits goes an hour later, and nothing is given up") {
    Town town;
    town.api.fail_next_sends({Fault::quota});
    town.asks_by("2026-10-08T08:10", "1");
    CHECK(town.api.tried().size() == 1);
    town.service.move_clock("2026-10-08T09:30");
    CHECK(town.api.shown_to(resident).size() == 1);
    CHECK(town.not_arrived().empty());
}

TEST_CASE("an account that may not send makes its messages wait, the administrator is told once, and then they go") {
    Town town;
    town.api.fail_next_sends({Fault::not_granted, Fault::not_granted});
    town.asks_by("2026-10-08T08:01", "1");
    CHECK(town.api.shown_to(resident).empty());
    town.service.move_clock("2026-10-08T10:00");
    CHECK(town.api.shown_to(resident).size() == 1);
    auto const told = town.service.got("a1");
    auto const about = std::count_if(told.begin(), told.end(), [](Sent const& one) { return contains(one.text, "48001") || contains(one.text, "没有这个接口的权限"); });
    CHECK(about == 1);
}

TEST_CASE("while the platform cannot be reached answers wait, and go when it can be") {
    Town town;
    town.api.go_down();
    town.asks_by("2026-10-08T08:05", "1");
    town.api.come_back();
    CHECK(town.api.tried().empty());
    town.service.move_clock("2026-10-08T08:30");
    CHECK(town.api.shown_to(resident).size() == 1);
    CHECK(town.not_arrived().empty());
}

TEST_CASE("a cadre whose window is closed has what he must hear at his next address, once") {
    TemporaryFolder folder;
    FakeWeChat api;
    RunningService service(township_with_head_at_account(folder.path(), api.url()));
    service.move_clock("2026-10-08T09:00");
    api.fail_next_sends({Fault::closed});
    CHECK(contains(service.say("p1", "派 青石村 报一次饮水情况，10月9日前，报人数").text, "青石村"));
    service.say("p1", "1");
    service.move_clock("2026-10-08T09:05");
    CHECK(api.tried().size() == 1);
    CHECK(api.shown_to("oHead1").empty());
    auto const elsewhere = service.got("h1");
    CHECK(std::count_if(elsewhere.begin(), elsewhere.end(), [](Sent const& one) { return contains(one.text, "饮水"); }) == 1);
    // He writes to the account: from then on it reaches him there.
    CHECK_FALSE(ask(service.port(), "oHead1", "全部", "1").empty());
    CHECK(contains(service.say("p1", "派 青石村 报一次用电情况，10月9日前，报人数").text, "青石村"));
    service.say("p1", "1");
    service.move_clock("2026-10-08T09:10");
    CHECK(api.shown_to("oHead1").size() == 1);
}
