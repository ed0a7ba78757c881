// Courses as those called and those calling see them: told once, asked once more, moved and called off without a fault to anybody.
#include "affairs/calling.hpp"
#include "affairs/gathering.hpp"
#include "affairs/support.hpp"
#include "affairs/telling.hpp"
#include "affairs/undoing.hpp"
#include "language/command.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace lingyan::affairs {

namespace {

struct Courses : Town {
    Say draft(std::string const& text, std::string const& who = "org") {
        return as(who, [&](Turn const& turn, Actor& actor) { return calling::draft(turn, actor, text); });
    }
    Say supply(std::string const& text, std::string const& who = "org") {
        return as(who, [&](Turn const& turn, Actor& actor) { return calling::supply(turn, actor, text); });
    }
    Say send(std::string const& who = "org") {
        return as(who, [&](Turn const& turn, Actor& actor) { return calling::send(turn, actor); });
    }
    std::vector<Gathering> all() {
        std::vector<Gathering> found;
        in([&](Turn const& turn) {
            for (auto unit : {"t1", "c"})
                for (auto& one : turn.tx.gatherings().of_unit(UnitId{unit}, nov(1))) found.push_back(one);
        });
        return found;
    }
    std::vector<Seat> seats(Gathering const& course) {
        std::vector<Seat> found;
        in([&](Turn const& turn) { found = turn.tx.gatherings().seats(course.id); });
        return found;
    }
    std::optional<Seat> seat(Gathering const& course, std::string const& who) {
        std::optional<Seat> found;
        in([&](Turn const& turn) { found = turn.tx.gatherings().seat(course.id, PersonId{who}); });
        return found;
    }
    Gathering called(std::string const& text, std::string const& who = "org") {
        CHECK(draft(text, who).key == "course.preview");
        CHECK(send(who).key == "course.sent");
        return all().back();
    }
    // What the digest of that moment makes of the news that waits for this person.
    std::vector<Say> lines(std::string const& who) {
        std::vector<Say> found;
        in([&](Turn const& turn) {
            for (auto const& delivery : turn.tx.outbox().waiting_for(PersonId{who})) {
                if (delivery.due_at > now) continue;
                auto item = gatherings::take_news(turn, *county.roster.person(PersonId{who}), delivery.say);
                turn.tx.outbox().finish(delivery.id, DeliveryState::merged, "");
                if (item) found.push_back(item->line);
            }
        });
        return found;
    }
    Say on_number(std::string const& who, Gathering const& course, std::function<Say(Turn const&, Actor&)> const& work) {
        return as(who, [&](Turn const& turn, Actor& actor) {
            actor.conversation.give_number({Thing::Kind::seat, course.id.value(), {}, course.title}, turn.today());
            return work(turn, actor);
        });
    }
    Say excuse(std::string const& who, Gathering const& course, std::string const& reason) {
        return on_number(who, course, [&](Turn const& turn, Actor& actor) {
            return gatherings::excuse(turn, actor, actor.conversation.number_of({Thing::Kind::seat, course.id.value(), {}, {}}), reason);
        });
    }
    Say come(std::string const& who, Gathering const& course) {
        return on_number(who, course, [&](Turn const& turn, Actor& actor) { return gatherings::come(turn, actor, course); });
    }
    Say change(Gathering const& course, std::string const& text, std::string const& who = "org") {
        return as(who, [&](Turn const& turn, Actor& actor) { return gatherings::change(turn, actor, course, text); });
    }
    Say withdraw(Gathering const& course, std::string const& who = "org") {
        return as(who, [&](Turn const& turn, Actor& actor) { return gatherings::withdraw(turn, actor, course, "老师病了"); });
    }
    Say undo(std::string const& who = "org") { return as(who, [](Turn const& turn, Actor& actor) { return affairs::undo(turn, actor); }); }
};

auto const three_days = "秋季党务培训 12月7日到9日 在县党校 张三、李四、王五";

}  // namespace

TEST_CASE_FIXTURE(Courses, "one sentence is a course: its name, days, place and people, and the days that it counts") {
    auto preview = draft(three_days);
    CHECK(preview.key == "course.preview");
    CHECK(preview.fields["n"] == "3");
    CHECK(preview.fields["title"] == "秋季党务培训");
    CHECK(preview.fields["date"] == "12月7日到9日");
    CHECK(preview.fields["days"] == "3");
    CHECK(all().empty());
    CHECK(told("h1").empty());

    CHECK(send().key == "course.sent");
    REQUIRE(all().size() == 1);
    auto course = all().front();
    CHECK(course.kind == Gathering::Kind::course);
    CHECK(course.organiser == PersonId{"org"});
    CHECK(course.unit == UnitId{"t1"});
    CHECK(course.first == dec(7));
    CHECK(course.last == dec(9));
    CHECK(course.place == "县党校");
    CHECK(course.half_days == 6);
    CHECK(seats(course).size() == 3);
    CHECK(seats(course).front().state == SeatState::called);
    CHECK_FALSE(seats(course).front().told);
}

TEST_CASE("who is called is said by circle, by village, by name, or is the usual circle of the organiser's level") {
    struct Row {
        char const* who;
        char const* said;
        std::vector<std::string> called;
    };
    for (auto const& [who, said, called] : {
             Row{"corg", "全县一肩挑", {"h1", "h2", "h3", "h4", "h5", "h7"}}, Row{"corg", "", {"h1", "h2", "h3", "h4", "h5", "h7"}}, Row{"org", "全镇村干部", {"h1", "h2", "h3", "h4", "h5"}},
             Row{"org", "", {"h1", "h2", "h3", "h4", "h5"}}, Row{"org", "旦麻村、上河村", {"h1", "h2"}}, Row{"org", "旦麻村到石门村", {"h1", "h2", "h3"}}, Row{"org", "张三和王五", {"h1", "h3"}},
             Row{"org", "全镇 除了旦麻村", {"h2", "h3", "h4", "h5"}}, Row{"org", "请吴小燕参加", {"clerk"}}, Row{"office", "金光村李玉兰", {"h4"}}}) {
        std::string const text = said;
        CAPTURE(text);
        Courses town;
        auto course = town.called("冬季培训 12月7日 在镇政府 " + text, who);
        CHECK(course.title == "冬季培训");
        std::vector<std::string> people;
        for (auto const& seat : town.seats(course)) people.push_back(seat.person.text());
        std::sort(people.begin(), people.end());
        auto expected = called;
        std::sort(expected.begin(), expected.end());
        CHECK(people == expected);
    }
}

TEST_CASE_FIXTURE(Courses, "a circle that is only part of the course's name does not win over the one that was said") {
    auto course = called("一肩挑干部培训班 12月7日 在镇政府 全镇村干部");
    CHECK(course.title == "一肩挑干部培训班");
    CHECK(seats(course).size() == 5);
    CHECK(called("村干部能力提升班 12月8日 在镇政府").title == "村干部能力提升班");
}

TEST_CASE("how many days a course counts is said, or follows from its working days") {
    struct Row {
        char const* said;
        int half_days;
    };
    for (auto const& [said, half_days] : {Row{"12月7日到9日 算1.5天", 3}, Row{"12月7日到9日 算两天半", 5}, Row{"12月7日到9日", 6}, Row{"12月7日 半天", 1}, Row{"12月7日", 2},
                                          Row{"12月4日到7日", 4},  // a weekend in the middle
                                          Row{"12月5日到6日", 4}}) {  // on a weekend alone
        std::string const text = said;
        CAPTURE(text);
        Courses town;
        CHECK(town.called("冬季培训 在镇政府 " + text).half_days == half_days);
    }
}

TEST_CASE("what is wrong with a sentence is said in one, and nothing of the rest is lost") {
    struct Row {
        char const* said;
        char const* asked;
        char const* answer;
    };
    for (auto const& [said, asked, answer] : {
             Row{"12月7日 在镇政府", "course.ask_title", "党务培训"}, Row{"党务培训 在镇政府", "course.ask_day", "12月7日"}, Row{"党务培训 12月7日", "course.ask_place", "镇政府"},
             Row{"党务培训 2026年11月3日 在镇政府", "course.day_past", "12月7日"}, Row{"党务培训 12月7日 在镇政府 清水村", "course.unknown", "旦麻村"},
             Row{"党务培训 12月7日 在镇政府 张三、欧阳克", "course.unknown", "李四"}, Row{"党务培训 12月7日到9日 在镇政府 算1.25天", "course.days_odd", "1.5天"},
             Row{"党务培训 12月7日到9日 在镇政府 算40天", "course.days_range", "2"}, Row{"党务培训 12月7日到9日 在镇政府 算0天", "course.days_range", "2天"},
             Row{"党务培训 12月1日到2027年2月9日 在镇政府 算40天", "course.too_long", "20天"}}) {
        std::string const text = said, more = answer;
        CAPTURE(text);
        Courses town;
        CHECK(town.draft(text).key == asked);
        CHECK(town.all().empty());
        auto preview = town.supply(more);
        CAPTURE(preview.key);
        CHECK(preview.key == "course.preview");
        CHECK(preview.fields["title"] == "党务培训");
        CHECK(town.send().key == "course.sent");
        REQUIRE(town.all().size() == 1);
        CHECK(town.all().front().place == "镇政府");
    }
}

TEST_CASE_FIXTURE(Courses, "of two people of one name it is asked which, and the others stay called") {
    auto asked = draft("党务培训 12月7日 在镇政府 张三、李玉兰");
    CHECK(asked.key == "course.which");
    CHECK(asked.items.size() == 2);
    auto preview = as("org", [](Turn const& turn, Actor& actor) { return calling::choose(turn, actor, 1); });
    CHECK(preview.key == "course.preview");
    CHECK(preview.fields["n"] == "2");
    send();
    CHECK(seat(all().front(), "h5"));
    CHECK(seat(all().front(), "h1"));
    CHECK_FALSE(seat(all().front(), "h4"));
}

TEST_CASE_FIXTURE(Courses, "who holds no courses calls none, and a marked text goes nowhere") {
    for (auto who : {"h1", "sec", "contact", "clerk", "admin"}) {
        CAPTURE(std::string(who));
        CHECK(draft(three_days, who).key == "course.not_allowed");
    }
    CHECK(draft("机密文件学习 12月7日 在镇政府").key == "error.marked");
    CHECK(all().empty());
}

TEST_CASE_FIXTURE(Courses, "it is told in the next digest and once more on the working day before") {
    auto course = called(three_days);
    CHECK(told("h1") == "course.called course.tomorrow");
    on(nov(17), 8, 30);
    auto first = lines("h1");
    REQUIRE(first.size() == 1);
    CHECK(first.front().key == "course.called");
    CHECK(first.front().fields["date"] == "12月7日到9日");
    CHECK(seat(course, "h1")->told);
    on(dec(4), 8, 30);  // the Friday before
    auto second = lines("h1");
    REQUIRE(second.size() == 1);
    CHECK(second.front().key == "course.tomorrow");
    on(dec(7), 8, 30);
    CHECK(lines("h1").empty());
}

TEST_CASE_FIXTURE(Courses, "one that begins tomorrow is told at once, but not at night") {
    called("党务培训 11月17日 在镇政府 张三");
    REQUIRE(waiting("h1").size() == 1);
    CHECK(waiting("h1").front().say.key == "course.called_now");
    CHECK(waiting("h1").front().due_at == now);
    CHECK(conversation("h1").number(1)->kind == Thing::Kind::seat);
    on(nov(16), 22);
    called("夜里发的培训 11月17日 在镇政府 李四");
    REQUIRE(waiting("h2").size() == 1);
    CHECK(local_day(waiting("h2").front().due_at) == nov(17));
    CHECK_FALSE(is_quiet(waiting("h2").front().due_at));
}

TEST_CASE_FIXTURE(Courses, "the number alone says that one goes, and a reason that one does not") {
    auto course = called(three_days);
    CHECK(come("h1", course).key == "course.coming_ok");
    CHECK(seat(course, "h1")->state == SeatState::coming);
    CHECK(excuse("h2", course, "孩子住院").key == "course.excused_ok");
    CHECK(seat(course, "h2")->reason == "孩子住院");
    CHECK(excuse("h3", course, "").key == "course.excused_why");
    CHECK(seat(course, "h3")->state == SeatState::excused);
    auto seen = as("org", [&](Turn const& turn, Actor& actor) { return gatherings::status(turn, actor, course); });
    CHECK(seen.key == "course.status");
    CHECK(seen.fields["n"] == "3");
    CHECK(seen.fields["count"] == "1");
    CHECK(seen.fields["m"] == "2");
    REQUIRE(seen.items.size() == 2);
    CHECK(seen.items.front().fields["reason"] == "孩子住院");
    // An excused one is not asked again; who can come after all says so.
    on(dec(4), 8, 30);
    CHECK(lines("h2").empty());
    CHECK(come("h2", course).key == "course.coming_ok");
    CHECK(seat(course, "h2")->reason.empty());
    // Nobody else looks at who comes.
    CHECK(as("sec2", [&](Turn const& turn, Actor& actor) { return gatherings::status(turn, actor, course); }).key == "error.not_here");
}

TEST_CASE_FIXTURE(Courses, "an answer is taken back, and nothing can be said of a course that is over") {
    auto course = called(three_days);
    excuse("h1", course, "孩子住院");
    CHECK(undo("h1").key == "undo.act");
    CHECK(seat(course, "h1")->state == SeatState::called);
    on(dec(10));
    CHECK(excuse("h1", course, "忘了").key == "course.over");
    CHECK(come("h1", course).key == "course.over");
    CHECK(change(course, "12月20日").key == "course.over");
    CHECK(withdraw(course).key == "course.over");
}

TEST_CASE_FIXTURE(Courses, "other days are told once, to whoever had heard as a change and to the others as the course itself") {
    auto course = called(three_days);
    on(nov(17), 8, 30);
    lines("h1");
    excuse("h2", course, "孩子住院");
    auto said = change(course, "到12月10日");
    CHECK(said.key == "course.change_ok");
    CHECK(said.fields["date"] == "12月7日到10日");
    CHECK(said.fields["n"] == "3");
    CHECK(all().front().half_days == 8);
    CHECK(told("h1") == "course.changed course.tomorrow");
    CHECK(told("h2") == "course.changed_excused");
    CHECK(told("h3") == "course.called course.tomorrow");
    CHECK(seat(course, "h2")->state == SeatState::excused);
    CHECK(change(all().front(), "12月7日到10日").key == "course.same");
    CHECK(change(all().front(), "随便").key == "course.change_how");
    CHECK(change(all().front(), "2026年11月2日").key == "course.change_past");
    CHECK(change(all().front(), "在镇政府礼堂").key == "course.change_ok");
    CHECK(all().front().place == "镇政府礼堂");
    CHECK(told("h1") == "course.changed course.tomorrow");  // the second change took the first one's place
    CHECK(undo().key == "undo.act");
    CHECK(all().front().place == "县党校");
    CHECK(undo().key == "undo.act");
    CHECK(all().front().last == dec(9));
    CHECK(all().front().half_days == 6);
}

TEST_CASE_FIXTURE(Courses, "an hour alone is an hour of the day that stands, and a single day moves as a whole") {
    auto course = called("党务培训 12月7日下午2点 在镇政府 张三");
    CHECK(course.minute == 14 * 60);
    CHECK(change(course, "下午3点").key == "course.change_ok");
    CHECK(all().front().first == dec(7));
    CHECK(all().front().minute == 15 * 60);
    CHECK(change(all().front(), "到12月9日").key == "course.change_ok");
    CHECK(all().front().first == dec(9));
    CHECK(all().front().last == dec(9));
    CHECK(all().front().half_days == 2);
}

TEST_CASE_FIXTURE(Courses, "how many days it counts may be changed without telling anybody") {
    auto course = called(three_days);
    CHECK(change(course, "算1.5天").key == "course.change_days_ok");
    CHECK(all().front().half_days == 3);
    CHECK(change(course, "算1.3天").key == "course.change_days_odd");
    CHECK(change(course, "算9天").key == "course.change_days_range");
    CHECK(all().front().half_days == 3);
    CHECK(told("h1") == "course.called course.tomorrow");
}

TEST_CASE_FIXTURE(Courses, "called off, it is told once to whoever had heard, and nothing more is asked") {
    auto course = called(three_days);
    on(nov(17), 8, 30);
    lines("h1");
    CHECK(withdraw(course).key == "course.off_ok");
    CHECK(told("h1") == "course.off");
    CHECK(told("h2").empty());  // never heard of it
    CHECK(told("org").empty());
    CHECK(all().empty());
    CHECK(undo().key == "undo.act");
    CHECK(all().size() == 1);
    CHECK(told("h1") == "course.tomorrow");  // had not read that it was off
    CHECK(told("h2") == "course.called course.tomorrow");
}

TEST_CASE_FIXTURE(Courses, "a call that was a mistake is taken back before anybody hears of it") {
    called(three_days);
    CHECK(undo().key == "undo.act");
    CHECK(all().empty());
    for (auto who : {"h1", "h2", "h3", "org"}) CHECK(told(who).empty());
}

TEST_CASE_FIXTURE(Courses, "a course is never a duty: nothing is late about it, and nobody above hears") {
    auto course = called(three_days);
    on(dec(20));
    in([&](Turn const& turn) {
        for (auto village : {"v1", "v2", "v3"}) CHECK(turn.tx.duties().all_at(UnitId{village}).empty());
        CHECK(turn.tx.reminders().due(now).empty());
    });
    CHECK(told("contact").empty());
    CHECK(told("sec").empty());
}

TEST_CASE_FIXTURE(Courses, "when the organiser's post changes hands his successor is asked who was there") {
    auto course = called(three_days);
    Say word{"course.attendance", {{"thing", "attendance/" + std::to_string(course.id.value())}}};
    in([&](Turn const& turn) { CHECK(gatherings::heir_of(turn, PersonId{"org"}, word) == nullptr); });
    auto posts = county.roster.posts();
    for (auto& post : posts)
        if (post.person == PersonId{"org"}) post.to = nov(30);
    county.roster = Roster(county.roster.units(), county.roster.people(), posts);
    on(dec(10), 8, 30);
    in([&](Turn const& turn) {
        auto heir = gatherings::heir_of(turn, PersonId{"org"}, word);
        REQUIRE(heir != nullptr);
        CHECK(heir->id == PersonId{"office"});
        CHECK(gatherings::item_of(turn, PersonId{"office"}, *gatherings::thing_in(word)));
    });
}

}  // namespace lingyan::affairs
