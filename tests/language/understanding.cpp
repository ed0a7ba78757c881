// What people type is understood, or nothing is filed.
#include "language/understanding.hpp"

#include "language/support_understanding.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <random>

using namespace lingyan;
using namespace lingyan::test;
using language::Awaited;
using language::Grounds;
using language::Meaning;
using language::Speaker;

namespace {

language::Understanding said(std::string_view text, Speaker speaker = Speaker::cadre, Awaited awaited = Awaited::nothing) {
    MessageCase one;
    one.text = text;
    one.speaker = speaker;
    one.awaited = awaited;
    return understood(one, Grounds::yes);
}

}  // namespace

TEST_CASE("what village cadres, town staff and residents write is understood with its slots") {
    std::size_t rows = 0;
    for (auto const& file : std::filesystem::directory_iterator(std::string(TEST_DATA) + "/understanding"))
        for (auto const& one : read_cases(file.path().string())) {
            ++rows;
            CAPTURE(one.where);
            CAPTURE(one.text);
            auto const got = understood(one);
            auto const meaning = std::string(language::name_of(got.meaning));
            CAPTURE(meaning);
            CHECK(one.meanings.contains(meaning));
            if (!one.meanings.contains(meaning) || !one.slots_told) continue;
            for (auto const& [name, value] : slots_of(got)) {
                CAPTURE(name);
                CAPTURE(value);
                CHECK(one.slots.contains(name));
                if (one.slots.contains(name)) CHECK(("/" + one.slots.at(name) + "/").find("/" + value + "/") != std::string::npos);
            }
            CHECK(slots_of(got).size() == one.slots.size());
        }
    CHECK(rows > 450);
}

TEST_CASE("the shared messages are understood, and none of them files what was not meant") {
    auto const cases = read_json_cases(std::string(PROJECT_ROOT) + "/../shared/data/intents-dev.jsonl");
    std::size_t right = 0, slots = 0, harmful = 0;
    for (auto const& one : cases) {
        auto const got = understood(one);
        auto const meaning = std::string(language::name_of(got.meaning));
        bool const is_right = one.meanings.contains(meaning);
        right += is_right;
        slots += is_right && slots_of(got) == one.slots;
        harmful += !is_right && files_something(meaning) && std::none_of(one.meanings.begin(), one.meanings.end(), files_something);
    }
    CHECK(right * 100 >= cases.size() * 98);
    CHECK(slots * 100 >= cases.size() * 95);
    CHECK(harmful == 0);
}

TEST_CASE("a decision is explained by the words that led to it") {
    auto const got = said("村道保洁全部搞定，照片已传");
    REQUIRE(got.meaning == Meaning::task_done);
    bool told = false;
    for (auto const& ground : got.grounds)
        told = told || (ground.meaning == Meaning::task_done && ground.weight > 0 && std::any_of(ground.words.begin(), ground.words.end(), [](auto const& word) { return word.find("搞定") != word.npos; }));
    CHECK(told);
    int weight = 0;
    for (auto const& ground : got.grounds)
        if (ground.meaning == got.meaning) weight += ground.weight;
    CHECK(weight == got.weight);
}

TEST_CASE("slots are the very words, however the message was typed") {
    CHECK(said("養老金認證通知", Speaker::resident).text("query") == "養老金認證");
    CHECK(said("２号任务进度３０％").text("task") == "２号");
    CHECK(said("村道\u200b保洁已办结").text("task") == "村道\u200b保洁");
    CHECK(std::get<int>(said("༣", Speaker::cadre, Awaited::choose).slot("n")->value) == 3);
}

TEST_CASE("what is misspelt by its sound is read, what only sounds alike is not") {
    CHECK(said("村道保洁完城了").meaning == Meaning::task_done);
    CHECK(said("我要头诉养鸡场臭味", Speaker::resident).meaning == Meaning::feedback_file);
    CHECK(said("转发县气象局暴雨预警").meaning == Meaning::notice_publish);
}

TEST_CASE("a resident reports no tasks") {
    for (auto text : {"办完了", "1号弄完了", "和张主任谈过了", "进度80%", "转给李四办"}) {
        CAPTURE(text);
        auto const meaning = said(text, Speaker::resident).meaning;
        CHECK((meaning == Meaning::unknown || !language::writes(meaning)));
    }
}
