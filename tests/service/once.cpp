// One message, one set of effects, the same reply, however often and however concurrently it is sent.
#include "support_service.hpp"

#include <doctest/doctest.h>

#include <thread>

using namespace lingyan::test;

TEST_CASE("the same message id three times, one after the other, has one effect and three equal answers") {
    TemporaryFolder folder;
    RunningService service(copy_of_township(folder.path()));
    auto first = service.say("p1", "谈 赵明远", "m-1");
    CHECK(contains(first.text, "还差32人"));
    for (int i = 0; i < 2; ++i) CHECK(service.say("p1", "谈 赵明远", "m-1").body == first.body);
    CHECK(contains(service.say("p1", "谈话还差谁").text, "还差32人"));
    service.say("p1", "撤", "m-2");
    service.say("p1", "撤", "m-2");
    CHECK(contains(service.say("p1", "谈话还差谁").text, "还差33人"));
    CHECK(service.say("p1", "谈 赵明远", "m-1").body == first.body);  // an old message once more does not do it again
    CHECK(contains(service.say("p1", "谈话还差谁").text, "还差33人"));
}

TEST_CASE("the same message id from three threads at once has one effect and three equal answers") {
    TemporaryFolder folder;
    RunningService service(copy_of_township(folder.path()));
    for (int round = 0; round < 5; ++round) {
        auto id = "m-" + std::to_string(round);
        std::vector<Said> answers(3);
        std::vector<std::thread> senders;
        std::string const names[] = {"赵明远", "钱明远", "孙明远", "李明远", "周明远"};
        auto text = "谈 " + names[round];
        for (auto& answer : answers) senders.emplace_back([&service, &answer, &id, &text] { answer = service.say("p1", text, id); });
        for (auto& sender : senders) sender.join();
        CAPTURE(round);
        CHECK(contains(answers[0].text, "还差" + std::to_string(32 - round) + "人"));
        CHECK(answers[1].body == answers[0].body);
        CHECK(answers[2].body == answers[0].body);
    }
    CHECK(contains(service.say("p1", "谈话还差谁").text, "还差28人"));
}

TEST_CASE("a restart in the middle leaves the numbers, the open question and the clock where they were") {
    TemporaryFolder folder;
    RunningService service(copy_of_township(folder.path()));
    service.move_clock("2026-10-12T09:00");
    for (std::string const what : {"清点抽水机", "检修路灯"}) {
        service.say("p1", "派 青石村 " + what + "，10月13日前，报数");
        service.say("p1", "1");
        service.awaited("h1", what);
    }
    service.say("p1", "派 青石村、柏林村 报送水窖数，10月20日前，报数");  // previewed: it waits for 1 or 3
    auto before = service.clock();
    auto answered = service.say("h1", "1", "before-the-end");

    service.restart();
    auto after = service.clock();
    CHECK(after >= before);
    CHECK(after < "2026-10-12T09:05");
    CHECK(service.say("h1", "1", "before-the-end").body == answered.body);
    CHECK(service.say("h1", "2").text.starts_with("2 检修路灯，记下了"));
    CHECK(contains(service.say("p1", "1").text, "报送水窖数，发2个村"));
    CHECK(contains(service.say("h1", "撤").text, "检修路灯"));  // what was done before and after can be taken back
    CHECK(contains(service.say("h1", "撤").text, "清点抽水机"));
    CHECK(service.stop() == 0);
}
