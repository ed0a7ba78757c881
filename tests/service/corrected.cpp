// What was said is corrected or taken back although the service was restarted in between, on its own store, by a new process.
#include "support_service.hpp"

#include <doctest/doctest.h>

using namespace lingyan::test;

namespace {

struct Corrected {
    TemporaryFolder folder;
    RunningService service{copy_of_township(folder.path())};
    std::string ask(std::string const& who, std::string const& text) { return service.say(who, text).text; }
    // After a restart: the answer, which holds these words.
    std::string restarted(std::string const& who, std::string const& text, std::initializer_list<char const*> holds) {
        service.restart();
        auto const answer = ask(who, text);
        CAPTURE(text);
        CAPTURE(answer);
        for (auto const* words : holds) CHECK(contains(answer, words));
        return answer;
    }
    std::string name(std::string const& who) { return service.someone(who).name; }
};

}  // namespace

TEST_CASE("a correction finds the report it is about after a restart, and the question that it raises its answer after another") {
    Corrected town;
    auto const one = town.name("h3"), two = town.name("h4");
    CHECK(contains(town.ask("p1", "谈 " + one), "记下了"));
    town.restarted("p1", "不对，是昨天", {"改过来了", "昨天"});
    CHECK(contains(town.ask("p1", "谈 " + two), "记下了"));
    auto const asked = town.ask("p1", "不对，是前天");
    CAPTURE(asked);
    CHECK(contains(asked, "要改的是哪一条"));
    town.restarted("p1", "2", {"改过来了", one.c_str(), "10月6日"});
    auto const left = town.ask("p1", "谈话还差谁");
    CHECK_FALSE(contains(left, one));
    CHECK_FALSE(contains(left, two));
}

TEST_CASE("what is about to go out is corrected after a restart, and goes out as it was corrected") {
    Corrected town;
    CHECK(contains(town.ask("p1", "派 各村 10月20日前 危房排查"), "回1"));
    town.restarted("p1", "不对，是10月22日", {"10月22日", "危房排查"});
    town.restarted("p1", "1", {"10月22日"});
    CHECK(contains(town.ask("h1", "全部"), "危房排查"));
}

TEST_CASE("within a day a report is taken back alone, after that it is asked of whoever looks at it, over restarts") {
    Corrected town;
    town.ask("p1", "派 各村 10月20日前 危房排查");
    town.ask("p1", "1");
    town.ask("h1", "全部");
    CHECK(contains(town.ask("h1", "危房排查办完了"), "记下了"));
    town.restarted("h1", "撤", {"又算没办"});
    CHECK(contains(town.ask("h1", "危房排查办完了"), "记下了"));
    town.service.restart();
    town.service.move_clock("2026-10-09T18:00");
    auto const asked = town.ask("h1", "撤");
    CAPTURE(asked);
    CHECK(contains(asked, "同意才能撤回"));
    auto const list = town.restarted("c1", "全部", {"想撤回10月8日报的：危房排查"});
    town.restarted("c1", std::to_string(number_of(list, "想撤回")), {"同意撤回回1"});
    town.restarted("c1", "1", {"撤回了"});
    town.restarted("h1", "危房排查办完了", {"记下了"});
}

TEST_CASE("a list, a missing day and several things in one message go on after a restart") {
    Corrected town;
    town.ask("p1", "派 各村 10月20日前 危房排查");
    town.ask("p1", "1");
    town.ask("p1", "派 各村 10月21日前 清理河道");
    town.ask("p1", "1");
    auto const asked = town.ask("h1", "办完了");
    CHECK(contains(asked, "是哪一件办完了"));
    auto const no = std::to_string(number_of(asked, "清理河道"));
    town.restarted("h1", no, {"清理河道，记下了"});
    CHECK(contains(town.ask("h1", "危房排查延期"), "要延到哪天"));
    town.restarted("h1", "三天", {"10月23日"});
    auto const list = town.ask("h2", "全部");
    auto const first = std::to_string(number_of(list, "危房排查")), second = std::to_string(number_of(list, "清理河道"));
    town.restarted("h2", first + "办完了，" + second + "还要两天", {"危房排查，记下了", "清理河道想延到10月23日"});
}

TEST_CASE("through the simulator a group hears nothing that it did not ask for, and nothing of one person") {
    Corrected town;
    auto in_group = [&](std::string const& text) { return town.service.call("POST", "/simulator/messages", R"({"from":"h1","group":"g1","text":")" + text + R"("})").body; };
    CHECK(contains(in_group("全部"), R"("replies":[])"));
    CHECK(contains(in_group("@领雁 电话"), "电话"));
    auto const before = town.service.last_seq("h1");
    CHECK(contains(in_group("@领雁 我的账"), "已经单独发给您"));
    CHECK_FALSE(contains(town.service.awaited("h1", "2026", before).text, "单独发给您"));
}
