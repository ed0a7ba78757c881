#include "roster/import.hpp"
#include "support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

namespace lingyan::roster {
namespace {

struct Demo {
    DivisionsRead divisions;
    RosterRead people;
    TasksRead tasks;
    Roster roster;
};

Demo const& demo() {
    static Demo const loaded = [] {
        Demo read;
        read.divisions = read_divisions(demo_file("divisions.csv"), "divisions.csv", {});
        read.people = read_roster(demo_file("roster.csv"), "roster.csv", Roster(read.divisions.units, {}, {}), shipped_roles());
        read.roster = Roster(read.divisions.units, read.people.people, read.people.posts);
        read.tasks = read_tasks(demo_file("tasks.csv"), "tasks.csv", read.roster);
        return read;
    }();
    return loaded;
}

UnitId const county("510722"), full("510722123");
Date const first_day = make_date(2026, 10, 8);

}  // namespace

TEST_CASE("the demo county loads without a complaint and is whole") {
    CHECK(said(demo().divisions.complaints).empty());
    CHECK(said(demo().people.complaints).empty());
    CHECK(said(demo().tasks.complaints).empty());
    CHECK(demo().roster.below(county, Level::township).size() == 33);
    CHECK(demo().roster.below(county, Level::village).size() == 462);
    CHECK(demo().roster.below(full, Level::village).size() == 30);
}

TEST_CASE("every role but the resident's is held in the filled-in township or at the county") {
    std::set<Role> held;
    for (auto const& post : demo().roster.posts())
        if (post.held_on(first_day) && (post.unit == county || demo().roster.contains(full, post.unit))) held.insert(post.role);
    for (auto const& spec : shipped_roles().all()) {
        CAPTURE(spec.role.text());
        CHECK(held.contains(spec.role) == (spec.role != Role("resident")));
    }
    CHECK(demo().people.posts.front() == Post{PersonId("p0001"), Role("township.secretary"), full, demo().people.posts.front().from, {}, false});
}

TEST_CASE("every township has its officers, and every village its ladder and its one or two heads") {
    auto const& roster = demo().roster;
    for (auto const* township : roster.below(county, Level::township)) {
        CAPTURE(township->name);
        for (auto const* role : {"secretary", "head", "deputy_secretary", "discipline", "organization", "office", "duty"})
            CHECK(roster.holders(Role(std::string("township.") + role), township->id, first_day).size() == 1);
    }
    int two_heads = 0;
    for (auto const* village : roster.below(county, Level::village)) {
        CAPTURE(village->name);
        auto const heads = roster.holders(village_head, village->id, first_day);
        bool const two = heads.size() == 2 && !roster.contains(full, village->id);
        CHECK((heads.size() == 1 || two));
        two_heads += two;
        for (auto const* role : {"township.contact_cadre", "township.linked_leader", "village.branch_member", "village.supervision_head", "village.clerk"})
            CHECK(roster.holders(Role(role), village->id, first_day).size() == 1);
    }
    CHECK(two_heads > 0);
    CHECK(two_heads <= 46);
}

TEST_CASE("contact cadres have two to four villages and linked leaders four to eight") {
    std::map<std::pair<Role, PersonId>, int> villages;
    for (auto const& post : demo().roster.posts()) ++villages[{post.role, post.person}];
    for (auto const& [key, count] : villages) {
        CAPTURE(key.second.text());
        if (key.first == Role("township.contact_cadre")) CHECK((count >= 2 && count <= 4));
        if (key.first == Role("township.linked_leader")) CHECK((count >= 4 && count <= 8));
    }
}

TEST_CASE("nobody in the demo can be taken for another") {
    std::set<std::string> names, phones;
    for (auto const& person : demo().roster.people()) {
        CHECK(names.insert(person.name).second);
        CHECK(phones.insert(person.phone).second);
        CHECK(person.name.size() == 9);  // three characters each: a name that is no other's contains no other's
        CHECK(person.addresses == std::vector<Address>{{"simulator", person.id.text()}});
    }
}

TEST_CASE("every village head of the filled-in township has two tasks in December") {
    std::map<UnitId, std::vector<std::string>> given;
    for (auto const& row : demo().tasks.rows) given[row.unit].push_back(row.assignment.title + " " + to_text(row.assignment.due));
    CHECK(given.size() == 30);
    for (auto const& [unit, titles] : given) {
        CAPTURE(unit.text());
        CHECK(demo().roster.contains(full, unit));
        CHECK(titles == std::vector<std::string>{"医保参保名单核对 2026-12-21", "冬季防火台账 2026-12-24"});
    }
}

TEST_CASE("importing the same files again changes nothing") {
    auto const units = read_divisions(demo_file("divisions.csv"), "divisions.csv", demo().roster);
    auto const people = read_roster(demo_file("roster.csv"), "roster.csv", demo().roster, shipped_roles());
    CHECK(said(units.complaints).empty());
    CHECK(said(people.complaints).empty());
    CHECK((units.units == demo().divisions.units));
    CHECK((change_of(people).people == demo().people.people));
    CHECK((change_of(people).posts == demo().people.posts));
}

}  // namespace lingyan::roster
