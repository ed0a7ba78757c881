// Off for three days, or the platform for six hours: one message a person, nothing at night, nothing lost, nobody all at once.
#include "flow/support_outgoing.hpp"

#include "affairs/telling.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

namespace lingyan::flow {

using affairs::nov;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

bool has(std::string const& text, std::string const& part) { return text.find(part) != std::string::npos; }

int number_before(std::string const& text, std::string const& words) {
    auto at = text.find(words), from = at;
    if (at == text.npos) return 0;
    while (from > 0 && std::isdigit(static_cast<unsigned char>(text[from - 1]))) --from;
    return std::atoi(text.substr(from, at - from).c_str());
}

struct Wide : Outgoing {
    Wide() : Outgoing(wide_county(villages, rules)) {}
    static constexpr int villages = 500, rules = 40;
};

struct Middle : Outgoing {
    Middle() : Outgoing(wide_county(60, 2)) {}
};

struct Down : Outgoing {
    void go_down() { platform.always = outcome(Kind::later, Scope::account, "连不上"); }
    void come_back() { platform.always.reset(); platform.sent.clear(); platform.calls.clear(); }
};

}  // namespace

TEST_CASE_FIXTURE(Wide, "after three days off forty rules of five hundred people are one message each, spread over more than ten minutes") {
    on(nov(24), 8, 0);
    tick();  // 25, 26 and 27 November pass while nobody serves
    REQUIRE(platform.sent.empty());
    on(nov(27), 8, 0);
    restart_deliverer();
    std::map<std::string, Timestamp> first;
    for (auto end = now + minutes{30}; now < end; now += seconds{30}) {
        auto const before = platform.sent.size();
        tick();
        for (auto at = before; at < platform.sent.size(); ++at) first.try_emplace(platform.sent[at].to, now);
    }
    CHECK(first.size() == std::size_t(villages));
    CHECK(platform.sent.size() == std::size_t(villages));  // nobody gets two
    int said = 0, carried = 0;
    for (auto const& one : platform.sent) {
        said += number_before(one.text, "件：");
        carried += number_before(one.text, "件前面没送到");
    }
    CHECK(said == villages * rules);  // every occurrence once
    CHECK(carried > 0);
    auto [early, late] = std::minmax_element(first.begin(), first.end(), [](auto const& a, auto const& b) { return a.second < b.second; });
    CHECK(late->second - early->second >= minutes{10});
    CHECK(count(DeliveryState::sent) == villages);
    CHECK(count(DeliveryState::waiting) == 0);
    std::size_t duties = 0, ahead = 0;
    in([&](affairs::Turn const& turn) {
        for (int i = 0; i < villages; ++i) duties += turn.tx.duties().active_at(UnitId{"w" + std::to_string(i)}).size();
        ahead = turn.tx.reminders().due(now).size();
    });
    CHECK(duties == std::size_t(villages * rules));
    CHECK(ahead == 0);
    on(nov(27), 19, 0);
    tick();
    CHECK(platform.sent.size() == std::size_t(villages));  // the next thing is said on another day
}

TEST_CASE_FIXTURE(Middle, "back on the evening of a holiday's eve nobody is told at night or on the holiday, and each gets one message after it") {
    on(nov(24), 8, 0);
    tick();
    on(nov(27), 19, 55);  // a Friday
    restart_deliverer();
    live_for(hours{58}, minutes{2});
    CHECK(platform.sent.empty());
    on(nov(30), 7, 0);
    live_for(hours{3}, minutes{1});
    std::map<std::string, int> each;
    for (auto const& one : platform.sent) ++each[one.to];
    CHECK(each.size() == 60);
    for (auto const& [who, n] : each) CHECK(n == 1);
    CHECK(number_before(platform.sent.front().text, "件前面没送到") > 0);
}

TEST_CASE_FIXTURE(Down, "after six hours without the platform each person gets one message, urgent things and answers first") {
    give("医保名单", nov(20), {"v1", "v2"});
    go_down();
    on(nov(17), 8, 0);
    live_for(hours{2}, minutes{1});
    add(DeliveryKind::told, "h1", "app", Say{"chatter", {{"title", "河道"}, {"no", "7"}}});
    add(DeliveryKind::told, "h1", "app", Say{"chatter", {{"title", "防火"}, {"no", "8"}}});
    add(DeliveryKind::reply, "h2");
    add(DeliveryKind::urgent, "duty");
    live_for(hours{4}, minutes{1});
    come_back();
    live_for(minutes{15}, seconds{20});
    REQUIRE(platform.sent.size() >= 4);
    CHECK(platform.sent[0].to == "duty");
    CHECK(platform.sent[1].to == "h2");
    REQUIRE(platform.to("h1").size() == 1);
    auto const text = platform.to("h1").front();
    CHECK(has(text, "前面没送到的3条合在这里"));
    CHECK(has(text, "1 新的事：医保名单"));
    CHECK(has(text, "河道"));
    CHECK(has(text, "防火"));
    CHECK(has(text, "您好"));
    CHECK(platform.to("h2").size() == 2);  // the answer, and the digest
    CHECK(count(DeliveryState::waiting) == 0);
    CHECK(not_arrived().empty());
    CHECK(has(say("h1", "1"), "医保名单，记下了"));
}

TEST_CASE_FIXTURE(Middle, "many who waited for the platform are begun with over ten minutes and drained within fifteen") {
    on(nov(25), 8, 0);
    platform.always = outcome(Kind::later, Scope::account, "连不上");
    live_for(hours{6}, minutes{2});
    platform.always.reset();
    platform.sent.clear();
    auto const back = now;
    std::vector<Timestamp> left;
    for (; now < back + minutes{15}; now += seconds{15}) {
        auto const before = platform.sent.size();
        tick();
        left.insert(left.end(), platform.sent.size() - before, now);
    }
    std::map<std::string, int> each;
    for (auto const& one : platform.sent) ++each[one.to];
    CHECK(each.size() == 60);
    for (auto const& [who, n] : each) CHECK(n == 1);
    CHECK(left.back() - left.front() >= minutes{10});
    CHECK(count(DeliveryState::waiting) == 0);
}

TEST_CASE_FIXTURE(Down, "a platform that comes back at night sends the urgent and the answered, and the rest goes into the morning's one digest") {
    give("医保名单", nov(20), {"v1"});
    go_down();
    on(nov(17), 8, 0);
    live_for(hours{6}, minutes{2});
    add(DeliveryKind::told, "h1", "app", Say{"chatter", {{"title", "河道"}, {"no", "7"}}});
    live_for(hours{7}, minutes{2});
    add(DeliveryKind::urgent, "duty");
    come_back();
    live_for(hours{10}, minutes{1});
    CHECK(platform.sent.size() == 1);
    on(nov(18), 7, 20);
    give("防火台账", nov(24), {"v1"});
    live_for(hours{2}, minutes{1});
    REQUIRE(platform.to("h1").size() == 1);
    auto const digest = platform.to("h1").front();
    CAPTURE(digest);
    CHECK(has(digest, "河道"));
    CHECK(has(digest, "今天2件"));
    CHECK(has(digest, "医保名单"));
    CHECK(has(digest, "防火台账"));
    CHECK(has(digest, "其中1件前面没送到"));
    CHECK(not_arrived().empty());
}

TEST_CASE_FIXTURE(Down, "a digest that could not leave for days is carried from one to the next and never lost") {
    give("医保名单", make_date(2026, 12, 30), {"v1"});
    go_down();
    on(nov(17), 8, 0);
    live_for(hours{52}, minutes{4});
    CHECK(not_arrived().empty());
    come_back();
    live_for(minutes{30}, minutes{1});
    on(nov(20), 8, 0);
    live_for(hours{1}, minutes{1});
    auto const texts = platform.to("h1");
    REQUIRE(texts.size() == 1);
    CHECK(has(texts[0], "您好，今天1件"));
    CHECK(has(texts[0], "医保名单"));
    CHECK(not_arrived().empty());
}

TEST_CASE_FIXTURE(Down, "what is past its use-by is listed and not sent, and only that") {
    go_down();
    add(DeliveryKind::told, "h1");
    live_for(hours{5}, minutes{5});
    add(DeliveryKind::told, "h2");
    live_for(hours{20}, minutes{5});
    come_back();
    on(nov(17), 10, 30);
    live_for(minutes{20}, minutes{1});
    CHECK(platform.to("h1").empty());
    CHECK(platform.to("h2").size() == 1);
    REQUIRE(not_arrived().size() == 1);
    CHECK(not_arrived().front().person == PersonId{"h1"});
    CHECK(not_arrived().front().trouble == Trouble::channel);
}

TEST_CASE("a person's share of a span is always the same and inside it") {
    std::set<std::int64_t> seen;
    for (int i = 0; i < 200; ++i) {
        PersonId id{"p" + std::to_string(i)};
        auto share = affairs::share_of(id, seconds{600});
        CHECK(share == affairs::share_of(id, seconds{600}));
        CHECK(share >= seconds{0});
        CHECK(share <= seconds{600});
        seen.insert(share.count());
    }
    CHECK(seen.size() > 100);
}

}  // namespace lingyan::flow
