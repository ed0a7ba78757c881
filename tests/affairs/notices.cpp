// Notices: whose they are to publish and to look through, what is held, and who finds them.
#include "affairs/notices.hpp"
#include "affairs/clearing.hpp"
#include "affairs/disclosing.hpp"
#include "affairs/ledger.hpp"
#include "affairs/private_numbers.hpp"
#include "affairs/publishing.hpp"
#include "affairs/support_notices.hpp"

#include <doctest/doctest.h>

namespace lingyan::affairs {

TEST_CASE("numbers of persons are found however they are written, and covered; figures of money and days are none") {
    struct Row {
        char const* text;
        char const* covered;
    };
    for (auto const& [text, covered] : {
             Row{"张三510722199003070011领取", "张三5107**************领取"}, Row{"身份证 51072219900307001X", "身份证 5107**************"},
             Row{"510722 19900307 0011", "5107**************"}, Row{"５１０７２２１９９００３０７００１１", "5107**************"},
             Row{"电话13900000001。", "电话139****0001。"}, Row{"139 0000 0001", "139****0001"}, Row{"139-0000-0001", "139****0001"},
             Row{"卡号6217001234567890122", "卡号6217***************"}, Row{"6217 0012 3456 7893", "6217************"},
             Row{"收入13900元，支出8000元", "收入13900元，支出8000元"}, Row{"2026-10-12 到 2026-10-19", "2026-10-12 到 2026-10-19"},
             Row{"办公电话0816-5222222", "办公电话0816-5222222"}, Row{"5107**************", "5107**************"}, Row{"项目编号12345678901", "项目编号12345678901"},
             Row{"", ""}}) {
        CAPTURE(text);
        CHECK(masked(text) == covered);
        CHECK(private_numbers_in(text).empty() == (std::string(text) == covered));
        CHECK(masked(cover_id_numbers(text)) == covered);
    }
    CHECK(cover_id_numbers("510722199003070011，13900000001").ends_with("，13900000001"));
    CHECK_FALSE(private_numbers_in(cover_id_numbers("510722199003070011")).empty());
}

TEST_CASE_FIXTURE(Village, "whoever may not publish there is told so, and a text that bears a mark of secrecy goes nowhere") {
    CHECK(publish("发公开 村务 修路进展，已完成一半", "sup").key == "notice.not_allowed");
    CHECK(publish("发公开 村务 修路进展，已完成一半", "sec").key == "notice.not_allowed");
    CHECK(publish("发公开 村务 内部资料，修路进展").key == "error.marked");
    CHECK(publish("发公开").key == "open.notice");
    CHECK(go_on("算了").key == "notice.dropped");
    std::string longest = "发公开 村务 ";
    for (int i = 0; i < 6001; ++i) longest += "字";
    CHECK(publish(longest + "。").key == "notice.too_long");
    CHECK(publish("发公开 村民大会十月八日召开，请大家来").key == "notice.which_affair");
    CHECK(go_on("9").key == "notice.which_affair");
    CHECK(go_on("通知").key == "notice.confirm");
    for (auto wrong : {"5", "1 5", "0 1", "好"}) {
        CAPTURE(wrong);
        CHECK(go_on(wrong).key == "notice.confirm_again");
    }
    CHECK(go_on("党务").fields["topic"] == "党务公开");
    on(nov(16), 9, 31);
    CHECK(go_on("1").key == "notice.expired");
}

TEST_CASE_FIXTURE(Village, "neither the publisher nor who reports for others nor another village's head looks a notice through") {
    auto one = given("发公开 财务 10月账目，收入500元");
    CHECK(one.state == NoticeState::waiting);
    CHECK(one.forms == "1 3");
    for (auto who : {"h1", "clerk", "contact", "sec"}) {
        CAPTURE(who);
        CHECK(pass(who, one.id).key == "notice.not_yours");
    }
    CHECK(pass("sup3", one.id).key == "error.not_here");
    CHECK(pass("sup2", one.id).key == "notice.look_later");
    CHECK(back("sup", one.id, "").key == "notice.back_why");
    CHECK(pass("sup", one.id).key == "notice.pass_ok");
    CHECK(pass("sup", one.id).key == "notice.looked_already");
    CHECK(back("sup2", one.id, "迟了").key == "notice.looked_already");
    CHECK_FALSE(is_owed("disclosure.finance-quarterly", "v1"));
    // Taken back it waits again, and is owed again.
    CHECK(undo("sup").key == "undo.act");
    CHECK(is_owed("disclosure.finance-quarterly", "v1"));
    CHECK(notice(one.id).state == NoticeState::waiting);
    CHECK(pass("sup", one.id).key == "notice.pass_ok");
    CHECK(undo("h1").key == "notice.withdrawn");
    CHECK(is_owed("disclosure.finance-quarterly", "v1"));
    CHECK(undo("sup").key == "undo.gone");
}

TEST_CASE_FIXTURE(Village, "reading moves no day: on the law's last day a notice goes out, and where nobody is to look, at once with its mark") {
    on(make_date(2026, 12, 30));
    auto last = given("发公开 财务 第四季度账目，收入500元");
    CHECK(last.out_by == at(dec(31), std::chrono::hours{17}));
    on(dec(31), 17);
    advance();
    CHECK(notice(last.id).state == NoticeState::out);
    CHECK(notices::mark_of(notice(last.id)) == "监委会待看");
    CHECK_FALSE(is_owed("disclosure.finance-quarterly", "v1"));
    CHECK(is_owed("disclosure.village", "v1"));
    auto alone = given("发公开 村务 修路花了多少钱，一共三万元", "1", "h3");
    CHECK(alone.state == NoticeState::out);
    CHECK(notices::mark_of(alone) == "监委会待看");
}

TEST_CASE_FIXTURE(Village, "a clerk's Party notice is looked through by the secretary, the secretary's by another branch member") {
    auto clerks = given("发公开 党务 预备党员公示，共两名", "1", "clerk");
    CHECK(pass("sup", clerks.id).key == "notice.not_yours");
    CHECK(pass("h1", clerks.id).key == "notice.pass_ok");
    auto secretarys = given("发公开 党务 党费收缴，共两百元");
    CHECK(pass("h1", secretarys.id).key == "notice.not_yours");
    CHECK(pass("branch", secretarys.id).key == "notice.pass_ok");
    CHECK(publish("发公开 党务 党费收缴，共两百元", "director").key == "notice.party_only");
    CHECK(publish("发公开 村务 修路进展，已完成一半", "director").key == "notice.confirm");
}

TEST_CASE_FIXTURE(Village, "the three modes and the three kinds are read from a notice's first words") {
    struct Row {
        char const* text;
        NoticeMode mode;
        Affair affair;
        char const* title;
    };
    for (auto const& [text, mode, affair, title] : {Row{"发公开 阶段 村务 低保评议第一榜，共四户", NoticeMode::staged, Affair::village, "低保评议第一榜"},
                                                    Row{"发公开 即时 村务 便道抢修开工", NoticeMode::immediate, Affair::village, "便道抢修开工"},
                                                    Row{"发公开 10月收入12000元，支出8000元", NoticeMode::routine, Affair::finance, "10月财务公开"},
                                                    Row{"公示困难党员慰问名单，张三、李四", NoticeMode::routine, Affair::party, "困难党员慰问名单"},
                                                    Row{"发通知：周六上午大扫除，带扫把", NoticeMode::routine, Affair::service, "周六上午大扫除"}}) {
        CAPTURE(text);
        auto one = given(text, "1");
        CHECK(one.mode == mode);
        CHECK(one.affair == affair);
        CHECK(one.title == title);
        CHECK((one.state == NoticeState::out) == (mode == NoticeMode::immediate || affair == Affair::service));
    }
}

TEST_CASE_FIXTURE(Village, "a village without a head owes its disclosure all the same, and its contact cadre is told whose it is") {
    CHECK(is_owed("disclosure.village", "v6"));
    in([&](Turn const& turn) {
        auto const& rule = *turn.county.pack.rule(RuleId{"disclosure.village"});
        auto item = disclosing::item(turn, rule, period_of(rule.every, turn.today()), UnitId{"v6"});
        REQUIRE(item);
        CHECK(item->line.key == "item.vacant");
        CHECK(item->line.fields["village"] == "白鹤村");
    });
}

TEST_CASE_FIXTURE(Village, "a question waits for one answer, from whoever answers for the notice, and stops no clock") {
    auto one = given("发公开 财务 10月账目，收入500元");
    auto ask = [&](std::string const& who, std::string const& words) {
        return look(who, one.id, [&](Turn const& turn, Actor& actor, Notice notice) { return clearing::ask(turn, actor, notice, words); });
    };
    auto answer = [&](std::string const& who, std::string const& words) {
        return look(who, one.id, [&](Turn const& turn, Actor& actor, Notice notice) { return clearing::answer(turn, actor, notice, words); });
    };
    CHECK(ask("clerk", "招待费").key == "notice.not_yours");
    CHECK(ask("sup", "").key == "notice.ask_what");
    CHECK(ask("sup", "招待费是什么").key == "notice.ask_ok");
    CHECK(ask("sup", "还有一笔").key == "notice.asked_already");
    CHECK(answer("clerk", "不知道").key == "error.not_here");
    CHECK(answer("h1", "县里来人").key == "notice.answer_ok");
    CHECK(answer("h1", "再答一次").key == "notice.answered_already");
    CHECK(notice(one.id).out_by == one.out_by);
    CHECK(told("h1").find("notice.question") != std::string::npos);
}

TEST_CASE_FIXTURE(Village, "a follower of no village is asked which, and what he names is his until he names another") {
    given("发公开 明天停水，修管子", "4");
    CHECK(resident("公开") == "notice.which_village");
    CHECK(resident("没有这个村") == "notice.no_village");
    CHECK(resident("旦麻村") == "notice.found");
    CHECK(resident("1") == "notice.text");
    CHECK(resident("2") == "dialogue.number");
    CHECK(resident("公开 停水") == "notice.found");
    CHECK(resident("公开 13月") == "notice.bad_month");
    CHECK(resident("公开 0月") == "notice.bad_month");
    CHECK(resident("公开 99") == "notice.not_found");
    CHECK(resident("公开 上河村") == "notice.not_found");
    CHECK(resident("公开 上个月") == "notice.not_found");
    CHECK(resident("公开 本月") == "notice.found");
    CHECK(resident("公开 11月") == "notice.found");
    CHECK(resident("我是上河村的") == "notice.not_found");
    CHECK(resident("公开") == "notice.not_found");
    CHECK(resident("今天天气好") == "resident.not_found");
    // Two villages of one name: their townships tell them apart.
    CHECK(resident("公开", "r2") == "notice.which_village");
    CHECK(resident("清水村", "r2") == "notice.which");
    CHECK(resident("9", "r2") != "notice.not_found");
    CHECK(resident("建中镇清水村", "r2") == "notice.not_found");
    // A village's bare name inside a question is a word to whoever has a village.
    CHECK(resident("旦麻村") == "notice.found");
    CHECK(resident("公开 石门") == "notice.not_found");
    in([](Turn const& turn) { CHECK(turn.tx.conversations().load(resident_key("app", "r1")).village == UnitId{"v1"}); });
}

TEST_CASE_FIXTURE(Village, "a late notice closes its own affair alone: what else the village owes stays owed and late") {
    on(make_date(2026, 12, 30));
    auto state = [&](char const* rule) {
        std::string said;
        in([&](Turn const& turn) {
            auto const& one = *turn.county.pack.rule(RuleId{rule});
            auto period = period_of(one.every, make_date(2026, 12, 31));
            auto duty = touch(turn, one, period, {one.id, period.name, UnitId{"v1"}, one.owner, {}});
            said = duty.state == DutyState::open ? "open" : duty.state == DutyState::done ? "done" : "given up";
        });
        return said;
    };
    for (auto rule : {"disclosure.village", "disclosure.party", "disclosure.finance-quarterly"}) CHECK(state(rule) == "open");
    on(make_date(2027, 1, 4));
    auto one = given("发公开 村务 四季度村务，修路一公里", "1");
    CHECK(pass("sup", one.id).key == "notice.pass_ok");
    CHECK(state("disclosure.village") == "done");
    CHECK(state("disclosure.party") == "open");
    CHECK(state("disclosure.finance-quarterly") == "open");
}

TEST_CASE_FIXTURE(Village, "forms are ticked later as well, by the village alone, and only the four there are") {
    auto one = given("发公开 明天停水，修管子", "4");
    auto tick = [&](std::string const& text, std::string const& who = "h1") {
        return as(who, [&](Turn const& turn, Actor& actor) { return publishing::tick_forms(turn, actor, text); }).key;
    };
    auto no = std::to_string(one.id.value());
    CHECK(tick(no + " 1 3") == "notice.forms_ok");
    CHECK(notice(one.id).forms == "1 3");
    CHECK(tick(no + " 5") == "notice.forms_how");
    CHECK(tick(no) == "notice.forms_how");
    CHECK(tick("一下") == "notice.forms_how");
    CHECK(tick("99 1") == "notice.no_such");
    CHECK(tick(no + " 1", "h2") == "notice.no_such");
    CHECK(undo("h1").key == "undo.act");
    CHECK(notice(one.id).forms == "4");
}

TEST_CASE("a village that bears the mark owes its accounts monthly, one that does not by the quarter, and never both") {
    auto county = disclosing_county();
    auto units = county.roster.units();
    for (auto& unit : units)
        if (unit.id == UnitId{"v1"}) unit.marks = {"财务往来较多"};
    county.roster = Roster(units, county.roster.people(), county.roster.posts());
    Village town(std::move(county));
    CHECK(town.is_owed("disclosure.finance-monthly", "v1"));
    CHECK_FALSE(town.is_owed("disclosure.finance-quarterly", "v1"));
    CHECK_FALSE(town.is_owed("disclosure.finance-monthly", "v2"));
    CHECK(town.is_owed("disclosure.finance-quarterly", "v2"));
    town.pass("sup", town.given("发公开 财务 10月账目，收入500元").id);
    CHECK_FALSE(town.is_owed("disclosure.finance-monthly", "v1"));
    town.on(dec(1));
    CHECK(town.is_owed("disclosure.finance-monthly", "v1"));
}

}  // namespace lingyan::affairs
