// Who of a village is called, what counts as an answer, and what happens where a place has set nothing.
#include "affairs/emergencies.hpp"
#include "affairs/support.hpp"
#include "affairs/undoing.hpp"

#include <doctest/doctest.h>

namespace lingyan::affairs {

namespace {

constexpr char const* storm = "暴雨红色预警，今晚22点起，全镇，沿河住户马上往高处走，县气象台21点35分发布";

Say send(Town& town, std::string const& text = storm, bool drill = false) {
    town.as("duty", [&](Turn const& turn, Actor& actor) { return emergencies::draft(turn, actor, text, drill); });
    REQUIRE(town.conversation("duty").dialogue);
    REQUIRE(town.conversation("duty").dialogue->kind == "emergency.confirm");
    return town.as("duty", [](Turn const& turn, Actor& actor) { return emergencies::send(turn, actor); });
}

std::string said_by(Town& town, std::string const& who, std::string const& text) {
    std::string key;
    town.as(who, [&](Turn const& turn, Actor& actor) {
        auto said = emergencies::answer(turn, actor, text);
        key = said ? said->key : "";
        return Say{};
    });
    return key;
}

Heard heard(Town& town, std::string const& unit, std::size_t emergency = 0) {
    Heard found = Heard::nothing;
    town.in([&](Turn const& turn) {
        for (auto const& call : turn.tx.emergencies().calls(turn.tx.emergencies().open().at(emergency).id))
            if (call.unit == UnitId{unit}) found = call.heard;
    });
    return found;
}

void wait(Town& town, minutes time) {
    town.now += time;
    town.in([](Turn const& turn) { emergencies::advance(turn); });
}

}  // namespace

TEST_CASE("one of each village is called at any hour, and whoever stands for several is called once") {
    Town town;
    town.on(nov(21), 21, 40);  // a Saturday evening
    auto sent = send(town);
    CHECK(sent.fields["n"] == "6");
    CHECK(sent.fields["m"] == "6");
    for (std::string const who : {"h1", "h2", "h3", "h4", "h5", "contact2"}) {  // v6 has nobody but its contact cadre
        CAPTURE(who);
        auto calls = town.waiting(who);
        REQUIRE(calls.size() == 1);
        CHECK(calls.front().kind == DeliveryKind::urgent);
        CHECK(calls.front().due_at == town.now);
        CHECK(calls.front().say.key == "emergency.call");
        CHECK(calls.front().say.fields["action"] == "沿河住户马上往高处走");
    }
    for (auto who : {"clerk", "contact", "h7"}) CHECK(town.waiting(who).empty());
}

TEST_CASE("an hour or a day that does not exist calls nobody: it is asked for, and the rest is kept") {
    Town town;
    auto draft = [&](std::string const& text) { return town.as("duty", [&](Turn const& turn, Actor& actor) { return emergencies::draft(turn, actor, text, false); }); };
    auto supply = [&](std::string const& text) { return town.as("duty", [&](Turn const& turn, Actor& actor) { return emergencies::supply(turn, actor, text); }); };
    struct Row { std::string said, asked, supplied; };
    for (auto const& [said, asked, supplied] : {Row{"暴雨红色预警，25点起，全镇，马上转移，县气象台8点发布", "emergency.start", "21点起"},
                                                Row{"暴雨红色预警，2月30日20点起，全镇，马上转移，县气象台8点发布", "emergency.start", "今晚8点起"},
                                                Row{"暴雨红色预警，12:70起，全镇，马上转移，县气象台8点发布", "emergency.start", "12:30起"}}) {
        CAPTURE(said);
        CHECK(draft(said).key == "day.none_asked");
        REQUIRE(town.conversation("duty").dialogue);
        CHECK(town.conversation("duty").dialogue->kind == asked);
        auto const preview = supply(supplied);
        CHECK(preview.key == "emergency.preview");
        CHECK(preview.fields.at("n") == "6");
        town.in([](Turn const& turn) { CHECK(turn.tx.emergencies().open().empty()); });
    }
}

TEST_CASE("whoever cannot be written to leaves the call to the next one, and every address of a person is called") {
    auto county = small_county();
    auto people = county.roster.people();
    for (auto& person : people) {
        if (person.id == PersonId{"h1"}) person.addresses.clear();
        if (person.id == PersonId{"h2"}) person.addresses.push_back({"sms", "13900000000"});
    }
    county.roster = Roster(county.roster.units(), people, county.roster.posts());
    Town town(county);
    send(town, "暴雨红色预警，现在起，旦麻村、上河村，马上转移，县气象台8点发布");
    CHECK(town.waiting("h1").empty());
    CHECK(town.told("clerk") == "emergency.call");
    CHECK(town.told("h2") == "emergency.call emergency.call");
}

TEST_CASE("after fifteen minutes the deputies of the silent are called, after thirty the desk and the leader have their numbers") {
    Town town;
    send(town);
    for (auto who : {"h1", "h2", "h4", "h5"}) CHECK(said_by(town, who, "91") == "emergency.heard_told");
    CHECK(said_by(town, "contact2", "92") == "emergency.heard_help");
    CHECK(heard(town, "v6") == Heard::help);
    wait(town, minutes{14});
    CHECK(town.waiting("contact").empty());
    wait(town, minutes{1});
    CHECK(town.told("contact") == "emergency.deputy");
    CHECK(town.waiting("contact").front().say.fields["name"] == "王五");
    CHECK(town.told("clerk").empty());
    wait(town, minutes{15});
    for (auto who : {"duty", "sec"}) {
        auto told = town.waiting(who);
        REQUIRE_FALSE(told.empty());
        auto const& say = told.back().say;
        CHECK(say.key == "emergency.desk");
        CHECK(say.fields.at("left") == "1");
        REQUIRE(say.items.size() == 2);  // who wants help, and who is silent
        CHECK(say.items[1].fields.at("names") == "王五13900001009、苏敏13900001005");
    }
    auto before = town.waiting("sec").size();
    wait(town, minutes{15});
    CHECK(town.waiting("sec").size() == before);
    CHECK(town.waiting("duty").back().say.key == "emergency.desk");
    // Whoever has been called as a deputy answers for that village alone.
    CHECK(said_by(town, "contact", "91") == "emergency.heard_told");
    CHECK(heard(town, "v3") == Heard::told);
    CHECK(town.waiting("duty").back().say.key == "emergency.all_heard");
}

TEST_CASE("a county's warning is known to the desk of each township, which sees its own villages and does not lift it") {
    Town town;
    town.as("cduty", [](Turn const& turn, Actor& actor) { return emergencies::draft(turn, actor, "暴雨红色预警，现在起，旦麻村、上河村、清水村，马上转移，县气象台8点发布", false); });
    CHECK(town.as("cduty", [](Turn const& turn, Actor& actor) { return emergencies::send(turn, actor); }).key == "emergency.sent");
    CHECK(town.told("duty") == "emergency.passed");
    CHECK(town.waiting("duty").front().say.fields["n"] == "2");
    auto phone = [&](std::string const& who) { return town.waiting(who).front().say.fields["phone"]; };
    CHECK(phone("h1") == town.county.roster.person(PersonId{"duty"})->phone);  // the nearest desk
    CHECK(phone("h7") == town.county.roster.person(PersonId{"cduty"})->phone); // 建中镇 has none
    said_by(town, "h1", "92");
    CHECK(town.told("duty") == "emergency.passed emergency.help_call");
    CHECK(town.told("cduty") == "emergency.help_call");
    auto seen = town.as("duty", [](Turn const& turn, Actor& actor) { return *emergencies::standing_of(turn, actor); });
    CHECK(seen.fields["m"] == "1");
    CHECK(seen.fields["left"] == "1");
    auto whole = town.as("cduty", [](Turn const& turn, Actor& actor) { return *emergencies::standing_of(turn, actor); });
    CHECK(whole.fields["left"] == "2");
    wait(town, minutes{15});
    wait(town, minutes{15});
    CHECK(town.waiting("duty").back().say.fields["left"] == "1");
    CHECK(town.waiting("cduty").back().say.fields["left"] == "2");
    auto lift = [&](std::string const& who) { return town.as(who, [](Turn const& turn, Actor& actor) { return emergencies::lift(turn, actor, "县气象台9点发布"); }).key; };
    CHECK(lift("duty") == "emergency.none_open");
    CHECK(lift("cduty") == "emergency.lifted");
    CHECK(town.told("duty") == "emergency.over");
}

TEST_CASE("a place that gives no numbers is told that they are not set, and nobody is called in between") {
    auto county = small_county();
    for (auto name : {"emergency.deputy_after", "emergency.desk_after", "emergency.desk_every"}) county.pack.numbers.erase(name);
    Town town(county);
    auto preview = town.as("duty", [](Turn const& turn, Actor& actor) { return emergencies::draft(turn, actor, storm, false); });
    CHECK(preview.items.back().key == "emergency.preview_unset");
    town.as("duty", [](Turn const& turn, Actor& actor) { return emergencies::send(turn, actor); });
    wait(town, minutes{300});
    CHECK(town.waiting("contact").empty());
    CHECK(town.waiting("duty").empty());
}

TEST_CASE("what is an answer and what only looks like one") {
    for (std::string const text : {"91", "９２", "九十一", "91。", "92 三组路断了", "91，都到了", "旦麻村 91", "旦麻村91", "代 旦麻村 92"}) {
        CAPTURE(text);
        CHECK(emergencies::is_answer(text));
    }
    for (std::string const text : {"9", "191", "91户还差", "人口191", "3 91.5", "1.92", "", "911", "91户"}) {
        CAPTURE(text);
        CHECK_FALSE(emergencies::is_answer(text));
    }
    Town town;
    CHECK(said_by(town, "h1", "91").empty());  // nothing is open: 91 is whatever it is otherwise
    send(town, "暴雨红色预警，现在起，旦麻村、白鹤村、金光村，马上转移，县气象台8点发布");
    CHECK(said_by(town, "h1", "参保人数 91").empty());
    CHECK(said_by(town, "h2", "91").empty());  // not called
    CHECK(said_by(town, "h2", "上河村 91") == "emergency.not_yours");
    CHECK(said_by(town, "h2", "旦麻村 91") == "emergency.not_yours");
    CHECK(said_by(town, "sec", "91") == "emergency.which_village");
    CHECK(said_by(town, "sec", "91 旦麻村") == "emergency.heard_told");
    CHECK(said_by(town, "clerk", "92") == "emergency.heard_help");
    CHECK(heard(town, "v1") == Heard::help);
    CHECK(said_by(town, "h4", "91") == "emergency.heard_told");
}

TEST_CASE("two warnings at one village are answered one after the other, and each is lifted by its name") {
    Town town;
    send(town, "暴雨红色预警，现在起，旦麻村，马上转移，县气象台8点发布");
    send(town, "山洪橙色预警，现在起，旦麻村，离开河边，县应急局8点20分发布");
    CHECK(said_by(town, "h1", "91") == "emergency.heard_told");
    CHECK(heard(town, "v1", 0) == Heard::told);  // the newest
    CHECK(heard(town, "v1", 1) == Heard::nothing);
    said_by(town, "h1", "91");
    CHECK(heard(town, "v1", 1) == Heard::told);
    auto lift = [&](std::string const& text) { return town.as("duty", [&](Turn const& turn, Actor& actor) { return emergencies::lift(turn, actor, text); }); };
    CHECK(lift("县气象台9点发布").key == "emergency.lift_which");
    CHECK(lift("暴雨红色预警 县气象台9点发布").key == "emergency.lifted");
    town.in([](Turn const& turn) {
        REQUIRE(turn.tx.emergencies().open().size() == 1);
        CHECK(turn.tx.emergencies().open().front().warning == "山洪橙色预警");
    });
}

TEST_CASE("an answer that was overtaken on its way counts only where nothing has been heard") {
    Town town;
    send(town, "暴雨红色预警，现在起，旦麻村，马上转移，县气象台8点发布");
    said_by(town, "h1", "92");
    auto late = [&] { return town.as("h1", [](Turn const& turn, Actor& actor) { return emergencies::answer_late(turn, actor, "91"); }).key; };
    CHECK(late() == "message.late");
    CHECK(heard(town, "v1") == Heard::help);
    town.as("h1", [](Turn const& turn, Actor& actor) { return *emergencies::take_back_answer(turn, actor); });
    CHECK(heard(town, "v1") == Heard::nothing);
    CHECK(late() == "emergency.heard_told");
}

TEST_CASE("what was sent by mistake is taken back at once, and no answer is anybody's act") {
    Town town;
    send(town);
    CHECK(said_by(town, "h1", "91") == "emergency.heard_told");
    town.in([](Turn const& turn) { CHECK_FALSE(turn.tx.acts().latest(PersonId{"h1"})); });
    CHECK(town.as("duty", [](Turn const& turn, Actor& actor) { return undo(turn, actor); }).key == "undo.act");
    CHECK(town.told("h2") == "emergency.mistake");  // the call itself had not left yet
    CHECK(said_by(town, "h1", "91").empty());
    CHECK(town.as("duty", [](Turn const& turn, Actor& actor) { return undo(turn, actor); }).key == "undo.nothing");
}

TEST_CASE("what people write instead of 91 and 92 counts from whoever is asked, and help goes before told") {
    struct Row {
        char const* text;
        Heard heard;
    };
    for (auto row : {Row{"92要帮忙", Heard::help}, Row{"九二", Heard::help}, Row{"92！ 要沙袋", Heard::help}, Row{"91，92要水泵", Heard::help}, Row{"0", Heard::help}, Row{"0 路断了", Heard::help},
                     Row{"要帮忙", Heard::help}, Row{"来两个人帮一下", Heard::help}, Row{"91了", Heard::told}, Row{"已通知到户", Heard::told}, Row{"到户了", Heard::told}, Row{"通知完了", Heard::told},
                     Row{"已转移32户", Heard::told}, Row{"已转移92户", Heard::told}, Row{"91 不用帮忙", Heard::told}}) {
        CAPTURE(row.text);
        Town town;
        CHECK(said_by(town, "h1", row.text).empty());  // nothing is open
        send(town);
        said_by(town, "h1", row.text);
        CHECK(heard(town, "v1") == row.heard);
        said_by(town, "sec", row.text);  // not asked: it changes nothing of another village
        CHECK(heard(town, "v2") == Heard::nothing);
    }
    for (std::string const text : {"收到", "帮助", "还没通知到户", "已转移32户，还有3户", "到户了吗？", "派 全镇 帮扶台账", "91户还差"}) {
        CAPTURE(text);
        Town town;
        send(town);
        CHECK(said_by(town, "h1", text).empty());
        CHECK(heard(town, "v1") == Heard::nothing);
    }
    Town town;
    send(town);
    said_by(town, "h1", "91，92要水泵");
    CHECK(town.waiting("duty").back().say.fields.at("text") == "要水泵");
    said_by(town, "h2", "来两个人帮一下");
    CHECK(town.waiting("duty").back().say.fields.at("text") == "来两个人帮一下");
    CHECK(said_by(town, "clerk", "到户了") == "emergency.help_stands");
    CHECK(town.as("h4", [](Turn const& turn, Actor& actor) { return emergencies::answer_late(turn, actor, "92要帮忙"); }).key == "emergency.heard_help");  // overtaken on its way
    // Of a thing on his own list it is about that.
    auto duty = town.duty(town.give("清理河道", nov(20), {"v5"}), "v5");
    auto no = std::to_string(town.number_of("h5", duty));
    CHECK(said_by(town, "h5", no + " 要帮忙").empty());
    CHECK(heard(town, "v5") == Heard::nothing);
}

TEST_CASE("whoever is no duty desk hears the desk's number, not a drill of his own") {
    Town town;
    auto said = town.as("h1", [](Turn const& turn, Actor& actor) { return emergencies::draft(turn, actor, "山洪来了，全村转移", true); });
    CHECK(said.key == "emergency.not_allowed");
    CHECK(said.fields["phone"] == town.county.roster.person(PersonId{"duty"})->phone);
    CHECK_FALSE(town.conversation("h1").dialogue);
}

TEST_CASE("a call for help stands until the same person or the desk ends it") {
    Town town;
    send(town);
    CHECK(said_by(town, "clerk", "92") == "emergency.heard_help");
    CHECK(said_by(town, "h1", "91") == "emergency.help_stands");
    CHECK(heard(town, "v1") == Heard::help);
    CHECK(town.told("duty") == "emergency.help_call");
    said_by(town, "h1", "92");
    CHECK(said_by(town, "clerk", "91") == "emergency.help_stands");  // the other one still wants it
    CHECK(said_by(town, "h1", "91") == "emergency.heard_told");
    CHECK(heard(town, "v1") == Heard::told);
    said_by(town, "clerk", "92");
    auto take_back = [&](std::string const& who) { return town.as(who, [](Turn const& turn, Actor& actor) { return *emergencies::take_back_answer(turn, actor); }).key; };
    CHECK(take_back("h1") == "emergency.taken_back_to");  // his own 92
    CHECK(heard(town, "v1") == Heard::help);
    said_by(town, "h3", "91");
    said_by(town, "contact", "石门村 92");
    CHECK(take_back("h3") == "emergency.help_stands");  // and not what the other one said since
    CHECK(heard(town, "v3") == Heard::help);
    CHECK(said_by(town, "duty", "91 旦麻村") == "emergency.heard_told");
    CHECK(heard(town, "v1") == Heard::told);
}

TEST_CASE("91 of all villages at once leaves out whoever wants help and says so") {
    Town town;
    send(town);
    said_by(town, "h1", "92");
    said_by(town, "h2", "92 路断了");
    Say said;
    town.as("contact", [&](Turn const& turn, Actor& actor) {
        said = *emergencies::answer(turn, actor, "91 全部");
        return Say{};
    });
    REQUIRE(said.items.size() == 3);
    CHECK(said.items[0].key == "emergency.help_stands");
    CHECK(said.items[0].fields.at("names") == "张三");
    CHECK(said.items[1].key == "emergency.help_stands");
    CHECK(said.items[2].key == "emergency.heard_told");
    CHECK(heard(town, "v1") == Heard::help);
    CHECK(heard(town, "v2") == Heard::help);
    CHECK(heard(town, "v3") == Heard::told);
    CHECK(town.told("duty") == "emergency.help_call emergency.help_call_words");
    town.in([](Turn const& turn) {
        auto event = turn.tx.emergencies().open().front();
        auto mark = "emergency.help/" + std::to_string(event.id.value()) + "/v1";
        CHECK(turn.tx.marks().find(mark) == "h1 ");
        emergencies::end(turn, event, Say{"emergency.over"});
        CHECK(turn.tx.marks().find(mark) == "");  // nobody knows any more who it was
    });
}

TEST_CASE("with a drill beside a real warning an answer goes to the real one, or to the one that it names") {
    Town town;
    send(town, "暴雨红色预警，现在起，旦麻村，马上转移，县气象台8点发布");
    send(town, "大雪橙色预警，现在起，旦麻村，注意保暖，县气象台8点10分发布", true);  // 0: the newest
    said_by(town, "h1", "92");
    CHECK(heard(town, "v1", 0) == Heard::nothing);
    CHECK(heard(town, "v1", 1) == Heard::help);
    said_by(town, "h1", "92");
    said_by(town, "sec", "旦麻村 92");
    CHECK(heard(town, "v1", 0) == Heard::nothing);
    said_by(town, "h1", "92 大雪太大");  // says what it is like, names nothing
    CHECK(heard(town, "v1", 0) == Heard::nothing);
    said_by(town, "h1", "92 大雪");
    CHECK(heard(town, "v1", 0) == Heard::help);
    said_by(town, "h1", "91 演练");
    CHECK(heard(town, "v1", 0) == Heard::told);
    CHECK(heard(town, "v1", 1) == Heard::help);
    town.as("duty", [](Turn const& turn, Actor& actor) { return emergencies::lift(turn, actor, "暴雨红色预警 县气象台9点发布"); });
    said_by(town, "h1", "92");
    CHECK(heard(town, "v1", 0) == Heard::help);
}

TEST_CASE("a deputy called for a drill answers the real warning of his village, for which he has not been called yet") {
    Town town;
    send(town, "大雪橙色预警，现在起，旦麻村，注意保暖，县气象台8点10分发布", true);
    wait(town, minutes{15});
    REQUIRE(town.told("clerk") == "emergency.drill_line");  // the deputy's call
    send(town, "暴雨红色预警，现在起，旦麻村，马上转移，县气象台8点发布");  // 0: the newest
    said_by(town, "clerk", "92");
    CHECK(heard(town, "v1", 0) == Heard::help);
    CHECK(heard(town, "v1", 1) == Heard::nothing);
}

TEST_CASE("whoever has passed a warning on is told when somebody else lifts it") {
    Town town;
    send(town);
    auto lift = [&](std::string const& who) { return town.as(who, [](Turn const& turn, Actor& actor) { return emergencies::lift(turn, actor, "县气象台9点发布"); }).key; };
    CHECK(lift("sec") == "emergency.lifted");
    REQUIRE(town.told("duty") == "emergency.lifted_by");
    CHECK(town.waiting("duty").front().say.fields.at("name") == "周文");
    CHECK(town.waiting("duty").front().kind == DeliveryKind::urgent);
    send(town);
    CHECK(lift("duty") == "emergency.lifted");
    CHECK(town.told("duty") == "emergency.lifted_by");  // not of his own
}

TEST_CASE("a warning that nobody has lifted is asked about after a day, and no more every quarter of an hour") {
    Town town;
    send(town);
    for (int i = 0; i < 6; ++i) wait(town, minutes{15});
    auto before = town.waiting("duty").size();
    wait(town, std::chrono::hours{24});
    REQUIRE(town.waiting("duty").size() == before + 1);
    CHECK(town.waiting("duty").back().say.key == "emergency.still_open");
    CHECK(town.waiting("duty").back().kind == DeliveryKind::news);
    wait(town, minutes{60});
    CHECK(town.waiting("duty").size() == before + 1);
}

}  // namespace lingyan::affairs
