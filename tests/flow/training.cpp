// Training as messages: what each person types, and what the digest brings.
#include "flow/support.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace lingyan::flow {

using affairs::dec;
using affairs::nov;

namespace {

bool has(std::string const& text, std::string const& words) { return text.find(words) != text.npos; }

struct Courses : Service {
    // The whole way from the sentence to the digest of the next morning.
    void call(std::string const& who = "org", std::string const& text = "办班 秋季党务培训 12月7日到9日 在县党校 张三、李四、王五") {
        CHECK(has(say(who, text), "发回1"));
        CHECK(has(say(who, "1"), "请了3人"));
    }
    std::string last(std::string const& who) { return platform.to(who).empty() ? std::string{} : platform.to(who).back(); }
};

}  // namespace

TEST_CASE_FIXTURE(Courses, "the number that the digest gave a course is enough to say that one goes") {
    call();
    on(nov(17), 8, 30);
    tick();
    CHECK(has(last("h1"), "1 培训：秋季党务培训，12月7日到9日，县党校"));
    CHECK(has(say("h1", "1"), "记下您去了"));
    CHECK(has(say("h2", "1 不去 孩子住院"), "记下您不去：孩子住院"));
    CHECK(has(say("h2", "撤"), "撤回了"));
    CHECK(has(say("h2", "不去"), "记下您不去了"));
    CHECK(has(say("h3", "1 去"), "记下您去了"));
    CHECK(has(say("h3", "收到"), "不用回"));
}

TEST_CASE_FIXTURE(Courses, "a course that was moved before anybody heard of it is heard once, with its new days") {
    call();
    CHECK(has(say("org", "改 1 12月8日到10日"), "12月8日到10日"));
    on(nov(17), 8, 30);
    tick();
    REQUIRE(platform.to("h1").size() == 1);
    CHECK(has(last("h1"), "12月8日到10日"));
    CHECK_FALSE(has(last("h1"), "12月7日"));
}

TEST_CASE_FIXTURE(Courses, "a course that was called off while its line waits in a digest is not told any more") {
    call();
    on(nov(17), 8, 30);
    remind();  // the digest is made, and not yet sent
    CHECK(has(say("org", "1 不办了"), "不办了"));
    deliver();
    CHECK(platform.to("h1").empty());
}

TEST_CASE_FIXTURE(Courses, "the digest asks the organiser who was there, and his digit makes it count") {
    call();
    on(nov(17), 8, 30);
    tick();
    on(dec(10), 8, 30);
    tick();
    CHECK(has(last("org"), "秋季党务培训办完了，3人没有说不去"));
    CHECK(has(say("org", "1 没到 张三"), "2人每人记3天"));
    CHECK(has(say("h2", "我还差几天"), "今年培训3天，要满7天，还差4天"));
    CHECK(has(say("h1", "我还差几天"), "还差7天"));
    CHECK(has(say("org", "撤"), "一天都没有记"));
    CHECK(has(say("org", "1"), "3人每人记3天"));
}

TEST_CASE_FIXTURE(Courses, "a preview is amended, dropped, and goes stale after half an hour") {
    CHECK(has(say("org", "办班 秋季党务培训 12月7日到9日 在县党校 张三"), "算3天"));
    CHECK(has(say("org", "算两天半"), "算2.5天"));
    CHECK(has(say("org", "12月8日到9日"), "12月8日到9日"));
    CHECK(has(say("org", "在镇政府"), "地方：镇政府"));
    CHECK(has(say("org", "2"), "还没有发"));
    CHECK(has(say("org", "3"), "没有发"));
    say("org", "办班 秋季党务培训 12月7日到9日 在县党校 张三");
    on(nov(16), 9, 40);
    CHECK(has(say("org", "1"), "过了半小时"));
}

TEST_CASE_FIXTURE(Courses, "a word of danger in a course's name calls it all the same, with the numbers first") {
    auto said = say("org", "办班 山火扑救培训 12月7日 在镇政府 张三");
    CHECK(has(said, "119"));
    CHECK(has(said, "要请1人"));
}

TEST_CASE_FIXTURE(Courses, "a cadre's word reaches the organiser's digest, and his answer the cadre's") {
    CHECK(has(say("h1", "培训 镇 1.5天"), "核实了才算"));
    on(nov(17), 8, 30);
    tick();
    CHECK(has(last("org"), "旦麻村张三报镇级培训1.5天"));
    CHECK(has(say("org", "退 1"), "为什么不算"));
    CHECK(has(say("org", "那天没有办班"), "原因会告诉本人"));
    on(nov(18), 8, 30);
    tick();
    CHECK(has(last("h1"), "没有算：那天没有办班"));
    say("h1", "培训 镇 1.5天");
    on(nov(19), 8, 30);
    tick();
    CHECK(has(say("org", "1"), "1.5天记上了"));
}

TEST_CASE_FIXTURE(Courses, "what is said of going and coming never closes a task that bears the number") {
    auto id = give("医保名单", nov(20), {"v1"});
    on(nov(17), 8, 30);
    tick();
    for (auto said : {"1 去", "1 来", "1 不去", "1 张三没到"}) {
        CAPTURE(std::string(said));
        say("h1", said);
        CHECK(duty(id, "v1").state == DutyState::open);
    }
    CHECK(has(say("h1", "不去"), "没看懂"));  // no course lies ahead
    CHECK(has(say("h1", "7 不去"), "没有这一件"));
}

TEST_CASE_FIXTURE(Courses, "a course is not called off by three bare words") {
    call();
    CHECK(has(say("org", "不办了"), "不办了发“1 不办了”"));
    CHECK(has(say("org", "看 1"), "请了3人"));
    CHECK(has(say("org", "1 不办了"), "不会再发"));
    CHECK(has(say("org", "不办了"), "哪个班不办了"));
}

TEST_CASE_FIXTURE(Courses, "after the year each hears of his own part: the officer once, the township of its people, the county of figures") {
    on(make_date(2026, 12, 24), 7);
    tick();
    for (auto day = make_date(2026, 12, 24); day <= make_date(2027, 1, 15); day += days{1})
        for (auto hour : {7, 8, 9}) {
            on(day, hour, 40);
            tick();
        }
    auto count = [&](std::string const& who, std::string const& words) {
        auto texts = platform.to(who);
        return std::count_if(texts.begin(), texts.end(), [&](std::string const& text) { return has(text, words); });
    };
    CHECK(count("h1", "年度集中培训没有满，差7天") == 1);
    CHECK(count("contact", "年度集中培训没有满3人：张三、李四、王五") == 1);
    CHECK(count("sec", "年度集中培训没有满5人") == 1);
    CHECK(count("sec", "乡镇全员培训过了期，还差5人") == 1);
    CHECK(count("sec", "2个乡镇") == 0);
    CHECK(count("corg", "县级培训") == 0);  // advice: never late
}

TEST_CASE_FIXTURE(Courses, "the county looks at one township by its name") {
    CHECK(has(say("corg", "培训还差谁"), "东塔镇还差5人"));
    CHECK(has(say("corg", "培训还差谁 东塔镇"), "旦麻村 张三"));
}

TEST_CASE_FIXTURE(Courses, "several digits at once do not answer for a course") {
    call();
    give("医保名单", nov(20), {"v1"});
    on(nov(17), 8, 30);
    tick();
    auto said = say("h1", "1和2");
    CHECK(has(said, "要一件一件看"));
    CHECK(has(said, "医保名单，记下了"));
}

}  // namespace lingyan::flow
