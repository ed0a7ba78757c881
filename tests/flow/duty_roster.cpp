// Who is on duty on a day is called on that day, has the desk's rights then, and may change with another who agrees.
#include "flow/support_days.hpp"

#include "affairs/duty_roster.hpp"
#include "affairs/standing.hpp"

#include <doctest/doctest.h>

namespace lingyan::flow {

using affairs::dec;
using affairs::nov;

namespace {

struct Duties : Service {
    void set(Date day, std::vector<std::string> const& people, std::string const& phone = {}, std::string const& unit = "t1") {
        in([&](affairs::Turn const& turn) {
            std::vector<Shift> shifts;
            for (auto const& one : people) shifts.push_back({UnitId{unit}, day, PersonId{one}, phone});
            turn.tx.duty_roster().set(UnitId{unit}, day, shifts);
        });
    }
    std::string desk() {
        std::string id;
        in([&](affairs::Turn const& turn) { id = affairs::duty_desk(turn, UnitId{"v1"})->id.text(); });
        return id;
    }
    std::string last(std::string const& who) {
        tick();
        auto all = platform.to(who);
        return all.empty() ? std::string{} : all.back();
    }
};

}  // namespace

TEST_CASE_FIXTURE(Duties, "the desk is whoever is on duty that day, and without an entry the post's holder") {
    struct Row {
        char const* name;
        std::vector<std::string> on_duty;
        char const* away;
        char const* called;
    };
    for (auto const& row : {Row{"no entry", {}, "", "duty"}, Row{"one", {"org"}, "", "org"}, Row{"the first of two", {"org", "leader"}, "", "org"},
                            Row{"the first is away", {"org", "leader"}, "org", "leader"}, Row{"the only one is away", {"org"}, "org", "duty"},
                            Row{"the holder is away", {}, "duty", "cduty"}}) {
        CAPTURE(row.name);
        Duties place;
        if (!row.on_duty.empty()) place.set(nov(16), row.on_duty);
        if (*row.away) {
            place.say(row.away, "请假 今天");
            place.say(row.away, "1");
        }
        CHECK(place.desk() == row.called);
    }
}

TEST_CASE_FIXTURE(Duties, "danger calls whoever is on duty, on a holiday night too, with the duty room's telephone") {
    set(make_date(2027, 1, 1), {"leader"}, "0816-5550001");
    on(make_date(2027, 1, 1), 23, 0);
    auto said = say("h1", "着火了");
    CHECK(has(said, "火119，伤病120，危险110"));
    CHECK(has(said, "秦川，0816-5550001"));
    CHECK(has(last("leader"), "着火了"));
    CHECK(platform.to("duty").empty());
    CHECK(has(say("h1", "今晚谁值班"), "东塔镇今晚值班秦川，有事打0816-5550001"));
}

TEST_CASE_FIXTURE(Duties, "on the day of duty one may pass on a warning, on another not") {
    set(nov(17), {"org"});
    CHECK(has(say("org", "紧急 暴雨红色预警，今晚22点起，旦麻村，转移到村小学，县气象台21点35分发布"), "预警由值班室转发"));
    on(nov(17), 9);
    CHECK(has(say("org", "紧急 暴雨红色预警，今晚22点起，旦麻村，转移到村小学，县气象台21点35分发布"), "要叫1个村"));
}

TEST_CASE_FIXTURE(Duties, "who is on duty is answered for any day and place, from the roster or the post") {
    set(nov(17), {"org", "leader"});
    struct Row {
        char const* who;
        char const* asked;
        char const* answer;
    };
    for (auto const& [who, asked, answer] : {Row{"h1", "谁值班", "东塔镇今天值班罗勇，有事打"}, {"h1", "今晚谁值班？", "东塔镇今晚值班罗勇"}, {"sec", "明天谁值班", "11月17日周二值班孟凯"},
                                             {"sec", "明天谁值班", "还有秦川"}, {"admin", "今天谁值班", "三台县今天值班岳峰"}, {"h7", "谁值班", "三台县今天值班岳峰"},
                                             {"admin", "东塔镇今天谁值班", "东塔镇今天值班罗勇"}}) {
        CAPTURE(asked);
        CHECK(has(say(who, asked), answer));
    }
}

TEST_CASE_FIXTURE(Duties, "a change of duty counts when the other agrees with a digit, and everybody concerned hears of it") {
    set(dec(3), {"org"});
    CHECK(has(say("org", "换班 秦川 12月3日"), "问了秦川"));
    in([&](affairs::Turn const& turn) { CHECK(turn.tx.duty_roster().at(UnitId{"t1"}, dec(3)).front().person == PersonId{"org"}); });
    on(nov(17), 8, 30);
    auto asked = last("leader");
    CHECK(has(asked, "孟凯委员请您替他值班：12月3日周四，东塔镇"));
    auto no = Days::number_in(asked, "请您替他值班");
    CHECK(has(say("leader", no), "由您在东塔镇值班"));
    CHECK(has(say("leader", no), "答应过了"));
    in([&](affairs::Turn const& turn) { CHECK(turn.tx.duty_roster().at(UnitId{"t1"}, dec(3)).front().person == PersonId{"leader"}); });
    on(nov(18), 8, 30);
    CHECK(has(last("org"), "秦川答应了，12月3日周四由他值班"));
    CHECK(has(last("duty"), "换成秦川值班"));
    on(nov(18), 8, 20);
    CHECK(has(say("leader", "撤"), "替不替，再回那个数字"));
    in([&](affairs::Turn const& turn) { CHECK(turn.tx.duty_roster().at(UnitId{"t1"}, dec(3)).front().person == PersonId{"org"}); });
}

TEST_CASE_FIXTURE(Duties, "for tomorrow the other is asked at once; he may decline; what cannot be is said plainly") {
    set(nov(17), {"org"});
    set(nov(20), {"leader"});
    CHECK(has(say("org", "换班 秦川"), "问了秦川：11月17日周二"));
    auto asked = last("leader");
    CHECK(has(asked, "请您替他值班"));
    auto no = Days::number_in(asked, "请您替他值班");
    CHECK(has(say("leader", no + " 不去"), "告诉孟凯委员了"));
    CHECK(has(last("org"), "秦川去不了"));
    struct Row {
        char const* who;
        char const* said;
        char const* answer;
    };
    for (auto const& [who, said, answer] : {Row{"h1", "换班 秦川 11月20日", "没有您的值班"}, {"h1", "换班 秦川", "往后没有您的值班"}, {"org", "换班 秦川 11月1日到", ""},
                                            {"org", "换班 秦川 11月20日", "没有您的值班"}, {"org", "换班 赵四海", "换给谁"}, {"office", "换班 秦川 11月20日", "本来就在值班"},
                                            {"office", "换班 苏敏 11月25日", "问了苏敏"}}) {
        CAPTURE(said);
        CHECK(has(say(who, said), answer));
    }
}

TEST_CASE_FIXTURE(Duties, "whoever is on duty tomorrow hears of it, on a day off alone, and the desk of a day without anybody") {
    set(nov(20), {"org"}, "0816-5550001");   // a Friday
    set(nov(22), {"leader"});                 // a Sunday; nobody on Saturday and Monday
    on(nov(19), 8, 30);
    CHECK(has(last("org"), "明天（11月20日周五）您值班，电话0816-5550001"));
    on(nov(20), 8, 30);
    CHECK(has(last("duty"), "东塔镇11月21日、11月23日值班表上没有人，先由您接"));
    on(nov(21), 7, 0);
    tick();
    on(nov(21), 7, 40);
    CHECK(has(last("leader"), "明天（11月22日周日）您值班"));
    // A place that keeps no roster hears nothing of days without anybody.
    for (auto const& text : platform.to("cduty")) CHECK_FALSE(has(text, "值班表"));
}

}  // namespace lingyan::flow
