// A broadcast on the village's loudspeaker: a thousand different people ask at once, and cadres go on beside them.
#include "support_wechat.hpp"
#include "support_wecom.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <set>
#include <thread>

using namespace lingyan;
using namespace lingyan::test;

TEST_CASE("a thousand different askers each get their answer, and a cadre's reports among them are taken") {
    constexpr int askers = 1000, at_once = 16;
    TemporaryFolder folder;
    FakeWeCom wecom;
    FakeWeChat wechat;
    auto settings = copy_of_wecom_township(folder.path(), wecom.url());
    settings.accounts.push_back(official_account(wechat.url()));
    RunningService service(settings);
    service.move_clock("2026-12-21T08:20");
    auto const before = rows_in(service.settings(), "inbox");

    std::atomic<int> next{0}, answered{0};
    std::vector<std::string> odd(at_once);
    std::vector<std::thread> crowd;
    for (int t = 0; t < at_once; ++t)
        crowd.emplace_back([&, t] {
            for (int i; (i = next++) < askers;) {
                auto const reply = ask(service.port(), "oResident" + std::to_string(i), "电话", std::to_string(10'000 + i));
                if (contains(reply, "打")) ++answered;
                else odd[std::size_t(t)] = reply;
            }
        });
    for (int village = 1; village <= 12; ++village) {
        CAPTURE(village);
        CHECK(contains(say_by_wecom(service.port(), "h" + std::to_string(village), "1", std::to_string(village)), "记下了"));
    }
    for (auto& thread : crowd) thread.join();
    for (auto const& reply : odd) CHECK(reply == "");
    CHECK(answered == askers);
    CHECK(rows_in(service.settings(), "inbox") == before + askers + 12);
    CHECK(wechat.tried().empty());
}

TEST_CASE("more than the account takes in full are each answered in a sentence, danger and cadres as ever, and later all of it again") {
    TemporaryFolder folder;
    FakeWeChat wechat;
    auto settings = township_with_head_at_account(folder.path(), wechat.url());
    settings.accounts.back().keys["messages_a_minute"] = "5";
    RunningService service(settings);
    auto const port = service.port();
    auto const asks = [&](int who, std::string const& text) { return ask(port, "oResident" + std::to_string(who), text, std::to_string(who)); };
    for (int i = 1; i <= 5; ++i) CHECK(contains(asks(i, "电话"), "请打"));
    auto const sixth = asked_by("oResident6", "电话", "6");  // a redelivery is the same to the second
    for (int i = 6; i <= 12; ++i) {
        CAPTURE(i);
        auto const said = i == 6 ? replied(push(port, sealed_push(sixth))) : asks(i, "电话");
        CHECK(contains(said, "过几分钟再发"));
        CHECK(contains(said, "急事打1"));
        CHECK(lines_of(said).size() == 1);
    }
    CHECK(contains(replied(push(port, sealed_push(sixth))), "过几分钟再发"));  // the same message again
    CHECK(rows_in(service.settings(), "inbox") == 12);
    CHECK(contains(lines_of(asks(13, "着火了")).front(), "119"));
    CHECK_FALSE(contains(ask(port, "oHead1", "全部", "14"), "过几分钟"));
    CHECK(contains(asks(15, "退订"), "订阅"));
    CHECK(contains(replied(push(port, sealed_push(event_by("oResident16", "subscribe", "qrscene_500000001001")))), "青石村"));
    service.move_clock("2026-10-08T08:30");
    CHECK(contains(asks(17, "电话"), "请打"));
    CHECK(wechat.tried().empty());
}
