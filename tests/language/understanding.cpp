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
    CHECK(rows > 900);
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

TEST_CASE("courtesies around a message change nothing of what it means") {
    std::size_t rows = 0, right = 0, harmful = 0;
    for (auto const& file : std::filesystem::directory_iterator(std::string(TEST_DATA) + "/understanding"))
        for (auto one : read_cases(file.path().string())) {
            auto const text = one.text;
            for (auto const& [before, after] : {std::pair{"领导，", ""}, {"", "。"}, {"", "！！"}, {"", "哈"}, {"嗯，", ""}, {"", "😊"}, {"书记您好，", ""}}) {
                one.text = before + text + after;
                auto const meaning = std::string(language::name_of(understood(one).meaning));
                ++rows;
                right += one.meanings.contains(meaning);
                bool const filed = !one.meanings.contains(meaning) && files_something(meaning) && std::none_of(one.meanings.begin(), one.meanings.end(), files_something);
                harmful += filed;
                CAPTURE(one.text);
                CHECK_FALSE(filed);
            }
        }
    CHECK(harmful == 0);
    CHECK(right * 1000 >= rows * 995);
}

TEST_CASE("a resident reports no tasks") {
    for (auto text : {"办完了", "1号弄完了", "和张主任谈过了", "进度80%", "转给李四办"}) {
        CAPTURE(text);
        auto const meaning = said(text, Speaker::resident).meaning;
        CHECK((meaning == Meaning::unknown || !language::writes(meaning)));
    }
}

TEST_CASE("no input breaks it, and a slot is always words of the message") {
    std::mt19937 dice(20261125);
    auto const cases = read_cases(std::string(TEST_DATA) + "/understanding/people.txt");
    std::vector<std::string> odd{
        std::string(1 << 20, '1'), std::string(1 << 20, '\xFF'), std::string(1 << 18, '"'), std::string("\0\0", 2), "\xE4\xB8", "第", "第第第第", "百分之", "没没没没", "不不不", "的的的的",
    };
    for (std::string_view repeated : {"一", "办完了", "“", "（", "转给", "第1个和", "1、", "村", "老", "和", "？", "\xF0\x9F\x91\x8D"}) {
        std::string text;
        while (text.size() < (1 << 16)) text += repeated;
        odd.push_back(text);
    }
    for (int i = 0; i < 600; ++i) {
        // Two halves of what people write, a few bytes broken.
        auto const& a = cases[dice() % cases.size()].text;
        auto const& b = cases[dice() % cases.size()].text;
        auto text = a.substr(0, dice() % (a.size() + 1)) + b.substr(dice() % (b.size() + 1));
        for (auto broken = dice() % 3; broken > 0 && !text.empty(); --broken) text[dice() % text.size()] = static_cast<char>(dice());
        odd.push_back(text);
    }
    for (auto const& text : odd)
        for (auto speaker : {Speaker::cadre, Speaker::township, Speaker::resident}) {
            auto const awaited = static_cast<Awaited>(dice() % 6);
            auto const got = said(text, speaker, awaited);
            for (auto const& slot : got.slots) {
                auto const* words = std::get_if<std::string>(&slot.value);
                bool const chosen = slot.name == "scope" || slot.name == "category" || slot.name == "action" || slot.name == "verdict" || slot.name == "phone" || slot.name == "code";
                CHECK((!words || chosen || text.find(*words) != text.npos));
            }
            CHECK((got.meaning != Meaning::unknown || got.slots.empty()));
        }
}
