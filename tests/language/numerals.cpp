// Numbers in any script and spelling.
#include "language/normalise.hpp"
#include "language/numerals.hpp"

#include "language/utf8.hpp"

#include <doctest/doctest.h>

#include <unicode/uchar.h>

#include <random>

using namespace lingyan::language;

TEST_CASE("a number alone is understood in any script, typed or normalised") {
    struct Row { char const* typed; int meant; };
    for (auto const& [typed, meant] : {
             Row{"1", 1}, Row{"１", 1}, Row{"①", 1}, Row{"⑴", 1}, Row{"❶", 1}, Row{"⒈", 1}, Row{"㈠", 1}, Row{"㊀", 1},
             Row{"一", 1}, Row{"壹", 1}, Row{"༡", 1}, Row{"᠑", 1}, Row{"۱", 1}, Row{"१", 1}, Row{"١", 1}, Row{"๑", 1},
             Row{"1。", 1}, Row{"1.", 1}, Row{"1、", 1}, Row{"1，", 1}, Row{"1！", 1}, Row{"1号", 1}, Row{"1 ", 1}, Row{" 1", 1},
             Row{"　１　", 1}, Row{"第1", 1}, Row{"第一", 1}, Row{"第一个", 1}, Row{"第1件", 1}, Row{"第 1 件", 1}, Row{"一号", 1},
             Row{"1件", 1}, Row{"1號", 1}, Row{"1️⃣", 1}, Row{"(1)", 1}, Row{"（1）", 1}, Row{"“1”", 1}, Row{"【1】", 1},
             Row{"十二", 12}, Row{"１２", 12}, Row{"贰", 2}, Row{"貳", 2}, Row{"两", 2}, Row{"俩", 2}, Row{"兩", 2}, Row{"叁", 3},
             Row{"0", 0}, Row{"〇", 0}, Row{"零", 0}, Row{"０", 0}, Row{"༠", 0}, Row{"0。", 0}, Row{"⓪", 0}, Row{"0️⃣", 0},
             Row{"十", 10}, Row{"🔟", 10}, Row{"二十", 20}, Row{"二十五", 25}, Row{"廿一", 21}, Row{"卅", 30}, Row{"拾贰", 12},
             Row{"九十一", 91}, Row{"九十二", 92}, Row{"91", 91}, Row{"༩༡", 91}, Row{"一百", 100}, Row{"一百零三", 103},
             Row{"一百二十", 120}, Row{"一千二", 1200}, Row{"三百五", 350}, Row{"一千零二", 1002}, Row{"一百零五", 105}, Row{"二十三", 23}, Row{"九千九百九十九", 9999}, Row{"9999", 9999}, Row{"一〇", 10}, Row{"⑫", 12}, Row{"㉑", 21},
         }) {
        CAPTURE(typed);
        CHECK(lone_number(typed) == meant);
        CHECK(lone_number(normalise(typed)) == meant);
    }
}

TEST_CASE("what is not a number alone is not taken for one") {
    for (auto const* typed : {"", " ", "l", "O", "I", "o", "Ⅰ", "a", "一肩挑", "1个村", "十五个村", "1和2", "12月", "1点", "三天", "10000",
                              "1a", "a1", "1.5", "-1", "+1", "1%", "½", "一二三", "一二", "1 3", "千万", "百", "半", "第", "号", "好",
                              "1号楼", "一起", "1?", "99999999999999999999", "1\uFFFD", "。", "(", "一些"}) {
        CAPTURE(typed);
        CHECK_FALSE(lone_number(typed));
    }
}

TEST_CASE("several numbers are understood where nothing else is said") {
    struct Row { char const* typed; std::vector<int> meant; };
    for (auto const& [typed, meant] : {
             Row{"1和3", {1, 3}}, Row{"1、3、5", {1, 3, 5}}, Row{"1,3", {1, 3}}, Row{"1，3", {1, 3}}, Row{"1 3", {1, 3}},
             Row{"1 2 3", {1, 2, 3}}, Row{"第二个和第五个", {2, 5}}, Row{"一二三", {1, 2, 3}}, Row{"1跟2", {1, 2}}, Row{"1+2", {1, 2}},
             Row{"１、２", {1, 2}}, Row{"①③", {1, 3}}, Row{"1️⃣2️⃣", {1, 2}}, Row{"一、三", {1, 3}}, Row{"1号和2号", {1, 2}},
             Row{"1、 2 和 3。", {1, 2, 3}}, Row{"༡ ༣", {1, 3}}, Row{"1还有4", {1, 4}}, Row{"十一和十二", {11, 12}}, Row{"1;2", {1, 2}}, Row{"1.2.3", {1, 2, 3}}, Row{"壹、贰", {1, 2}}, Row{"①、③、⑤", {1, 3, 5}},
             Row{"1", {}}, Row{"", {}}, Row{"1和3都办了", {}}, Row{"和3", {}}, Row{"1和", {}}, Row{"1-3", {}}, Row{"1到3", {}}, Row{"1.5", {}},
             Row{"12", {}}, Row{"1个和2个村", {}}, Row{"l和O", {}}, Row{"三十", {}},
         }) {
        CAPTURE(typed);
        CHECK(number_list(typed) == meant);
    }
}

TEST_CASE("a numeral at the beginning is read with its length") {
    struct Row { char const* text; int value; std::size_t bytes; };
    for (auto const& [text, value, bytes] : {
             Row{"25人", 25, 2}, Row{"二十五人", 25, 9}, Row{"两户", 2, 3}, Row{"１２", 12, 6}, Row{"十五个村", 15, 6},
             Row{"二〇二六年", 2026, 12}, Row{"二零一六年", 2016, 12}, Row{"三百六十五", 365, 15}, Row{"一万两千", 12000, 12},
             Row{"3.5万", 3, 1}, Row{"一十二", 12, 9}, Row{"廿五", 25, 6}, Row{"0人", 0, 1}, Row{"一百零", 100, 6}, Row{"༢༥", 25, 6},
         }) {
        CAPTURE(text);
        auto const found = numeral_at(text);
        REQUIRE(found);
        CHECK(found->value == value);
        CHECK(found->bytes == bytes);
    }
    for (auto const* text : {"", "半天", "人25", "百姓", "千万别", "万一", "1234567890123", "l", " 1"}) {
        CAPTURE(text);
        CHECK_FALSE(numeral_at(text));
    }
}

TEST_CASE("floods of digits and noise are no numbers and break nothing") {
    std::string const flood(1 << 20, '1');
    CHECK_FALSE(lone_number(flood));
    CHECK(number_list(flood).empty());
    CHECK_FALSE(numeral_at(flood));
    std::mt19937 dice(11);
    for (int round = 0; round < 20'000; ++round) {
        std::string noise(dice() % 24, '\0');
        for (auto& byte : noise) byte = static_cast<char>(dice());
        auto const number = lone_number(noise);
        CHECK((!number || (*number >= 0 && *number <= 9999)));
        number_list(noise);
        numeral_at(noise);
    }
}

TEST_CASE("every script's digits are digits, by ICU's own list, and no letter is one") {
    std::size_t scripts = 0, digits = 0;
    for (UChar32 point = 1; point < 0x30000; ++point) {
        bool const digit = u_charType(point) == U_DECIMAL_DIGIT_NUMBER;
        auto const value = digit ? u_charDigitValue(point) : -1;
        bool const letter = u_isalpha(point) && point < 0x2E80;
        if (!digit && !letter) continue;
        std::string text;
        append_point(text, static_cast<char32_t>(point));
        CAPTURE(point);
        if (letter) {
            CHECK_FALSE(lone_number(text));
            continue;
        }
        ++digits;
        scripts += value == 0;
        CHECK(lone_number(text) == value);
        auto const two = text + text;
        if (value > 0) CHECK(lone_number(two) == value * 11);
    }
    CHECK(scripts > 50);
    CHECK(digits == scripts * 10);
}
