// What a correction says, and what the earlier words become.
#include "language/correction.hpp"

#include "language/normalise.hpp"

#include "support_dates.hpp"

#include <doctest/doctest.h>

#include <random>

using namespace lingyan;
using namespace lingyan::language;

TEST_CASE("a correction tells what was meant, and of what") {
    struct Row { char const* typed; char const* meant; char const* instead_of; };
    for (auto const& [typed, meant, instead_of] : {
             Row{"不对，是昨天", "昨天", ""}, Row{"不对,是昨天", "昨天", ""}, Row{"不對 是昨天", "昨天", ""}, Row{"错了，是3号不是5号", "3号", "5号"}, Row{"不是张三，是李四", "李四", "张三"},
             Row{"不是张三是李四", "李四", "张三"}, Row{"说错了，应该是李四", "李四", ""}, Row{"哎呀写错了 是25人", "25人", ""}, Row{"应该是周五，不是周四", "周五", "周四"}, Row{"是李四，不是张三", "李四", "张三"},
             Row{"不对不对，改成前天", "前天", ""}, Row{"不对，不是昨天，是前天", "前天", "昨天"}, Row{"记错了，昨天才对", "昨天", ""}, Row{"错了，80%", "80%", ""},
         }) {
        CAPTURE(typed);
        auto const read = read_correction(typed);
        REQUIRE(read);
        CHECK(read->meant == meant);
        CHECK(read->instead_of == instead_of);
    }
    for (auto const* typed : {"不对", "错了", "不是这个", "不对吗", "是不是昨天", "对不对", "不是我们村的", "应该弄完了", "是昨天", "办完了", "不对劲？", "", "不是吗，是谁"}) {
        CAPTURE(typed);
        CHECK_FALSE(read_correction(typed));
    }
}

TEST_CASE("the earlier words hold what was meant in its place") {
    auto const now = *read_timestamp("2026-11-25T10:00:00+08:00");
    auto const& calendar = calendar_of_2026();
    CHECK(with_day("今天和张三谈了", now, "昨天", calendar) == "昨天和张三谈了");
    CHECK(with_day("谈 张三", now, "昨天", calendar) == "谈 张三 昨天");
    CHECK(with_day("从3号到5号", now, "昨天", calendar) == "昨天");
    CHECK(with_day("3号谈，5号记的", now, "昨天", calendar).empty());
    CHECK(with_number("3号办完了", "5") == "5号办完了");
    CHECK(with_number("1", "2") == "2");
    CHECK(with_number("第三个办完了", "5") == "第5个办完了");
    CHECK(with_number("办完了", "5").empty());
    CHECK(with_amount("开了院坝会，到了40人", "25人") == "开了院坝会，到了25人");
    CHECK(with_amount("进度80%", "60%") == "进度60%");
    CHECK(with_amount("办完了", "25人").empty());
    CHECK(with_fixed_days("昨天和张三谈了", now, calendar, true) == "11月24日和张三谈了");
    CHECK(with_fixed_days("和张三谈了", now, calendar, true) == "和张三谈了 11月25日");
    CHECK(with_fixed_days("1延期三天", now, calendar, false) == "1延期三天");
}

TEST_CASE("what kind of thing is meant is told by its words") {
    auto const now = *read_timestamp("2026-11-25T10:00:00+08:00");
    auto const& calendar = calendar_of_2026();
    struct Row { char const* words; Meant kind; };
    for (auto const& [words, kind] : {Row{"昨天", Meant::day}, Row{"前天谈的", Meant::day}, Row{"3号", Meant::day}, Row{"李四", Meant::words}, Row{"25人", Meant::amount}, Row{"80%", Meant::amount}, Row{"2", Meant::number},
                                      Row{"1和3", Meant::number}, Row{"周家村", Meant::words}, Row{"2月30日", Meant::words}}) {
        CAPTURE(words);
        CHECK(kind_of_meant(words, now, calendar) == kind);
    }
}

TEST_CASE("no input breaks a correction, and what it means is words of the message") {
    std::mt19937 dice(20261125);
    std::vector<std::string> const parts{"不对", "不是", "，", "是", "错了", "3号", "张三", "昨天", "\xE4\xB8", "\xFF", "“", " ", "25人", "应该是", "1", "帳"};
    for (int i = 0; i < 3000; ++i) {
        std::string text;
        for (auto n = dice() % 9; n > 0; --n) text += parts[dice() % parts.size()];
        CAPTURE(text);
        auto const read = read_correction(text);
        if (!read) continue;
        CHECK_FALSE(read->meant.empty());
        CHECK(normalise(text).find(read->meant) != std::string::npos);
    }
    CHECK_FALSE(read_correction(std::string(1 << 20, '1')));
    CHECK_FALSE(read_correction("不对，是" + std::string(200, 'x')));
}
