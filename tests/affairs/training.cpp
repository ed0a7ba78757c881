// Days of training: who makes them count, what they add up to in a year, and what is still lacking.
#include "affairs/gathering.hpp"
#include "affairs/ledger.hpp"
#include "affairs/reminding.hpp"
#include "affairs/support.hpp"
#include "affairs/training.hpp"
#include "affairs/undoing.hpp"
#include "domain/phrase.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace lingyan::affairs {

namespace {

struct Training : Town {
    using Town::Town;
    Say record(std::string const& text, std::string const& who = "org") {
        return as(who, [&](Turn const& turn, Actor& actor) { return training::record(turn, actor, text); });
    }
    Say status(std::string const& who = "h1") {
        return as(who, [](Turn const& turn, Actor& actor) { return training::status(turn, actor.person.id); });
    }
    Say left(std::string const& who, std::string const& text = "培训还差谁") {
        return as(who, [&](Turn const& turn, Actor& actor) { return training::left(turn, actor, text); });
    }
    Say undo(std::string const& who = "org") { return as(who, [](Turn const& turn, Actor& actor) { return affairs::undo(turn, actor); }); }
    std::vector<Record> records(std::string const& kind = "training") {
        std::vector<Record> found;
        in([&](Turn const& turn) { found = turn.tx.records().within(kind, make_date(2025, 1, 1), make_date(2028, 12, 31), {}, {}, {}); });
        return found;
    }
    void had(std::string const& who, std::string const& level, int half_days, Date day, std::string const& topic = "党务") {
        in([&](Turn const& turn) {
            training::Training one{PersonId{who}, topic, level, UnitId{level == "township" ? "t1" : "c"}, day, half_days, {}};
            CHECK(training::keep(turn, one, PersonId{"org"}));
        });
    }
    Gathering course(std::vector<std::string> const& people, std::string const& who = "org", std::string const& unit = "t1") {
        Gathering called;
        called.organiser = PersonId{who};
        called.unit = UnitId{unit};
        called.title = "秋季党务培训";
        called.first = dec(7);
        called.last = dec(9);
        called.half_days = 5;
        called.called_at = now;
        in([&](Turn const& turn) {
            std::vector<PersonId> ids;
            for (auto const& person : people) ids.emplace_back(person);
            called.id = gatherings::call(turn, called, ids);
        });
        return called;
    }
    Say count(Gathering const& called, std::string const& absent = {}, std::string const& who = "org") {
        return as(who, [&](Turn const& turn, Actor& actor) { return training::count(turn, actor, *turn.tx.gatherings().find(called.id), absent); });
    }
    Seat seat(Gathering const& called, std::string const& who) {
        Seat found;
        in([&](Turn const& turn) { found = turn.tx.gatherings().seat(called.id, PersonId{who}).value(); });
        return found;
    }
    RecordId claim_of(std::string const& who) {
        for (auto const& word : records("training_claim"))
            if (word.who == PersonId{who}) return word.id;
        return {};
    }
    Rule const& rule(char const* id) { return *county.pack.rule(RuleId{id}); }
    bool done(char const* id, std::string const& who, bool about = false) {
        bool is = false;
        auto const& one = rule(id);
        in([&](Turn const& turn) { is = is_done(turn, one, period_of(one.every, today()), about ? nullptr : county.roster.person(PersonId{who}), about ? PersonId{who} : PersonId{}); });
        return is;
    }
};

bool holds(Say const& said, std::string const& key) {
    return std::any_of(said.items.begin(), said.items.end(), [&](Say const& line) { return line.key == key; });
}

// A rule's own number or a post's day, changed for one test.
County with_rule(char const* id, std::function<void(Rule&)> const& change) {
    auto county = small_county();
    for (auto& rule : county.pack.rules)
        if (rule.id == RuleId{id}) change(rule);
    return county;
}
County with_post_from(char const* person, Date from) {
    auto county = small_county();
    auto posts = county.roster.posts();
    for (auto& post : posts)
        if (post.person == PersonId{person}) post.from = from;
    county.roster = Roster(county.roster.units(), county.roster.people(), posts);
    return county;
}

}  // namespace

TEST_CASE_FIXTURE(Training, "five county days and one and a half township days leave half a day, and the new year asks for seven") {
    had("h1", "county", 10, nov(6));
    had("h1", "township", 3, nov(13));
    auto said = status();
    CHECK(said.key == "training.status");
    CHECK(said.fields["days"] == "6.5");
    CHECK(said.fields["need"] == "7");
    CHECK(said.fields["left"] == "0.5");
    CHECK(holds(said, "training.county_line"));
    CHECK(holds(said, "training.no_next_line"));
    had("h1", "township", 1, nov(14), "半天的");
    CHECK(status().key == "training.status_done");
    on(make_date(2027, 1, 1));
    CHECK(status().fields["left"] == "7");
    CHECK(holds(status(), "training.once_line"));
}

TEST_CASE("a threshold that the place has not set is said to be unset") {
    Training unset_number(with_rule("training.seven-days", [](Rule& rule) { rule.done_by.at_least = 0; }));
    CHECK(unset_number.status().key == "training.unset");
    CHECK(unset_number.status("clerk").key == "training.unset");  // no rule asks anything of a clerk
    Training town;
    CHECK(town.status("h1").key == "training.status");
    CHECK(town.status("clerk").key == "training.unset");
}

TEST_CASE_FIXTURE(Training, "the organiser records one person's days, which count at once and are taken back with one word") {
    auto said = record("张三 1.5天 党务");
    CHECK(said.key == "training.recorded");
    CHECK(said.fields["days"] == "1.5");
    CHECK(said.fields["total"] == "1.5");
    REQUIRE(records().size() == 1);
    auto fact = records().front();
    CHECK(fact.who == PersonId{"h1"});
    CHECK(fact.field("level") == "township");
    CHECK(fact.field("days") == "3");
    CHECK(fact.field("topic") == "党务");
    CHECK(fact.field("organiser") == "t1");
    CHECK(fact.entered_by == PersonId{"org"});
    CHECK(record("张三 1.5天 党务").key == "training.already");
    CHECK(record("李四 两天 11月5日", "corg").key == "training.recorded");
    CHECK(records().front().happened_on == nov(5));
    CHECK(records().front().field("level") == "county");
    CHECK(undo().key == "undo.act");
    CHECK(status().fields["left"] == "7");
}

TEST_CASE("what is wrong with a record is said in one sentence, and nothing is kept") {
    struct Row {
        char const* said;
        char const* who;
        char const* key;
    };
    for (auto const& [said, who, key] : {
             Row{"张三 1.25天", "org", "training.days_odd"}, Row{"张三 0天", "org", "training.days_range"}, Row{"张三 40天", "org", "training.days_range"},
             Row{"欧阳克 2天", "org", "training.unknown_person"}, Row{"孙立 2天", "org", "training.unknown_person"},  // another township's
             Row{"张三", "org", "training.record_how"}, Row{"张三 2天 2026年12月30日", "org", "training.future"}, Row{"李玉兰 2天", "org", "training.which"},
             Row{"张三 2天", "h2", "training.not_yours"}, Row{"张三 2天", "sec", "training.not_yours"}, Row{"两天", "h2", "training.claim_how"},
             Row{"县 1.3天", "h2", "training.days_odd"}, Row{"县 0天", "h2", "training.days_range"}, Row{"县 40天", "h2", "training.days_range"},
             Row{"县 2天 2026年12月30日", "h2", "training.future"}}) {
        std::string const text = said;
        CAPTURE(text);
        Training town;
        CHECK(town.record(text, who).key == std::string(key));
        CHECK(town.records().empty());
        CHECK(town.records("training_claim").empty());
    }
}

TEST_CASE_FIXTURE(Training, "of two people of one name it is asked which, unless the village is said") {
    auto asked = record("李玉兰 2天 党务");
    CHECK(asked.key == "training.which");
    CHECK(asked.items.size() == 2);
    auto said = as("org", [](Turn const& turn, Actor& actor) { return training::continue_record(turn, actor, 1); });
    CHECK(said.key == "training.recorded");
    CHECK(records().back().who == PersonId{"h5"});
    CHECK(record("金光村李玉兰 2天 党务").key == "training.recorded");
    CHECK(records().size() == 2);
}

TEST_CASE_FIXTURE(Training, "after a course its organiser's word makes it count for all but those who were not there") {
    auto called = course({"h1", "h2", "h3"});
    in([&](Turn const& turn) {
        auto away = *turn.tx.gatherings().seat(called.id, PersonId{"h2"});
        away.state = SeatState::excused;
        turn.tx.gatherings().put(away);
    });
    on(dec(9), 15);
    CHECK(count(called).key == "course.not_over");
    on(dec(10));
    CHECK(count(called, {}, "h1").key == "error.not_here");
    CHECK(count(called, "张三、欧阳克").key == "course.absent_unknown");
    CHECK(records().empty());
    auto said = count(called, "张三");
    CHECK(said.key == "course.counted");
    CHECK(said.fields["n"] == "1");
    CHECK(said.fields["days"] == "2.5");
    CHECK(seat(called, "h1").state == SeatState::absent);
    CHECK(seat(called, "h2").state == SeatState::excused);
    CHECK(seat(called, "h3").state == SeatState::attended);
    REQUIRE(records().size() == 1);
    CHECK(records().front().who == PersonId{"h3"});
    CHECK(records().front().field("course") == std::to_string(called.id.value()));
    CHECK(records().front().happened_on == dec(9));
    CHECK(count(called).key == "course.counted_already");

    CHECK(undo().key == "course.counted_undone");
    CHECK(records().empty());
    CHECK(seat(called, "h1").state == SeatState::called);
    CHECK(seat(called, "h2").state == SeatState::excused);
    CHECK(count(called).fields["n"] == "2");
    CHECK(status("h1").fields["days"] == "2.5");
}

TEST_CASE_FIXTURE(Training, "the organiser has a line the working day after, and each week until he says") {
    auto called = course({"h1"});
    on(dec(10), 8, 30);
    std::vector<Delivery> due;
    for (auto const& delivery : waiting("org"))
        if (delivery.due_at <= now) due.push_back(delivery);
    REQUIRE(due.size() == 1);
    CHECK(local_day(due.front().due_at) == dec(10));
    std::optional<Item> item;
    in([&](Turn const& turn) {
        item = gatherings::take_news(turn, *county.roster.person(PersonId{"org"}), due.front().say);
        turn.tx.outbox().finish(due.front().id, DeliveryState::merged, "");
    });
    REQUIRE(item);
    CHECK(item->line.key == "course.attendance");
    CHECK(item->line.fields["n"] == "1");
    REQUIRE(waiting("org").size() == 1);
    CHECK(local_day(waiting("org").front().due_at) == dec(17));
    count(called);
    CHECK(waiting("org").empty());
}

TEST_CASE_FIXTURE(Training, "a cadre's own word is not counted before the organiser of that level has confirmed it") {
    auto said = record("县 5天", "h1");
    CHECK(said.key == "training.claimed");
    CHECK(said.fields["handler"] == "陆明部长");
    CHECK(record("县 5天", "h1").key == "training.claim_already");
    CHECK(status().fields["days"] == "0");
    CHECK(holds(status(), "training.claims_line"));
    auto word = claim_of("h1");
    for (auto who : {"org", "h2", "h1"}) {
        CAPTURE(std::string(who));
        CHECK(as(who, [&](Turn const& turn, Actor& actor) { return training::confirm(turn, actor, word); }).key == "error.not_here");
    }
    in([&](Turn const& turn) {
        CHECK(training::claim_items(turn, PersonId{"corg"}).size() == 1);
        CHECK(training::claim_items(turn, PersonId{"org"}).empty());
    });
    CHECK(as("corg", [&](Turn const& turn, Actor& actor) { return training::confirm(turn, actor, word); }).key == "training.confirmed_ok");
    CHECK(status().fields["days"] == "5");
    CHECK_FALSE(holds(status(), "training.claims_line"));
    CHECK(told("h1") == "training.confirmed");
    CHECK(as("corg", [&](Turn const& turn, Actor& actor) { return training::confirm(turn, actor, word); }).key == "training.claim_over");
    // Taken back the word stands again, and whoever has not read the answer hears nothing of it.
    CHECK(undo("corg").key == "undo.act");
    CHECK(status().fields["days"] == "0");
    CHECK(told("h1").empty());
    in([&](Turn const& turn) { CHECK(training::claim_items(turn, PersonId{"corg"}).size() == 1); });
}

TEST_CASE_FIXTURE(Training, "a word that is not true is not counted, and its owner hears why") {
    record("镇里半天", "h1");
    auto word = claim_of("h1");
    CHECK(as("org", [&](Turn const& turn, Actor& actor) { return training::refuse(turn, actor, word, ""); }).key == "training.refuse_why");
    CHECK(as("org", [&](Turn const& turn, Actor& actor) { return training::refuse(turn, actor, word, "那天没有办班"); }).key == "training.refused_ok");
    REQUIRE(waiting("h1").size() == 1);
    CHECK(waiting("h1").front().say.key == "training.refused");
    CHECK(waiting("h1").front().say.fields["reason"] == "那天没有办班");
    CHECK(records().empty());
    CHECK(claim_of("h1") == RecordId{});
    CHECK(status().fields["days"] == "0");
}

TEST_CASE_FIXTURE(Training, "a word is taken back by whoever gave it, before it is confirmed") {
    record("县 5天", "h1");
    CHECK(undo("h1").key == "undo.act");
    CHECK(claim_of("h1") == RecordId{});
    in([&](Turn const& turn) { CHECK(training::claim_items(turn, PersonId{"corg"}).empty()); });
}

TEST_CASE_FIXTURE(Training, "one record serves every rule that asks for it, each by its own measure") {
    had("h1", "township", 2, nov(6));
    CHECK(done("training.township", "h1", true));
    CHECK_FALSE(done("training.above-county", "h1"));
    CHECK_FALSE(done("training.county", "h1", true));
    had("h1", "county", 9, nov(7));
    CHECK(done("training.above-county", "h1"));
    CHECK_FALSE(done("training.county", "h1", true));  // four and a half
    had("h1", "county", 1, nov(8), "补课");
    CHECK(done("training.county", "h1", true));
    CHECK_FALSE(done("training.seven-days", "h1"));
    had("h1", "city", 2, nov(9), "市里");
    CHECK(done("training.seven-days", "h1"));
}

TEST_CASE_FIXTURE(Training, "who still lacks what is listed in roster order, exceptions only, for those who answer for it") {
    for (auto who : {"h1", "h2", "h3"}) had(who, "county", 14, nov(6));
    had("h4", "township", 3, nov(6));
    auto said = left("org");
    CHECK(said.key == "training.left");
    CHECK(said.fields["n"] == "2");
    REQUIRE(said.items.size() == 3);
    CHECK(said.items[0].fields["village"] == "金光村");
    CHECK(said.items[0].fields["what"] == phrase("word.not_yet_attended", {{"title", "县以上集中培训"}}) + "，" + phrase("word.days_lacking", {{"days", "5.5"}}));
    CHECK(said.items[1].fields["village"] == "忠孝社区");
    CHECK(said.items[2].key == "training.left_township_line");
    CHECK(said.items[2].fields["n"] == "4");
    CHECK(left("sec").fields["n"] == "2");
    CHECK(left("contact2").fields["n"] == "2");
    CHECK(left("contact").items.size() == 1);  // nothing lacks in his three villages but what the township owes
    auto figures = left("corg");
    CHECK(figures.key == "training.left_county");
    CHECK(figures.fields["m"] == "2");
    CHECK(figures.fields["n"] == "3");
    REQUIRE(figures.items.size() == 2);
    CHECK(figures.items.front().fields["unit"] == "东塔镇");
    auto village = left("org", "培训还差谁 旦麻村");
    REQUIRE(village.items.size() == 1);
    CHECK(village.items.front().fields["what"] == phrase("word.not_yet_attended", {{"title", "乡镇全员培训"}}));
    CHECK(left("org", "培训还差谁 清水村").key != "error.not_understood");
    CHECK(left("h1").key == "training.left_not_yours");
    on(make_date(2027, 1, 4));
    CHECK(left("org").fields["n"] == "5");
    CHECK(left("org", "去年培训还差谁").fields["n"] == "2");
}

TEST_CASE_FIXTURE(Training, "once the year's days are there, no reminder is left of it") {
    on(make_date(2026, 11, 30), 7);
    in([&](Turn const& turn) { plan_rules(turn, make_date(2026, 12, 1)); });
    std::optional<Duty> owed;
    auto find = [&] { in([&](Turn const& turn) { owed = turn.tx.duties().find(RuleKey{RuleId{"training.seven-days"}, "2026", UnitId{"v1"}, Role{"village.both_posts"}, {}}); }); };
    find();
    REQUIRE(owed);
    CHECK(reminder(owed->id));
    had("h1", "county", 14, nov(30));
    find();
    CHECK(owed->state == DutyState::done);
    CHECK_FALSE(reminder(owed->id));
    CHECK(reminder([&] {
        DutyId other;
        in([&](Turn const& turn) { other = turn.tx.duties().find(RuleKey{RuleId{"training.seven-days"}, "2026", UnitId{"v2"}, Role{"village.both_posts"}, {}})->id; });
        return other;
    }()));
}

TEST_CASE("whoever has held the post for less than the year is shown and told, but nothing is late about him") {
    Training town(with_post_from("h1", make_date(2026, 9, 1)));
    auto first = town.left("org");
    CHECK(first.items.front().fields["what"] == phrase("word.not_yet_attended_new", {{"title", "县以上集中培训"}}) + "，" + phrase("word.days_lacking_new", {{"days", "7"}}));
    auto const& rule = town.rule("training.seven-days");
    Duty mine, other;
    town.in([&](Turn const& turn) {
        auto year = period_of(Span::year, town.today());
        mine = touch(turn, rule, year, {rule.id, year.name, UnitId{"v1"}, rule.owner, {}});
        other = touch(turn, rule, year, {rule.id, year.name, UnitId{"v2"}, rule.owner, {}});
        CHECK_FALSE(may_be_late(turn, rule, mine));
        CHECK(may_be_late(turn, rule, other));
    });
    // The last day has passed: the ladder goes on for the other one alone.
    town.on(make_date(2027, 1, 4), 7);
    town.in([&](Turn const& turn) {
        plan(turn, mine);
        plan(turn, other);
        CHECK_FALSE(turn.tx.reminders().of(mine.id));
        CHECK(turn.tx.reminders().of(other.id));
    });
}

TEST_CASE("a post that is vacant owes no days, and whoever left takes his record with him") {
    Training town;
    town.had("h1", "county", 10, nov(6));
    auto posts = town.county.roster.posts();
    for (auto& post : posts)
        if (post.person == PersonId{"h1"}) post.to = nov(10);
    town.county.roster = Roster(town.county.roster.units(), town.county.roster.people(), posts);
    auto said = town.left("org", "培训还差谁 旦麻村");
    CHECK(said.key == "training.left_none");
    CHECK(town.records().size() == 1);
    auto const& rule = town.rule("training.seven-days");
    town.in([&](Turn const& turn) {
        auto year = period_of(Span::year, town.today());
        CHECK_FALSE(may_be_late(turn, rule, touch(turn, rule, year, {rule.id, year.name, UnitId{"v1"}, rule.owner, {}})));
    });
}

TEST_CASE("advice is told to whoever owes it, and never becomes a fault") {
    Training town;
    auto const& rule = town.rule("training.county");
    town.on(make_date(2027, 1, 4), 7);
    town.in([&](Turn const& turn) {
        auto year = period_of(Span::year, dec(31));
        auto duty = touch(turn, rule, year, {rule.id, year.name, UnitId{"c"}, rule.owner, PersonId{"h1"}});
        plan(turn, duty);
        CHECK_FALSE(turn.tx.reminders().of(duty.id));
        CHECK(turn.tx.duties().find(duty.id)->state == DutyState::open);
        auto item = group_item(turn, rule, period_of(Span::year, make_date(2027, 10, 1)), UnitId{"c"});
        REQUIRE(item);
        CHECK(item->line.key == "training.advice");
        CHECK(item->line.fields["need"] == "5");
    });
}

TEST_CASE("a rule about several roles asks once for whoever holds several of them") {
    auto county = small_county();
    auto posts = county.roster.posts();
    posts.push_back({PersonId{"h1"}, Role{"village.director"}, UnitId{"v1"}, make_date(2021, 1, 15), {}, false});
    posts.push_back({PersonId{"clerk"}, Role{"village.committee"}, UnitId{"v1"}, make_date(2021, 1, 15), {}, false});
    county.roster = Roster(county.roster.units(), county.roster.people(), posts);
    Training town(std::move(county));
    auto const& rule = town.rule("training.township");
    town.in([&](Turn const& turn) {
        std::vector<std::string> people;
        for (auto const& owed : owed_under(turn, rule, period_of(Span::year, town.today()), UnitId{"t1"})) people.push_back(owed.key.subject.text());
        CHECK(people == std::vector<std::string>{"h1", "clerk", "h2", "h3", "h4", "h5"});
        CHECK(owed_for(turn, rule, period_of(Span::year, town.today()), PersonId{"h1"}).size() == 1);
    });
}

}  // namespace lingyan::affairs
