// Seats that change hands, seats that nobody holds, and a morning after the service was off.
#include "flow/support.hpp"

#include <doctest/doctest.h>

namespace lingyan::flow {

using affairs::nov;

namespace {

bool has(std::string const& text, std::string const& words) { return text.find(words) != text.npos; }

struct Changing : Service {
    // Posts as `change` leaves them, for the rows and for the running service alike.
    void posts(std::function<void(std::vector<Post>&)> const& change) {
        auto all = county.roster.posts();
        change(all);
        county.roster = Roster(county.roster.units(), county.roster.people(), all);
        knowledge = std::make_shared<Knowledge const>(county, knowledge->wording);
    }
    void people(std::function<void(std::vector<Person>&)> const& change) {
        auto all = county.roster.people();
        change(all);
        county.roster = Roster(county.roster.units(), all, county.roster.posts());
        knowledge = std::make_shared<Knowledge const>(county, knowledge->wording);
    }
    void day(Date on_day) {
        for (int hour : {7, 8, 9}) {
            on(on_day, hour, 30);
            tick();
        }
    }
};

}  // namespace

TEST_CASE_FIXTURE(Changing, "news of a task goes to whoever holds the seat by then") {
    auto task = give("医保名单", nov(30), {"v1"});
    day(nov(17));
    say("h1", "医保名单办完了");
    say("contact", "可以 " + std::to_string(number_of("contact", duty(task, "v1"), Thing::Kind::review)));
    auto before = platform.to("h1").size();
    posts([](std::vector<Post>& all) {
        for (auto& post : all)
            if (post.person == PersonId{"h1"}) post.to = nov(17);
        all.push_back({PersonId{"h1"}, Role{"village.clerk"}, UnitId{"v1"}, nov(18), {}, false});  // he stays, on another seat
        all.push_back({PersonId{"clerk"}, Role{"village.both_posts"}, UnitId{"v1"}, nov(18), {}, true});
    });
    day(nov(18));
    day(nov(19));
    CHECK(platform.to("h1").size() == before);
    REQUIRE_FALSE(platform.to("clerk").empty());
    CHECK(has(platform.to("clerk").back(), "看过了：医保名单"));
}

TEST_CASE_FIXTURE(Changing, "a task that nobody could be told of is told when somebody is there") {
    posts([](std::vector<Post>& all) {  // 清水村 and all above it are empty until the 18th
        for (auto& post : all)
            if (post.unit == UnitId{"t2"} || post.unit == UnitId{"v7"} || post.unit == UnitId{"c"}) post.from = nov(18);
    });
    auto task = give("报名单", nov(25), {"v7"});
    CHECK_FALSE(reminder(duty(task, "v7").id));
    day(nov(17));
    CHECK(platform.to("h7").empty());
    day(nov(18));
    REQUIRE(platform.to("h7").size() == 1);
    CHECK(has(platform.to("h7").front(), "报名单"));
}

TEST_CASE_FIXTURE(Changing, "after the service was off the digest waits for the person's own moment") {
    people([](std::vector<Person>& all) {
        for (auto& person : all)
            if (person.id == PersonId{"h1"}) person.digest_minute = 12 * 60;
    });
    give("医保名单", nov(20), {"v1", "v2"});
    on(nov(18), 7, 40);  // nothing ran on the 17th
    tick();
    CHECK(platform.sent.empty());
    on(nov(18), 8, 30);
    tick();
    CHECK(platform.to("h2").size() == 1);
    CHECK(platform.to("h1").empty());
    on(nov(18), 11, 59);
    tick();
    CHECK(platform.to("h1").empty());
    on(nov(18), 12, 5);
    tick();
    REQUIRE(platform.to("h1").size() == 1);
    CHECK(has(platform.to("h1").front(), "医保名单"));
}

}  // namespace lingyan::flow
