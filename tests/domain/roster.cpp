// Units, people and the posts they hold, on the day that is asked for.
#include "domain/roles.hpp"
#include "domain/roster.hpp"

#include <doctest/doctest.h>

namespace lingyan {

namespace {

Role const secretary{"village.secretary"}, director{"village.director"}, clerk{"village.clerk"}, contact{"township.contact_cadre"};
Date const today = make_date(2026, 11, 16);
Date const long_ago = make_date(2021, 1, 15);

Person person(char const* id, char const* name) {
    Person made;
    made.id = PersonId{id};
    made.name = name;
    made.addresses = {{"app", std::string(id) + "@app"}, {"desk", id}};
    return made;
}

Roster small() {
    std::vector<Unit> units{{UnitId{"c"}, Level::county, "三台县", "三台县", {}, {}},
                            {UnitId{"t"}, Level::township, "东塔镇", "东塔镇", UnitId{"c"}, {}},
                            {UnitId{"t2"}, Level::township, "建中镇", "建中镇", UnitId{"c"}, {}},
                            {UnitId{"v1"}, Level::village, "旦麻村委会", "旦麻村", UnitId{"t"}, {}},
                            {UnitId{"v2"}, Level::village, "上河村委会", "上河村", UnitId{"t"}, {}},
                            {UnitId{"old"}, Level::village, "下河村委会", "下河村", UnitId{"t"}, UnitId{"v2"}},
                            {UnitId{"v3"}, Level::village, "清水村委会", "清水村", UnitId{"t2"}, {}}};
    std::vector<Post> posts{{PersonId{"a"}, secretary, UnitId{"v1"}, long_ago, {}, true},
                            {PersonId{"a"}, director, UnitId{"v1"}, long_ago, {}, true},
                            {PersonId{"b"}, clerk, UnitId{"v1"}, long_ago, make_date(2026, 11, 15), false},
                            {PersonId{"d"}, clerk, UnitId{"v1"}, make_date(2026, 11, 16), {}, false},
                            {PersonId{"e"}, contact, UnitId{"v1"}, long_ago, {}, false},
                            {PersonId{"e"}, contact, UnitId{"v2"}, long_ago, {}, false},
                            {PersonId{"f"}, secretary, UnitId{"v2"}, long_ago, {}, true},
                            {PersonId{"g"}, director, UnitId{"v2"}, long_ago, {}, true}};
    return Roster(units, {person("a", "张三"), person("b", "李四"), person("d", "张三"), person("e", "苏敏"), person("f", "王五"), person("g", "赵六")}, posts);
}

std::string ids(std::vector<Person const*> const& people) {
    std::string text;
    for (auto one : people) text += one->id.text() + " ";
    return text;
}

}  // namespace

TEST_CASE("a post is held from its first day to its last, both included") {
    auto const roster = small();
    CHECK(roster.holder(clerk, UnitId{"v1"}, make_date(2026, 11, 15))->id == PersonId{"b"});
    CHECK(roster.holder(clerk, UnitId{"v1"}, today)->id == PersonId{"d"});
    CHECK(roster.holder(clerk, UnitId{"v1"}, make_date(2021, 1, 14)) == nullptr);
    CHECK(roster.holder(clerk, UnitId{"v1"}, long_ago)->id == PersonId{"b"});
    CHECK(roster.posts_of(PersonId{"b"}, today).empty());
    CHECK(roster.posts_of(PersonId{"nobody"}, today).empty());
    CHECK(roster.posts_at(UnitId{"v1"}, today).size() == 4);
}

TEST_CASE("several posts of one person make one holder") {
    auto const roster = small();
    CHECK(ids(roster.holders(village_head, UnitId{"v1"}, today)) == "a ");
    CHECK(ids(roster.holders(village_head, UnitId{"v2"}, today)) == "f g ");
    CHECK(roster.holder(village_head, UnitId{"v3"}, today) == nullptr);
    CHECK(ids(roster.holders(secretary, UnitId{"v1"}, today)) == "a ");
    CHECK(roster.posts_of(PersonId{"a"}, today).size() == 2);
    CHECK(roster.posts_of(PersonId{"e"}, today).size() == 2);
    CHECK(roster.holds(PersonId{"a"}, village_head, UnitId{"v1"}, today));
    CHECK(roster.holds(PersonId{"a"}, director, UnitId{"v1"}, today));
    CHECK_FALSE(roster.holds(PersonId{"a"}, village_head, UnitId{"v2"}, today));
    CHECK_FALSE(roster.holds(PersonId{"e"}, village_head, UnitId{"v1"}, today));
}

TEST_CASE("units lie in one another, and a unit in itself") {
    auto const roster = small();
    CHECK(roster.contains(UnitId{"c"}, UnitId{"v1"}));
    CHECK(roster.contains(UnitId{"v1"}, UnitId{"v1"}));
    CHECK_FALSE(roster.contains(UnitId{"v1"}, UnitId{"t"}));
    CHECK_FALSE(roster.contains(UnitId{"t2"}, UnitId{"v1"}));
    CHECK_FALSE(roster.contains(UnitId{"nowhere"}, UnitId{"nowhere"}));
    CHECK(roster.above(UnitId{"v1"}, Level::township)->id == UnitId{"t"});
    CHECK(roster.above(UnitId{"v1"}, Level::village)->id == UnitId{"v1"});
    CHECK(roster.above(UnitId{"t"}, Level::village) == nullptr);
    CHECK(roster.above(UnitId{"v1"}, Level::province) == nullptr);
    CHECK(roster.below(UnitId{"t"}, Level::village).size() == 3);
    CHECK(roster.below(UnitId{"c"}, Level::village).size() == 4);
    CHECK(roster.below(UnitId{"v1"}, Level::village).size() == 1);
    CHECK(roster.below(UnitId{"nowhere"}, Level::village).empty());
}

TEST_CASE("a merged unit says where it went") {
    auto const roster = small();
    CHECK(roster.unit(UnitId{"old"})->merged_into == UnitId{"v2"});
    CHECK(roster.unit(UnitId{"v1"})->merged_into.empty());
    CHECK(roster.unit(UnitId{"nowhere"}) == nullptr);
}

TEST_CASE("people are found by name, all of them, and by each address") {
    auto const roster = small();
    CHECK(ids(roster.named("张三")) == "a d ");
    CHECK(roster.named("钱七").empty());
    CHECK(roster.at_address("app", "a@app")->id == PersonId{"a"});
    CHECK(roster.at_address("desk", "a")->id == PersonId{"a"});
    CHECK(roster.at_address("app", "a") == nullptr);
    CHECK(roster.at_address("other", "a@app") == nullptr);
    CHECK(roster.person(PersonId{"f"})->name == "王五");
}

TEST_CASE("a role may what its row says, as far as it says") {
    Roles roles;
    RoleSpec spec;
    spec.role = contact;
    spec.rights = {{"accept", Reach::own}, {"see", Reach::below}};
    roles.add(spec);
    CHECK(roles.right(contact, "accept") == Reach::own);
    CHECK(roles.right(contact, "see") == Reach::below);
    CHECK_FALSE(roles.right(contact, "assign"));
    CHECK_FALSE(roles.right(secretary, "see"));
    CHECK(roles.find(secretary) == nullptr);
    CHECK(roles.find(contact)->digest_minute == 8 * 60 + 7);
    CHECK(roles.all().size() == 1);
}

}  // namespace lingyan
