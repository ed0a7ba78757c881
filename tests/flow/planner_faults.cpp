// Between planning and sending: a rule is edited or deleted, a person leaves, a chain of superiors ends, a tick runs twice.
#include "flow/support_outgoing.hpp"

#include "affairs/reminding.hpp"
#include "affairs/telling.hpp"
#include "flow/remind.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace lingyan::flow {

using affairs::dec;
using affairs::nov;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

bool has(std::string const& text, std::string const& part) { return text.find(part) != std::string::npos; }

struct Planned : Outgoing {
    Planned() : Outgoing(wide_county(3, 2)) {}
    explicit Planned(County made) : Outgoing(std::move(made)) {}
    void reload() { knowledge = std::make_shared<Knowledge const>(county, knowledge->wording); }
    // The digests of 26 November are made and not sent: one rule is due on that day.
    void plan() {
        on(nov(25), 8, 0);
        tick();
        on(nov(26), 8, 30);
        REQUIRE(remind() == 3);
        REQUIRE(platform.sent.empty());
    }
};

County without(County county, std::initializer_list<char const*> roles) {
    auto posts = county.roster.posts();
    std::erase_if(posts, [&](Post const& post) { return std::any_of(roles.begin(), roles.end(), [&](char const* role) { return post.role == Role{role}; }); });
    county.roster = Roster(county.roster.units(), county.roster.people(), posts);
    return county;
}

}  // namespace

TEST_CASE_FIXTURE(Planned, "a rule that is edited between planning and sending is said as it stands when it is sent") {
    plan();
    for (auto& rule : county.pack.rules) rule.title = "改过的制度";
    reload();
    deliver();
    REQUIRE(platform.sent.size() == 3);
    for (auto const& one : platform.sent) CHECK(has(one.text, "改过的制度"));
}

TEST_CASE_FIXTURE(Planned, "a rule that is deleted between planning and sending cancels what was to be said of it") {
    plan();
    county.pack.rules.clear();
    reload();
    deliver();
    CHECK(platform.sent.empty());
    CHECK(count(DeliveryState::cancelled) == 3);
    CHECK(not_arrived().empty());
}

TEST_CASE_FIXTURE(Planned, "who has left between planning and sending hears nothing, and nobody else hears it for him") {
    plan();
    auto posts = county.roster.posts();
    posts[1].to = nov(25);
    county.roster = Roster(county.roster.units(), county.roster.people(), posts);
    reload();
    deliver();
    CHECK(platform.sent.size() == 2);
    CHECK(platform.to("p1").empty());
    CHECK(count(DeliveryState::cancelled) == 1);
}

TEST_CASE_FIXTURE(Planned, "a tick that runs again, in this process or the next, makes no duty, reminder or digest twice") {
    plan();
    auto duties = [&] {
        std::size_t n = 0;
        in([&](affairs::Turn const& turn) { for (auto const* village : {"w0", "w1", "w2"}) n += turn.tx.duties().active_at(UnitId{village}).size(); });
        return n;
    };
    auto const before = duties();
    CHECK(remind() == 0);
    restart_deliverer();
    CHECK(remind() == 0);
    deliver();
    deliver();
    CHECK(duties() == before);
    CHECK(platform.sent.size() == 3);
}

TEST_CASE_FIXTURE(Planned, "a tick that is killed before its commit is as if it had not been") {
    on(nov(25), 8, 0);
    tick();
    on(nov(26), 8, 30);
    struct Killed {};
    auto cut = [&](Transaction& tx) {
        affairs::Turn turn{tx, knowledge->county, knowledge->names, now};
        CHECK(flow::remind(turn) == 3);
        throw Killed{};
    };
    CHECK_THROWS_AS(store().transact_now(cut), Killed);
    CHECK(counts().empty());
    CHECK(remind() == 3);
    deliver();
    CHECK(platform.sent.size() == 3);
}

TEST_CASE("a ladder whose superiors are missing, or are the owner, ends at the duty desk within its steps, and the owner hears all along") {
    struct Row {
        char const* what;
        std::vector<char const*> none;
    };
    for (auto const& [what, none] : {Row{"nobody above but the desk", {"township.contact_cadre", "township.linked_leader", "township.secretary"}},
                                     Row{"only the secretary", {"township.contact_cadre", "township.linked_leader"}}}) {
        CAPTURE(std::string(what));
        auto made = affairs::small_county();
        for (auto const* role : none) made = without(std::move(made), {role});
        Outgoing town(std::move(made));
        town.give("医保名单", nov(17), {"v1"}, "office");
        town.on(nov(16), 9, 0);
        for (auto day = nov(16); day < nov(16) + days{28}; day += days{1})
            for (int hour : {8, 9, 17}) {
                town.on(day, hour, 30);
                town.tick();
            }
        auto heard = [&](char const* who) {
            int n = 0;
            for (auto const& text : town.platform.to(who)) n += has(text, "医保名单") && has(text, "过了");
            return n;
        };
        CHECK(heard("h1") >= 3);
        bool secretary = none.size() == 2;
        CHECK(heard(secretary ? "sec" : "duty") == 1);
        CHECK(heard(secretary ? "duty" : "sec") == 0);
    }
}

TEST_CASE_FIXTURE(Service, "digests of one minute leave at a second of the person's own, seven minutes past and never on the hour") {
    std::set<Timestamp> moments;
    in([&](affairs::Turn const& turn) {
        for (auto const* who : {"h1", "h2", "h3", "h4", "h5", "h7"}) {
            auto moment = affairs::digest_moment(turn, *county.roster.person(PersonId{who}), turn.today());
            CHECK(moment == affairs::digest_moment(turn, *county.roster.person(PersonId{who}), turn.today()));
            auto after = moment - at(turn.today(), minutes{8 * 60 + 7});
            CHECK(after >= std::chrono::seconds{30});
            CHECK(after <= std::chrono::seconds{150});
            moments.insert(moment);
        }
    });
    CHECK(moments.size() > 2);
}

}  // namespace lingyan::flow
