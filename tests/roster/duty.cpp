// A duty roster as a table: what is taken from a line, and what is said of a line that is wrong.
#include "roster/import.hpp"

#include <doctest/doctest.h>

namespace lingyan::roster {
namespace {

Roster county() {
    std::vector<Unit> units{{UnitId("t1"), Level::township, "东塔镇", "东塔镇", {}, {}}, {UnitId("v1"), Level::village, "旦麻村委会", "旦麻村", UnitId("t1"), {}}};
    std::vector<Person> people;
    for (auto [id, name] : {std::pair{"p1", "张三"}, {"p2", "李四"}}) {
        Person person;
        person.id = PersonId(id);
        person.name = name;
        people.push_back(person);
    }
    std::vector<Post> posts{{PersonId("p1"), Role("township.duty"), UnitId("t1"), make_date(2021, 1, 15), {}, false},
                            {PersonId("p2"), Role("township.office"), UnitId("t1"), make_date(2021, 1, 15), make_date(2026, 12, 31), false}};
    return Roster(units, people, posts);
}

DutyRead read(std::string const& text) {
    Roles roles;
    RoleSpec desk;
    desk.role = Role("township.duty");
    desk.level = Level::township;
    roles.add(desk);
    roles.duty_desks = {desk.role};
    return read_duty(text, "x.csv", county(), roles);
}

}  // namespace

TEST_CASE("a line is one person on duty on one day, with or without a telephone number") {
    auto const found = read("unit_code,date,person,phone\nt1,2026-12-25,p2,0816-5550001\nt1,2026-12-25,p1,\nt1,2026-12-26,p1,\n");
    CHECK(found.complaints.empty());
    REQUIRE(found.rows.size() == 3);
    CHECK(found.rows[0].shift == Shift{UnitId("t1"), make_date(2026, 12, 25), PersonId("p2"), "0816-5550001"});
    CHECK(found.rows[1].shift.person == PersonId("p1"));
    CHECK(read("person,unit_code,date\np1,t1,2026-12-25\n").rows.size() == 1);
}

TEST_CASE("a line that cannot be is told with its number, and the others are taken") {
    struct Row {
        char const* line;
        char const* complaint;
    };
    for (auto const& [line, complaint] : {Row{"t9,2026-12-25,p1,", "没有编号是 t9 的单位"}, {"v1,2026-12-25,p1,", "没有值班室"}, {"t1,2026-13-25,p1,", "日子 2026-13-25 不对"},
                                          {"t1,2026-12-25,p9,", "花名册里没有 p9"}, {"t1,2027-01-05,p2,", "李四 在 2027-01-05 没有职务"}, {"t1,2026-12-25,p1,找张三", "电话 找张三 不对"},
                                          {"t1,2026-12-24,p1,", "和第2行重了"}}) {
        CAPTURE(line);
        auto const found = read("unit_code,date,person,phone\nt1,2026-12-24,p1,\n" + std::string(line) + "\n");
        CHECK(found.rows.size() == 1);
        REQUIRE(found.complaints.size() == 1);
        CHECK(found.complaints.front().line == 3);
        CHECK(found.complaints.front().text.find(complaint) != std::string::npos);
    }
}

}  // namespace lingyan::roster
