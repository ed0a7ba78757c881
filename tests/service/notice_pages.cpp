// The public pages: what they show, what they never show, and that an old phone can read them.
#include "support_disclosure.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

using namespace lingyan::test;

TEST_CASE("a page shows a text as it is, however it is written, within thirty kilobytes") {
    TemporaryFolder folder;
    Walk year(disclosing_township(folder.path()));
    year.to("2026-10-12T09:00");
    std::string long_text = "发公开 明天停水\n<b>请存水</b> & \"备用\"\n";
    for (int i = 0; i < 5900; ++i) long_text += "水";
    CHECK(contains(year.ask("h1", long_text), "要公开：明天停水"));
    CHECK(contains(year.ask("h1", "4"), "发出来了"));
    auto page = year.service.call("GET", "/n/1");
    CHECK(page.status == 200);
    CHECK(contains(page.body, "&lt;b&gt;请存水&lt;/b&gt; &amp;"));
    CHECK(page.body.size() < 30 * 1024);
    for (auto header : {"Content-Security-Policy: default-src 'self'", "X-Content-Type-Options: nosniff", "Referrer-Policy: no-referrer", "text/html; charset=utf-8"}) CHECK(contains(page.head, header));
    CHECK_FALSE(contains(page.body, year.name("h1")));  // who typed it is nobody's affair
    auto style = year.service.call("GET", "/n/style.css");
    CHECK(contains(style.head, "text/css"));
    CHECK(contains(style.body, "@media print"));

    // Whoever has no number finds his village from the county down.
    for (auto entrance : {"/n/", "/n"}) CHECK(contains(year.service.call("GET", entrance).body, "/n/v/500000"));
    CHECK(contains(year.service.call("GET", "/n/v/" + first_village + "/").body, "明天停水"));
    CHECK(contains(year.service.call("GET", "/n/v/500000001").body, "青石村"));
    CHECK(contains(year.service.call("GET", "/n/v/" + first_village).body, "明天停水"));
    CHECK(contains(year.service.call("GET", "/n/v/" + second_village).body, "还没有公开过"));
    CHECK(contains(year.service.call("GET", "/n/v/" + first_village + "?page=2").body, "没有这样的公开"));

    for (auto wrong : {"/n/2", "/n/0", "/n/-1", "/n/x", "/n/1/1", "/n/1/x", "/n/99999999999999999999", "/n/v/999", "/n/1/../2", "/n/v/"}) {
        CAPTURE(wrong);
        auto answer = year.service.call("GET", wrong);
        CHECK((answer.status == 404 || answer.status == 400 || std::string(wrong) == "/n/v/"));
        CHECK_FALSE(contains(answer.body, "停水"));
    }
    CHECK(year.service.call("POST", "/n/1", "x").status == 405);

    // By month and by kind, as the links say; what is neither is no part of it.
    auto const whole = year.service.call("GET", "/n/v/" + first_village).body;
    for (auto link : {"?page=1&amp;month=2026-10", "?page=1&amp;kind=finance", "/n/privacy", "/n/g"}) CHECK(contains(whole, link));
    auto const part = [&](std::string const& query) { return year.service.call("GET", "/n/v/" + first_village + query).body; };
    CHECK(contains(part("?page=1&month=2026-10"), "明天停水"));
    CHECK(contains(part("?month=2026-10&kind=service"), "2026年10月通知"));
    CHECK(contains(part("?month=2026-10&kind=service"), "明天停水"));
    CHECK(contains(part("?month=2026-09"), "没有这样的公开"));
    CHECK(contains(part("?kind=finance"), "没有这样的公开"));
    for (auto odd : {"?month=2026-13", "?month=x", "?kind=secret", "?page=0", "?page=-1"}) CHECK(contains(part(odd), "明天停水"));

    // What becomes of a resident's words, and how things are done.
    auto const privacy = year.service.call("GET", "/n/privacy");
    CHECK(privacy.status == 200);
    CHECK(contains(privacy.body, "只用来答复您"));
    CHECK(contains(privacy.head, "default-src 'self'"));
    CHECK(contains(year.service.call("GET", "/n/g").body, "还没有放上来"));
    for (auto wrong : {"/n/g/1", "/n/g/x", "/n/privacy/1"}) CHECK(year.service.call("GET", wrong).status == 404);

    // Taken back, it is gone.
    CHECK(contains(year.ask("h1", "撤"), "撤回了"));
    CHECK(year.service.call("GET", "/n/1").status == 404);
}

TEST_CASE("no page puts a value in without escaping it, and none asks for a script or another host") {
    int pages = 0;
    for (auto const& file : std::filesystem::directory_iterator(PROJECT_ROOT "/templates/pages")) {
        if (file.path().extension() != ".mustache") continue;
        ++pages;
        std::ifstream in(file.path());
        std::string const text{std::istreambuf_iterator<char>(in), {}};
        CAPTURE(file.path().filename().string());
        for (auto never : {"{{{", "{{&", "<script", "style=", "http://", "https://", "onclick"}) {
            CAPTURE(never);
            CHECK_FALSE(contains(text, never));
        }
    }
    CHECK(pages >= 4);
}
