// Many callbacks at one moment: copies of one message have one effect, different messages all count, whatever their platform calls them.
#include "support_wecom.hpp"

#include <doctest/doctest.h>

#include <future>

using namespace lingyan;
using namespace lingyan::test;

namespace {

struct Town {
    TemporaryFolder folder;
    FakeWeCom api;
    RunningService service{copy_of_wecom_township(folder.path(), api.url())};
    Town() { service.move_clock("2026-12-21T08:30"); }

    int rows(std::string const& table) const { return rows_in(service.settings(), table); }

    // Each on a connection of its own, all at once; what each sender reads.
    std::vector<std::string> post_all(std::vector<Callback> const& callbacks) const {
        std::promise<void> go;
        auto const started = go.get_future().share();
        std::vector<std::future<std::string>> replies;
        for (auto const& callback : callbacks)
            replies.push_back(std::async(std::launch::async, [this, &callback, started] {
                started.wait();
                return passive_text(post(service.port(), callback));
            }));
        go.set_value();
        std::vector<std::string> texts;
        for (auto& reply : replies) texts.push_back(reply.get());
        return texts;
    }
};

// An event has no message id: sender, moment and content are all there is to know it by.
std::string click(std::string const& user, std::string const& key, std::string const& second) {
    auto element = [](std::string const& name, std::string const& value) { return "<" + name + ">" + value + "</" + name + ">"; };
    auto text = [](std::string const& value) { return "<![CDATA[" + value + "]]>"; };
    return element("xml", element("ToUserName", text("ww1a2b3c4d5e6f7a8b")) + element("FromUserName", text(user)) + element("CreateTime", second) +
                              element("MsgType", text("event")) + element("Event", text("click")) + element("EventKey", text(key)) + element("AgentID", "1000002"));
}

}  // namespace

TEST_CASE("fifty copies of one callback at once are one report with fifty equal replies") {
    Town town;
    auto const records = town.rows("record"), messages = town.rows("inbox");
    std::vector<Callback> copies;
    auto const plaintext = text_from("h1", "1", "7001");
    for (int i = 0; i < 50; ++i) copies.push_back(callback_of(plaintext));
    auto const replies = town.post_all(copies);
    CHECK(contains(replies.front(), "记下了"));
    for (auto const& reply : replies) CHECK(reply == replies.front());
    CHECK(town.rows("record") == records + 1);
    CHECK(town.rows("inbox") == messages + 1);
    town.service.restart();
    CHECK(passive_text(post(town.service.port(), callback_of(plaintext))) == replies.front());
    CHECK(town.rows("record") == records + 1);
}

TEST_CASE("twelve senders' messages of one second under one message id are twelve reports") {
    Town town;
    auto const records = town.rows("record");
    std::vector<Callback> callbacks;
    for (int i = 1; i <= 12; ++i) callbacks.push_back(callback_of(text_from("h" + std::to_string(i), "1", "7002")));
    for (auto const& reply : town.post_all(callbacks)) CHECK(contains(reply, "记下了"));
    CHECK(town.rows("record") == records + 12);
}

TEST_CASE("two events of one second without an id are two, and each of them again is only repeated") {
    Town town;
    auto const messages = town.rows("inbox");
    auto const now = std::to_string(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()).time_since_epoch().count());
    auto const first = click("h1", "我的任务", now), second = click("h1", "全部", now);
    auto const replies = town.post_all({callback_of(first), callback_of(second)});
    CHECK(town.rows("inbox") == messages + 2);
    for (auto const& reply : replies) CHECK_FALSE(reply.starts_with("<"));
    CHECK(town.post_all({callback_of(first), callback_of(second)}) == replies);
    CHECK(town.rows("inbox") == messages + 2);
}

TEST_CASE("another content under a known message id is kept as well, and the administrator is told") {
    Town town;
    auto const messages = town.rows("inbox");
    auto const first = text_from("h1", "1", "7003");
    CHECK(contains(passive_text(post(town.service.port(), callback_of(first))), "记下了"));
    CHECK(contains(say_by_wecom(town.service.port(), "h1", "撤", "7003"), "撤回了"));
    CHECK(contains(passive_text(post(town.service.port(), callback_of(first))), "记下了"));
    CHECK(town.rows("inbox") == messages + 2);
    town.service.move_clock("2026-12-22T08:30");
    auto const told = town.api.shown_to("a1");
    REQUIRE_FALSE(told.empty());
    CHECK(contains(told.back(), "编成了一个号"));
}
