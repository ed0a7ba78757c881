// What stands first, what waits for others, and how many lines one person is shown.
#include "affairs/owner_questions.hpp"
#include "affairs/reporting.hpp"
#include "flow/support.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace lingyan::flow {

using affairs::dec;
using affairs::nov;

namespace {

bool has(std::string const& text, std::string const& words) { return text.find(words) != text.npos; }
std::size_t lines_of(std::string const& text) { return std::size_t(std::count(text.begin(), text.end(), '\n')) + 1; }

struct Weeks : Service {
    void tasks(int count, Date due, std::string const& village = "v1") {
        for (int i = 1; i <= count; ++i) give("第" + std::to_string(i) + "号台账", due, {village});
    }
    void to(Date day, int hour = 9) {
        while (now < at(day, std::chrono::hours{hour})) now += minutes{30}, tick();
    }
};

}  // namespace

TEST_CASE_FIXTURE(Weeks, "a meeting of today or tomorrow stands above everything that is late") {
    tasks(8, nov(17));
    to(nov(19));
    say("office", "开会 冬季安全会 11月25日下午3点 在镇政府");
    CHECK(has(say("office", "1"), "叫了5人"));
    to(nov(24));
    auto const digest = platform.to("h1").back();
    CHECK(has(digest, "1 明天（11月25日周三）下午3点开会：冬季安全会"));
    CHECK(has(digest, "还有"));
    to(nov(25));
    CHECK(has(say("h1", "今天有什么事"), "件：\n"));
    auto const list = say("h1", "我的任务");
    CHECK(list.find("冬季安全会") < list.find("台账"));
}

TEST_CASE_FIXTURE(Weeks, "what was reported or asked about is not late in the week's list") {
    auto reported = give("危房台账", nov(17), {"v1"}), asked = give("清理河道", nov(17), {"v2"});
    give("修路灯", nov(17), {"v3"});
    auto const one = duty(reported, "v1"), two = duty(asked, "v2");
    as("h1", [&](affairs::Turn const& turn, affairs::Actor& actor) { return affairs::reporting::report(turn, actor, one); });
    as("h2", [&](affairs::Turn const& turn, affairs::Actor& actor) { return affairs::owner_questions::ask_help(turn, actor, two, "路断了"); });
    to(nov(20));
    auto const week = say("sec", "本周");
    CHECK(has(week, "石门村：修路灯，过了"));
    CHECK(has(week, "旦麻村：1件报了或问了，等镇里看"));
    CHECK(has(week, "上河村：1件报了或问了，等镇里看"));
    CHECK_FALSE(has(week, "危房台账"));
    CHECK(has(week, "本周1个村有到期的事"));
    as("sec", [&](affairs::Turn const& turn, affairs::Actor& actor) {
        actor.conversation.give_number({Thing::Kind::assignment, asked.value(), {}, "清理河道"}, turn.today());
        return Say{};
    });
    auto const status = say("sec", std::to_string(conversation("sec").number_of({Thing::Kind::assignment, asked.value(), {}, {}}).value()));
    CHECK(has(status, "问了等答复1个：上河村"));
    CHECK_FALSE(has(status, "过了期"));
}

TEST_CASE_FIXTURE(Weeks, "one cadre with thirty tasks sees five lines and how many more there are") {
    tasks(30, nov(18));
    for (std::string const word : {"本周", "我的任务", "求助", "延期"}) {
        CAPTURE(word);
        auto const list = say("h1", word);
        CHECK(has(list, "还有25件，回“全部”看"));
        CHECK(lines_of(list) <= 13);  // a new one takes two
        say("h1", "算了");
    }
    CHECK(lines_of(say("h1", "全部")) >= 30);
}

}  // namespace lingyan::flow
