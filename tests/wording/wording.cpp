// How templates are read and filled.
#include "support.hpp"

#include "domain/phrase.hpp"

#include <doctest/doctest.h>

#include <stdexcept>

namespace lingyan::wording {

TEST_CASE("a template that cannot be used is told with its file and line") {
    struct Row {
        char const* what;
        char const* text;
        char const* complaint;  // its beginning
    };
    for (auto const& [what, text, complaint] : {
             Row{"an unknown name", "[help]\n您好\n回{nubmer}。\n", "daily.txt:3: [help] has a brace that is not a known {name}: {nubmer}"},
             Row{"a brace that does not end", "[help]\n回{no。\n", "daily.txt:2: [help] has a brace"},
             Row{"a brace that did not begin", "[help]\n回no}。\n", "daily.txt:2: [help] has a brace"},
             Row{"an empty brace", "[help]\n回{}。\n", "daily.txt:2: [help] has a brace"},
             Row{"a brace in a brace", "[help]\n回{no{no}}。\n", "daily.txt:2: [help] has a brace"},
             Row{"a key for the second time", "[help]\n帮助。\n\n[help]\n又一次。\n", "daily.txt:4: [help] stands here for the second time"},
             Row{"a text before the first key", "# 说明\n您好。\n[help]\n帮助。\n", "daily.txt:2: text before the first [key]"},
             Row{"a key without a text", "[help]\n\n[empty]\n您好。\n", "daily.txt:3: [help] has no text"},
             Row{"a last key without a text", "[empty]\n您好。\n[help]\n", "daily.txt:3: [help] has no text"}}) {
        CAPTURE(std::string(what));
        auto complaints = Templates(Files{{"zh-CN/daily.txt", text}}).complaints();
        REQUIRE(complaints.size() == 1);
        CHECK(complaints.front().starts_with(complaint));
    }
}

TEST_CASE("all that is wrong is told at once") {
    auto complaints = Templates(Files{{"zh-CN/a.txt", "您好\n[help]\n{x}\n{y}\n"}, {"zh-CN/b.txt", "[help]\n又一次。\n"}}).complaints();
    CHECK(complaints.size() == 4);
    CHECK(complaints.back().starts_with("b.txt:1: [help] stands here for the second time"));
}

TEST_CASE("without Chinese there is nothing to fall back to") {
    CHECK(Templates(Files{{"bo/daily.txt", "[help]\nརོགས།\n"}}).complaints().size() == 1);
    CHECK_THROWS_AS(Wording::read("/no/such/folder"), BadInput);
}

TEST_CASE("a language says what it can and Chinese the rest") {
    Templates templates(Files{{"zh-CN/daily.txt", "[help]\n回数字。\n\n[week]\n本周{n}件。\n"}, {"bo/daily.txt", "[help]\nཨང་གྲངས།\n"}});
    auto wording = templates.read();
    CHECK(wording.text(Say{"help"}) == "回数字。");
    CHECK(wording.text(Say{"help"}, "zh-CN") == "回数字。");
    CHECK(wording.text(Say{"help"}, "bo") == "ཨང་གྲངས།");
    CHECK(wording.text(Say{"week", {{"n", "3"}}}, "bo") == "本周3件。");
    CHECK(wording.text(Say{"help"}, "ii") == "回数字。");
    CHECK(wording.missing("bo") == std::vector<std::string>{"week"});
    CHECK(wording.has("week"));
    CHECK_FALSE(wording.has("week", "bo"));
    CHECK(wording.keys() == std::vector<std::string>{"help", "week"});
    CHECK_THROWS_AS(wording.text(Say{"nowhere"}), std::out_of_range);
}

TEST_CASE("names are filled and items are lines") {
    Templates templates(Files{{"zh-CN/daily.txt", "# 说明\n[list]\n您手上{n}件：\n{items}\n回数字。\n\n\n[line]\n{no} {title}\n[two]\n{no} {title}\n{items}\n\n[last]\n有消息：\n{items}\n"}});
    auto wording = templates.read();
    std::vector<Say> items{Say{"line", {{"no", "1"}, {"title", "名单"}}}, Say{"line", {{"no", "2"}, {"title", "台账"}}}};
    CHECK(wording.text(Say{"list", {{"n", "2"}}, items}) == "您手上2件：\n1 名单\n2 台账\n回数字。");
    CHECK(wording.text(Say{"list", {{"n", "0"}}}) == "您手上0件：\n回数字。");
    CHECK(wording.text(Say{"list", {{"n", "1"}}, {Say{"two", {{"no", "1"}, {"title", "名单"}}, items}}}) == "您手上1件：\n1 名单\n1 名单\n2 台账\n回数字。");
    CHECK(wording.text(Say{"last", {}, items}) == "有消息：\n1 名单\n2 台账");
    CHECK(wording.text(Say{"last"}) == "有消息：\n");
    // A value that was forgotten leaves a gap and never its brace; what a person wrote is no template.
    CHECK(wording.text(Say{"line", {{"no", "1"}}}) == "1 ");
    CHECK(wording.text(Say{"line", {{"no", "1"}, {"title", "{items}{no}"}}}) == "1 {items}{no}");
}

TEST_CASE("a phrase inside a value is worded in the reader's language, one inside another, and nobody reads its marks") {
    Templates templates(Files{{"zh-CN/a.txt", "[line]\n{title}，{due}。{who}\n[word.late]\n晚了{d}天\n[word.list]\n{title}等{n}件\n[word.self]\n自己写的\n"}, {"bo/a.txt", "[line]\n{title} / {due} / {who}\n[word.late]\n{d} ཉིན་\n"}});
    auto wording = templates.read();
    Say const say{"line", {{"title", phrase("word.list", {{"title", "医保名单"}, {"n", phrase("word.late", {{"d", "2"}})}})}, {"due", "昨天，" + phrase("word.late", {{"d", "3"}}) + "了"}, {"who", phrase("word.self")}}};
    CHECK(wording.text(say) == "医保名单等晚了2天件，昨天，晚了3天了。自己写的");
    CHECK(wording.text(say, "bo") == "医保名单等2 ཉིན་件 / 昨天，3 ཉིན་了 / 自己写的");  // what is missing is said in Chinese
    // What has no template, or is cut off, is left out; a person's own words hold no phrase after they came in.
    for (auto const& value : {phrase("word.nowhere"), std::string("\x01word.late"), std::string("\x01"), std::string("\x04\x02")}) {
        auto const text = wording.text(Say{"line", {{"title", "甲"}, {"due", value}, {"who", "乙"}}});
        CHECK(text.starts_with("甲，"));
        CHECK(text.find("word") == text.npos);
    }
    auto said = "办完了" + phrase("word.self");
    without_phrases(said);
    CHECK(wording.text(Say{"line", {{"title", said}, {"due", ""}, {"who", ""}}}) == "办完了word.self，。");
}

TEST_CASE("line ends of Windows and blanks at a line's end change nothing") {
    CHECK(Templates(Files{{"zh-CN/daily.txt", "[help]\r\n回数字。  \r\n\r\n要帮忙回0。\t\r\n"}}).read().text(Say{"help"}) == "回数字。\n\n要帮忙回0。");
}

}  // namespace lingyan::wording
