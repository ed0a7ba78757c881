// The page that a follower opens as himself: the platform says who he is, once, and he alone sees it.
#include "support_disclosure.hpp"
#include "support_wechat.hpp"

#include <doctest/doctest.h>

using namespace lingyan;
using namespace lingyan::test;

namespace {

constexpr auto follower = "oAbC1dEfGhIjKlMnOpQrStUvWxYz", page = "/me/wechat";

Settings with_pages(std::filesystem::path const& folder, std::string const& api_url) {
    auto settings = disclosing_township(folder);
    settings.accounts.push_back(official_account(api_url));
    return settings;
}

std::string header(Answer const& answer, std::string const& name) {
    auto const at = answer.head.find("\r\n" + name + ": ");
    if (at == std::string::npos) return {};
    auto const begin = at + name.size() + 4;
    return answer.head.substr(begin, answer.head.find("\r\n", begin) - begin);
}

// What a browser would keep of an answer, as name=value.
std::string cookie_of(Answer const& answer) {
    auto const whole = header(answer, "Set-Cookie");
    return whole.substr(0, whole.find(';'));
}

std::string state_in(Answer const& sent_off) {
    auto const where = header(sent_off, "Location");
    auto const at = where.find("&state=") + 7;
    return where.substr(at, where.find('#') - at);
}

std::string opened_by(std::string const& openid) { return R"({"access_token":"A","expires_in":7200,"refresh_token":"R","openid":")" + openid + R"(","scope":"snsapi_base"})"; }

struct Visit {
    TemporaryFolder folder;
    FakeWeChat api;
    RunningService service{with_pages(folder.path(), api.url())};

    Answer open(std::string const& query = {}, std::string const& cookie = {}) const { return call(service.port(), "GET", page + query, {}, {}, cookie); }
    // Away and back, as a browser inside the chat tool goes; the cookie with which he is himself from then on.
    std::string sign_in(std::string const& openid, std::string const& code) {
        api.opens_page(code, opened_by(openid));
        auto const sent_off = open();
        auto const back = open("?code=" + code + "&state=" + state_in(sent_off), cookie_of(sent_off));
        CHECK(back.status == 302);
        CHECK(header(back, "Location") == page);
        return cookie_of(back);
    }
};

void check_plain(Answer const& answer) {
    CHECK(answer.body.size() < 30 * 1024);
    CHECK(contains(answer.body, "lang=\"zh-CN\""));
    CHECK_FALSE(contains(answer.body, "<script"));
    for (auto one : {"default-src 'self'", "X-Content-Type-Options: nosniff", "X-Frame-Options: DENY", "Referrer-Policy: no-referrer", "Cache-Control: no-store", "text/html; charset=utf-8"}) {
        CAPTURE(one);
        CHECK(contains(answer.head, one));
    }
}

}  // namespace

TEST_CASE("a follower opens his own page without a question, and sees his villages and what is sent to him") {
    Visit visit;
    auto const port = visit.service.port();
    visit.service.move_clock("2026-10-12T09:00");
    visit.service.say("h1", "发公开 明天停水，请存水");
    visit.service.say("h1", "4");
    replied(push(port, sealed_push(event_by(follower, "subscribe", "qrscene_" + first_village))));
    CHECK(contains(ask(port, follower, "退订 公告", "1"), "公告不再发了"));

    auto const sent_off = visit.open();
    CHECK(sent_off.status == 302);
    CHECK(header(sent_off, "Location").starts_with("https://open.weixin.qq.com/connect/oauth2/authorize?appid=wx0a1b2c3d4e5f6789&redirect_uri=https%3A%2F%2Fbot.example.gov.cn%2Fme%2Fwechat"
                                                   "&response_type=code&scope=snsapi_base&state="));
    CHECK(header(sent_off, "Location").ends_with("#wechat_redirect"));
    for (auto part : {"HttpOnly", "SameSite=Lax", "Secure", "Path=/me/wechat", "Max-Age=600"}) CHECK(contains(header(sent_off, "Set-Cookie"), part));

    auto const cookie = visit.sign_in(follower, "C1");
    auto const own = visit.open({}, cookie);
    CHECK(own.status == 200);
    check_plain(own);
    for (auto words : {"青石村的公开", "明天停水", "/n/1", "/n/v/500000001001", "<b>公告：</b>不发", "<b>别的消息：</b>有了会发", "/n/privacy"}) {
        CAPTURE(words);
        CHECK(contains(own.body, words));
    }
    CHECK_FALSE(contains(own.body, follower));
    CHECK_FALSE(contains(cookie, follower));
    CHECK(header(visit.open("?code=C1&state=x", cookie), "Location") == page);  // gone back to, it is still his

    // Nobody else's: another openid sees his own, and a restart asks nobody again.
    auto const other = visit.open({}, visit.sign_in("oSomebodyElse", "C2")).body;
    CHECK(contains(other, "还没有选村"));
    CHECK_FALSE(contains(other, "青石村"));
    visit.service.restart();
    CHECK(contains(visit.open({}, cookie).body, "青石村的公开"));
    CHECK(visit.api.tokens_asked() == 0);
}

TEST_CASE("whoever comes back without what he was sent off with, twice, or with a code that is no good reads what to do") {
    Visit visit;
    visit.api.opens_page("good", opened_by(follower));
    visit.api.opens_page("snapshot", R"({"access_token":"A","openid":"oVirtual","is_snapshotuser":1})");
    auto const first = visit.open(), second = visit.open(), third = visit.open(), fourth = visit.open();
    struct Row {
        char const* what;
        std::string query, cookie;
    };
    for (auto const& [what, query, cookie] : {Row{"no cookie", "?code=good&state=" + state_in(first), ""}, Row{"another's cookie", "?code=good&state=" + state_in(first), cookie_of(second)},
                                              Row{"a made-up cookie", "?code=good&state=" + state_in(first), "lingyan_way=AAAA"}, Row{"no state", "?code=good", cookie_of(first)},
                                              Row{"no code", "?state=" + state_in(first), cookie_of(first)}, Row{"an unknown code", "?code=bad&state=" + state_in(second), cookie_of(second)},
                                              Row{"the same state again", "?code=good&state=" + state_in(second), cookie_of(second)},
                                              Row{"a snapshot", "?code=snapshot&state=" + state_in(third), cookie_of(third)}}) {
        CAPTURE(what);
        auto const answer = visit.open(query, cookie);
        CHECK(answer.status == 403);
        check_plain(answer);
        CHECK(contains(answer.body, "请再打开一次"));
        CHECK(contains(answer.body, "href=\"/me/wechat\""));
        CHECK(header(answer, "Set-Cookie").empty());
    }
    // The code was not used up by any of these, and is good once.
    CHECK(visit.open("?code=good&state=" + state_in(first), cookie_of(first)).status == 302);
    CHECK(visit.open("?code=good&state=" + state_in(fourth), cookie_of(fourth)).status == 403);
}

TEST_CASE("while the platform cannot say who it is, the page says so and the next try works") {
    Visit visit;
    visit.api.opens_page("C1", opened_by(follower));
    struct Row {
        int code;
        char const* words;
    };
    for (auto const& [code, words] : {Row{-1, "微信那边现在连不上"}, Row{45009, "微信那边现在连不上"}, Row{48001, "这一页现在打不开"}, Row{40013, "这一页现在打不开"}, Row{42003, "请再打开一次"}}) {
        CAPTURE(code);
        visit.api.refuses_pages(code);
        auto const sent_off = visit.open();
        auto const answer = visit.open("?code=C1&state=" + state_in(sent_off), cookie_of(sent_off));
        CHECK(answer.status == (code == 42003 ? 403 : 503));
        check_plain(answer);
        CHECK(contains(answer.body, words));
    }
    visit.api.refuses_pages(0);
    visit.api.go_down();
    auto const sent_off = visit.open();
    CHECK(contains(visit.open("?code=C1&state=" + state_in(sent_off), cookie_of(sent_off)).body, "微信那边现在连不上"));
    visit.api.come_back();
    CHECK(contains(visit.open({}, visit.sign_in(follower, "C2")).body, "还没有选村"));
}

TEST_CASE("the page is there only for an account that can say who opens it, and only to be read") {
    Visit visit;
    for (auto path : {"/me/", "/me/simulator", "/me/nobody", "/me/wechat/", "/me/wechat/x", "/me"}) {
        CAPTURE(path);
        CHECK(visit.service.call("GET", path).status == 404);
    }
    for (auto method : {"POST", "HEAD", "DELETE"}) {
        CAPTURE(method);
        CHECK(visit.service.call(method, page, "").status == 405);
    }
    TemporaryFolder folder;
    RunningService without(copy_of_township_with_account(folder.path(), visit.api.url()));  // no public_url: nobody could come back
    CHECK(without.call("GET", page).status == 404);
}

TEST_CASE("what a browser has been given opens at one account and in its time alone, and a cadre sees no work there") {
    Visit visit;
    auto const cookie = visit.sign_in(follower, "C1");
    auto altered = cookie;
    altered[altered.size() / 2] = altered[altered.size() / 2] == 'A' ? 'B' : 'A';
    for (auto const& wrong : {altered, "lingyan_me=" + cookie.substr(cookie.find('=') + 5), std::string("lingyan_me="), "lingyan_way=" + cookie.substr(cookie.find('=') + 1)}) {
        CAPTURE(wrong);
        CHECK(visit.open({}, wrong).status == 302);  // sent off again
    }
    CHECK(visit.open({}, "a=b; " + cookie + "; c=d").status == 200);

    TemporaryFolder folder;
    auto settings = township_with_head_at_account(folder.path(), visit.api.url());
    settings.public_url = "http://bot.example.gov.cn";
    RunningService service(settings);
    auto const sent_off = call(service.port(), "GET", page);
    CHECK_FALSE(contains(header(sent_off, "Set-Cookie"), "Secure"));  // its browser would not send it back
    visit.api.opens_page("C2", opened_by("oHead1"));
    auto const back = call(service.port(), "GET", page + ("?code=C2&state=" + state_in(sent_off)), {}, {}, cookie_of(sent_off));
    auto const own = call(service.port(), "GET", page, {}, {}, cookie_of(back)).body;
    CHECK(contains(own, "您登记的是干部"));
    CHECK_FALSE(contains(own, "青石村"));
    CHECK(call(service.port(), "GET", page, {}, {}, cookie).status == 302);  // another county's
}
