#include "roster/import.hpp"
#include "support.hpp"

#include <doctest/doctest.h>

namespace lingyan::roster {

TEST_CASE("divisions are read by column name in any order, below what is there already") {
    auto const read = read_divisions("code,parent_code,name,level,short_name\n510722123010,510722123,北村村民委员会,village,北村\n", "d.csv", small_county());
    CHECK(said(read.complaints).empty());
    REQUIRE(read.units.size() == 1);
    CHECK(read.units[0] == Unit{UnitId("510722123010"), Level::village, "北村村民委员会", "北村", UnitId("510722123"), {}});

    auto const short_is_name = read_divisions("level,code,name,parent_code\nvillage,510722123010,北村,510722123\n", "d.csv", small_county());
    CHECK(short_is_name.units.at(0).short_name == "北村");
}

TEST_CASE("a wrong line of divisions is told, and brings nothing") {
    struct Row { std::string lines, complaint; std::size_t good; };
    for (auto const& [lines, complaint, good] : {
             Row{"hamlet,1,甲,,\n", "2 不认识级别 hamlet，请写 province、city、county、township、village 或 group\n", 0},
             Row{"village,51x,甲,,510722123\n", "2 单位代码 51x 要全是数字，请改正\n", 0},
             Row{"village,,甲,,510722123\n", "2 单位代码  要全是数字，请改正\n", 0},
             Row{"village,51,,,510722123\n", "2 单位 51 没有名称，请补上\n", 0},
             Row{"village,51,甲,,５\n", "2 上级代码 ５ 要全是数字，请改正\n", 0},
             Row{"village,51,甲,,\n", "2 没有上级代码，请补上\n", 0},
             Row{"village,51,甲,,99\n", "2 没有上级单位 99，请把它加进表里或改正代码\n", 0},
             Row{"village,51,甲,,510722123008\n", "2 上级单位 东村 的级别要高于 甲，请改正级别或上级代码\n", 0},
             Row{"village,51,甲,,51\n", "2 上级单位 甲 的级别要高于 甲，请改正级别或上级代码\n", 0},
             Row{"village,51,甲,,510722123\nvillage,51,乙,,510722123\n", "3 单位代码 51 在第2行已经有了，请删去一行\n", 1},
             Row{"village,512,甲,,51\ntownship,51,乙,,99\n", "2 上级单位 51 那一行有错，请先改那一行\n3 没有上级单位 99，请把它加进表里或改正代码\n", 0},
             Row{"township,51,,,510722\nvillage,512,甲,,51\nvillage,513,乙,,510722123\n",
                 "2 单位 51 没有名称，请补上\n3 上级单位 51 那一行有错，请先改那一行\n", 1},
             Row{"village,512,甲,,51\ntownship,51,乙,,510722\n", "", 2}}) {
        CAPTURE(lines);
        auto const read = read_divisions("level,code,name,short_name,parent_code\n" + lines, "d.csv", small_county());
        CHECK(said(read.complaints) == complaint);
        CHECK(read.units.size() == good);
    }
}

TEST_CASE("marks of a unit are words of their column, and stay where the table has none") {
    auto const marked = read_divisions("level,code,name,parent_code,marks\nvillage,510722123008,东村,510722123,财务往来较多 边远\n", "d.csv", small_county());
    REQUIRE(marked.units.size() == 1);
    CHECK(marked.units[0].marks == std::vector<std::string>{"财务往来较多", "边远"});
    CHECK(marked.units[0].has_mark("财务往来较多"));
    CHECK_FALSE(marked.units[0].has_mark("财务"));
    auto const county = small_county();
    Roster const with_marks({county.unit(UnitId("510722")) ? *county.unit(UnitId("510722")) : Unit{}, *county.unit(UnitId("510722123")), marked.units[0]}, {}, {});
    auto const silent = read_divisions("level,code,name,parent_code\nvillage,510722123008,东村,510722123\n", "d.csv", with_marks);
    CHECK(silent.units.at(0).marks == marked.units[0].marks);
    auto const taken_off = read_divisions("level,code,name,parent_code,marks\nvillage,510722123008,东村,510722123,\n", "d.csv", with_marks);
    CHECK(taken_off.units.at(0).marks.empty());
}

TEST_CASE("a table with other columns is refused as a whole") {
    struct Row { std::string header, complaint; };
    for (auto const& [header, complaint] : {
             Row{"level,code,name", "1 少了一列 parent_code，请补上\n"},
             Row{"level,code,name,parent_code,code", "1 列名 code 写了两次，请删去一列\n"},
             Row{"level,code,name,parent_code,colour", "1 不认识列名 colour，能用的列名是：level、code、name、parent_code、short_name、marks\n"}}) {
        CAPTURE(header);
        auto const read = read_divisions(header + "\n", "d.csv", small_county());
        CHECK(said(read.complaints) == complaint);
        CHECK(read.units.empty());
    }
}

}  // namespace lingyan::roster
