#include "packs/pack.hpp"

#include "packs/roles.hpp"
#include "support.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace lingyan::packs {
namespace {

Roles const& roles() {
    static auto const read = read_roles(config + "roles.toml");
    return read;
}

Pack read(std::string const& text) {
    TextFile const file(text);
    return read_packs({file.path()}, roles());
}

// A pack of 20 lines that stands; a row replaces one of its lines.
std::vector<std::string> const sound{
    "[source.\"000\"]",                                                                       // 1
    "title = \"工作材料\"",                                                                   // 2
    "[[record]]",                                                                             // 3
    "kind = \"training\"",                                                                    // 4
    "fields = { topic = \"text\", level = [\"township\", \"county\"], days = \"half-days\" }",  // 5
    "say = [\"培训 {topic} {days}天\"]",                                                      // 6
    "entered_by = \"township.organization\"",                                                 // 7
    "[[rule]]",                                                                               // 8
    "id = \"training.days\"",                                                                 // 9
    "title = \"年度集中培训\"",                                                               // 10
    "source = \"000\"",                                                                       // 11
    "quote = \"每年累计集中培训时间不少于7天\"",                                              // 12
    "owner = \"village.both_posts\"",                                                         // 13
    "clock = { every = \"year\" }",                                                           // 14
    "done_by = { record = \"training\", sum = \"days\", at_least = 7 }",                      // 15
    "remind = [\"mid\", \"-60d\", \"-1m\", \"-3wd\"]",                                        // 16
    "escalate = [{ at = \"-30d\", to = \"county.organization\" }]",                           // 17
    "soft = true",                                                                            // 18
    "valid_from = 2027-01-01",                                                                // 19
    "grace = \"60d\"",                                                                        // 20
};

std::string with_line(int line, std::string const& text) {
    auto lines = sound;
    lines[static_cast<std::size_t>(line - 1)] = text;
    return joined(lines) + "\n";
}

}  // namespace

TEST_CASE("the shipped pack asks a secretary for one talk a quarter with each village head") {
    auto const pack = read_packs({config + "rules/grassroots.toml"}, roles());
    REQUIRE(pack.rules.size() == 5);
    Rule talk;
    talk.id = RuleId("talk.quarterly");
    talk.title = "季度谈心谈话";
    talk.source = "000";
    talk.quote = "乡镇党委书记至少每季度与村主干进行一次谈心谈话";
    talk.owner = Role("township.secretary");
    talk.about = {village_head};
    talk.every = Span::quarter;
    talk.done_by.record = "talk";
    talk.done_by.count = 1;
    auto const before = [](int count) { return Offset{Offset::Kind::calendar_days, -count}; };
    talk.remind = {before(30), before(10), before(3)};
    talk.escalate = {{before(10), Role("county.organization"), true}};
    talk.privacy = Privacy::parties;
    CHECK(pack.rules.front() == talk);

    CHECK(pack.source("000")->title == "农牧区“一肩挑”村干部工作经验材料");
    CHECK(pack.numbers.at("task.remind") == std::vector<std::string>{"-7d", "-3d", "-1d", "0d"});
    auto const& danger = pack.words.at("danger.zh-CN");
    auto const& ordinary = pack.words.at("danger_not.zh-CN");
    for (auto const* word : {"着火", "起火", "洪水", "泥石流", "塌方", "溺水", "喝农药", "不想活", "煤气泄漏"})
        CHECK(std::count(danger.begin(), danger.end(), word) == 1);

    // As a message is looked at: ordinary work is taken out, then a word of danger is looked for.
    auto speaks_of_danger = [&](std::string text) {
        for (auto const& phrase : ordinary)
            for (auto at = text.find(phrase); at != text.npos; at = text.find(phrase, at)) text.replace(at, phrase.size(), " ");
        return std::any_of(danger.begin(), danger.end(), [&](auto const& word) { return text.find(word) != text.npos; });
    };
    struct Row { bool danger; std::string text; };
    for (auto const& [is_danger, text] : {
             Row{true, "着火了"}, Row{true, "后山起火，火灾隐患没排查到"}, Row{true, "消防演练时真的着火了"}, Row{true, "河里发大水，桥冲垮了"}, Row{true, "有人喝农药"},
             Row{true, "娃娃溺水了快来"}, Row{true, "煤气中毒两个人"}, Row{true, "房子着火了，防止爆炸"}, Row{true, "王大爷晕倒在地里"}, Row{true, "我不想活了"},
             Row{false, "防火检查做完了"}, Row{false, "消防培训办完了"}, Row{false, "防汛预案报镇里"}, Row{false, "冬季防火台账"}, Row{false, "地震演练几点开始"},
             Row{false, "防溺水宣传开了会"}, Row{false, "预防煤气中毒的告知书发了"}, Row{false, "滑坡隐患点巡查了一遍"}, Row{false, "火灾隐患排查完了"},
             Row{false, "泥石流监测点两个"}, Row{false, "谈 张三"}, Row{false, "医保名单办完了"}}) {
        CAPTURE(text);
        CHECK(speaks_of_danger(text) == is_danger);
    }
}

TEST_CASE("a total of days is kept in half-days, and fields stay in the order they were written") {
    auto const pack = read(joined(sound));
    auto const& rule = pack.rules.at(0);
    CHECK(rule.done_by.sum == "days");
    CHECK(rule.done_by.at_least == 14);
    CHECK(rule.soft);
    CHECK(rule.valid_from == make_date(2027, 1, 1));
    CHECK(rule.grace == Offset{Offset::Kind::calendar_days, 60});
    CHECK(rule.remind.at(0).kind == Offset::Kind::middle);
    auto const& fields = pack.records.at(0).fields;
    REQUIRE(fields.size() == 3);
    CHECK(fields[0].name == "topic");
    CHECK(fields[1].choices == std::vector<std::string>{"township", "county"});
    CHECK(fields[2].type == "half-days");

    auto const half = read(with_line(15, "done_by = { record = \"training\", sum = \"days\", at_least = 2.5, where = { level = [\"county\"], days = 1.5 } }"));
    CHECK(half.rules.at(0).done_by.at_least == 5);
    CHECK(half.rules.at(0).done_by.where.at("level") == std::vector<std::string>{"county"});
    CHECK(half.rules.at(0).done_by.where.at("days") == std::vector<std::string>{"3"});
}

TEST_CASE("the law's pack asks every village for three kinds of disclosure, monthly accounts where the mark is, after the statement") {
    auto const pack = read_packs({config + "rules/law.toml"}, roles());
    REQUIRE(pack.rules.size() == 4);
    auto const& monthly = pack.rules.front();
    CHECK(monthly.every == Span::month);
    CHECK(monthly.marked == "财务往来较多");
    CHECK(monthly.owner == village_head);
    CHECK(monthly.done_by.by_unit);
    REQUIRE(monthly.needs);
    CHECK(*monthly.needs == Needs{"statement", Role("township.accounting"), {Offset::Kind::calendar_days, 7}});
    CHECK(pack.rules.at(1).unmarked == monthly.marked);
    CHECK_FALSE(pack.rules.at(2).needs);
}

TEST_CASE("whatever is wrong in a pack is told with its line") {
    struct Row { int line; std::string text; std::string complaint; };
    for (auto const& [line, text, complaint] : {
             Row{1, "[source.\"001\"]", "11: unknown source '000' of rule training.days"},
             Row{2, "title = \"\"", "2: title of source 000 is empty"},
             Row{2, "name = \"x\"", "1: source 000 has no title\n2: unknown key 'name' in source 000"},
             Row{3, "[record]", "3: write [[record]] for each record\n15: unknown record 'training' in done_by of rule training.days"},
             Row{5, "fields = { days = \"weeks\" }", "5: unknown type 'weeks' of field days in record training\n6: unknown field 'topic' in '培训 {topic} {days}天'\n"
                 "15: field 'days' in done_by of rule training.days is no number that could be summed"},
             Row{5, "fields = { topic = \"text\", level = [\"a\", \"a\"], days = \"half-days\" }",
                 "5: the choices of level in record training must be there, each once"},
             Row{6, "say = [\"培训 {topics}\"]", "6: unknown field 'topics' in '培训 {topics}'"},
             Row{6, "say = [\"培训 {topic\"]", "6: '培训 {topic' opens a { and does not close it"},
             Row{6, "say = \"培训\"", "6: say of record training must be a list of texts"},
             Row{7, "entered_by = \"township.king\"", "7: unknown role 'township.king' in entered_by of record training"},
             Row{7, "entered_by = \"field:organiser\"", "7: unknown field 'organiser' in entered_by of record training"},
             Row{9, "", "8: a rule has no id"},
             Row{10, "name = \"x\"", "8: rule training.days has no title\n10: unknown key 'name' in rule training.days"},
             Row{12, "", "8: rule training.days has no quote"},
             Row{12, "quote = \"\"", "12: quote of rule training.days is empty"},
             Row{13, "owner = \"village.king\"", "13: unknown role 'village.king' in rule training.days"},
             Row{13, "owner = \"village.both_posts\"\nabout = \"villager\"", "14: unknown role 'villager' in rule training.days"},
             Row{13, "owner = \"village.both_posts\"\nabout = []", "14: about of rule training.days names no role"},
             Row{13, "owner = \"village.both_posts\"\nabout = [\"village.director\", \"villager\"]", "14: unknown role 'villager' in rule training.days"},
             Row{13, "owner = \"village.both_posts\"\nabout = [\"village.head\", \"village.head\"]", "14: about of rule training.days names 'village.head' twice"},
             Row{13, "owner = \"village.both_posts\"\nabout = [5]", "14: about of rule training.days must be a list of texts, none of them empty"},
             Row{14, "", "8: rule training.days has no clock"},
             Row{14, "clock = \"year\"", "14: clock of rule training.days must be a table"},
             Row{14, "clock = { every = \"week\" }", "14: unknown period 'week' in rule training.days"},
             Row{14, "clock = { every = \"year\", on = 5 }", "14: unknown key 'on' in clock of rule training.days"},
             Row{14, "clock = { after = \"handover\", wait = \"10d\" }", "14: clock 'after' is not carried out yet"},
             Row{14, "clock = { before = \"course\", lead = \"3d\" }", "14: clock 'before' is not carried out yet"},
             Row{15, "", "8: rule training.days has no done_by"},
             Row{15, "done_by = { record = \"course\", count = 1 }", "15: unknown record 'course' in done_by of rule training.days"},
             Row{15, "done_by = { record = \"training\" }", "15: done_by of rule training.days must have either count or sum"},
             Row{15, "done_by = { record = \"training\", count = 1, sum = \"days\", at_least = 1 }", "15: done_by of rule training.days must have either count or sum"},
             Row{15, "done_by = { record = \"training\", count = 0 }", "15: count in done_by of rule training.days must be a whole number from 1"},
             Row{15, "done_by = { record = \"training\", count = 1, at_least = 2 }", "15: at_least without sum in done_by of rule training.days"},
             Row{15, "done_by = { record = \"training\", sum = \"hours\", at_least = 7 }", "15: unknown field 'hours' of record training in done_by of rule training.days"},
             Row{15, "done_by = { record = \"training\", sum = \"topic\", at_least = 7 }", "15: field 'topic' in done_by of rule training.days is no number that could be summed"},
             Row{15, "done_by = { record = \"training\", sum = \"days\" }", "15: done_by of rule training.days has sum and no at_least"},
             Row{15, "done_by = { record = \"training\", sum = \"days\", at_least = 7.3 }", "15: at_least in done_by of rule training.days must be a number of days, by halves, or \"unset\""},
             Row{15, "done_by = { record = \"training\", count = 1, where = { place = \"x\" } }", "15: unknown field 'place' of record training in done_by of rule training.days"},
             Row{15, "done_by = { record = \"training\", count = 1, where = { level = [\"moon\"] } }", "15: unknown value 'moon' of where.level in done_by of rule training.days"},
             Row{16, "remind = [\"-30\"]", "16: '-30' in remind of rule training.days is no offset: -30d, -3wd, -1m or mid"},
             Row{16, "remind = [5]", "16: this in remind of rule training.days is no offset: -30d, -3wd, -1m or mid"},
             Row{16, "remind = \"mid\"", "16: remind of rule training.days must be a list of offsets"},
             Row{16, "remind = [\"3d\"]", "16: remind of rule training.days must not be after the last day"},
             Row{16, "remind = [\"-10d\"]", "17: escalate of rule training.days comes before the owner was told"},
             Row{17, "escalate = [{ to = \"county.organization\" }]", "17: escalate of rule training.days has no at"},
             Row{17, "escalate = [{ at = \"-3d\" }]", "17: escalate of rule training.days has no to"},
             Row{17, "escalate = [{ at = \"-3d\", to = \"king\" }]", "17: unknown role 'king' in escalate of rule training.days"},
             Row{17, "escalate = [{ at = \"-3d\", to = \"county.organization\", as = \"names\" }]",
                 "17: unknown word 'names' in escalate of rule training.days: only \"count\""},
             Row{17, "escalate = [{ at = \"3d\", to = \"county.organization\" }]",
                 "17: escalate of rule training.days must not be after the last day: the ladder is there by itself"},
             Row{18, "soft = \"yes\"", "18: soft of rule training.days must be true or false"},
             Row{18, "privacy = \"secret\"", "18: unknown privacy 'secret' of rule training.days"},
             Row{18, "needs = { record = \"statement\", from = \"township.accounting\" }", "18: unknown record 'statement' in needs of rule training.days\n"
                 "18: needs of rule training.days: only a rule whose record is the unit's (by = \"unit\") can wait for another's"},
             Row{19, "valid_from = \"soon\"", "19: valid_from of rule training.days must be a day like 2027-01-01"},
             Row{20, "grace = \"-60d\"", "20: grace of rule training.days must be a length like 60d"},
             Row{20, "[words]\ndanger = [\"着火\"]", "21: words.danger (write danger.zh-CN = [...]) must be a table"},
             Row{20, "[words]\ndanger.zh-CN = [5]", "21: words.danger.zh-CN must be a list of texts, none of them empty"},
             Row{20, "[numbers]\ntask.remind = [\"soon\"]", "21: 'soon' in numbers.task.remind is no offset: -30d, -3wd, -1m or mid"},
             Row{20, "[numbers]\ntask.most = { a = 1 }", "21: numbers.task.most must be a number, a text or a list of them"},
             Row{20, "[thing]\na = 1", "20: unknown key 'thing' in a pack"}}) {
        CAPTURE(line);
        CAPTURE(text);
        auto const whole = with_line(line, text);
        CHECK(joined(complaints_of([&] { read(whole); })) == complaint);
    }
}

namespace {

// A rule on a figure, of 11 lines; a row replaces one of its lines.
std::string on_a_figure(std::string const& clock, std::string const& more = {}) {
    return "[source.\"001\"]\ntitle = \"工作材料\"\n[[rule]]\nid = \"lift.funds\"\ntitle = \"提级管理\"\nsource = \"001\"\nquote = \"资金超50万\"\n"
           "owner = \"township.discipline\"\nclock = " + clock + "\n" + more + "\n";
}

}  // namespace

TEST_CASE("a rule that stands on a figure is read with its line in whole hundredths, or without one where the place has set none") {
    struct Row { std::string over; std::optional<std::int64_t> read; };
    for (auto const& [over, read_as] : {Row{"500000", 50000000}, Row{"500000.01", 50000001}, Row{"0.1", 10}, Row{"0", 0}, Row{"99999999999.99", 9999999999999}, Row{"\"unset\"", std::nullopt}}) {
        CAPTURE(over);
        auto const text = on_a_figure("{ when = \"project_funds\", over = " + over + " }");
        auto const pack = read(text);
        CHECK(pack.rules.empty());
        REQUIRE(pack.thresholds.size() == 1);
        CHECK(pack.thresholds.front().over == read_as);
        CHECK(pack.thresholds.front().figure == "project_funds");
        CHECK(pack.thresholds.front().owner == Role("township.discipline"));
        CHECK(pack.threshold(RuleId("lift.funds")) == &pack.thresholds.front());
    }
}

TEST_CASE("whatever is wrong in a rule on a figure is told with its line") {
    std::string const number = "9: over in clock of rule lift.funds must be a number from 0 with at most two decimals, or \"unset\"";
    struct Row { std::string clock, more, complaint; };
    for (auto const& [clock, more, complaint] : {
             Row{"{ when = \"project_funds\" }", "", "9: clock of rule lift.funds has no over"},
             Row{"{ when = \"project_funds\", over = \"500000\" }", "", number},
             Row{"{ when = \"project_funds\", over = true }", "", number},
             Row{"{ when = \"project_funds\", over = -1 }", "", number},
             Row{"{ when = \"project_funds\", over = 0.005 }", "", number},
             Row{"{ when = \"project_funds\", over = 1e12 }", "", number},
             Row{"{ when = \"project_funds\", over = nan }", "", number},
             Row{"{ when = \"project_funds\", above = 5 }", "", "9: unknown key 'above' in clock of rule lift.funds\n9: clock of rule lift.funds has no over"},
             Row{"{ when = \"project_funds\", over = 5, every = \"year\" }", "", "9: unknown key 'every' in clock of rule lift.funds"},
             Row{"{ when = 5, over = 5 }", "", "9: when of clock of rule lift.funds must be a text"},
             Row{"{ when = \"\", over = 5 }", "", "9: when of clock of rule lift.funds is empty"},
             Row{"{ when = \"project funds\", over = 5 }", "", "9: when in clock of rule lift.funds must be one word, without blanks and points"},
             Row{"{ when = \"project_funds\", over = 5 }", "remind = [\"-3d\"]", "10: unknown key 'remind' in rule lift.funds"},
             Row{"{ when = \"project_funds\", over = 5 }", "done_by = { record = \"x\", count = 1 }", "10: unknown key 'done_by' in rule lift.funds"},
             Row{"{ when = \"project_funds\", over = 5 }", "[[rule]]\nid = \"lift.funds\"\ntitle = \"x\"\nsource = \"002\"\nquote = \"x\"\nowner = \"king\"\nclock = { when = \"a\", over = 1 }",
                 "10: rule 'lift.funds' is there already: FILE:3\n13: unknown source '002' of rule lift.funds\n15: unknown role 'king' in rule lift.funds"}}) {
        CAPTURE(clock);
        CAPTURE(more);
        TextFile const file(on_a_figure(clock, more));
        auto told = joined(complaints_of([&] { read_packs({file.path()}, roles()); }));
        if (auto at = told.find(file.path()); at != told.npos) told.replace(at, file.path().size(), "FILE");
        CHECK(told == complaint);
    }
}

TEST_CASE("the shipped pack lifts a village over half a million of project funds, and leaves to the place what 集体经济 is") {
    auto const pack = read_packs({config + "rules/grassroots.toml"}, roles());
    REQUIRE(pack.thresholds.size() == 2);
    for (auto const& threshold : pack.thresholds) {
        CHECK(threshold.quote == "对年度项目资金超50万、集体经济超10万的村,提级到镇纪委进行纪实管理");
        CHECK(pack.source(threshold.source)->title == "“一肩挑”村党组织书记三级监督材料");
        CHECK(threshold.owner == Role("township.discipline"));
    }
    CHECK(pack.thresholds[0].over == 50000000);
    CHECK(pack.thresholds[1].over == 10000000);
    CHECK(pack.words.contains("project_funds.zh-CN"));
    CHECK_FALSE(pack.words.contains("collective_economy.zh-CN"));
    CHECK(pack.numbers.at("lift.together") == std::vector<std::string>{"any"});
}

TEST_CASE("a rule may be about several roles, and may leave its number to the place") {
    auto const several = read(with_line(13, "owner = \"township.organization\"\nabout = [\"village.director\", \"village.committee\"]"));
    CHECK(several.rules.at(0).about == std::vector{Role("village.director"), Role("village.committee")});
    CHECK(read(with_line(13, "owner = \"township.organization\"\nabout = \"village.head\"")).rules.at(0).about == std::vector{village_head});
    CHECK(read(joined(sound)).rules.at(0).about.empty());
    auto const unset = read(with_line(15, "done_by = { record = \"training\", sum = \"days\", at_least = \"unset\" }"));
    CHECK_FALSE(unset.rules.at(0).done_by.is_set());
    CHECK(read(joined(sound)).rules.at(0).done_by.is_set());
}

TEST_CASE("the shipped pack holds what the sources ask of training, in their own words") {
    auto const pack = read_packs({config + "rules/grassroots.toml"}, roles());
    auto const before = [](int count) { return Offset{Offset::Kind::calendar_days, -count}; };
    auto const middle = Offset{Offset::Kind::middle, 0};
    auto const rule = [&](char const* id) {
        auto const* found = pack.rule(RuleId(id));
        REQUIRE(found != nullptr);
        return *found;
    };
    auto const county = rule("training.county");
    CHECK(county.quote == "县委组织部每年对村“一肩挑”干部培训一遍，培训时间一般不少于5天");
    CHECK(county.owner == Role("county.organization"));
    CHECK(county.about == std::vector{Role("village.both_posts")});
    CHECK(county.every == Span::year);
    CHECK(county.done_by.at_least == 10);
    CHECK(county.done_by.where.at("level") == std::vector<std::string>{"county"});
    CHECK(county.soft);  // 一般: no fault

    auto const township = rule("training.township");
    CHECK(township.quote == "乡镇每年对村干部进行一次全员培训");
    CHECK(township.owner == Role("township.organization"));
    CHECK(township.about.size() == 6);
    CHECK(township.done_by.count == 1);
    CHECK(township.done_by.where.at("level") == std::vector<std::string>{"township"});

    auto const above = rule("training.above-county");
    CHECK(above.quote == "村“一肩挑”干部每年至少参加一次县以上集中培训");
    CHECK(above.owner == Role("village.both_posts"));
    CHECK(above.done_by.where.at("level") == std::vector<std::string>{"county", "city"});

    auto const days = rule("training.seven-days");
    CHECK(days.quote == "每年累计集中培训时间不少于7天");
    CHECK(days.owner == Role("village.both_posts"));
    CHECK(days.done_by.at_least == 14);
    CHECK(days.remind == std::vector{middle, before(60), before(30), before(7)});
    CHECK(days.escalate == std::vector{Escalation{before(60), Role("township.organization"), false}, Escalation{before(30), Role("county.organization"), false}});
    CHECK_FALSE(days.soft);
    CHECK(days.grace == Offset{Offset::Kind::calendar_days, 365});
    CHECK(pack.numbers.at("training.longest") == std::vector<std::string>{"30"});
}

TEST_CASE("a file that is no TOML is told with the line") {
    auto const found = complaints_of([] { read("[source.\"000\"]\ntitle = \n"); });
    REQUIRE(found.size() == 1);
    CHECK(found[0].starts_with("2: "));
    for (auto const* header : {"[来源]", "[[ =]]", "[\t\u00A0a]"}) {  // over which toml++ would end the process
        CAPTURE(header);
        auto const told = complaints_of([&] { read(std::string("\n") + header + "\n"); });
        REQUIRE(told.size() == 1);
        CHECK(told[0].starts_with("2: "));
    }
    std::string endless = "\n";  // over which the stack would end
    for (int i = 0; i < 100'000; ++i) endless += "a.";
    CHECK(joined(complaints_of([&] { read(endless + "a = 1\n"); })) == "2: a name here has hundreds of parts");
    CHECK(joined(complaints_of([&] { read(endless.substr(0, 1001) + "a = 1\n"); })) == "2: unknown key 'a' in a pack");
    CHECK(joined(complaints_of([] { read_packs({"nowhere.toml"}, roles()); })) == "0: cannot be read");
}

TEST_CASE("packs together are one: they may use each other's records and must not name a thing twice") {
    auto const lines = joined(sound);
    auto const cut = lines.find("[[rule]]");
    TextFile const rules(lines.substr(cut)), records(lines.substr(0, cut));
    CHECK(read_packs({rules.path(), records.path()}, roles()).rules.size() == 1);

    TextFile const again(lines);
    try {
        read_packs({rules.path(), records.path(), again.path()}, roles());
        FAIL("the clash went unseen");
    } catch (BadInput const& wrong) {
        std::vector<std::string> texts;
        for (auto const& complaint : wrong.complaints) texts.push_back(complaint.to_text());
        CHECK(joined(texts) == again.path() + ":1: source '000' is there already: " + records.path() + ":1\n" +
                               again.path() + ":3: record 'training' is there already: " + records.path() + ":3\n" +
                               again.path() + ":8: rule 'training.days' is there already: " + rules.path() + ":1");
    }
    CHECK(joined(complaints_of([&] { read_packs({again.path(), again.path()}, roles()); })) == "0: is named twice");
}

TEST_CASE("a number of the place may be a number, a text, or a list") {
    auto const pack = read("[numbers]\na.whole = 5\na.half = 2.5\na.text = \"x\"\na.list = [1, \"y\"]\n");
    CHECK(pack.numbers.at("a.whole") == std::vector<std::string>{"5"});
    CHECK(pack.numbers.at("a.half") == std::vector<std::string>{"2.5"});
    CHECK(pack.numbers.at("a.text") == std::vector<std::string>{"x"});
    CHECK(pack.numbers.at("a.list") == std::vector<std::string>{"1", "y"});
}

}  // namespace lingyan::packs
