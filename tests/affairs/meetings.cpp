// A meeting's own words and rules, beside those that it shares with courses.
#include "affairs/calling.hpp"
#include "affairs/course_sentence.hpp"
#include "affairs/gathering.hpp"
#include "affairs/support.hpp"
#include "affairs/undoing.hpp"
#include "domain/phrase.hpp"

#include <doctest/doctest.h>

namespace lingyan::affairs {

namespace {

constexpr auto meeting = Gathering::Kind::meeting;

struct Meetings : Town {
    Say draft(std::string const& text, std::string const& who = "office") {
        return as(who, [&](Turn const& turn, Actor& actor) { return calling::draft(turn, actor, text, meeting); });
    }
    Say send(std::string const& who = "office") {
        return as(who, [](Turn const& turn, Actor& actor) { return calling::send(turn, actor); });
    }
    Gathering called(std::string const& text, std::string const& who = "office") {
        CHECK(draft(text, who).key == "meeting.preview");
        CHECK(send(who).key == "meeting.sent");
        std::vector<Gathering> all;
        in([&](Turn const& turn) { all = turn.tx.gatherings().of_unit(UnitId{"t1"}, nov(1)); });
        REQUIRE_FALSE(all.empty());
        return all.back();
    }
};

}  // namespace

TEST_CASE("one sentence calls a meeting: its name, hour, place, what to bring, and whom") {
    Town town;
    struct Row { std::string said, title, place, bring; std::size_t people; };
    for (auto const& [said, title, place, bring, people] :
         {Row{"冬季安全会 12月9日下午3点 在镇政府三楼 带月报表", "冬季安全会", "镇政府三楼", "月报表", 5}, Row{"12月9日下午3点 镇政府", "", "镇政府", "", 5},
          Row{"防汛会，12月9日下午3点，在镇政府，旦麻村、上河村，请带上值班表", "防汛会", "镇政府", "值班表", 2}, Row{"带队干部会 12月9日上午9点 在镇政府 张三、李四", "带队干部会", "镇政府", "", 2}}) {
        CAPTURE(said);
        town.in([&](Turn const& turn) {
            auto read = read_course(turn, said, UnitId{"t1"}, meeting);
            CHECK(read.title == title);
            CHECK(read.place == place);
            CHECK(read.bring == bring);
            CHECK(read.people.size() == people);
            CHECK(read.first == dec(9));
            CHECK(read.minute);
            CHECK(read.half_days == 0);
        });
    }
}

TEST_CASE_FIXTURE(Meetings, "it counts no days, asks nobody who was there, and is nobody's duty") {
    auto one = called("冬季安全会 12月9日下午3点 在镇政府三楼 带月报表");
    CHECK(one.kind == meeting);
    CHECK(one.bring == "月报表");
    CHECK(one.half_days == 0);
    CHECK(told("office").empty());
    for (auto who : {"h1", "h2", "h3", "h4", "h5"}) CHECK(told(who) == "course.called course.tomorrow");
    in([&](Turn const& turn) {
        for (auto village : {"v1", "v2", "v3", "v4", "v5", "v6"}) CHECK(turn.tx.duties().all_at(UnitId{village}).empty());
        auto item = gatherings::item_of(turn, PersonId{"h1"}, {Thing::Kind::seat, one.id.value(), {}, {}});
        REQUIRE(item);
        CHECK(item->line.key == "meeting.called");
        CHECK(item->line.fields["what"] == phrase("word.bring", {{"what", "月报表"}}));
    });
}

TEST_CASE_FIXTURE(Meetings, "what has to be brought may change too, and all of a change is taken back with one word") {
    auto one = called("冬季安全会 12月9日下午3点 在镇政府三楼 带月报表");
    auto change = [&](std::string const& text) {
        auto now_it_is = one;
        in([&](Turn const& turn) { now_it_is = *turn.tx.gatherings().find(one.id); });
        return as("office", [&](Turn const& turn, Actor& actor) { return gatherings::change(turn, actor, now_it_is, text); }).key;
    };
    auto now_it_is = [&] {
        std::optional<Gathering> found;
        in([&](Turn const& turn) { found = turn.tx.gatherings().find(one.id); });
        return *found;
    };
    CHECK(change("下午4点 带账本") == "meeting.change_ok");
    CHECK(now_it_is().minute == 16 * 60);
    CHECK(now_it_is().bring == "账本");
    CHECK(as("office", [](Turn const& turn, Actor& actor) { return undo(turn, actor); }).key == "undo.act");
    CHECK(now_it_is().minute == 15 * 60);
    CHECK(now_it_is().bring == "月报表");
    CHECK(change("随便") == "meeting.change_how");
    CHECK(change("算半天") == "course.change_days_ok");  // from now on the organiser is asked who was there
    CHECK(told("office") == "course.attendance");
}

TEST_CASE_FIXTURE(Meetings, "whoever holds no trainings counts no days by a meeting, and whoever has no villages calls none") {
    CHECK(draft("学习会 12月9日下午3点 在镇政府 算半天", "sec").key == "meeting.no_days");
    CHECK(draft("学习会 12月9日下午3点 在镇政府", "sec").key == "meeting.preview");
    CHECK(draft("学习会 12月9日下午3点 在村部", "h1").key == "meeting.not_allowed");
    CHECK(draft("学习会 12月9日 在镇政府").key == "meeting.ask_hour");
    CHECK(draft("学习会 12月9日下午3点 在镇政府 算3天").key == "course.days_range");
    CHECK(draft("学习会 12月9日下午3点 在镇政府 李玉兰").key == "course.which");
    CHECK(draft("学习会 12月9日下午3点 在镇政府 张三、欧阳某").key == "meeting.unknown");
}

TEST_CASE_FIXTURE(Meetings, "it is called off once, and nobody hears of it who had not heard of the meeting") {
    auto one = called("冬季安全会 12月9日下午3点 在镇政府三楼");
    CHECK(as("office", [&](Turn const& turn, Actor& actor) { return gatherings::withdraw(turn, actor, one, "领导有事"); }).key == "meeting.off_quiet");
    for (auto who : {"h1", "h2", "h3"}) CHECK(told(who).empty());
    auto soon = called("防汛会 明天下午3点 在镇政府 旦麻村");
    CHECK(told("h1") == "meeting.called_now");
    CHECK(as("office", [&](Turn const& turn, Actor& actor) { return gatherings::withdraw(turn, actor, soon, "改天"); }).key == "meeting.off_ok");
    CHECK(told("h1") == "meeting.called_now meeting.off");
}

}  // namespace lingyan::affairs
