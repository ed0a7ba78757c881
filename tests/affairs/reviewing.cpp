// Who may judge a report or a question, how long it may lie, and what going back costs the village.
#include "affairs/assigning.hpp"
#include "affairs/items.hpp"
#include "affairs/owner_questions.hpp"
#include "affairs/reporting.hpp"
#include "affairs/reviewing.hpp"
#include "affairs/standing.hpp"
#include "affairs/support.hpp"
#include "affairs/undoing.hpp"
#include "domain/phrase.hpp"

#include <doctest/doctest.h>

namespace lingyan::affairs {

namespace {

struct Review : Town {
    AssignmentId task = give("医保名单", nov(20), {"v1", "v6"});  // v6 has no head: its contact stands in
    void report(std::string const& who, std::string const& village) {
        auto owed = duty(task, village);
        as(who, [&](Turn const& turn, Actor& actor) { return reporting::report(turn, actor, owed); });
    }
    void ask_help(std::string const& who, std::string const& village) {
        auto owed = duty(task, village);
        as(who, [&](Turn const& turn, Actor& actor) { return owner_questions::ask_help(turn, actor, owed, "系统进不去"); });
    }
    Say accept(std::string const& who, std::string const& village) {
        auto owed = duty(task, village);
        return as(who, [&](Turn const& turn, Actor& actor) { return reviewing::accept(turn, actor, owed); });
    }
    Say send_back(std::string const& who, std::string const& village, std::string const& reason) {
        auto owed = duty(task, village);
        return as(who, [&](Turn const& turn, Actor& actor) { return reviewing::send_back(turn, actor, owed, reason); });
    }
    Say answer(std::string const& who, std::string const& village, bool granted, std::string const& words) {
        auto owed = duty(task, village);
        return as(who, [&](Turn const& turn, Actor& actor) { return reviewing::answer(turn, actor, owed, granted, words); });
    }
    Say open(std::string const& who, std::string const& village) {
        auto owed = duty(task, village);
        return as(who, [&](Turn const& turn, Actor& actor) { return reviewing::open(turn, actor, owed, 1); });
    }
    Say take_back(std::string const& who) {
        return as(who, [](Turn const& turn, Actor& actor) { return undo(turn, actor); });
    }
};

struct Outsider {
    char const *who, *village;
};
// The head of himself, his village committee, another village's head, the contact who stands in for a vacant seat, whoever only sees.
constexpr Outsider outsiders[] = {{"h1", "v1"}, {"clerk", "v1"}, {"h2", "v1"}, {"contact2", "v1"}, {"contact2", "v6"}, {"duty", "v1"}, {"corg", "v1"}, {"sec2", "v1"}};

}  // namespace

TEST_CASE_FIXTURE(Review, "who only sees a report, or made it, cannot judge it") {
    report("h1", "v1");
    report("contact2", "v6");
    for (auto const& [who, village] : outsiders) {
        CAPTURE(std::string(who) + " " + village);
        CHECK(accept(who, village).key == "review.not_yours");
        CHECK(send_back(who, village, "少一页").key == "review.not_yours");
        CHECK(send_back(who, village, "").key == "review.not_yours");
        CHECK(open(who, village).key == "review.not_yours");
        CHECK_FALSE(conversation(who).dialogue);
        CHECK(duty(task, village).state == DutyState::reported);
    }
    CHECK(open("h1", "v1").fields["handler"] == "苏敏同志");
    CHECK(open("contact2", "v6").fields["handler"] == "秦川同志");
}

TEST_CASE_FIXTURE(Review, "who only sees a question, or asked it, cannot answer it") {
    ask_help("h1", "v1");
    ask_help("contact2", "v6");
    for (auto const& [who, village] : outsiders) {
        CAPTURE(std::string(who) + " " + village);
        CHECK(answer(who, village, true, "").key == "review.not_yours");
        CHECK(answer(who, village, false, "不行").key == "review.not_yours");
        CHECK(open(who, village).key == "review.not_yours");
        CHECK(duty(task, village).asked == Asked::help);
    }
}

TEST_CASE("each of the handler's chain judges a report and answers a question") {
    for (auto const& [who, village] : {Outsider{"contact", "v1"}, Outsider{"leader", "v1"}, Outsider{"sec", "v1"}, Outsider{"leader", "v6"}, Outsider{"sec", "v6"}}) {
        CAPTURE(std::string(who) + " " + village);
        Review town;
        std::string const owner = std::string(village) == "v1" ? "h1" : "contact2";
        town.ask_help(owner, village);
        CHECK(town.answer(who, village, true, "").key == "help.coming.reply");
        town.report(owner, village);
        CHECK(town.send_back(who, village, "少一页").key == "review.sent_back");
        town.report(owner, village);
        CHECK(town.accept(who, village).key == "review.accepted");
        CHECK(town.duty(town.task, village).state == DutyState::done);
    }
}

TEST_CASE_FIXTURE(Review, "what came back stands in the list with what has to be added, and with the days it lay") {
    report("h1", "v1");
    on(nov(18));
    send_back("contact", "v1", "少一页");
    CHECK(duty(task, "v1").due == nov(22));
    std::vector<Item> items;
    in([&](Turn const& turn) { items = items_of(turn, PersonId{"h1"}); });
    REQUIRE(items.size() == 1);
    CHECK(items.front().line.key == "item.returned");
    CHECK(items.front().line.fields["reason"] == "少一页");
    CHECK(items.front().thing.kind == Thing::Kind::duty);
}

TEST_CASE_FIXTURE(Review, "a report that was late already gets no days for lying") {
    on(nov(23));
    report("h1", "v1");
    on(nov(25));
    send_back("contact", "v1", "少一页");
    CHECK(duty(task, "v1").due == nov(20));
}

TEST_CASE_FIXTURE(Review, "a return that is taken back before the village has heard of it corrects nobody") {
    report("h1", "v1");
    on(nov(18));
    send_back("contact", "v1", "少一页");
    CHECK(take_back("contact").key == "undo.act");
    CHECK(told("h1").empty());
    auto owed = duty(task, "v1");
    CHECK(owed.state == DutyState::reported);
    CHECK(owed.due == nov(20));
    CHECK(owed.done_on == nov(16));
    CHECK(owed.returned_for.empty());
    CHECK(reminder(owed.id)->person == PersonId{"contact"});
}

TEST_CASE_FIXTURE(Review, "neither does one that was on its way at once") {
    on(nov(19));
    in([&](Turn const& turn) {  // today's digest has gone
        auto conversation = turn.tx.conversations().load("h1");
        conversation.begin_day(today());
        turn.tx.conversations().save("h1", conversation);
    });
    report("h1", "v1");
    send_back("contact", "v1", "少一页");
    REQUIRE(told("h1") == "done.returned");
    take_back("contact");
    CHECK(told("h1").empty());
    CHECK(duty(task, "v1").state == DutyState::reported);
}

TEST_CASE_FIXTURE(Review, "whoever is asked may answer, also where the ladder is empty") {
    ask_help("h1", "v1");
    auto const asked = duty(task, "v1");
    in([&](Turn const& turn) {
        for (auto handler : handlers_of(turn, asked)) {
            CAPTURE(handler->id.text());
            CHECK(reviewing::may_judge(turn, handler->id, asked));
        }
    });
    County bare = small_county();  // nobody but the office and the desk are left in the township
    auto posts = bare.roster.posts();
    std::erase_if(posts, [](Post const& post) { return post.role == Role{"township.contact_cadre"} || post.role == Role{"township.linked_leader"} || post.role == Role{"township.secretary"}; });
    bare.roster = Roster(bare.roster.units(), bare.roster.people(), posts);
    Town town(bare);
    auto const owed = town.duty(town.give("医保名单", nov(20), {"v1"}, "sec"), "v1");
    town.in([&](Turn const& turn) {
        auto line = handlers_of(turn, owed);
        REQUIRE_FALSE(line.empty());
        for (auto handler : line) CHECK(reviewing::may_judge(turn, handler->id, owed));
    });
}

TEST_CASE("where everybody who may answer is gone, the desk has a sentence of its own: it decides nothing, and is told whom to ask") {
    County bare = small_county();
    auto posts = bare.roster.posts();
    std::erase_if(posts, [](Post const& post) { return post.role.text().starts_with("township.") && post.role != Role{"township.duty"}; });
    bare.roster = Roster(bare.roster.units(), bare.roster.people(), posts);
    Town town(bare);
    auto const id = town.give("医保名单", nov(20), {"v1"}, "sec");  // whoever gave it has left as well
    town.in([&](Turn const& turn) { CHECK(nobody_may_answer(turn, turn.tx.duties().of(id).front())); });
    struct Row {
        char const* word;
        std::function<Say(Turn const&, Actor&, Duty const&)> ask;
    };
    for (auto const& [word, ask_it] : {Row{"word.wants_help", [](Turn const& turn, Actor& actor, Duty const& duty) { return owner_questions::ask_help(turn, actor, duty, "系统进不去"); }},
                                       Row{"word.wants_later", [](Turn const& turn, Actor& actor, Duty const& duty) { return owner_questions::ask_extension(turn, actor, duty, "到11月25日 下雨"); }},
                                       Row{"word.says_not_ours", [](Turn const& turn, Actor& actor, Duty const& duty) { return owner_questions::not_ours(turn, actor, duty, "不是我们的"); }}}) {
        auto const what = phrase(word);
        CAPTURE(word);
        auto const owed = town.duty(id, "v1");
        auto const asked = town.as("h1", [&](Turn const& turn, Actor& actor) { return ask_it(turn, actor, owed); });
        CHECK(asked.key == "ask.at_desk");  // no day is promised that nobody keeps
        CHECK(asked.fields.at("handler") == "罗勇同志");
        CHECK(town.reminder(owed.id)->person == PersonId{"duty"});
        town.in([&](Turn const& turn) {
            auto item = handler_item(turn, turn.tx.duties().of(id).front());
            CHECK(item.line.key == "item.request_desk");
            CHECK(item.line.fields.at("what") == what);
            CHECK(item.line.fields.at("who") == "张三");
            CHECK(item.line.fields.at("handler") == "魏东主任");
        });
        auto const waits = town.duty(id, "v1");
        for (auto const& answered : {town.as("duty", [&](Turn const& turn, Actor& actor) { return reviewing::open(turn, actor, waits, 1); }),
                                     town.as("duty", [&](Turn const& turn, Actor& actor) { return reviewing::answer(turn, actor, waits, true, ""); })}) {
            CHECK(answered.key == "review.desk");
            CHECK(answered.fields.at("what") == what);
            CHECK(answered.fields.at("handler") == "魏东主任");
        }
        CHECK(town.duty(id, "v1").asked != Asked::nothing);
        CHECK(town.as("h1", [](Turn const& turn, Actor& actor) { return undo(turn, actor); }).key == "undo.act");
    }
    // A report waits there in the same way; with a secretary again it is his.
    auto const owed = town.duty(id, "v1");
    town.as("h1", [&](Turn const& turn, Actor& actor) { return reporting::report(turn, actor, owed); });
    auto const reported = town.duty(id, "v1");
    CHECK(town.as("duty", [&](Turn const& turn, Actor& actor) { return reviewing::accept(turn, actor, reported); }).key == "review.desk");
    town.county.roster = small_county().roster;
    town.in([&](Turn const& turn) { CHECK(handler_item(turn, reported).line.key == "item.review"); });
    CHECK(town.as("sec", [&](Turn const& turn, Actor& actor) { return reviewing::accept(turn, actor, reported); }).key == "review.accepted");
}

TEST_CASE("where nobody holds the last rung of the ladder, the desk is not told that somebody is at it") {
    County bare = small_county();
    auto posts = bare.roster.posts();
    std::erase_if(posts, [](Post const& post) { return post.role.text().starts_with("township.") && post.role != Role{"township.duty"}; });
    bare.roster = Roster(bare.roster.units(), bare.roster.people(), posts);
    Town town(bare);
    auto const id = town.give("医保名单", nov(16), {"v1", "v2"}, "admin");
    Step const step{nov(23), Step::To::ladder, Role{"township.secretary"}, false, true};
    town.in([&](Turn const& turn) {
        auto const duties = turn.tx.duties().of(id);
        CHECK(upward_item(turn, duties, step).line.key == "late.desk_many");
        CHECK(upward_item(turn, {duties.front()}, step).line.key == "late.desk");
    });
    Town whole;
    auto const same = whole.give("医保名单", nov(16), {"v1"}, "admin");
    whole.in([&](Turn const& turn) { CHECK(upward_item(turn, turn.tx.duties().of(same), step).line.key == "late.secretary"); });
}

TEST_CASE_FIXTURE(Review, "a day that was asked for is granted, and never shortens what the issuer has given since") {
    struct Row {
        Date moved, until;
        std::string words, key;
        Date due;
    };
    for (auto const& [moved, until, words, key, due] : {Row{dec(10), nov(25), "", "extend.later_already.reply", dec(10)}, Row{nov(22), nov(25), "", "extend.granted.reply", nov(25)},
                                                        Row{dec(10), nov(25), "到11月28日", "extend.later_already.reply", dec(10)}, Row{nov(20), nov(25), "到11月30日", "extend.granted.reply", nov(30)}}) {
        CAPTURE(to_text(moved));
        CAPTURE(words);
        auto id = give("清理河道", nov(20), {"v1"});
        auto const given = duty(id, "v1");
        as("h1", [&](Turn const& turn, Actor& actor) { return owner_questions::ask_extension(turn, actor, given, "到" + say_day(until) + " 下雨"); });
        if (moved != nov(20)) in([&](Turn const& turn) { assigning::move_day(turn, *turn.tx.duties().find(id), moved); });
        auto owed = duty(id, "v1");
        CHECK(owed.asked == Asked::extension);
        CHECK(as("contact", [&](Turn const& turn, Actor& actor) { return reviewing::answer(turn, actor, owed, true, words); }).key == key);
        CHECK(duty(id, "v1").due == due);
    }
}

}  // namespace lingyan::affairs
