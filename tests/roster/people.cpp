#include "roster/import.hpp"
#include "support.hpp"

#include <doctest/doctest.h>

namespace lingyan::roster {
namespace {

std::string const header = "person,name,role,unit_code,from,to,head,phone,language,addresses\n";

RosterRead read(std::string const& lines) { return read_roster(header + lines, "r.csv", small_county(), shipped_roles()); }

}  // namespace

TEST_CASE("one line is one post, and the same person is one human") {
    auto const found = read("p7,李秀兰,village.both_posts,510722123009,2021-01-15,,1,13900009007,,sim:p7 wecom:lixl\n"
                            "p7,,village.reporter,510722123009,2021-01-15,2026-12-31,,,,\n");
    CHECK(said(found.complaints).empty());
    REQUIRE(found.people.size() == 1);
    CHECK(found.people[0].name == "李秀兰");
    CHECK(found.people[0].phone == "13900009007");
    CHECK(found.people[0].addresses == std::vector<Address>{{"sim", "p7"}, {"wecom", "lixl"}});
    REQUIRE(found.posts.size() == 2);
    CHECK(found.posts[0] == Post{PersonId("p7"), Role("village.both_posts"), UnitId("510722123009"), make_date(2021, 1, 15), {}, true});
    CHECK(found.posts[1].to == make_date(2026, 12, 31));
    CHECK_FALSE(found.posts[1].head);
}

TEST_CASE("what a line leaves empty stays as it was in the roster") {
    auto const found = read("p1,,village.committee,510722123009,2026-01-01,,0,,,\n");
    CHECK(said(found.complaints).empty());
    REQUIRE(found.people.size() == 1);
    CHECK(found.people[0] == *small_county().person(PersonId("p1")));
    auto const renamed = read("p1,王泰山,village.committee,510722123009,2026-01-01,,0,13900009999,,\n");
    CHECK(renamed.people.at(0).name == "王泰山");
    CHECK(renamed.people.at(0).phone == "13900009999");
    CHECK(renamed.people.at(0).addresses.size() == 1);
}

TEST_CASE("a wrong line of the roster is told with what to do, and does not stop the others") {
    std::string const good = "p7,李秀兰,village.both_posts,510722123009,2021-01-15,,1,13900009007,,sim:p7\n";
    struct Row { std::string line, complaint; std::size_t posts; };
    for (auto const& [line, complaint, posts] : {
             Row{",张三,village.clerk,510722123008,,,,,,\n", "3 没有人员编号（person），请补上\n", 1},
             Row{"p8,,village.clerk,510722123008,,,,,,\n", "3 没有姓名，请补上\n", 1},
             Row{"p8,张小川,village.king,510722123008,,,,,,\n", "3 不认识角色 village.king，请照 config/roles.toml 里的写\n", 1},
             Row{"p8,张小川,village.clerk,510722999,,,,,,\n", "3 没有这个单位代码 510722999，请先导入区划或改正代码\n", 1},
             Row{"p8,张小川,village.clerk,510722123,,,,,,\n", "3 角色 village.clerk 不能落在西平镇，请改成下级单位的代码\n", 1},
             Row{"p8,张小川,village.clerk,510722123008,2026-02-30,,,,,\n", "3 日期 2026-02-30 不对，请写成 2026-01-31 这样\n", 1},
             Row{"p8,张小川,village.clerk,510722123008,2026/1/3,,,,,\n", "3 日期 2026/1/3 不对，请写成 2026-01-31 这样\n", 1},
             Row{"p8,张小川,village.clerk,510722123008,2026-02-03,2026-02-02,,,,\n", "3 止（to）早于起（from），请改正\n", 1},
             Row{"p8,张小川,village.clerk,510722123008,,,是,,,\n", "3 head 只能写 0 或 1，1 是村主干\n", 1},
             Row{"p8,张小川,township.contact_cadre,510722123008,,,1,,,\n", "3 村主干只能是村里的职务，请把 head 改成 0\n", 1},
             Row{"p8,张小川,village.clerk,510722123008,,,,call me,,\n", "3 电话只能有数字，请改正\n", 1},
             Row{"p8,张小川,village.clerk,510722123008,,,,,,zhang\n", "3 联系账号 zhang 要写成 应用:账号，比如 wecom:zhangsan\n", 1},
             Row{"p8,张小川,village.clerk,510722123008,,,,,,:zhang sim:\n",
                 "3 联系账号 :zhang 要写成 应用:账号，比如 wecom:zhangsan\n3 联系账号 sim: 要写成 应用:账号，比如 wecom:zhangsan\n", 1},
             Row{"p8,张小川,village.clerk,510722123008,,,,,,sim:a sim:a\n", "3 联系账号 sim:a 写了两次，请删去一个\n", 1},
             Row{"p8,张小川,village.clerk,510722123008,,,,,,sim:p7\n", "3 联系账号 sim:p7 已经是 p7 的，一个账号只能给一个人，请改正\n", 2},
             Row{"p8,张小川,village.clerk,510722123008,,,,,,simulator:p1\n", "3 联系账号 simulator:p1 已经是 p1 的，一个账号只能给一个人，请改正\n", 2},
             Row{"p7,李秀莲,village.clerk,510722123008,,,,,,\n", "3 p7 的姓名和第2行不一样，请改成一样，或给另一个人另编一个号\n", 1},
             Row{"p7,李秀兰,village.clerk,510722123008,,,,13900000000,,\n", "3 p7 的电话和第2行不一样，请改成一样，或给另一个人另编一个号\n", 1},
             Row{"p7,李秀兰,village.clerk,510722123008,,,,,,sim:p8\n", "3 p7 的联系账号和第2行不一样，请改成一样，或给另一个人另编一个号\n", 1},
             Row{"p7,李秀兰,village.both_posts,510722123009,2025-01-01,,1,,,\n", "3 这个职务和第2行重了，请删去一行或改正起止日期\n", 1},
             Row{"p7,李秀兰,village.both_posts,510722123009,2019-01-01,2021-01-14,1,,,\n", "", 2},
             Row{"p8,张小川,township.contact_cadre,510722123008,,,,,,\n", "", 2}}) {
        CAPTURE(line);
        auto const found = read(good + line);
        CHECK(said(found.complaints) == complaint);
        CHECK(found.posts.size() == posts);
    }
}

TEST_CASE("an address may move from one person to another in one file") {
    auto const found = read("p1,,village.clerk,510722123008,2024-01-01,,0,,,sim:new\n"
                            "p8,张小川,village.committee,510722123008,,,,,,simulator:p1\n");
    CHECK(said(found.complaints).empty());
    CHECK(found.people.at(1).addresses == std::vector<Address>{{"simulator", "p1"}});
}

TEST_CASE("a roster saved in GB18030 with carriage returns is the same roster") {
    auto const found = read_roster("\xEF\xBB\xBFperson,name,role,unit_code\r\np8,张小川,village.clerk,510722123008\r\n", "r.csv", small_county(), shipped_roles());
    auto const other = read_roster("person,name,role,unit_code\r\np8,\xD5\xC5\xD0\xA1\xB4\xA8,village.clerk,510722123008\r\n", "r.csv", small_county(), shipped_roles());
    CHECK(said(found.complaints).empty());
    CHECK(found.people == other.people);
    CHECK(found.posts == other.posts);
    CHECK(found.posts.at(0).from == Date{});
}

}  // namespace lingyan::roster
