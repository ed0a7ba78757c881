// One's own account of other years, for whoever has left too; and trainings that came in by two ways.
#include "affairs/reporting.hpp"
#include "affairs/training.hpp"
#include "flow/support.hpp"

#include <doctest/doctest.h>

namespace lingyan::flow {

using affairs::dec;
using affairs::nov;

namespace {

bool has(std::string const& text, std::string const& words) { return text.find(words) != text.npos; }

// 张三 leaves his post at the end of 2026.
County with_a_leaver() {
    auto county = affairs::small_county();
    auto posts = county.roster.posts();
    for (auto& post : posts)
        if (post.person == PersonId{"h1"}) post.to = make_date(2026, 12, 31);
    county.roster = Roster(county.roster.units(), county.roster.people(), posts);
    return county;
}

struct Account : Service {
    explicit Account(County made = affairs::small_county()) : Service(std::move(made)) {}
    int half_days(std::string const& who) {
        int all = 0;
        in([&](affairs::Turn const& turn) { all = affairs::training::days_of(turn, PersonId{who}, turn.today()).all; });
        return all;
    }
    int claimed(std::string const& who) {
        int all = 0;
        in([&](affairs::Turn const& turn) { all = affairs::training::days_of(turn, PersonId{who}, turn.today()).claimed; });
        return all;
    }
    void to(Date day, int hour = 9) {
        while (now < at(day, std::chrono::hours{hour})) now += std::chrono::hours{1}, tick();
    }
    std::string line(std::string const& who, std::string const& words) {  // the number of a line in 全部
        auto list = say(who, "全部");
        auto at_words = list.find(words);
        CAPTURE(list);
        REQUIRE(at_words != list.npos);
        auto begin = list.rfind('\n', at_words);
        return list.substr(begin + 1, list.find(' ', begin) - begin - 1);
    }
};

}  // namespace

TEST_CASE("last year's account is shown when it is asked for, also to whoever has left") {
    Account service(with_a_leaver());
    auto task = service.give("危房台账", nov(20), {"v1"});
    auto const owed = service.duty(task, "v1");
    service.as("h1", [&](affairs::Turn const& turn, affairs::Actor& actor) { return affairs::reporting::report(turn, actor, owed); });
    CHECK(has(service.say("h1", "我的账"), "危房台账"));
    service.on(make_date(2027, 2, 1));
    for (std::string const text : {"去年我的账", "2026年 我的账", "我的账 2026", "2026年的我的账", "我的账 去年"}) {
        CAPTURE(text);
        CHECK(has(service.say("h1", text), "您2026年的账"));
        CHECK(has(service.say("h1", text), "危房台账"));
    }
    CHECK_FALSE(has(service.say("h1", "我的账"), "危房台账"));
    CHECK(has(service.say("h1", "去年负面清单"), "没有您的记录"));
    CHECK_FALSE(has(service.say("h1", "我的任务"), "危房台账"));  // nothing else of a cadre's
    CHECK(has(service.say("h2", "前年的我的账"), "2025年"));
}

TEST_CASE_FIXTURE(Account, "what a person reported and the course's list count once, whichever comes first") {
    say("org", "办班 秋季党务培训 11月18日到19日 在镇政府 张三、李四");
    CHECK(has(say("org", "1"), "请了2人"));
    to(nov(20));
    CHECK(has(say("h1", "培训 镇 2天 11月19日"), "核实了才算"));
    CHECK(has(say("org", line("org", "张三报镇级培训2天")), "记上了"));
    CHECK(half_days("h1") == 4);
    CHECK(has(say("org", line("org", "秋季党务培训办完了")), "2人每人记2天"));
    CHECK(half_days("h1") == 4);  // not 8
    CHECK(half_days("h2") == 4);
    CHECK(has(say("org", "撤"), "秋季党务培训"));
    CHECK(half_days("h1") == 4);  // what he had reported stands again
    CHECK(half_days("h2") == 0);
    CHECK(has(say("org", line("org", "秋季党务培训办完了")), "2人每人记2天"));
    CHECK(has(say("h2", "培训 镇 1天 11月18日"), "账上记了2天"));
    CHECK(claimed("h2") == 0);
}

TEST_CASE_FIXTURE(Account, "a word that comes before the list is not added to it, and one day is reported once") {
    CHECK(has(say("h1", "培训 镇 2天 11月13日"), "核实了才算"));
    CHECK(has(say("h1", "培训 镇 1天 11月13日"), "您报过镇级培训2天"));
    CHECK(has(say("h1", "培训 县 2天 11月12日"), "您报过镇级培训2天"));
    CHECK(claimed("h1") == 4);
    CHECK(has(say("h2", "培训 镇 半天 11月13日"), "核实了才算"));
    CHECK(has(say("h2", "培训 县 半天 11月13日"), "核实了才算"));  // a morning and an afternoon
    CHECK(has(say("org", "培训 张三 2天 党务 11月13日"), "张三"));
    CHECK(half_days("h1") == 4);
    auto const no = line("org", "张三报镇级培训2天");
    CHECK(has(say("org", no), "没有再加"));
    CHECK(half_days("h1") == 4);
    CHECK(claimed("h1") == 0);
    CHECK(has(say("org", "撤"), "撤回了"));
    CHECK(claimed("h1") == 4);
    CHECK(has(say("org", no), "没有再加"));  // by the number it had
}

}  // namespace lingyan::flow
