// A day that does not exist is filed nowhere, is told by name, and takes nothing away that was begun.
#include "affairs/days.hpp"

#include "affairs/assigning.hpp"
#include "affairs/calling.hpp"
#include "affairs/figures.hpp"
#include "affairs/gathering.hpp"
#include "affairs/negative_list.hpp"
#include "affairs/owner_questions.hpp"
#include "affairs/reviewing.hpp"
#include "affairs/support.hpp"
#include "affairs/talks.hpp"
#include "affairs/training.hpp"

#include <doctest/doctest.h>

namespace lingyan::affairs {

namespace {

using Act = std::function<Say(Turn const&, Actor&)>;

struct Days : Town {
    AssignmentId task = give("报名单", nov(25), {"v1"});
    int no = number_of("sec", duty(task, "v1"));
    Gathering course;

    Days() {
        course.organiser = PersonId{"org"};
        course.unit = UnitId{"t1"};
        course.title = "党务培训";
        course.first = dec(7);
        course.last = dec(9);
        course.half_days = 6;
        course.called_at = now;
        in([&](Turn const& turn) { course.id = gatherings::call(turn, course, {PersonId{"h1"}}); });
    }
    std::size_t records() {
        std::size_t count = 0;
        in([&](Turn const& turn) {
            for (auto kind : {"talk", "training", "training_claim"}) count += turn.tx.records().within(kind, make_date(2020, 1, 1), make_date(2030, 1, 1), {}, {}, {}).size();
        });
        return count;
    }
    std::size_t given() {
        std::size_t count = 0;
        for (auto who : {"sec", "office"}) in([&](Turn const& turn) { count += turn.tx.duties().given_by(PersonId{who}).size(); });
        return count;
    }
    std::string open(std::string const& who) {
        auto const kept = conversation(who);
        return kept.dialogue ? kept.dialogue->kind : "";
    }
};

}  // namespace

TEST_CASE_FIXTURE(Days, "no affair files a day that does not exist, each says which it was") {
    auto extend = [&](std::string const& text) { return Act([this, text](Turn const& turn, Actor& actor) { return owner_questions::ask_extension(turn, actor, turn.tx.duties().of(task).front(), text); }); };
    auto by_text = [](Say (*act)(Turn const&, Actor&, std::string const&), std::string const& text) { return Act([act, text](Turn const& turn, Actor& actor) { return act(turn, actor, text); }); };
    auto call = [](std::string const& text, Gathering::Kind kind) { return Act([text, kind](Turn const& turn, Actor& actor) { return calling::draft(turn, actor, text, kind); }); };
    struct Row { char const* what; char const* who; Act act; char const* key; char const* words; char const* left_open; };
    for (auto const& [what, who, act, key, words, left_open] : {
             Row{"派", "sec", by_text(assigning::draft, "旦麻村 2月30日前 核对医保名单"), "day.none_asked", "2月30日前", "assign.supply"},
             Row{"派, a milestone", "sec", by_text(assigning::draft, "旦麻村 12月25日前 核对医保名单 节点：11月31日交名单"), "day.none", "11月31日", ""},
             Row{"改", "sec", [this](Turn const& turn, Actor& actor) { return assigning::change(turn, actor, no, "12月32日"); }, "day.none", "12月32日", ""},
             Row{"改, a bare day", "sec", [this](Turn const& turn, Actor& actor) { return assigning::change(turn, actor, no, "到32号"); }, "day.none", "32号", ""},
             Row{"开会", "office", call("冬季安全会 11月31日下午3点 在镇政府", Gathering::Kind::meeting), "day.none_asked", "11月31日", "meeting.supply"},
             Row{"开会, an hour", "office", call("冬季安全会 12月9日25点 在镇政府", Gathering::Kind::meeting), "day.none_asked", "12月9日25点", "meeting.supply"},
             Row{"办班", "org", call("秋季党务培训 12月30日到12月32日 在镇政府", Gathering::Kind::course), "day.none_asked", "12月30日到12月32日", "course.supply"},
             Row{"a course is moved", "org", [this](Turn const& turn, Actor& actor) { return gatherings::change(turn, actor, course, "2月30日"); }, "day.none", "2月30日", ""},
             Row{"报数", "office", by_text(figures::draft, "全镇 参保人数（人） 2月30日前 依据县医保局12号文"), "day.none_asked", "2月30日前", "figures.due"},
             Row{"谈", "sec", by_text(talks::record, "张三 9月31日 村部"), "day.none", "9月31日", ""},
             Row{"谈, what follows", "sec", by_text(talks::record, "张三 昨天 村部 后续 11月31日前答复"), "day.none", "11月31日前", ""},
             Row{"约", "sec", by_text(talks::appoint, "张三 2月30日下午3点"), "day.none", "2月30日", ""},
             Row{"培训", "org", by_text(training::record, "张三 9月31日 1.5天 党务"), "day.none", "9月31日", ""},
             Row{"培训, claimed", "h1", by_text(training::record, "县 13月5日 2天"), "day.none", "13月5日", ""},
             Row{"延期", "h1", extend("到2月30日 下雪"), "day.none", "2月30日", ""},
             Row{"登记清单", "sec", by_text(negative_list::register_rule, "东塔镇党委〔2026〕12号 11月31日起 全部任务"), "day.none", "11月31日", ""},
             Row{"a leap day that is far", "sec", by_text(talks::appoint, "张三 2月29日"), "day.none", "2月29日", ""},
         }) {
        CAPTURE(what);
        auto const before = given();
        auto said = as(who, act);
        CHECK(said.key == key);
        CHECK(said.fields["text"] == words);
        CHECK(open(who) == left_open);
        CHECK(records() == 0);
        CHECK(given() == before);
        CHECK(duty(task, "v1").due == nov(25));
        CHECK(duty(task, "v1").asked == Asked::nothing);
        in([&](Turn const& turn) { CHECK(turn.tx.gatherings().find(course.id)->first == dec(7)); });
        as(who, [](Turn const&, Actor& actor) { return actor.conversation.dialogue.reset(), Say{"dialogue.dropped"}; });
    }
}

TEST_CASE_FIXTURE(Days, "a draft keeps what was said, and takes the day that comes after") {
    auto supply = [&](char const* who, Say (*act)(Turn const&, Actor&, std::string const&), std::string const& text) {
        return as(who, [&](Turn const& turn, Actor& actor) { return act(turn, actor, text); });
    };
    CHECK(supply("sec", assigning::draft, "旦麻村 2月30日前 核对医保名单，报人数").key == "day.none_asked");
    CHECK(supply("sec", assigning::supply, "11月31号").key == "day.none_asked");
    auto preview = supply("sec", assigning::supply, "11月30日");
    CHECK(preview.key == "assign.preview");
    CHECK(preview.fields["title"] == "核对医保名单");
    // A wrong day while the preview waits changes nothing of it.
    CHECK(as("sec", [](Turn const& turn, Actor& actor) { return *assigning::amend(turn, actor, "改到2月30日"); }).key == "day.none_asked");
    CHECK(open("sec") == "assign.confirm");
    CHECK(as("sec", [](Turn const& turn, Actor& actor) { return assigning::send(turn, actor); }).key == "assign.sent");

    CHECK(as("office", [](Turn const& turn, Actor& actor) { return calling::draft(turn, actor, "冬季安全会 11月31日下午3点 在镇政府", Gathering::Kind::meeting); }).key == "day.none_asked");
    auto meeting = supply("office", calling::supply, "12月1日下午3点");
    CHECK(meeting.key == "meeting.preview");
    CHECK(as("office", [](Turn const& turn, Actor& actor) { return *calling::amend(turn, actor, "改到12月32日"); }).key == "day.none_asked");
    CHECK(open("office") == "meeting.confirm");
    as("office", [](Turn const&, Actor& actor) { return actor.conversation.dialogue.reset(), Say{"dialogue.dropped"}; });

    CHECK(supply("office", figures::draft, "全镇 参保人数（人） 2月30日前 依据县医保局12号文").key == "day.none_asked");
    CHECK(supply("office", figures::supply, "12月25日").key == "figure.preview");
}

TEST_CASE_FIXTURE(Days, "a later day that is granted has to exist; the question waits") {
    as("h1", [&](Turn const& turn, Actor& actor) { return owner_questions::ask_extension(turn, actor, turn.tx.duties().of(task).front(), "到11月28日"); });
    auto answer = [&](std::string const& words) {
        return as("contact", [&](Turn const& turn, Actor& actor) { return reviewing::answer(turn, actor, turn.tx.duties().of(task).front(), true, words); });
    };
    CHECK(answer("到11月31日").key == "day.none_asked");
    CHECK(open("contact") == "request.day");
    CHECK(duty(task, "v1").due == nov(25));
    CHECK(answer("到11月29日").key == "extend.granted.reply");
    CHECK(duty(task, "v1").due == nov(29));
}

TEST_CASE_FIXTURE(Days, "working days of a year without a table are told as what they are") {
    auto lines = [&](std::string const& text) {
        auto said = as("sec", [&](Turn const& turn, Actor& actor) { return assigning::draft(turn, actor, text); });
        CHECK(said.key == "assign.preview");
        std::size_t count = 0;
        for (auto const& item : said.items) count += item.key == "day.untabled_line";
        return count;
    };
    REQUIRE_FALSE(county.calendar.has_table(2027));
    CHECK(lines("旦麻村 40个工作日内 核对医保名单") == 1);
    CHECK(lines("旦麻村 2027年1月8日前 核对医保名单") == 0);  // a day is a day
    CHECK(lines("旦麻村 5个工作日内 核对医保名单") == (county.calendar.has_table(2026) ? 0 : 1));
}

TEST_CASE_FIXTURE(Days, "days that exist are no concern of it") {
    in([](Turn const& turn) {
        for (auto text : {"2月28日前交", "12月31日", "31号", "一个月后", "2028年2月29日", "3点", "24点", "32户", "13个月", "99号院", "8月31日到9月30日", "第32号文件", "300元"}) {
            CAPTURE(text);
            CHECK(impossible_day_in(turn, text).empty());
        }
    });
}

}  // namespace lingyan::affairs
