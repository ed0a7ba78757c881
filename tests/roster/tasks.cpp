#include "roster/import.hpp"
#include "support.hpp"

#include <doctest/doctest.h>

namespace lingyan::roster {
namespace {

TasksRead read(std::string const& lines) {
    return read_tasks("unit_code,lead,title,issuer,basis,quality,due,milestones\n" + lines, "t.csv", small_county());
}

}  // namespace

TEST_CASE("a task is one village's share of what was given") {
    auto const found = read("510722123008,p1,医保名单,县医保局,参保通知,逐户核对,2026-12-21,2026-12-10 分组核对完;2026-12-15 名单交镇\n"
                            "510722123009,,医保名单,县医保局,参保通知,逐户核对,2026-12-21,\n"
                            "510722123009,,医保名单,县医保局,参保通知,逐户核对,2026-12-22,2026-12-10  摸底；\n");
    CHECK(said(found.complaints).empty());
    REQUIRE(found.rows.size() == 3);
    auto const& first = found.rows[0];
    CHECK(first.unit == UnitId("510722123008"));
    CHECK(first.lead == PersonId("p1"));
    CHECK(first.assignment.title == "医保名单");
    CHECK(first.assignment.issuer_name == "县医保局");
    CHECK(first.assignment.basis == "参保通知");
    CHECK(first.assignment.quality == "逐户核对");
    CHECK(first.assignment.due == make_date(2026, 12, 21));
    REQUIRE(first.milestones.size() == 2);
    CHECK(first.milestones[1].day == make_date(2026, 12, 15));
    CHECK(first.milestones[1].what == "名单交镇");
    CHECK(found.rows[2].milestones.at(0).what == "摸底");
    CHECK(given_together(found.rows[0], found.rows[1]));
    CHECK_FALSE(given_together(found.rows[1], found.rows[2]));
}

TEST_CASE("a wrong task is told with what to do") {
    struct Row { std::string line, complaint; };
    for (auto const& [line, complaint] : {
             Row{"510722999,,甲,乙,,,2026-12-21,\n", "2 没有这个单位代码 510722999，请先导入区划或改正代码\n"},
             Row{"510722123,,甲,乙,,,2026-12-21,\n", "2 西平镇 不是村，任务要一村一行，请写村的代码\n"},
             Row{"510722123008,p9,甲,乙,,,2026-12-21,\n", "2 花名册里没有牵头人 p9，请先导入花名册，或空着（由村主干办）\n"},
             Row{"510722123008,,,乙,,,2026-12-21,\n", "2 没有任务名称（title），请补上\n"},
             Row{"510722123008,,甲,,,,2026-12-21,\n", "2 没有交办单位（issuer），请补上\n"},
             Row{"510722123008,,甲,乙,,,,\n", "2 没有到期日（due），请补上\n"},
             Row{"510722123008,,甲,乙,,,12月21日,\n", "2 到期日 12月21日 不对，请写成 2026-01-31 这样\n"},
             Row{"510722123008,,甲,乙,,,2026-12-21,摸底\n", "2 节点 摸底 要写成 日期 空格 内容，比如 2026-12-10 分组核对完\n"},
             Row{"510722123008,,甲,乙,,,2026-12-21,2026-12-10\n", "2 节点 2026-12-10 要写成 日期 空格 内容，比如 2026-12-10 分组核对完\n"},
             Row{"510722123008,,甲,乙,,,2026-12-21,2026-12-22 摸底\n", "2 节点 2026-12-22 摸底 在到期日之后，请改正\n"}}) {
        CAPTURE(line);
        auto const found = read(line + "510722123009,,甲,乙,,,2026-12-21,\n");
        CHECK(said(found.complaints) == complaint);
        CHECK(found.rows.size() == 1);
    }
    CHECK(said(read("510722123009,,甲,乙,,,2026-12-21,\n510722123009,,甲,乙,,,2026-12-21,\n").complaints) == "3 这一行和第2行重了，请删去一行\n");
}

}  // namespace lingyan::roster
