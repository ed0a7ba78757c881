// Features 17 and 18: what people really type, each line against three open tasks; and a thousand strings that nobody means.
#include "flow/support_days.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

namespace lingyan::flow {

using affairs::dec;
using affairs::nov;

namespace {

struct ThreeTasks : Days {
    std::vector<AssignmentId> tasks{give("医保参保名单核对", dec(9), {"v1"}), give("冬季防火台账", dec(10), {"v1"}), give("清理河道", dec(11), {"v1"})};
    static bool has(std::string const& text, std::string const& words) { return text.find(words) != text.npos; }
    ThreeTasks() {
        for (std::size_t i = 0; i < tasks.size(); ++i) REQUIRE(number_of("h1", duty(tasks[i], "v1")) == int(i) + 1);
    }

    // "r1 e2": what became of the three; "-" where nothing did.
    std::string state() {
        std::string text;
        for (std::size_t i = 0; i < tasks.size(); ++i) {
            auto const one = duty(tasks[i], "v1");
            char const what = one.state != DutyState::open ? 'r' : one.asked == Asked::extension ? 'e' : one.asked == Asked::help ? 'h' : one.asked == Asked::not_ours ? 'n' : !one.note.empty() ? 'p' : '-';
            if (what != '-') text += (text.empty() ? "" : " ") + std::string(1, what) + std::to_string(i + 1);
        }
        return text.empty() ? "-" : text;
    }

    void as_before() {
        auto forget = [](affairs::Turn const&, affairs::Actor& actor) {
            actor.conversation.dialogue.reset();
            return Say{};
        };
        as("h1", forget);
        for (int i = 0; i < 4 && state() != "-"; ++i) say("h1", "撤");
        as("h1", forget);
        REQUIRE(state() == "-");
    }
};

struct Line {
    std::string said;
    std::vector<std::string> meant;
};

std::vector<Line> lines() {
    std::ifstream in(PROJECT_ROOT "/tests/data/variants/cadre.tsv");
    std::vector<Line> all;
    for (std::string line; std::getline(in, line);) {
        auto const tab = line.find('\t');
        if (line.starts_with('#') || tab == line.npos) continue;
        Line one{line.substr(0, tab), {}};
        std::istringstream meant(line.substr(tab + 1));
        for (std::string each; std::getline(meant, each, '|');) one.meant.push_back(each);
        all.push_back(one);
    }
    return all;
}

bool closes(std::string const& state, char task) { return state.find(std::string("r") + task) != state.npos; }

}  // namespace

TEST_CASE_FIXTURE(ThreeTasks, "of what a cadre may type nineteen in twenty do what is meant, and nothing is closed that was not") {
    auto const all = lines();
    REQUIRE(all.size() >= 200);
    std::size_t right = 0;
    for (auto const& [said, meant] : all) {
        CAPTURE(said);
        auto const answered = say("h1", said);
        CAPTURE(answered);
        auto const came = state();
        CAPTURE(came);
        CHECK_FALSE(answered.empty());
        bool const is_right = std::find(meant.begin(), meant.end(), came) != meant.end();
        WARN(is_right);
        right += is_right;
        for (char task : {'1', '2', '3'}) {
            bool const may_close = std::any_of(meant.begin(), meant.end(), [&](std::string const& one) { return closes(one, task); });
            CHECK((may_close || !closes(came, task)));
        }
        as_before();
    }
    CHECK(right * 100 >= all.size() * 95);
}

TEST_CASE_FIXTURE(ThreeTasks, "a thousand strings that mean nothing get a thousand answers with a way on, and close nothing") {
    std::uint32_t next = 20261116;  // the same thousand in every run
    auto random = [&](std::uint32_t below) {
        next = next * 1664525u + 1013904223u;
        return (next >> 8) % below;
    };
    static std::vector<std::string> const pieces{"的", "了", "水", "山", "村", "人", "去", "天", "吃", "啊", "嘛", "哦", "噻", "树", "狗", "云", "灯", "药", "酒", "a", "Z", "x", "#", "%", "《", "》", "……", "~", " ", "，", "。", "？", "👍", "🌾", "བོད", "ᠮᠣ", "ب", "Ж", "é"};
    for (int i = 0; i < 1000; ++i) {
        std::string said;
        for (auto length = 1 + random(12); length > 0; --length) said += pieces[random(std::uint32_t(pieces.size()))];
        CAPTURE(said);
        auto const answered = say(i % 3 == 0 ? "sec" : i % 3 == 1 ? "h1" : "nobody", said);
        CAPTURE(answered);
        CHECK((has(answered, "回") || has(answered, "发") || has(answered, "打") || has(answered, "不用")));  // the way on
        for (std::string const blame : {"错误", "非法", "无效", "不允许", "请务必", "您没有", "失败"}) CHECK_FALSE(has(answered, blame));
    }
    CHECK(state() == "-");
}

}  // namespace lingyan::flow
