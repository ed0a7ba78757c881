// One form for what people type in many.
#include "language/normalise.hpp"

#include "language/utf8.hpp"

#include <doctest/doctest.h>

#include <random>

using namespace lingyan::language;

TEST_CASE("what is typed in many ways is read as one") {
    struct Row { char const* typed; char const* read; };
    for (auto const& [typed, read] : {
             Row{"", ""},
             Row{"你好", "你好"},
             Row{"  收到  ", "收到"},
             Row{"　旦麻村　 ３户 ", "旦麻村 3户"},
             Row{"１２３ＡＢｃ", "123ABc"},
             Row{"（好）！？，：；", "(好)!?,:;"},
             Row{"好。、“撤”", "好。、“撤”"},
             Row{"週三點號後個時間", "周三点号后个时间"},
             Row{"醫保名單公開", "医保名单公开"},
             Row{"村帳公開，月帐，算帳", "村账公开,月账,算账"},
             Row{"救災帳篷，帐篷，蚊帳", "救灾帐篷,帐篷,蚊帐"},
             Row{"計畫 答覆 反覆 重覆 覆蓋", "计划 答复 反复 重复 覆盖"},
             Row{"甚麼 瞭解 瞭望", "什么 了解 瞭望"},
             Row{"乾隆年間 乾淨", "乾隆年间 干净"},
             Row{"下沈 沈先生", "下沉 沈先生"},
             Row{"峯 閤家 舘", "峰 合家 馆"},
             Row{"帳", "账"},
             Row{"一\t二\r\n三", "一 二 三"},
             Row{"①⑴❶㈠", "①⑴❶㈠"},
             Row{"༡᠑۱१", "༡᠑۱१"},
             Row{"1\uFE0F\u20E3", "1\u20E3"},
             Row{"零\u200B宽\uFEFF字\u202E符\u2066", "零宽字符"},
             Row{"⼀⽉", "一月"},
             Row{"བོད་སྐད", "བོད་སྐད"},
             Row{"👍", "👍"},
             Row{"𡐓村䩐㘵", "𡐓村䩐㘵"},
         }) {
        CAPTURE(typed);
        CHECK(normalise(typed) == read);
    }
}

TEST_CASE("broken bytes become the sign for them and nothing else is lost") {
    struct Row { std::string typed; std::string read; };
    for (auto const& [typed, read] : {
             Row{"村\xFF", "村\uFFFD"},
             Row{"\xE6\x9D", "\uFFFD"},
             Row{"\xE6\x9D一", "\uFFFD一"},
             Row{"\xC0\x80", "\uFFFD\uFFFD"},
             Row{"\xED\xA0\x80x", "\uFFFD\uFFFD\uFFFDx"},
             Row{"\xF4\x90\x80\x80", "\uFFFD\uFFFD\uFFFD\uFFFD"},
             Row{std::string("a\0b", 3), "ab"},
         }) {
        CAPTURE(read);
        CHECK(normalise(typed) == read);
    }
}

TEST_CASE("normalising twice changes nothing more") {
    for (auto const* typed : {"　１２　個，後天", "乾隆著作於瞭解", "帳篷裏的帳目甚麼時候答覆", "1\uFE0F\u20E3", "\xFF\xFE"}) {
        CAPTURE(typed);
        CHECK(normalise(normalise(typed)) == normalise(typed));
    }
}

TEST_CASE("a megabyte of anything is read and stays within a small multiple") {
    std::mt19937 dice(7);
    std::string noise(1 << 20, '\0');
    for (auto& byte : noise) byte = static_cast<char>(dice());
    CHECK(normalise(noise).size() <= noise.size() * 3);
}

TEST_CASE("what is normal stays as it is, whatever character it was") {
    for (char32_t point = 0x20; point < 0x30000; ++point) {
        if (point >= 0xD800 && point < 0xE000) continue;
        std::string text;
        lingyan::language::append_point(text, point);
        auto const once = lingyan::language::normalise(text);
        if (lingyan::language::normalise(once) == once) continue;
        CAPTURE(static_cast<std::uint32_t>(point));
        CHECK(lingyan::language::normalise(once) == once);
    }
    CHECK(lingyan::language::normalise("\uFA6D") == "馆");
}
