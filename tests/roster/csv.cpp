#include "roster/csv.hpp"

#include <doctest/doctest.h>

namespace lingyan::roster {
namespace {

std::string cells(std::string_view bytes) {
    auto const table = read_csv(bytes, "f.csv");
    std::string all;
    for (auto const& complaint : table.complaints) all += "!" + std::to_string(complaint.line) + " " + complaint.text + "\n";
    for (auto const& row : table.rows) {
        all += std::to_string(row.line);
        for (auto const& field : row.fields) all += "|" + field;
        all += "\n";
    }
    return all;
}

}  // namespace

TEST_CASE("a table is read however an office's program wrote it") {
    struct Row { std::string bytes, meant; };
    for (auto const& [bytes, meant] : {
             Row{"a,b\n1,2\n", "2|1|2\n"},
             Row{"a,b\n1,2", "2|1|2\n"},
             Row{"a,b\r\n1,2\r\n3,4\r\n", "2|1|2\n3|3|4\n"},
             Row{"a,b\r1,2\r3,4", "2|1|2\n3|3|4\n"},
             Row{"\xEF\xBB\xBF" "a,b\n名,2\n", "2|名|2\n"},
             Row{"a,b\n\xEF\xBB\xBF" "1,2\n", "2|1|2\n"},                    // two files put into one
             Row{"a,b\n\"1,5\",\"说“好”\"\n", "2|1,5|说“好”\n"},
             Row{"a,b\n\"he said \"\"yes\"\"\",2\n", "2|he said \"yes\"|2\n"},
             Row{"a,b\n\"two\nlines\",2\n3,4\n", "2|two\nlines|2\n4|3|4\n"},
             Row{"a,b\n 1 ,　2　\n", "2|1|2\n"},
             Row{"a,b\n\n,\n1,2\n", "4|1|2\n"},
             Row{"a,b\n1,\n", "2|1|\n"},
             Row{"a,b\n\"\",2\n", "2||2\n"},
             Row{"a,b\n\xD0\xD5\xC3\xFB,2\n", "2|姓名|2\n"},                // GB18030, two bytes
             Row{"a,b\n\x82\x35\x87\x38,2\n", "2|䶵|2\n"}}) {             // GB18030, four bytes
        CAPTURE(bytes);
        CHECK(cells(bytes) == meant);
    }
}

TEST_CASE("a line that cannot be read is told, and the others are read") {
    using namespace std::string_literals;
    struct Row { std::string bytes, meant; };
    for (auto const& [bytes, meant] : {
             Row{"", "!1 表里没有内容，第一行要写列名\n"},
             Row{"a,b\n1\n3,4\n", "!2 这一行有1列，表头有2列，请对齐；字里有逗号的，这一格加上引号\n3|3|4\n"},
             Row{"a,b\n1,2,3\n", "!2 这一行有3列，表头有2列，请对齐；字里有逗号的，这一格加上引号\n"},
             Row{"a,b\n1,2\n\"3,4\n5,6\n", "!3 引号开了没有关，请补上后面的引号\n2|1|2\n"},
             Row{"a,b\n1\0,2\n3,4\n"s, "!2 这一行有看不见的空字符，请重新录入这一行\n3|3|4\n"},
             Row{"a,b\n" + std::string(5000, 'x') + ",2\n3,4\n", "!2 有一格太长，请缩短，或看看引号是不是没有关\n3|3|4\n"},
             Row{"a,b\n\xFF\xFE,2\n", "!0 这个文件的编码认不出来，请另存为 CSV UTF-8 再导入\n"}}) {
        CAPTURE(bytes);
        CHECK(cells(bytes) == meant);
    }
}

TEST_CASE("what is written can be read again and is no formula") {
    using namespace std::string_literals;
    struct Row { std::string field, written; };
    for (auto const& [field, written] : {
             Row{"甲", "甲\n"}, Row{"a,b", "\"a,b\"\n"}, Row{"a\"b", "\"a\"\"b\"\n"}, Row{"a\nb", "\"a\nb\"\n"},
             Row{"=1+1", "'=1+1\n"}, Row{"+8", "'+8\n"}, Row{"-8", "'-8\n"}, Row{"@x", "'@x\n"}, Row{"\tx", "'\tx\n"},
             Row{"\rx", "\"'\rx\"\n"}, Row{"\0x"s, "'\0x\n"s}, Row{"＝1", "'＝1\n"}, Row{"＋1", "'＋1\n"}, Row{"－1", "'－1\n"},
             Row{"＠x", "'＠x\n"}, Row{"=A1,B1", "\"'=A1,B1\"\n"}, Row{"1-2", "1-2\n"}, Row{"", "\n"}}) {
        CAPTURE(field);
        CHECK(csv_line({field}) == written);
    }
    auto const table = read_csv(csv_line({"a", "b"}) + csv_line({"说“好”,\"行\"", "x\ny"}), "f.csv");
    REQUIRE(table.rows.size() == 1);
    CHECK(table.rows[0].fields == std::vector<std::string>{"说“好”,\"行\"", "x\ny"});
}

}  // namespace lingyan::roster
