// One digest a person a day: what has come due, in at most five lines.
#include "flow/support.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace lingyan::flow {

using affairs::dec;
using affairs::nov;

namespace {

std::size_t numbered_lines(std::string const& text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); at = text.find('\n', at) == text.npos ? text.size() : text.find('\n', at) + 1)
        if (auto end = text.find(' ', at); end != text.npos && end > at && text.find_first_not_of("0123456789", at) == end) ++count;
    return count;
}

bool has(std::string const& text, char const* words) { return text.find(words) != text.npos; }

}  // namespace

TEST_CASE_FIXTURE(Service, "forty things are one message with five lines and the number of the others") {
    for (int i = 0; i < 40; ++i) give("事项" + std::to_string(100 + i), nov(20), {"v1"});
    on(nov(17), 8, 30);
    tick();
    auto texts = platform.to("h1");
    REQUIRE(texts.size() == 1);
    CHECK(numbered_lines(texts.front()) == 5);
    CHECK(has(texts.front(), "今天40件"));
    CHECK(has(texts.front(), "还有35件"));
}

TEST_CASE_FIXTURE(Service, "who has nothing due hears nothing") {
    give("医保名单", nov(20), {"v1"});
    on(nov(17), 8, 30);
    tick();
    CHECK(platform.to("h1").size() == 1);
    CHECK(platform.to("h2").empty());
    on(nov(17), 18);
    tick();
    CHECK(platform.to("h1").size() == 1);
}

TEST_CASE_FIXTURE(Service, "two ticks of one moment make one digest") {
    give("医保名单", nov(20), {"v1"});
    on(nov(17), 8, 30);
    CHECK(remind() == 1);
    CHECK(remind() == 0);
    tick();
    tick();
    CHECK(platform.to("h1").size() == 1);
}

TEST_CASE_FIXTURE(Service, "before its time and in the night there is no digest") {
    give("医保名单", nov(20), {"v1"});
    for (auto [hour, minute] : {std::pair{7, 0}, {7, 45}, {8, 6}}) {
        on(nov(17), hour, minute);
        CHECK(tick() == 0);
    }
    on(nov(17), 21, 0);  // the service was off all day: not now
    CHECK(tick() == 0);
    CHECK(platform.sent.empty());
    on(nov(18), 8, 30);
    tick();
    CHECK(platform.to("h1").size() == 1);
}

TEST_CASE_FIXTURE(Service, "numbers begin anew each morning, and a number reports its line") {
    give("医保名单", nov(18), {"v1"});
    give("防火台账", nov(19), {"v1"});
    on(nov(17), 8, 30);
    tick();
    CHECK(numbered_lines(platform.to("h1").front()) == 2);
    CHECK(has(say("h1", "1"), "记下了"));
    on(nov(18), 8, 30);
    tick();
    auto second = platform.to("h1").back();
    CHECK(has(second, "1 防火台账"));
    CHECK_FALSE(has(second, "医保名单，"));
    CHECK(has(say("h1", "1"), "防火台账，记下了"));
}

TEST_CASE_FIXTURE(Service, "news goes into the next digest and never alone") {
    auto task = give("医保名单", nov(25), {"v1"});
    give("防火台账", nov(18), {"v1"});
    on(nov(17), 8, 30);
    tick();
    say("h1", "医保名单办完了");
    on(nov(18), 8, 30);
    tick();
    REQUIRE_FALSE(platform.to("contact").empty());
    say("contact", "可以 " + std::to_string(number_of("contact", duty(task, "v1"), Thing::Kind::review)));
    tick();
    auto before = platform.to("h1").size();
    on(nov(19), 8, 30);
    tick();
    REQUIRE(platform.to("h1").size() == before + 1);
    CHECK(has(platform.to("h1").back(), "看过了：医保名单，可以了"));
}

TEST_CASE_FIXTURE(Service, "a reminder that falls into a holiday goes out before it") {
    on(make_date(2026, 9, 21));
    give("医保名单", make_date(2026, 10, 5), {"v1"});
    std::vector<Date> told;
    for (auto day = make_date(2026, 9, 22); day <= make_date(2026, 10, 8); day += days{1}) {
        on(day, 8, 30);
        auto before = platform.to("h1").size();
        tick();
        if (platform.to("h1").size() > before) told.push_back(day);
    }
    REQUIRE_FALSE(told.empty());
    for (auto day : told) {
        CAPTURE(to_text(day));
        CHECK(county.calendar.is_working(day));
    }
    CHECK(std::find(told.begin(), told.end(), make_date(2026, 9, 30)) != told.end());
    CHECK(told.back() == make_date(2026, 10, 8));  // late, on the first day back
}

TEST_CASE_FIXTURE(Service, "after three days off each gets one message that holds all of it") {
    give("医保名单", nov(18), {"v1", "v2"});
    give("防火台账", nov(19), {"v1"});
    on(nov(20), 9);
    tick();
    tick();
    REQUIRE(platform.to("h1").size() == 1);
    CHECK(has(platform.to("h1").front(), "医保名单"));
    CHECK(has(platform.to("h1").front(), "防火台账"));
    CHECK(platform.to("h2").size() == 1);
    CHECK(platform.to("contact").size() <= 1);
}

TEST_CASE_FIXTURE(Service, "the owner hears of being late before anybody above") {
    give("医保名单", nov(18), {"v1"});
    std::vector<std::pair<std::string, Date>> first_late;
    for (auto day = nov(17); day <= nov(30); day += days{1})
        for (int hour : {8, 9}) {
            on(day, hour, 30);
            tick();
        }
    auto late = [&](char const* who) { return std::find_if(platform.sent.begin(), platform.sent.end(), [&](auto const& one) { return one.to == who && has(one.text, "医保名单") && has(one.text, "过了"); }) - platform.sent.begin(); };
    CHECK(late("h1") < late("contact"));
    CHECK(late("contact") < late("leader"));
    CHECK(late("leader") < late("sec"));
    CHECK(late("sec") < std::ptrdiff_t(platform.sent.size()));
}

TEST_CASE_FIXTURE(Service, "who has left hears nothing more, and whoever follows does") {
    give("医保名单", nov(20), {"v1"});
    auto people = county.roster.people();
    auto posts = county.roster.posts();
    for (auto& post : posts)
        if (post.person == PersonId{"h1"}) post.to = nov(16);
    posts.push_back({PersonId{"clerk"}, Role{"village.both_posts"}, UnitId{"v1"}, nov(17), {}, true});
    auto changed = county;
    changed.roster = Roster(county.roster.units(), people, posts);
    knowledge = std::make_shared<Knowledge const>(changed, knowledge->wording);
    for (int hour : {8, 9, 10}) {
        on(nov(17), hour, 30);
        tick();
    }
    on(nov(18), 8, 30);
    tick();
    CHECK(platform.to("h1").empty());
    REQUIRE_FALSE(platform.to("clerk").empty());
    CHECK(has(platform.to("clerk").front(), "医保名单"));
}

}  // namespace lingyan::flow
