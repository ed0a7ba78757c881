#include "adapters/shared/text.hpp"

#include "adapters/shared/support_vectors.hpp"

#include <doctest/doctest.h>

using namespace lingyan::shared;

TEST_CASE("long text is split by bytes between characters") {
    for (auto const& one : Vectors("wecom.json").cases_of("split_text")) {
        CAPTURE(one.at("id").get<std::string>());
        auto const& input = one.at("input");
        std::string text = input.value("prefix", "");
        for (int i = 0; i < input.at("count").get<int>(); ++i) text += input.at("repeat").get<std::string>();
        auto const pieces = split_text(text, input.at("max_bytes"));
        std::vector<std::size_t> sizes;
        std::string joined;
        for (auto const& piece : pieces) {
            sizes.push_back(piece.size());
            joined += piece;
        }
        CHECK(sizes == one.at("expect").at("chunk_bytes").get<std::vector<std::size_t>>());
        CHECK(joined == text);
    }
    CHECK(split_text("", 10).empty());
    CHECK(split_text("村委会", 1) == std::vector<std::string>{"村", "委", "会"});  // too narrow for one: whole characters still
    CHECK(split_text("a\xFF\xE6", 2) == std::vector<std::string>{"a\xFF", "\xE6"});
}

TEST_CASE("only whole characters of UTF-8 count as such") {
    struct Row { std::string text; std::size_t bytes; };
    for (auto const& [text, bytes] : std::vector<Row>{{"a", 1}, {"é", 2}, {"村", 3}, {"😀", 4}, {"", 0}, {"\x80", 0}, {"\xC0\x80", 0}, {"\xC1\xBF", 0},
                                                      {"\xE0\x80\x80", 0}, {"\xED\xA0\x80", 0}, {"\xEE\x80\x80", 3}, {"\xF0\x80\x80\x80", 0},
                                                      {"\xF4\x8F\xBF\xBF", 4}, {"\xF4\x90\x80\x80", 0}, {"\xF5\x80\x80\x80", 0}, {"\xE6\x9D", 0}}) {
        CAPTURE(text);
        CHECK(character_bytes(text, 0) == bytes);
    }
}

TEST_CASE("bytes that are no character are replaced one by one") {
    CHECK(repaired_utf8("村\xE6\x9D村\xFF") == "村\xEF\xBF\xBD\xEF\xBF\xBD村\xEF\xBF\xBD");
    CHECK(repaired_utf8("明天开会😀") == "明天开会😀");
}

TEST_CASE("ids are compared without regard to case") {
    CHECK(same_without_case("ZhangSan_1", "zhangsan_1"));
    CHECK_FALSE(same_without_case("zhangsan", "zhangsan1"));
    CHECK_FALSE(same_without_case("[", "{"));
}
