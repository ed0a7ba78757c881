// What is put right about a notice after it was typed: as its publisher, his township and his readers see it in the chat and on the page.
#include "support_disclosure.hpp"

#include <doctest/doctest.h>

using namespace lingyan::test;

namespace {

std::string ref_of(std::string const& text) {
    auto at = text.find("第");
    return at == std::string::npos ? std::string{} : std::to_string(std::atoi(text.c_str() + at + std::string("第").size()));
}

struct Putting : Story {
    Putting() : Story(disclosing_township) {}
    std::string publish(std::string const& text) {
        ask("h1", text);
        return ref_of(ask("h1", "4"));
    }
};

}  // namespace

TEST_CASE_FIXTURE(Putting, "a notice is taken down days later by words: its page says so, and residents find it no longer") {
    to("2026-10-12T09:00");
    auto const ref = publish("发公开 明天停水，修管子");
    REQUIRE(service.call("GET", "/n/" + ref).status == 200);
    to("2026-10-15T09:00");
    CHECK(contains(ask("h1", "撤"), "过了一天"));
    CHECK(contains(ask("s1", "撤下 " + ref + " 写错了"), "没有第" + ref + "号"));
    CHECK(contains(ask("h2", "撤下 " + ref + " 写错了"), "没有第" + ref + "号"));
    CHECK(contains(ask("h1", "撤下"), "撤下 编号 原因"));
    CHECK(contains(ask("h1", "撤下 " + ref), "为什么撤下"));
    CHECK(contains(ask("h1", "算了"), "没"));
    CHECK(service.call("GET", "/n/" + ref).status == 200);
    CHECK(contains(ask("h1", "撤下第" + ref + "号"), "为什么撤下"));
    CHECK(contains(ask("h1", "发错了"), "撤下了，查不到了"));
    auto gone = service.call("GET", "/n/" + ref);
    CHECK(gone.status == 410);
    CHECK(contains(gone.body, "已撤下"));
    CHECK_FALSE(contains(gone.body, "停水"));
    CHECK_FALSE(contains(service.call("GET", "/n/v/" + first_village).body, "停水"));
    CHECK(contains(ask("k1", "公开 " + ref), "没有这样的公开"));
    CHECK(contains(ask("h1", "撤"), "恢复了"));
    CHECK(service.call("GET", "/n/" + ref).status == 200);
}

TEST_CASE_FIXTURE(Putting, "a digest never says that a notice is out which was taken back, and a reading that was undone stands in the next one") {
    to("2026-10-12T09:00");
    auto const ref = publish("发公开 财务 9月账目，收入500元");
    to("2026-10-13T09:00");
    CHECK(contains(digest("s1", "2026-10-13"), "9月账目"));
    CHECK(contains(ask("s1", "通过"), "发出来了"));
    to("2026-10-14T07:00");
    CHECK(contains(ask("s1", "撤"), "9月"));
    to("2026-10-14T09:00");
    CHECK(contains(digest("s1", "2026-10-14"), "9月账目"));
    CHECK_FALSE(contains(digest("h1", "2026-10-14"), "看过了"));
    CHECK(contains(ask("s1", "通过"), "发出来了"));
    auto const other = publish("发公开 明天停水，修管子");
    CHECK(contains(ask("h1", "撤"), "第" + other + "号"));
    CHECK(contains(ask("h1", "撤下 " + ref + " 少一笔"), "撤下了"));
    to("2026-10-15T09:00");
    CHECK_FALSE(contains(digest("h1", "2026-10-15"), "看过了"));
    CHECK(contains(digest("s1", "2026-10-15"), "撤下了第" + ref + "号"));
    CHECK_FALSE(contains(digest("m1", "2026-10-15"), "第" + ref + "号"));
}

TEST_CASE_FIXTURE(Putting, "a photo sent while a notice is held for a number closes no task, and a second notice says that the first one is put aside") {
    to("2026-10-12T09:00");
    CHECK(contains(ask("h1", "发公开 村务 困难补助名单，张三13812345678"), "里面有手机号"));
    std::string const png("\x89PNG\r\n\x1a\nsheet", 13);
    auto shown = service.show("h1", png).text;
    CHECK(contains(shown, "还没有发"));
    CHECK(contains(shown, "照片收到1张"));
    CHECK(contains(ask("h1", "2"), "要公开：困难补助名单"));
    auto second = ask("h1", "发公开 村务 修路进展，已完成一半");
    CHECK(contains(second, "“困难补助名单”还没有发"));
    CHECK(contains(second, "要公开：修路进展"));
    CHECK_FALSE(contains(second, "照片"));
    auto given = ask("h1", "1");
    CHECK(contains(given, "修路进展"));
    CHECK_FALSE(contains(ask("h1", "发公开 村务 水渠进展，已完成一半"), "先放着"));
    CHECK(contains(ask("h1", "算了"), "没有发"));
    // Only a line opened and nothing said yet: nothing is lost.
    CHECK_FALSE(contains(ask("h1", "发公开"), "先放着"));
    CHECK_FALSE(contains(ask("h1", "发公开 村务 水渠进展，已完成一半"), "先放着"));
}
