#include "roster/guides.hpp"

#include <doctest/doctest.h>

namespace lingyan::roster {

TEST_CASE("a guide is a title, fields in any order, and a text; marks of either width") {
    GuidesRead read;
    read_guide("\xEF\xBB\xBF\r\n低保怎么申请\r\n材料: 户口本、身份证\r\n关键词：低保 吃低保\r\n地点：镇民政窗口\r\n电话：12345\r\n\r\n第一步：交申请。\r\n\r\n地点：这已经是正文。\r\n", "a.txt", read);
    REQUIRE(read.complaints.empty());
    REQUIRE(read.guides.size() == 1);
    auto const& guide = read.guides.front();
    CHECK(guide.title == "低保怎么申请");
    CHECK(guide.materials == "户口本、身份证");
    CHECK(guide.keywords == "低保 吃低保");
    CHECK(guide.place == "镇民政窗口");
    CHECK(guide.phone == "12345");
    CHECK(guide.text == "第一步：交申请。\n\n地点：这已经是正文。");
    read_guide("\t \xE3\x80\x80\xEF\xBB\xBF \t老年证\t \t\n 电话：\t 110 \t\n正文 \t \n", "blanks.txt", read);
    REQUIRE(read.guides.size() == 2);
    CHECK(read.guides.back().title == "老年证");
    CHECK(read.guides.back().phone == "110");
    CHECK(read.guides.back().text == "正文");
    read_guide("\xB5\xCD\xB1\xA3\n\xB5\xBD\xB4\xE5\xCE\xAF\xBB\xE1\n", "gb.txt", read);  // GB18030
    REQUIRE(read.guides.size() == 3);
    CHECK(read.guides.back().title == "低保");
    CHECK(read.guides.back().text == "到村委会");
}

TEST_CASE("what cannot be a guide is told with file and line, and stops no other") {
    GuidesRead read;
    read_guide("", "empty.txt", read);
    read_guide("只有题目\n", "title.txt", read);
    read_guide("题目\n电话：1\n电话：2\n正文\n", "twice.txt", read);
    read_guide(std::string("题目\n正文\0", 14), "zero.txt", read);
    read_guide("\xFF\xFF\xFF\n", "bytes.txt", read);
    read_guide(std::string(70 * 1024, 'a'), "long.txt", read);
    read_guide(std::string(130, 'a') + "\n正文\n", "title-long.txt", read);
    read_guide("好的\n正文\n", "good.txt", read);
    read_guide("好的\n另一份\n", "again.txt", read);
    CHECK(read.guides.size() == 1);
    std::string said;
    for (auto const& complaint : read.complaints) said += complaint.to_text() + "\n";
    CAPTURE(said);
    for (auto begin : {"empty.txt: ", "title.txt:1: ", "twice.txt:3: ", "zero.txt: ", "bytes.txt: ", "long.txt: ", "title-long.txt:1: ", "again.txt:1: "}) {
        CAPTURE(begin);
        CHECK(said.find(begin) != std::string::npos);
    }
}

}  // namespace lingyan::roster
