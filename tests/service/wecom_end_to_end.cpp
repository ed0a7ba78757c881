// The same talk and task through WeCom's encrypted callbacks and its API: what goes in, what comes back, and what a broken wire does.
#include "support_wecom.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <future>

using namespace lingyan;
using namespace lingyan::test;

namespace {

using Fault = FakeWeCom::Fault;

struct Town {
    TemporaryFolder folder;
    FakeWeCom api;
    RunningService service{copy_of_wecom_township(folder.path(), api.url())};

    std::string say(std::string const& user, std::string const& text, std::string const& message_id) {
        return say_by_wecom(service.port(), user, text, message_id);
    }
    int sends_to(std::string const& user) const {
        int count = 0;
        for (auto const& body : api.bodies()) {
            auto const people = receivers_of(body);
            count += std::find(people.begin(), people.end(), user) != people.end();
        }
        return count;
    }
    std::vector<Delivery> not_arrived() const {
        std::vector<Delivery> found;
        service.look([&](Transaction& tx) { found = tx.outbox().not_arrived(); });
        return found;
    }
    // State and reporter of the seeded task at h1's village, as the store has it.
    DutyState first_task() const {
        auto state = DutyState::missed;
        service.look([&](Transaction& tx) {
            for (auto const& duty : tx.duties().all_at(UnitId{"500000001001"})) state = duty.state;
        });
        return state;
    }
};

}  // namespace

TEST_CASE("WeCom's check of the callback's URL gets its own words back") {
    Town town;
    auto const answer = check_url(town.service.port(), "1616140317555161061");
    CHECK(answer.status == 200);
    CHECK(answer.body == "1616140317555161061");
}

SCENARIO("a village cadre lives with the service through WeCom alone") {
    GIVEN("a township on a Monday morning") {
        Town town;
        town.service.move_clock("2026-12-21T08:06");
        CHECK(town.api.bodies().empty());

        WHEN("the time of the digest has passed") {
            town.service.move_clock("2026-12-21T08:20");

            THEN("the digest has come by message/send, once, and the digit closes its line, and 撤 opens it again") {
                auto const digests = town.api.shown_to("h1");
                REQUIRE(digests.size() == 1);
                CHECK(contains(digests[0], "【领雁】赵明远书记早上好，今天1件"));
                CHECK(number_of(digests[0], seeded_task) == 1);

                CHECK(town.first_task() == DutyState::open);
                auto const reply = town.say("h1", "1", "7001");
                CHECK(contains(reply, std::string("1 ") + seeded_task + "，记下了"));
                CHECK(town.first_task() == DutyState::reported);
                CHECK(contains(town.say("h1", "撤", "7002"), "撤回了"));
                CHECK(town.first_task() == DutyState::open);
                CHECK(contains(town.say("h1", "①", "7003"), "记下了"));
                CHECK(town.first_task() == DutyState::reported);
            }
            THEN("the secretary's talk is recorded and taken back") {
                auto const digests = town.api.shown_to("p1");
                REQUIRE(digests.size() == 1);
                CHECK(contains(digests[0], "季度谈话还差33人"));
                CHECK(contains(town.say("p1", "谈 赵明远", "8001"), "还差32人"));
                auto const left = town.say("p1", "谈话还差谁", "8002");
                CHECK(contains(left, "还差32人"));
                CHECK_FALSE(contains(left, "赵明远"));
                CHECK(contains(town.say("p1", "撤", "8003"), "又算没谈"));
                CHECK(contains(town.say("p1", "谈话还差谁", "8004"), "还差33人"));
            }
        }
    }
}

TEST_CASE("one message delivered three times at once has one effect and three equal replies") {
    Town town;
    town.service.move_clock("2026-12-21T08:20");
    auto const plaintext = text_from("h1", "1", "9001");
    auto deliver = [&] { return passive_text(post(town.service.port(), callback_of(plaintext))); };
    auto first = std::async(std::launch::async, deliver), second = std::async(std::launch::async, deliver), third = std::async(std::launch::async, deliver);
    auto const reply = first.get();
    CHECK(contains(reply, "记下了"));
    CHECK(second.get() == reply);
    CHECK(third.get() == reply);
    CHECK(deliver() == reply);
    CHECK(contains(town.say("h1", "1", "9002"), "已经报过了"));
    CHECK(contains(town.say("h1", "撤", "9003"), "撤回了"));
    CHECK(contains(town.say("h1", "撤", "9004"), "没有可以撤的"));
}

TEST_CASE("different messages of one second all count") {
    Town town;
    town.service.move_clock("2026-12-21T08:20");
    struct Row { char const* id; char const* said; };
    std::vector<std::future<std::string>> replies;
    for (auto const& [id, said] : {Row{"9501", "谈 赵明远"}, Row{"9502", "谈 钱明远"}, Row{"9503", "谈 孙明远"}}) {
        auto const callback = callback_of(text_from("p1", said, id));
        replies.push_back(std::async(std::launch::async, [&town, callback] { return passive_text(post(town.service.port(), callback)); }));
    }
    for (auto& reply : replies) CHECK(contains(reply.get(), "谈了，记下了"));
    CHECK(contains(town.say("p1", "谈话还差谁", "9504"), "还差30人"));
}

TEST_CASE("fifteen people's messages of one second under one id all count") {
    Town town;
    town.service.move_clock("2026-12-21T08:20");
    std::vector<std::pair<std::string, std::string>> said;
    for (int n = 1; n <= 12; ++n) said.emplace_back("h" + std::to_string(n), "1");
    said.emplace_back("p1", "谈 赵明远");
    for (auto const* who : {"p2", "c1"}) said.emplace_back(who, "全部");
    std::vector<std::future<std::string>> replies;
    for (auto const& [who, text] : said) {
        auto const callback = callback_of(text_from(who, text, "9555"));
        replies.push_back(std::async(std::launch::async, [&town, callback] { return passive_text(post(town.service.port(), callback)); }));
    }
    REQUIRE(replies.size() == 15);
    for (std::size_t i = 0; i < 12; ++i) {
        CAPTURE(i);
        CHECK(contains(replies[i].get(), "记下了"));
    }
    CHECK(contains(replies[12].get(), "谈了，记下了"));
    int reported = 0;
    town.service.look([&](Transaction& tx) {
        for (int n = 1; n <= 12; ++n)
            for (auto const& duty : tx.duties().all_at(UnitId{"5000000010" + std::string(n < 10 ? "0" : "") + std::to_string(n)})) reported += duty.state == DutyState::reported;
    });
    CHECK(reported == 12);
    CHECK(rows_in(town.service.settings(), "inbox") == 15);
}

TEST_CASE("a callback that WeCom has not made just now is refused and changes nothing") {
    Town town;
    town.service.move_clock("2026-12-21T08:20");
    auto const seconds_ago = [](int age) {
        auto const now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()).time_since_epoch().count();
        return std::to_string(now - age);
    };
    auto altered = [](std::string text, std::size_t at) {
        text[at] = text[at] == 'A' ? 'B' : 'A';
        return text;
    };
    auto const good = callback_of(text_from("h1", "1", "9601"));
    auto wrong_signature = good, altered_body = good, other_nonce = good, no_signature = good;
    wrong_signature.signature = std::string(40, '0');
    altered_body.body = altered(good.body, good.body.find("<Encrypt><![CDATA[") + 60);
    other_nonce.nonce += "1";
    no_signature.signature.clear();
    struct Row { char const* what; Callback callback; };
    for (auto const& [what, callback] : {Row{"a wrong signature", wrong_signature}, Row{"no signature", no_signature}, Row{"an altered byte", altered_body},
                                         Row{"another nonce", other_nonce}, Row{"six minutes old", callback_of(text_from("h1", "1", "9602"), seconds_ago(360))},
                                         Row{"six minutes ahead", callback_of(text_from("h1", "1", "9603"), seconds_ago(-360))},
                                         Row{"not the platform's words", callback_of("1")}, Row{"an old time under a good signature", callback_of(text_from("h1", "1", "9604"), "1")}}) {
        CAPTURE(std::string(what));
        auto const answer = post(town.service.port(), callback);
        CHECK(answer.status == 403);
        CHECK(answer.body.empty());
        CHECK(town.first_task() == DutyState::open);
    }
    CHECK(call(town.service.port(), "POST", "/callback/nobody?" + good.query(), good.body).status == 404);
    CHECK(contains(passive_text(post(town.service.port(), good)), "记下了"));  // what was refused in its name has not used it up
}

TEST_CASE("whoever is not in the roster gets the menu and learns of nobody") {
    Town town;
    struct Row { char const* said; char const* answered; };
    int id = 9700;
    for (auto const& [said, answered] : {Row{"你好", "看公开回1"}, Row{"1", "打"}, Row{"全部", "看公开回1"}, Row{"谈话还差谁", "看公开回1"}, Row{"绑定", "打"}}) {
        CAPTURE(std::string(said));
        auto const reply = town.say("a-stranger", said, std::to_string(++id));
        CHECK(contains(reply, answered));
        CHECK_FALSE(contains(reply, "赵明远"));
    }
}

TEST_CASE("one text for several villages is one call, and whom WeCom does not know has it at the next address, once") {
    Town town;
    town.api.does_not_know("h3");
    town.service.move_clock("2026-12-21T09:00");
    CHECK(town.sends_to("h3") == 1);
    CHECK(town.api.shown_to("h3").empty());
    auto const before = town.api.bodies().size();
    CHECK(contains(town.say("p1", "派 青石村、柏林村、双河村 报一次饮水情况，12月22日前，报人数", "9801"), "发3个村"));
    CHECK(contains(town.say("p1", "1", "9802"), "现在就到"));
    town.service.move_clock("2026-12-21T09:05");

    std::vector<std::string> calls;
    for (auto const& body : town.api.bodies())
        if (contains(text_of_body(body), "饮水")) calls.push_back(body);
    CHECK(town.api.bodies().size() == before + 1);
    REQUIRE(calls.size() == 1);
    CHECK(receivers_of(calls[0]) == std::vector<std::string>{"h1", "h2", "h3"});
    for (auto const* user : {"h1", "h2"}) {
        CAPTURE(std::string(user));
        CHECK(town.api.shown_to(user).size() == 2);
    }
    auto const elsewhere = town.service.got("h3");
    REQUIRE(elsewhere.size() == 2);  // the digest, and the task
    CHECK(contains(elsewhere[0].text, seeded_task));
    CHECK(contains(elsewhere[1].text, "饮水"));
    CHECK(town.not_arrived().empty());
    CHECK(contains(town.say("h2", "2", "9803"), "记下了"));
}

TEST_CASE("an expired token is renewed once and everybody is reached") {
    Town town;
    town.api.fail_next_sends({Fault::token_expired});
    town.service.move_clock("2026-12-21T08:20");
    CHECK(town.api.tokens_asked() == 2);
    for (int village = 1; village <= 12; ++village) {
        CAPTURE(village);
        CHECK(town.api.shown_to("h" + std::to_string(village)).size() == 1);
    }
    CHECK(town.not_arrived().empty());
}

TEST_CASE("a send whose outcome nobody knows is repeated once, byte for byte, and then listed") {
    struct Row { char const* what; std::deque<Fault> faults; bool arrives; };
    for (auto const& [what, faults, arrives] : {Row{"the connection falls once", {Fault::dropped}, true}, Row{"the server fails once", {Fault::server_error}, true},
                                                Row{"the server fails twice", {Fault::server_error, Fault::server_error}, false}}) {
        CAPTURE(std::string(what));
        Town town;
        town.service.move_clock("2026-12-21T09:00");
        auto const before = town.api.bodies().size();
        town.api.fail_next_sends(faults);
        town.say("p1", "派 青石村 报一次饮水情况，12月22日前，报人数", "9901");
        CHECK(contains(town.say("p1", "1", "9902"), "现在就到"));
        town.service.move_clock("2026-12-21T09:30");
        auto const bodies = town.api.bodies();
        REQUIRE(bodies.size() == before + 2);
        CHECK(bodies[before] == bodies[before + 1]);
        CHECK(contains(text_of_body(bodies[before]), "饮水"));
        auto const shown = town.api.shown_to("h1");
        CHECK(shown.size() == (arrives ? 2 : 1));
        auto const lost = town.not_arrived();
        REQUIRE(lost.size() == (arrives ? 0 : 1));
        if (!arrives) CHECK(lost[0].state == DeliveryState::unknown);
    }
}

TEST_CASE("what is longer than a passive reply takes follows by message/send, and nothing of it is lost") {
    Town town;
    town.service.move_clock("2026-12-21T09:00");
    auto const before = town.api.bodies().size();
    auto const first = town.say("h33", "全部", "9951");
    town.service.move_clock("2026-12-21T09:05");
    CHECK(first.size() <= 2048);
    CHECK(first.starts_with("(1/"));
    auto whole = first;
    auto const bodies = town.api.bodies();
    REQUIRE(bodies.size() > before);
    for (auto at = before; at < bodies.size(); ++at) {
        CHECK(receivers_of(bodies[at]) == std::vector<std::string>{"h33"});
        auto const text = text_of_body(bodies[at]);
        CHECK(text.size() <= 2048);
        CHECK(text.starts_with("(" + std::to_string(at - before + 2) + "/"));
        whole += "\n" + text;
    }
    for (int n = 10; n < 40; ++n) {
        CAPTURE(n);
        CHECK(contains(whole, "第" + std::to_string(n) + "项冬季森林防灭火隐患排查和护林员巡山路线登记整理上报"));
    }
}

TEST_CASE("a person's whereabouts leave no trace") {
    Town town;
    town.service.move_clock("2026-12-21T08:20");
    auto const before = town.api.bodies().size();
    std::map<std::string, int> counts;
    for (auto const* table : {"inbox", "conversation", "outbox", "audit", "record", "media"}) counts[table] = rows_in(town.service.settings(), table);
    auto const answer = post(town.service.port(), callback_of(location_from("h1")));
    CHECK(answer.status == 200);
    CHECK(answer.body.empty());
    town.service.move_clock("2026-12-21T08:30");
    for (auto const* table : {"inbox", "conversation", "outbox", "audit", "record", "media"}) {
        CAPTURE(std::string(table));
        CHECK(rows_in(town.service.settings(), table) == counts[table]);
    }
    CHECK(town.api.bodies().size() == before);
}
