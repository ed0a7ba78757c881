// A course's list as a table: what is taken from a line, and what is said of a line that is wrong.
#include "roster/import.hpp"

#include <doctest/doctest.h>

namespace lingyan::roster {
namespace {

Roster county() {
    std::vector<Unit> units{{UnitId("v1"), Level::village, "旦麻村委会", "旦麻村", {}, {}}};
    std::vector<Person> people;
    for (auto [id, name] : {std::pair{"h1", "张三"}, {"h2", "李四"}}) {
        Person person;
        person.id = PersonId(id);
        person.name = name;
        people.push_back(person);
    }
    std::vector<Post> posts{{PersonId("h1"), Role("village.both_posts"), UnitId("v1"), make_date(2021, 1, 15), {}, true},
                            {PersonId("h2"), Role("village.committee"), UnitId("v1"), make_date(2021, 1, 15), make_date(2026, 3, 31), false}};
    return Roster(units, people, posts);
}

TrainingRead read(std::string const& lines) {
    return read_training("person,title,level,from,to,days\n" + lines, "x.csv", county(), make_date(2026, 12, 20), 60);
}

}  // namespace

TEST_CASE("a line is one person's days of one course, by halves") {
    auto const found = read("h1,秋季班,county,2026-12-07,2026-12-11,5\nh1,党务,镇,2026-12-14,,0.5\nh2,春季班,township,2026-03-30,2026-04-01,2.50\n");
    CHECK(found.complaints.empty());
    REQUIRE(found.rows.size() == 3);
    CHECK(found.rows[0].person == PersonId("h1"));
    CHECK(found.rows[0].level == "county");
    CHECK(found.rows[0].half_days == 10);
    CHECK(found.rows[0].to == make_date(2026, 12, 11));
    CHECK(found.rows[1].level == "township");
    CHECK(found.rows[1].half_days == 1);
    CHECK(found.rows[1].to == make_date(2026, 12, 14));
    CHECK(found.rows[2].half_days == 5);  // still held his post when it began
}

TEST_CASE("every line that is wrong is told with its number and why, and the others are taken") {
    struct Row {
        char const* line;
        char const* complaint;  // part of it
    };
    for (auto const& [line, complaint] : {
             Row{"h9,秋季班,county,2026-12-07,,1", "没有 h9"}, Row{"h2,秋季班,county,2026-12-07,,1", "李四 在 2026-12-07 没有职务"},
             Row{"h1,,county,2026-12-07,,1", "没有班名"}, Row{"h1,秋季班,village,2026-12-07,,1", "级别 village 不认识"}, Row{"h1,秋季班,,2026-12-07,,1", "不认识"},
             Row{"h1,秋季班,county,2026-02-30,,1", "开始日 2026-02-30 不对"}, Row{"h1,秋季班,county,,,1", "开始日"}, Row{"h1,秋季班,county,2026-12-07,12月9日,1", "结束日 12月9日 不对"},
             Row{"h1,秋季班,county,2026-12-09,2026-12-07,1", "早于开始日"}, Row{"h1,秋季班,county,2026-12-19,2026-12-21,1", "办完了再导入"},
             Row{"h1,秋季班,county,2026-12-07,2026-12-08,1.25", "半天的整倍数"}, Row{"h1,秋季班,county,2026-12-07,2026-12-08,两天", "半天的整倍数"}, Row{"h1,秋季班,county,2026-12-07,2026-12-08,-1", "半天的整倍数"},
             Row{"h1,秋季班,county,2026-12-07,2026-12-08,0", "0.5 到 2 之间"}, Row{"h1,秋季班,county,2026-12-07,2026-12-08,3", "0.5 到 2 之间"},
             Row{"h1,秋季班,county,2026-09-01,2026-12-08,40", "0.5 到 30 之间"}, Row{"h1,冬季班,county,2026-12-01,,1", "和第2行重了"}}) {
        std::string const text = line;
        CAPTURE(text);
        auto const found = read("h1,冬季班,county,2026-12-01,,1\n" + text + "\n");
        CHECK(found.rows.size() == 1);
        REQUIRE(found.complaints.size() == 1);
        CHECK(found.complaints.front().line == 3);
        CHECK(found.complaints.front().text.find(complaint) != std::string::npos);
    }
}

}  // namespace lingyan::roster
