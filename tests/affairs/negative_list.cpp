// When the township's list proposes an entry and when it does not; who decides; and what is answered to everybody else.
#include "affairs/negative_list.hpp"

#include "affairs/assigning.hpp"
#include "affairs/owner_questions.hpp"
#include "affairs/reporting.hpp"
#include "affairs/reviewing.hpp"
#include "affairs/undoing.hpp"
#include "support.hpp"

#include <doctest/doctest.h>

#include <functional>

namespace lingyan::affairs {

namespace {

// The small county with a branch member at 旦麻村 (and a second one there) and at 上河村.
County with_branches() {
    auto county = small_county();
    auto people = county.roster.people();
    auto posts = county.roster.posts();
    for (auto [id, name, unit] : {std::tuple{"b1", "向支农", "v1"}, {"b2", "汪支平", "v1"}, {"b3", "田支河", "v2"}, {"b4", "董支安", "v6"}, {"b7", "卢支清", "v7"}}) {
        Person person;
        person.id = PersonId{id};
        person.name = name;
        person.addresses = {{"app", id}};
        people.push_back(person);
        posts.push_back({PersonId{id}, Role{"village.branch_member"}, UnitId{unit}, make_date(2021, 1, 15), {}, false});
    }
    county.roster = Roster(county.roster.units(), people, posts);
    return county;
}

struct List : Town {
    List() : Town(with_branches()) {}

    void begin(std::string const& scope = "全部任务", Date from = nov(1)) {
        as("sec", [&](Turn const& turn, Actor& actor) {
            auto said = negative_list::register_rule(turn, actor, "东塔镇党委〔2026〕12号 " + std::to_string(year_of(from)) + "年" + say_day(from) + "起 " + scope);
            CAPTURE(said.key);
            CHECK(said.key == "negative.register_preview");
            return negative_list::register_now(turn, actor);
        });
    }
    // A task of 旦麻村 given this Monday for Friday, heard of.
    Duty task(std::string const& village = "v1", std::string const& issuer = "sec", Date due = nov(20)) {
        auto given = duty(give("核对医保名单", due, {village}, issuer), village);
        in([&](Turn const& turn) {
            given.told = true;
            turn.tx.duties().update(given);
        });
        return given;
    }
    void plan(Date day) {
        on(day, 7, 0);
        in([](Turn const& turn) { negative_list::plan_day(turn); });
        on(day, 9, 0);
    }
    std::optional<NegativeEntry> entry(DutyId id) {
        std::optional<NegativeEntry> found;
        in([&](Turn const& turn) { found = turn.tx.negative_list().of(id); });
        return found;
    }
    std::string decide(std::string const& who, NegativeEntry const& entry, bool recorded, std::string const& words = "水渠先修了") {
        return as(who, [&](Turn const& turn, Actor& actor) { return negative_list::decide(turn, actor, entry.id, recorded, words); }).key;
    }
    NegativeEntry recorded() {
        begin();
        auto id = task().id;
        plan(nov(23));
        auto found = entry(id).value();
        CHECK(decide("b1", found, true) == "negative.recorded_ok");
        return entry(id).value();
    }
    std::string appeal(std::string const& who, NegativeEntry const& entry, Appeal::Kind kind = Appeal::Kind::appeal, std::string const& words = "路封了") {
        return as(who, [&](Turn const& turn, Actor& actor) { return negative_list::appeal(turn, actor, kind, entry.id, words); }).key;
    }
    AppealId open_appeal(NegativeEntry const& entry) {
        AppealId id;
        in([&](Turn const& turn) { id = turn.tx.negative_list().of(entry.id).back().id; });
        return id;
    }
    std::string judge(std::string const& who, NegativeEntry const& entry, bool granted, std::string const& words = "核实过") {
        auto id = open_appeal(entry);
        return as(who, [&](Turn const& turn, Actor& actor) { return negative_list::judge(turn, actor, id, granted, words); }).key;
    }
    std::string undo(std::string const& who) {
        return as(who, [](Turn const& turn, Actor& actor) { return affairs::undo(turn, actor); }).key;
    }
    negative_list::YearOfEntries year() {
        negative_list::YearOfEntries found;
        in([&](Turn const& turn) { found = negative_list::confirmed_in(turn, 2026, {}); });
        return found;
    }
};

}  // namespace

TEST_CASE("an overdue task is proposed on the next working day, about the post that owed it, with the days it is late") {
    List town;
    town.begin();
    auto id = town.task().id;
    town.plan(nov(20));
    CHECK_FALSE(town.entry(id));
    town.plan(nov(21));  // a Saturday
    CHECK_FALSE(town.entry(id));
    town.plan(nov(23));
    auto entry = town.entry(id).value();
    CHECK(entry.person == PersonId{"h1"});
    CHECK(entry.role == Role{"village.both_posts"});
    CHECK(entry.state == EntryState::proposed);
    CHECK(entry.decide_by == nov(26));
    CHECK(town.told("b1") == "negative.rule_news negative.decide_line");
    CHECK(town.told("h1").ends_with("negative.pointer_line"));
    CHECK(town.told("b3") == "negative.rule_news");
    town.plan(nov(24));  // once
    int all = 0;
    town.in([&](Turn const& turn) { all = int(turn.tx.negative_list().proposed().size()); });
    CHECK(all == 1);
}

TEST_CASE("nothing is proposed where the village is not the reason, or nobody said that it would be") {
    using Work = std::function<void(List&, Duty)>;
    auto by = [](char const* who, std::function<Say(Turn const&, Actor&, Duty)> act) {
        return [=](List& town, Duty duty) { town.as(who, [&](Turn const& turn, Actor& actor) { return act(turn, actor, duty); }); };
    };
    struct Row {
        char const* why;
        Work between;
    };
    Row const rows[] = {
        {"help is asked for", by("h1", [](auto const& turn, auto& actor, Duty duty) { return owner_questions::ask_help(turn, actor, duty, "人手不够"); })},
        {"a later day is asked for", by("h1", [](auto const& turn, auto& actor, Duty duty) { return owner_questions::ask_extension(turn, actor, duty, "到11月27日 下雪"); })},
        {"it is said not to be theirs", by("h1", [](auto const& turn, auto& actor, Duty duty) { return owner_questions::not_ours(turn, actor, duty, "归社区"); })},
        {"the issuer moved the day", [](List& town, Duty duty) {
             town.in([&](Turn const& turn) { assigning::move_day(turn, *duty.task, nov(19)); });
         }},
        {"it was withdrawn", [](List& town, Duty duty) {
             town.in([&](Turn const& turn) { assigning::take_back(turn, *duty.task, "不办了", PersonId{"sec"}); });
         }},
        {"it was reported in time", by("h1", [](auto const& turn, auto& actor, Duty duty) { return reporting::report(turn, actor, duty); })},
        {"nobody in the village has heard of it", [](List& town, Duty duty) {
             town.in([&](Turn const& turn) {
                 duty.told = false;
                 turn.tx.duties().update(duty);
             });
         }},
        {"the township was slow to answer", [](List& town, Duty duty) {
             town.as("h1", [&](Turn const& turn, Actor& actor) { return owner_questions::ask_help(turn, actor, duty, "人手不够"); });
             town.on(nov(20));
             auto asked = town.duty(duty.task->id, "v1");
             town.as("contact", [&](Turn const& turn, Actor& actor) { return reviewing::answer(turn, actor, asked, false, "先办着"); });
         }},
        {"the rule has ended", [](List& town, Duty) {
             town.as("sec", [](Turn const& turn, Actor& actor) { return negative_list::end_rules(turn, actor); });
         }},
    };
    for (auto const& row : rows) {
        CAPTURE(std::string(row.why));
        List town;
        town.begin();
        auto duty = town.task();
        row.between(town, duty);
        town.plan(nov(23));
        CHECK_FALSE(town.entry(duty.id));
    }
    List open;  // and with none of these it is
    open.begin();
    auto duty = open.task();
    open.plan(nov(23));
    CHECK(open.entry(duty.id));
}

TEST_CASE("a rule reaches the tasks, villages and days that it names") {
    struct Row {
        char const* scope;
        Date from;
        char const* village;
        char const* issuer;
        bool proposed;
    };
    for (auto const& [scope, from, village, issuer, proposed] :
         {Row{"全部任务", nov(1), "v1", "sec", true}, Row{"全部任务", nov(16), "v1", "sec", true}, Row{"全部任务", nov(17), "v1", "sec", false}, Row{"全部任务", nov(1), "v1", "corg", true},
          Row{"镇里派的任务", nov(1), "v1", "corg", false}, Row{"镇里派的任务", nov(1), "v1", "office", true}, Row{"旦麻村、上河村 全部任务", nov(1), "v2", "sec", true},
          Row{"上河村 全部任务", nov(1), "v1", "sec", false}, Row{"全部任务", nov(1), "v7", "sec2", false}, Row{"全部任务", nov(1), "v6", "sec", false}}) {  // another township; a vacant post
        CAPTURE(std::string(scope));
        CAPTURE(std::string(village));
        CAPTURE(std::string(issuer));
        CAPTURE(to_text(from));
        List town;
        town.begin(scope, from);
        auto duty = town.task(village, issuer);
        town.plan(nov(23));
        CHECK(town.entry(duty.id).has_value() == proposed);
    }
    List same_day;  // given on its very day: the issuer was late
    same_day.begin();
    auto duty = same_day.task("v1", "sec", nov(16));
    same_day.plan(nov(17));
    CHECK_FALSE(same_day.entry(duty.id));
    List notice;  // the place wants five working days
    notice.county.pack.numbers["negative.notice"] = {"5"};
    notice.begin();
    duty = notice.task();
    notice.plan(nov(23));
    CHECK_FALSE(notice.entry(duty.id));
}

TEST_CASE("what is registered has a paper, a day and a scope, and comes from the township") {
    List town;
    struct Row {
        char const* who;
        char const* said;
        char const* key;
    };
    for (auto const& [who, said, key] :
         {Row{"h1", "东塔镇党委〔2026〕12号 2026年11月1日起 全部任务", "negative.register_not_allowed"}, Row{"corg", "东塔镇党委〔2026〕12号 2026年11月1日起 全部任务", "negative.register_not_allowed"},
          Row{"sec", "2026年11月1日起 全部任务", "negative.register_which_document"}, Row{"sec", "东塔镇党委〔2026〕12号 全部任务", "negative.register_which_day"},
          Row{"sec", "东塔镇党委〔2026〕12号 2026年13月1日 全部任务", "day.none"}, Row{"sec", "东塔镇党委〔2026〕12号 2006年11月1日 全部任务", "negative.register_which_day"},
          Row{"sec", "东塔镇党委〔2026〕12号 2026年11月1日起", "negative.register_which_tasks"}, Row{"sec", "", "negative.register_which_document"},
          Row{"sec", "东塔镇党委〔2026〕12号 2026年11月1日起 虚构村 全部任务", "negative.register_unknown_village"}, Row{"sec", "东塔镇党委〔2026〕12号 2026年11月1日起 清水村 全部任务", "negative.register_unknown_village"},
          Row{"org", "关于村级任务负面清单的办法 11月1日起 镇里派的任务", "negative.register_preview"}}) {
        CAPTURE(std::string(said));
        CHECK(town.as(who, [&](Turn const& turn, Actor& actor) { return negative_list::register_rule(turn, actor, said); }).key == key);
    }
    std::vector<ListRule> rules;
    town.in([&](Turn const& turn) { rules = turn.tx.negative_list().rules(); });
    CHECK(rules.empty());  // read back, nothing more
    CHECK(town.as("sec", [](Turn const& turn, Actor& actor) { return negative_list::end_rules(turn, actor); }).key == "negative.none_to_register");
    town.begin("旦麻村 全部任务");
    town.in([&](Turn const& turn) { rules = turn.tx.negative_list().rules(); });
    REQUIRE(rules.size() == 1);
    CHECK(rules.front().document.find("12号") != std::string::npos);
    CHECK(rules.front().from == nov(1));
    CHECK(rules.front().villages == std::vector{UnitId{"v1"}});
    CHECK(town.undo("sec") == "undo.act");
    town.in([&](Turn const& turn) { rules = turn.tx.negative_list().rules(); });
    CHECK(rules.empty());
    CHECK(town.told("b1").empty());
}

TEST_CASE("a branch member decides, never whoever it is about or who took part, and nobody by proxy") {
    List town;
    town.begin();
    auto duty = town.task();
    duty.lead = PersonId{"b2"};  // a helper in the village
    town.in([&](Turn const& turn) { turn.tx.duties().update(duty); });
    town.plan(nov(23));
    auto entry = town.entry(duty.id).value();
    CHECK(entry.person == PersonId{"h1"});  // never the helper
    struct Row {
        char const* who;
        char const* key;
    };
    for (auto const& [who, key] : {Row{"h1", "negative.not_own"}, Row{"b2", "error.not_here"}, Row{"b3", "error.not_here"}, Row{"h2", "error.not_here"}, Row{"clerk", "error.not_here"},
                                   Row{"contact", "error.not_here"}, Row{"sec", "error.not_here"}, Row{"corg", "error.not_here"}}) {
        CAPTURE(std::string(who));
        CHECK(town.decide(who, entry, true) == key);
        CHECK(town.entry(duty.id)->state == EntryState::proposed);
    }
    CHECK(town.decide("b1", entry, true, "") == "negative.why_record");  // not without a sentence
    CHECK(town.entry(duty.id)->state == EntryState::proposed);
    CHECK(town.decide("b1", entry, false) == "negative.not_recorded_ok");
    CHECK(town.decide("b1", entry, true) == "negative.over");
    CHECK(town.year().confirmed.empty());
    CHECK(town.undo("b1") == "undo.act");
    CHECK(town.decide("b1", entry, true) == "negative.recorded_ok");
    CHECK(town.year().confirmed.size() == 1);
}

TEST_CASE("unanswered after three working days it is undecided, and enters nothing") {
    List town;
    town.begin();
    auto id = town.task().id;
    town.plan(nov(23));
    auto entry = town.entry(id).value();
    town.plan(nov(26));
    CHECK(town.entry(id)->state == EntryState::proposed);
    town.plan(nov(27));
    CHECK(town.entry(id)->state == EntryState::undecided);
    CHECK(town.decide("b1", entry, true) == "negative.over");
    CHECK(town.year().confirmed.empty());
}

TEST_CASE("a proposal falls when a question is put, and comes back when the answer's day has passed too") {
    List town;
    town.begin();
    auto duty = town.task();
    town.plan(nov(23));
    auto entry = town.entry(duty.id).value();
    town.as("h1", [&](Turn const& turn, Actor& actor) { return owner_questions::ask_extension(turn, actor, duty, "到11月27日 下雪"); });
    CHECK(town.decide("b1", entry, true) == "negative.fell");
    town.plan(nov(24));
    CHECK_FALSE(town.entry(duty.id));
    CHECK(town.told("b1").find("decide") == std::string::npos);
    auto asked = town.duty(duty.task->id, "v1");
    town.as("contact", [&](Turn const& turn, Actor& actor) { return reviewing::answer(turn, actor, asked, true, ""); });
    town.plan(nov(27));
    CHECK_FALSE(town.entry(duty.id));
    town.plan(nov(30));
    REQUIRE(town.entry(duty.id));
    CHECK(town.entry(duty.id)->due == nov(27));
}

TEST_CASE("whoever it is about says why in his own words, and nothing is guessed") {
    List town;
    town.begin();
    auto id = town.task().id;
    town.plan(nov(23));
    auto entry = town.entry(id).value();
    CHECK(entry.cause == Cause::unsaid);
    auto say = [&](char const* who) { return town.as(who, [&](Turn const& turn, Actor& actor) { return negative_list::give_cause(turn, actor, entry.id, Cause::weather, "下了三天雪"); }).key; };
    CHECK(say("b1") == "error.not_here");
    CHECK(say("h1") == "negative.cause_ok");
    CHECK(town.entry(id)->cause == Cause::weather);
    CHECK(town.undo("h1") == "undo.act");
    CHECK(town.entry(id)->cause == Cause::unsaid);
    CHECK(town.entry(id)->cause_words.empty());
}

TEST_CASE("how it ended is for the person, whoever decided, whoever gave the task and the township, and for nobody else of the village") {
    List town;
    auto entry = town.recorded();
    town.on(nov(30), 9, 0);
    for (auto const& [who, sees] : {std::pair{"h1", true}, {"b1", true}, {"sec", true}, {"org", true}, {"contact", true}, {"clerk", false}, {"b2", false}, {"h2", false}}) {
        CAPTURE(std::string(who));
        town.in([&](Turn const& turn) { CHECK(negative_list::outcome_lines(turn, PersonId{who}, {*turn.tx.duties().find(entry.duty)}).empty() != sees); });
    }
}

TEST_CASE("an appeal is the person's own, freezes the export, is answered by the township but not by whoever gave the task") {
    List town;
    auto entry = town.recorded();
    for (auto who : {"b1", "clerk", "sec", "h2"}) {
        CAPTURE(std::string(who));
        CHECK(town.appeal(who, entry) == "negative.appeal_none");
    }
    CHECK(town.appeal("h1", entry, Appeal::Kind::appeal, "") == "negative.appeal_why");
    CHECK(town.year().frozen == 0);
    CHECK(town.appeal("h1", entry) == "negative.appeal_made");  // the place has set no days
    CHECK(town.year().frozen == 1);
    CHECK(town.year().confirmed.empty());
    CHECK(town.appeal("h1", entry) == "negative.appeal_already");
    CHECK(town.appeal("h1", entry, Appeal::Kind::tolerance) == "negative.appeal_already");
    CHECK(town.undo("b1") == "undo.gone");  // what is appealed against is not taken away under it
    CHECK(town.judge("sec", entry, false) == "error.not_here");
    CHECK(town.judge("h1", entry, true) == "negative.not_own");
    CHECK(town.judge("b1", entry, true) == "error.not_here");
    CHECK(town.judge("org", entry, true, "") == "negative.judge_why");
    CHECK(town.judge("org", entry, false) == "negative.appeal_refused_ok");
    CHECK(town.year().confirmed.size() == 1);
    CHECK(town.undo("org") == "undo.act");
    CHECK(town.year().frozen == 1);
    CHECK(town.judge("org", entry, true) == "negative.appeal_granted_ok");
    CHECK(town.judge("org", entry, true) == "negative.judged_already");
    CHECK(town.year().confirmed.empty());
    CHECK(town.year().frozen == 0);
    CHECK(town.appeal("h1", entry) == "negative.appeal_nothing_to");
}

TEST_CASE("an honest mistake stays in the list with its basis; a place's last day for appeals is kept") {
    List town;
    town.county.pack.numbers["negative.appeal"] = {"5"};
    auto entry = town.recorded();
    town.on(nov(30));
    CHECK(town.appeal("h1", entry) == "negative.appeal_made");
    CHECK(town.undo("h1") == "undo.act");
    town.on(dec(1));
    CHECK(town.appeal("h1", entry) == "negative.appeal_too_late");
    CHECK(town.appeal("h1", entry, Appeal::Kind::tolerance, "新办法试行") == "negative.tolerance_made");
    CHECK(town.judge("org", entry, true, "试行条款") == "negative.tolerance_granted_ok");
    auto year = town.year();
    REQUIRE(year.confirmed.size() == 1);
    CHECK(year.confirmed.front().tolerance->answer == "试行条款");
    CHECK(year.confirmed.front().days_late == 3);
    CHECK(town.appeal("h1", entry, Appeal::Kind::tolerance, "再报") == "negative.tolerance_once");
}

TEST_CASE("a task that is taken back stands in no list any more") {
    List town;
    auto entry = town.recorded();
    CHECK(town.year().confirmed.size() == 1);
    town.in([&](Turn const& turn) { assigning::take_back(turn, *turn.tx.duties().find(entry.duty)->task, "不办了", PersonId{"sec"}); });
    CHECK(town.year().confirmed.empty());
}

TEST_CASE("another day from the issuer takes a recorded entry out, everybody hears of it once, and 撤 puts it back") {
    List town;
    auto entry = town.recorded();
    town.appeal("h1", entry);
    auto move = [&](std::string const& text) { return town.as("sec", [&](Turn const& turn, Actor& actor) { return assigning::change(turn, actor, std::nullopt, text); }).key; };
    CHECK(town.year().confirmed.size() + std::size_t(town.year().frozen) == 1);
    CHECK(move("核对医保名单 到12月10日") == "assign.change_ok_list");
    CHECK(town.entry(entry.duty)->state == EntryState::revoked);
    CHECK(town.year().confirmed.empty());
    CHECK(town.year().frozen == 0);
    auto count = [&](std::string const& who, std::string const& key) {
        std::size_t n = 0;
        for (auto const& delivery : town.waiting(who)) n += delivery.say.key == key;
        return n;
    };
    CHECK(count("h1", "negative.pointer_line") == 1);
    CHECK(count("b1", "negative.moved_told") == 1);
    CHECK(count("sec", "negative.judge_line") == 0);  // nothing is left to judge
    CHECK(town.as("h1", [&](Turn const& turn, Actor& actor) { return negative_list::open(turn, actor, {Thing::Kind::entry, entry.id.value(), negative_list::to_know, {}}); }).key == "negative.moved");
    CHECK(move("核对医保名单 到12月20日") == "assign.change_ok");  // once
    CHECK(town.undo("sec") == "undo.act");
    CHECK(town.undo("sec") == "undo.act");
    CHECK(town.entry(entry.duty)->state == EntryState::recorded);
    CHECK(count("b1", "negative.moved_back") == 1);
    CHECK(town.year().frozen == 1);
}

}  // namespace lingyan::affairs
