// Party affairs go out by the branch's word alone: while it says nothing they stay, and the next one is told.
#include "support_notices.hpp"

#include <doctest/doctest.h>

namespace lingyan::affairs {

namespace {

// 旦麻村's branch has a second member who may pass what the secretary publishes.
County with_two_members() {
    auto county = disclosing_county();
    auto people = county.roster.people();
    auto posts = county.roster.posts();
    Person person;
    person.id = PersonId{"branch2"};
    person.name = "温支委";
    person.addresses = {{"app", "branch2"}};
    people.push_back(person);
    posts.push_back({person.id, Role{"village.branch_member"}, UnitId{"v1"}, make_date(2021, 1, 15), {}, false});
    county.roster = Roster(county.roster.units(), people, posts);
    return county;
}

bool hears(Town& town, std::string const& who, char const* key) { return town.told(who).find(key) != std::string::npos; }

}  // namespace

TEST_CASE("a notice of Party affairs waits for the branch however long it says nothing, and one after the other hears of it") {
    Village village(with_two_members());
    auto id = village.given("发公开 党务 党费收缴，共两百元").id;
    struct Row {
        Date day;
        char const* who;
        char const* key;
    };
    // Two working days each: the second member, the contact cadre, the linked leader, the secretary.
    for (auto const& [day, who, key] : {Row{nov(18), "branch2", "notice.to_look"}, Row{nov(20), "contact", "notice.branch_waits_line"}, Row{nov(24), "leader", "notice.branch_waits_line"},
                                        Row{nov(26), "sec", "notice.branch_waits_line"}}) {
        CAPTURE(who);
        village.on(day - days{1}, 18);
        village.advance();
        CHECK_FALSE(hears(village, who, key));
        village.on(day, 7);
        village.advance();
        CHECK(hears(village, who, key));
        CHECK(village.notice(id).state == NoticeState::waiting);
    }
    village.on(make_date(2027, 1, 20), 9);
    village.advance();
    CHECK(village.notice(id).state == NoticeState::waiting);
    CHECK_FALSE(village.notice(id).next_at);
    CHECK(village.resident("公开 旦麻村 党费") != "notice.found");
    CHECK(village.is_owed("disclosure.party", "v1"));
    CHECK(village.pass("branch", id).key == "notice.pass_ok");
    CHECK(village.notice(id).state == NoticeState::out);
}

TEST_CASE("the law's last day and the word 即时 let no Party notice out") {
    Village village;
    village.on(dec(30));
    auto routine = village.given("发公开 党务 四季度党务，发展党员一名");
    village.publish("发公开 即时 党务 接收预备党员一名，公示五天");
    auto said = village.go_on("1 3");
    CHECK(said.key == "notice.given_party");
    auto at_once = NoticeId{std::atoll(said.fields["ref"].c_str())};
    village.on(make_date(2027, 1, 5), 9);
    village.advance();
    for (auto id : {routine.id, at_once}) CHECK(village.notice(id).state == NoticeState::waiting);
}

TEST_CASE("while a member of the branch is away another one is asked first") {
    Village village(with_two_members());
    village.in([](Turn const& turn) {
        Absence away;
        away.person = PersonId{"branch"};
        away.from = away.to = turn.today();
        turn.tx.absences().add(away);
    });
    village.given("发公开 党务 党费收缴，共两百元");
    CHECK(hears(village, "branch2", "notice.to_look"));
    CHECK_FALSE(hears(village, "branch", "notice.to_look"));
}

}  // namespace lingyan::affairs
