// Who is away hears nothing and is late with nothing; whoever stands in hears it, on the very days.
#include "flow/support_days.hpp"

#include "affairs/standing.hpp"
#include "affairs/standing_in.hpp"

#include <doctest/doctest.h>

namespace lingyan::flow {

using affairs::dec;
using affairs::nov;

namespace {

struct Leave : Days {
    // Today it is Monday 16 November 2026.
    std::string leave(std::string const& who, std::string const& text) {
        auto preview = say(who, text);
        CAPTURE(preview);
        CHECK(has(preview, "对的回1"));
        return say(who, "1");
    }
    std::string person_of(DutyId id) { return reminder(id)->person.text(); }
};

}  // namespace

TEST_CASE_FIXTURE(Leave, "a sentence says whose absence, which days and who stands in, and is shown before it counts") {
    struct Row {
        char const* who;
        char const* said;
        char const* preview;
    };
    for (auto const& [who, said, preview] : {Row{"h1", "请假 12月7日到11日 李四代", "您请假：12月7日到12月11日，由李四书记代"},
                                             {"h1", "请假 12月7日到11日 代班 李四", "您请假：12月7日到12月11日，由李四书记代"},
                                             {"h1", "请假 3天 由李四代", "您请假：11月16日到11月18日，由李四书记代"},
                                             {"h1", "我要请假，明天，李四代", "您请假：11月17日周二，由李四书记代"},
                                             {"h1", "请假 明天", "没有说谁代，这几天的事发给苏敏同志"},
                                             {"sec", "请假 明天", "没有说谁代，这几天的事发给陆明部长"},
                                             {"office", "请假 张三 12月7日到11日 李四代", "张三书记请假：12月7日到12月11日，由李四书记代"},
                                             {"office", "请假 12月7日到11日 孟凯代", "您请假：12月7日到12月11日，由孟凯委员代"},
                                             {"h1", "请假 12月7日到11日 李玉兰代", "有几位李玉兰"},
                                             {"h1", "请假 12月7日到11日 李小四代", "名单上没有李小四"},
                                             {"h1", "请假 12月7日到11日 张三代", "不能自己代自己"},
                                             {"h1", "请假 家里有事", "请哪几天"},
                                             {"h1", "请假 11月1日到11月3日 李四代", "已经过了"},
                                             {"h1", "请假 12月11日到12月7日 李四代", ""}}) {
        CAPTURE(said);
        auto answer = say(who, said);
        CAPTURE(answer);
        CHECK(has(answer, preview));
        CHECK_FALSE(has(answer, "记下了"));
        say(who, "算了");
    }
    in([&](affairs::Turn const& turn) { CHECK(turn.tx.absences().not_over(turn.today()).empty()); });
}

TEST_CASE_FIXTURE(Leave, "who is away, from when to when and who stands in is answered to whoever may see them") {
    CHECK(has(say("sec", "谁请假"), "没有人请假"));
    leave("h1", "请假 12月7日到11日 李四代");
    leave("h2", "请假 明天");
    leave("office", "请假 12月9日 孟凯代");
    struct Row {
        char const* who;
        char const* said;
        std::vector<char const*> there, not_there;
    };
    for (auto const& [who, said, there, not_there] :
         {Row{"sec", "谁请假", {"请假的3人", "上河村李四书记：11月17日周二，没有说谁代", "旦麻村张三书记：12月7日到12月11日，李四书记代", "东塔镇何静主任：12月9日周三，孟凯委员代"}, {}},
          Row{"sec", "今天谁请假", {"没有人请假"}, {"张三", "李四"}},
          Row{"sec", "明天谁请假？", {"李四书记"}, {"张三"}},
          Row{"sec", "12月8日谁请假", {"张三书记"}, {"何静"}},
          Row{"sec", "12月9日哪些人请假", {"张三书记", "何静主任"}, {"没有说谁代"}},
          Row{"corg", "谁请假了", {"请假的3人"}, {}},
          Row{"h1", "谁请假", {"请假的1人", "张三书记"}, {"何静", "上河村"}},
          Row{"contact", "谁请假", {"张三书记", "李四书记"}, {"何静"}},
          Row{"sec2", "谁请假", {"没有人请假"}, {"张三"}}}) {
        CAPTURE(who);
        CAPTURE(said);
        auto answer = say(who, said);
        CAPTURE(answer);
        for (auto part : there) CHECK(has(answer, part));
        for (auto part : not_there) CHECK_FALSE(has(answer, part));
    }
    say("h1", "撤");
    CHECK_FALSE(has(say("sec", "谁请假"), "张三书记"));
    CHECK(has(say("h2", "销假"), "回来了"));
    CHECK(has(say("sec", "请假名单"), "请假的1人"));
}

TEST_CASE_FIXTURE(Leave, "what was to be said on each day of an absence is one line when he is back") {
    auto lines = [](std::string const& text) {
        int count = 0;
        for (auto at = text.find("lingyan import calendar"); at != text.npos; at = text.find("lingyan import calendar", at + 1)) ++count;
        return count;
    };
    auto planned = [&](Date day) {
        on(day, 7, 5);
        tick();
        return lines(digest("admin", day));
    };
    CHECK(planned(nov(17)) == 1);  // next year's days off are not known yet
    CHECK(lines(digest("admin", nov(18))) == 0);  // the day was planned after its digest: it goes with the next one
    CHECK(planned(nov(19)) == 1);
    say("admin", "请假 明天到11月24日");
    say("admin", "1");
    for (auto day : {nov(20), nov(23), nov(24)}) CHECK(planned(day) == 0);
    CHECK(planned(nov(25)) == 1);
    // And one where yesterday's digest never left.
    Outcome down;
    down.kind = Outcome::Kind::later;
    platform.always = down;
    planned(nov(26));
    platform.always.reset();
    platform.sent.clear();
    CHECK(planned(nov(27)) == 1);
}

TEST_CASE_FIXTURE(Leave, "a deputy holds the items of those days, nothing of them is late, and on the border days nothing is lost") {
    auto soon = give("医保名单", dec(9), {"v1"});
    auto edge = give("秋播面积", dec(7), {"v1"});
    on(nov(20));
    auto set = leave("h1", "请假 12月7日到11日 李四代");
    CHECK(has(set, "12月7日到12月11日由李四书记代"));
    CHECK(has(set, "不算您过期"));
    CHECK(has(digest("h2", nov(23)), "张三书记12月7日到12月11日请假，由您代"));
    digest("h1", dec(4));
    // Before it begins he hears of his own.
    CHECK(has(platform.to("h1").back(), "秋播面积"));
    auto monday = digest("h2", dec(7));
    CHECK(has(monday, "代张三书记·秋播面积，今天到期"));
    auto told = platform.to("h1").size();
    auto tuesday = digest("h2", dec(8));
    CHECK(has(tuesday, "代张三书记·医保名单，明天到期"));
    CHECK(duty(edge, "v1").due == dec(14));  // what came due in his days gets the first one after them
    auto wednesday = digest("h2", dec(9));
    CHECK(has(say("h2", number_in(wednesday, "医保名单")), "医保名单，记下了"));
    CHECK(duty(soon, "v1").state == DutyState::reported);
    for (int day : {10, 11}) digest("contact", dec(unsigned(day)));
    CHECK(platform.to("h1").size() == told);
    for (auto const& text : platform.to("contact")) CHECK_FALSE(has(text, "秋播面积，过了"));
    // The Monday after it is his again, and due.
    CHECK(has(digest("h1", dec(14)), "秋播面积，今天到期"));
    CHECK_FALSE(has(digest("h2", dec(15)), "秋播面积"));
    CHECK(has(platform.to("h1").back(), "秋播面积，过了1天"));
}

TEST_CASE_FIXTURE(Leave, "what is reported to somebody who is away waits for his deputy, who may judge it and nobody's own") {
    auto id = give("医保名单", dec(9), {"v1"});
    leave("contact", "请假 今天到18日 丁一鸣代");
    say("h1", std::to_string(number_of("h1", duty(id, "v1"))));
    auto review = digest("contact2", nov(17));
    CHECK(has(review, "旦麻村报了：医保名单"));
    auto no = number_in(review, "医保名单");
    say("contact2", no);
    CHECK(has(say("contact2", "1"), "看过了"));
    CHECK(duty(id, "v1").state == DutyState::done);
    // Not what he reported himself in somebody's place.
    auto own = give("秋播面积", dec(9), {"v4"});
    leave("h4", "请假 今天到18日 丁一鸣代");
    say("contact2", std::to_string(number_of("contact2", duty(own, "v4"))));
    CHECK(duty(own, "v4").state == DutyState::reported);
    say("contact2", "可以 " + std::to_string(number_of("contact2", duty(own, "v4"), Thing::Kind::review)));
    CHECK(duty(own, "v4").state == DutyState::reported);
}

TEST_CASE_FIXTURE(Leave, "the one that was said last holds where two overlap, and a deputy who is away has a deputy of his own") {
    struct Row {
        char const* name;
        std::vector<std::pair<char const*, char const*>> said;
        unsigned day;
        char const* hears;
    };
    for (auto const& row : {Row{"a deputy", {{"h1", "请假 12月7日到11日 李四代"}}, 8, "h2"},
                            Row{"overlapping", {{"h1", "请假 12月7日到11日 李四代"}, {"h1", "请假 12月10日到16日 王五代"}}, 10, "h3"},
                            Row{"before the second", {{"h1", "请假 12月7日到11日 李四代"}, {"h1", "请假 12月10日到16日 王五代"}}, 9, "h2"},
                            Row{"the deputy's own", {{"h1", "请假 12月7日到11日 李四代"}, {"h2", "请假 12月8日 王五代"}}, 8, "h3"},
                            Row{"in a ring", {{"h1", "请假 12月7日到11日 李四代"}, {"h2", "请假 12月7日到11日 张三代"}}, 8, "contact"},
                            Row{"nobody named", {{"h1", "请假 12月7日到11日"}}, 8, "contact"},
                            Row{"the contact cadre as well", {{"h1", "请假 12月7日到11日"}, {"contact", "请假 12月7日到11日"}}, 8, "leader"},
                            Row{"not any more", {{"h1", "请假 12月7日到11日 李四代"}}, 14, "h1"}}) {
        CAPTURE(row.name);
        Leave place;
        for (auto const& [who, text] : row.said) place.leave(who, text);
        place.on(dec(row.day));
        place.in([&](affairs::Turn const& turn) {
            Duty duty;
            duty.unit = UnitId{"v1"};
            duty.role = village_head;
            duty.task = std::make_shared<Assignment const>();
            duty.due = dec(30);
            CHECK(affairs::told_for(turn, duty)->id == PersonId{row.hears});
            CHECK(affairs::owner_of(turn, duty)->id == PersonId{"h1"});
        });
    }
}

TEST_CASE_FIXTURE(Leave, "who comes back early hears of his own again, and it can be taken back") {
    auto id = give("医保名单", nov(26), {"v1"});
    leave("h1", "请假 今天到27日 李四代");
    CHECK(has(digest("h2", nov(17)), "代张三书记·"));
    on(nov(18), 9);
    CHECK(has(say("h1", "销假"), "事情都发给您"));
    CHECK(has(digest("h1", nov(19)), "医保名单"));
    CHECK(has(platform.to("h2").back(), "不用您代了"));
    CHECK(has(say("h1", "撤"), "又照原来请假"));
    digest("h2", nov(23));
    CHECK(person_of(duty(id, "v1").id) == "h2");
    CHECK(has(say("h1", "撤"), "没有可以撤的") == false);  // the leave itself, within its day
}

TEST_CASE_FIXTURE(Leave, "one can take a leave back, others have none, and only the office speaks for somebody else") {
    leave("h1", "请假 12月7日到11日 李四代");
    CHECK(has(say("h1", "撤"), "不请假了"));
    CHECK_FALSE(has(digest("h2", nov(17)), "由您代"));
    CHECK(has(say("h2", "销假"), "您没有在请假"));
    CHECK(has(say("h2", "销假 张三"), "别人的请本人发"));
    leave("office", "请假 张三 今天到20日 李四代");
    CHECK(has(say("office", "销假 张三"), "张三回来了"));
    CHECK(has(say("office", "销假 张三"), "张三没有在请假"));
    in([&](affairs::Turn const& turn) { CHECK_FALSE(affairs::is_away(turn, PersonId{"h1"}, nov(17))); });
}

TEST_CASE_FIXTURE(Leave, "to a meeting the deputy goes, and whoever called it sees why") {
    leave("h1", "请假 明天到20日 李四代");
    say("sec", "开会 明天下午3点 镇政府 旦麻村、石门村 秋收工作会");
    CHECK(has(say("sec", "1"), "2人"));
    on(nov(16), 9, 5);
    tick();
    CHECK(has(platform.to("h2").back(), "张三请假，请您代他去开会：\n秋收工作会"));
    CHECK(has(platform.to("h3").back(), "秋收工作会"));
    auto count = platform.to("h1").size();
    on(nov(17), 8, 30);
    tick();
    CHECK(platform.to("h1").size() == count);
    in([&](affairs::Turn const& turn) {
        auto called = turn.tx.gatherings().of_person(PersonId{"h1"}, turn.today());
        REQUIRE(called.size() == 1);
        CHECK(turn.tx.gatherings().seat(called.front().id, PersonId{"h1"})->reason == "请假，李四代");
    });
}

TEST_CASE_FIXTURE(Leave, "the township's list proposes nothing of what came due while its owner was away") {
    say("sec", "登记清单 镇党委〔2026〕12号 11月1日起 全部任务");
    say("sec", "1");
    auto id = give("医保名单", nov(25), {"v1", "v2"});
    leave("h1", "请假 11月24日到27日 王五代");
    for (unsigned day : {17U, 24U, 25U, 26U, 27U, 30U}) {
        on(nov(day), 7);
        tick();
        digest("h1", nov(day));
    }
    in([&](affairs::Turn const& turn) {
        std::vector<std::string> villages;
        for (auto const& entry : turn.tx.negative_list().proposed()) villages.push_back(entry.unit.text());
        CHECK(villages == std::vector<std::string>{"v2"});
    });
    CHECK(duty(id, "v1").due == nov(30));
}

TEST_CASE_FIXTURE(Leave, "talks are the deputy's while the secretary is away, his own training waits for him, and back again he hears what came") {
    leave("sec", "请假 11月30日到12月4日 孟凯代");
    on(dec(1), 7);
    tick();
    auto first = digest("org", dec(1));
    CHECK(has(first, "季度谈话还差"));
    CHECK(has(first, "（代周文书记）"));
    auto no = number_in(first, "季度谈话还差");
    CHECK(has(say("org", no), "张三"));
    CHECK(digest("sec", dec(1)).empty());
    leave("h1", "请假 12月1日到4日 李四代");
    give("秋播面积", dec(20), {"v1"});
    CHECK(has(digest("h2", dec(2)), "代张三书记·秋播面积"));
    on(dec(7), 7);
    tick();
    CHECK(has(digest("h1", dec(7)), "您请假这几天来了1件事"));
}

TEST_CASE_FIXTURE(Leave, "a vacant post's items reach the contact cadre and say so") {
    give("医保名单", nov(20), {"v6"});
    CHECK(has(digest("contact2", nov(17)), "白鹤村（空缺）·医保名单"));
}

}  // namespace lingyan::flow
