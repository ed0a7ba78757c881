// So many residents at once that not all can be answered in full: each is still taken once and answered, and nobody else notices.
#include "flow/crowd.hpp"

#include "flow/support.hpp"

#include <doctest/doctest.h>

namespace lingyan::flow {

using std::chrono::milliseconds;
using std::chrono::seconds;

TEST_CASE("an account has room for a minute's messages, which comes back evenly") {
    struct Row {
        seconds later;
        int come, answered;
    };
    Crowd crowd(60);
    Timestamp now{milliseconds{1'800'000'000'000}};
    for (auto const& [later, come, answered] : {Row{seconds{0}, 60, 60}, Row{seconds{0}, 5, 0}, Row{seconds{1}, 3, 1}, Row{seconds{10}, 20, 10}, Row{seconds{-3600}, 5, 0}, Row{seconds{2}, 5, 2},
                                                Row{seconds{86'400}, 70, 60}}) {
        CAPTURE(later.count());
        now += later;
        int full = 0;
        for (int i = 0; i < come; ++i) full += !crowd.is_too_big(now);
        CHECK(full == answered);
    }
}

TEST_CASE("a thousand askers within ten seconds have room by the usual number, and without one there is no limit") {
    Timestamp now{milliseconds{1'800'000'000'000}};
    for (int most : {6000, 0}) {
        CAPTURE(most);
        Crowd crowd(most);
        int too_many = 0;
        for (int broadcast = 0; broadcast < 3; ++broadcast)
            for (int i = 0; i < 1000; ++i) too_many += crowd.is_too_big(now += milliseconds{10});
        CHECK(too_many == 0);
    }
}

namespace {

struct Crowded : Service {
    Answered ask(std::string const& who, std::string const& text, std::string const& key, bool crowded = true) {
        InboundMessage inbound;
        inbound.account = "app";
        inbound.key = key;
        inbound.sender = who;
        inbound.text = text;
        inbound.content_hash = std::to_string(std::hash<std::string>{}(text));
        inbound.sent_at = now;
        return run(receive(store(), knowledge, now, inbound, 2048, crowded));
    }
};

bool has(Answered const& answered, char const* words) { return answered.reply.find(words) != std::string::npos; }

}  // namespace

TEST_CASE_FIXTURE(Crowded, "a resident among too many is asked to come again, with a telephone, and once is once") {
    auto const busy = ask("a stranger", "公开", "k1");
    CHECK(has(busy, "过几分钟再发"));
    CHECK(has(busy, "急事打"));
    auto const again = ask("a stranger", "公开", "k1", false);
    CHECK(again.repeated);
    CHECK(again.reply == busy.reply);
    CHECK(has(ask("a stranger", "公开", "k2", false), "领雁"));  // who we are comes with the first answer in full
}

TEST_CASE_FIXTURE(Crowded, "danger is answered as ever however many ask, and a cadre notices nothing") {
    CHECK(has(ask("a stranger", "我家着火了", "k1"), "119"));
    CHECK(waiting("cduty").size() == 1);  // nobody knows yet of which village
    auto const task = give("医保名单", affairs::nov(20), {"v1"});
    CHECK(has(ask("h1", "医保名单办完了", "k2"), "记下了"));
    CHECK(duty(task, "v1").state == DutyState::reported);
}

}  // namespace lingyan::flow
