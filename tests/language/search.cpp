// What a question is read as, before anything is looked for; lingyan search's own tests say what is found.
#include "language/search_query.hpp"
#include "language/search_rank.hpp"
#include "language/search_tokens.hpp"
#include "language/synonyms.hpp"
#include "language/sounds.hpp"
#include "language/village_words.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace lingyan::language {

namespace {

Date const today = make_date(2026, 11, 18);
Synonyms known_words() {
    std::vector<Complaint> complaints;
    return read_synonyms("账 账目 财务公开\n低保 最低生活保障\n停水 供水 自来水\n", "words.txt", complaints);
}
Synonyms const words = known_words();

SearchQuery query(char const* text) { return read_search(text, today, {}, words); }
bool has(SearchQuery const& query, char const* token) {
    auto const tokens = query.tokens();
    return std::find(tokens.begin(), tokens.end(), token) != tokens.end();
}

}  // namespace

TEST_CASE("characters that sound alike are one sound, whatever their tone and what dialects do not tell apart") {
    for (auto const& [one, other] : {std::pair{U'保', U'宝'}, {U'水', U'税'}, {U'是', U'四'}, {U'南', U'蓝'}, {U'灯', U'登'}, {U'渔', U'鱼'}, {U'金', U'京'}, {U'地', U'低'}}) CHECK(sound_of(one) == sound_of(other));
    CHECK(sound_of(U'保') != sound_of(U'低'));
    CHECK(sound_of(U'a') == 0);
    CHECK(sound_of(U'，') == 0);
    CHECK(sound_name(sound_of(U'低')) == "di");
}

TEST_CASE("tokens are pairs of characters, a title's single ones and its sounds; a title counts more") {
    auto const tokens = search_tokens({"停水通知", "通知", "三組 G318 請存水，"});
    CHECK(tokens.at("停水") == 4);
    CHECK(tokens.at("水") == 4);
    CHECK(tokens.at("通知") == 6);
    CHECK(tokens.at("三组") == 1);
    CHECK(tokens.at("g318") == 1);
    CHECK(tokens.contains("~tin.sui."));
    CHECK_FALSE(tokens.contains("水，"));
    CHECK_FALSE(tokens.contains("三"));
    CHECK(search_tokens({"", "", ""}).empty());
}

TEST_CASE("months are read back from today, and nothing else is left of them") {
    struct Row {
        char const* text;
        int first, last;  // year * 100 + month
    };
    auto number = [](int months) { return months / 12 * 100 + months % 12 + 1; };
    for (auto const& [text, first, last] : {Row{"上个月的账", 202610, 202610}, {"8月账", 202608, 202608}, {"八月份账目", 202608, 202608}, {"去年账", 202501, 202512}, {"去年10月的账", 202510, 202510},
                                            {"三季度的账", 202607, 202609}, {"第三季度账", 202607, 202609}, {"今年账", 202601, 202612}, {"12月账", 202512, 202512}, {"2025年账", 202501, 202512}, {"上半年账", 202601, 202606}}) {
        CAPTURE(text);
        auto const read = query(text);
        REQUIRE(read.months);
        CHECK(number(read.months->first) == first);
        CHECK(number(read.months->last) == last);
        CHECK(read.meant.size() == 1);
    }
    CHECK_FALSE(query("明天停水吗").months);
    CHECK_FALSE(query("12345").months);
}

TEST_CASE("words of one group are one thing, also misspelt by their sound; what is said around them is nothing") {
    CHECK(query("账").tokens() == query("账目").tokens());
    CHECK(has(query("底保"), "低保"));
    CHECK(has(query("吃低保有哪些人"), "最低"));
    CHECK(query("请问一下什么时候停水啊").meant.size() == 1);
    for (auto nothing : {"", "你好", "有没有", "……", "怎么办", "🙂"}) {
        CAPTURE(nothing);
        CHECK(query(nothing).empty());
    }
    for (auto list : {"公开", "最近的通知", "8月", "有什么公告"}) {
        CAPTURE(list);
        CHECK(query(list).lists);
    }
}

TEST_CASE("a village is named with its ending, without, or by its sound") {
    std::vector<std::string> const names{"旦麻村", "上河村", "石门村委会", "忠孝社区"};
    auto named = [&](char const* text, bool own = false) { return take_village(text, names, own); };
    CHECK(named("旦麻停水").villages == std::vector<std::size_t>{0});
    CHECK(named("旦麻村停水").rest.find("旦麻") == std::string::npos);
    CHECK(named("蛋妈村停水").villages == std::vector<std::size_t>{0});
    CHECK(named("石门的桥").villages == std::vector<std::size_t>{2});
    CHECK(named("去石门水库", true).villages.empty());
    CHECK(named("石门 水库", true).villages == std::vector<std::size_t>{2});
    CHECK(named("白鹤村停水").named);
    CHECK(named("白鹤村停水").villages.empty());
    for (auto none : {"我们村停水", "农村医保", "选村长", "停水", ""}) {
        CAPTURE(none);
        CHECK_FALSE(named(none).named);
    }
    CHECK(same_village("旦麻", "旦麻村委会"));
    CHECK(same_village("旦麻村", "白庄镇旦麻村"));
    CHECK_FALSE(same_village("旦麻村", "上河村"));
    CHECK_FALSE(same_village("上河村", "新上河村"));
}

}  // namespace lingyan::language
