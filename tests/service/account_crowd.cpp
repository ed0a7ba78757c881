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
