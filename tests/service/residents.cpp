// A resident's journey, over HTTP: who we are, his village, what it has made known, guides, telephones, and that nothing is lost in a restart.
#include "support_disclosure.hpp"

#include "commands/import.hpp"
#include "state.hpp"

#include <doctest/doctest.h>

#include <fstream>

using namespace lingyan::test;
namespace fs = std::filesystem;

namespace {

lingyan::commands::Imported import_guides(lingyan::Settings const& settings, std::string const& from, bool whole = false) {
    auto state = lingyan::open_state(settings, lingyan::Opening::look);
    return lingyan::commands::import_guides(*state.store, settings.clock_start, from, whole);
}

void publish(Walk& town, char const* who, std::string const& text) {
    CHECK(contains(town.ask(who, "发公开 " + text), "要公开"));
    CHECK(contains(town.ask(who, "4"), "发出来了"));
}

}  // namespace

TEST_CASE("a resident asks without signing up: first words, his village, accounts, a guide, telephones, danger first, and a restart in between") {
    TemporaryFolder folder;
    auto const settings = disclosing_township(folder.path());
    CHECK(import_guides(settings, PROJECT_ROOT "/config/demo/guides").changed == 12);
    CHECK(import_guides(settings, PROJECT_ROOT "/config/demo/guides").changed == 0);
    Walk town(settings);
    town.to("2026-10-12T09:00");
    publish(town, "h1", "明天停水，三组到五组，请存水");
    publish(town, "h2", "路灯停电检修，晚上不亮");
    CHECK(contains(town.ask("h1", "发公开 即时 财务 9月账目，收入12000元，支出8600元"), "要公开"));
    CHECK(contains(town.ask("h1", "4"), "发出来了"));

    auto first = town.ask("r", "账");
    CHECK(contains(first, "领雁"));
    CHECK(contains(first, "https://bot.example.gov.cn/n/privacy"));
    CHECK(contains(first, "哪个村"));
    auto accounts = town.ask("r", "青石");  // his question has waited
    CHECK(contains(accounts, "9月账目"));
    CHECK(contains(accounts, "https://bot.example.gov.cn/n/3"));
    CHECK_FALSE(contains(accounts, "路灯"));
    CHECK(contains(town.ask("r", "1"), "支出8600元"));
    CHECK(contains(town.ask("r", "上个月的账"), "9月账目"));
    CHECK(contains(town.ask("r", "哪天没水"), "停水"));
    CHECK(contains(town.ask("r", "停税"), "停水"));
    CHECK(contains(town.ask("r", "路灯"), "没有找到“路灯”"));
    town.service.restart();
    CHECK(contains(town.ask("r", "账"), "青石村有1条"));
    CHECK(contains(town.ask("r", "柏林村的路灯"), "路灯停电"));  // named, it is no accident
    CHECK(contains(town.ask("r", "我也是柏林村的"), "柏林村：路灯停电"));
    CHECK(contains(town.ask("r", "路灯"), "路灯停电"));

    auto guide = town.ask("r", "低保怎么申请");
    CHECK(contains(guide, "1 最低生活保障（低保）怎么申请"));
    CHECK(contains(guide, "/n/g/1"));
    auto whole = town.ask("r", "1");
    CHECK(contains(whole, "要带：户口本"));
    CHECK(contains(whole, "打"));
    auto guides = town.ask("stranger", "2");
    CHECK(contains(guides, "办事指南有12份"));
    CHECK(contains(guides, "还有9条"));
    CHECK(number_of(guides, "最低生活保障") == 1);
    CHECK(contains(town.ask("stranger", "更多"), "宅基地"));
    CHECK(contains(town.ask("stranger", "1"), "建房"));

    CHECK(contains(town.ask("r", "电话"), "1380000100"));
    CHECK(contains(town.ask("r", "电话"), "12345"));
    CHECK(contains(town.ask("r", "举报电话"), "12388"));
    CHECK(contains(town.ask("r", "退订"), "订阅"));
    CHECK(contains(lines_of(town.ask("r", "着火了")).front(), "119"));
    CHECK(contains(town.service.awaited("p4", "着火了").text, "急"));
}

TEST_CASE("more than the place allows is answered politely, and danger all the same") {
    TemporaryFolder folder;
    RunningService service(copy_of_township(folder.path()));
    for (int i = 0; i < 30; ++i) CHECK_FALSE(contains(service.say("r", "电话").text, "消息有点多"));
    CHECK(contains(service.say("r", "电话").text, "消息有点多，请过10分钟再发"));
    CHECK(contains(service.say("other", "电话").text, "13800001006"));
    CHECK(contains(service.say("r", "着火了").text, "119"));
}

TEST_CASE("guides come from a file or a folder; what is wrong is told with its place, and all or nothing keeps nothing") {
    TemporaryFolder folder;
    auto const settings = copy_of_township(folder.path());
    auto const good = folder.file("老年证.txt", "老年证怎么办\n\n带身份证来。\n");
    CHECK(import_guides(settings, good).changed == 1);
    folder.file("老年证.txt", "老年证怎么办\n\n带身份证和照片来。\n");
    CHECK(import_guides(settings, good).changed == 1);  // changed, and still one
    auto const many = folder.path() / "many";
    fs::create_directories(many);
    CHECK_THROWS_AS(import_guides(settings, many.string()), lingyan::BadInput);
    CHECK_THROWS_AS(import_guides(settings, (many / "none.txt").string()), lingyan::BadInput);
    std::ofstream(many / "a.txt") << "只有题目\n";
    std::ofstream(many / "b.txt") << "户口怎么迁\n电话：110\n到派出所。\n";
    std::ofstream(many / "c.doc") << "not looked at";
    auto imported = import_guides(settings, many.string(), true);
    CHECK(imported.changed == 0);
    REQUIRE(imported.complaints.size() == 1);
    CHECK(contains(imported.complaints.front().to_text(), "a.txt:1: "));
    CHECK(import_guides(settings, many.string()).changed == 1);
    RunningService service(settings);
    CHECK(contains(service.call("GET", "/n/g").body, "户口怎么迁"));
    CHECK(contains(service.call("GET", "/n/g/1").body, "身份证和照片"));
    CHECK(contains(service.say("r", "户口").text, "户口怎么迁"));
}
