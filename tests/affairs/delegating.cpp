// Work handed on inside the village: who gets it, who still owns it, and what the township sees.
#include "affairs/delegating.hpp"

#include "affairs/assigning.hpp"
#include "affairs/items.hpp"
#include "affairs/reporting.hpp"
#include "affairs/reviewing.hpp"
#include "affairs/standing.hpp"
#include "affairs/undoing.hpp"
#include "support.hpp"

#include <doctest/doctest.h>

namespace lingyan::affairs {

namespace {

// 旦麻村 has 李四 on its committee (another 李四 is the head of 上河村), and two of one name: 何山 of the committee and 何山 of a group.
County with_helpers() {
    auto county = small_county();
    auto units = county.roster.units();
    units.push_back({UnitId{"g1"}, Level::group, "旦麻村一组", "一组", UnitId{"v1"}, {}});
    auto people = county.roster.people();
    auto posts = county.roster.posts();
    for (auto [id, name, role, unit] : {std::tuple{"li", "李四", "village.committee", "v1"}, {"he1", "何山", "village.committee", "v1"}, {"he2", "何山", "village.group_leader", "g1"}, {"far", "吕远", "village.committee", "v2"}}) {
        Person person;
        person.id = PersonId{id};
        person.name = name;
        person.phone = std::string("1380000000") + id[0];
        person.addresses = {{"app", id}};
        people.push_back(person);
        posts.push_back({PersonId{id}, Role{role}, UnitId{unit}, make_date(2021, 1, 15), {}, false});
    }
    county.roster = Roster(units, people, posts);
    return county;
}

struct Village : Town {
    Village() : Town(with_helpers()) {}
    Say hand(std::string const& who, std::optional<int> no, std::string const& text) {
        return as(who, [&](Turn const& turn, Actor& actor) { return delegating::delegate(turn, actor, no, text).value_or(Say{"none"}); });
    }
    std::vector<std::string> lines(std::string const& who) {
        std::vector<std::string> keys;
        in([&](Turn const& turn) {
            for (auto const& item : items_of(turn, PersonId{who})) keys.push_back(item.line.key);
        });
        return keys;
    }
};

using Keys = std::vector<std::string>;

}  // namespace

TEST_CASE("a task handed on reaches the helper, stays the village's, and the township sees the village alone") {
    Village village;
    auto id = village.give("核对医保名单", nov(25), {"v1"});
    auto duty = village.duty(id, "v1");
    auto no = village.number_of("h1", duty);
    CHECK(village.hand("h1", no, "李四").key == "delegate.ok");
    duty = village.duty(id, "v1");
    CHECK(duty.helper == PersonId{"li"});
    CHECK(village.reminder(duty.id)->person == PersonId{"li"});
    CHECK(village.lines("li") == Keys{"item.new_bare"});
    CHECK(village.lines("h1") == Keys{"item.delegated"});
    CHECK(village.lines("h2").empty());  // another 李四

    // The township's view names the village and its head.
    village.as("sec", [&](Turn const& turn, Actor& actor) {
        auto said = assigning::status(turn, actor, id);
        for (auto const& line : said.items)
            for (auto const& [name, value] : line.fields) CHECK(value.find("李四") == std::string::npos);
        auto no_at_sec = actor.conversation.give_number({Thing::Kind::watch, duty.id.value(), {}, "核对医保名单"}, turn.today());
        auto shown = show(turn, actor, no_at_sec);
        CHECK(shown.fields.at("who") == "张三");
        CHECK(shown.items.empty());
        return Say{};
    });

    // The helper asks and reports; the village is credited, the head is told.
    CHECK(village.as("li", [&](Turn const& turn, Actor& actor) { return reporting::report(turn, actor, duty); }).key == "done.last");
    std::vector<Record> records;
    village.in([&](Turn const& turn) { records = turn.tx.records().within("task", nov(1), nov(30), UnitId{"v1"}, {}, {}); });
    REQUIRE(records.size() == 1);
    CHECK(records.front().who == PersonId{"h1"});
    CHECK(records.front().entered_by == PersonId{"li"});
    CHECK(village.told("h1") == "delegate.reported");
    village.in([&](Turn const& turn) {
        auto line = handler_item(turn, *turn.tx.duties().find(duty.id)).line;
        CHECK(line.fields.at("who") == "张三");
    });
    // Neither of the two looks at it.
    village.in([&](Turn const& turn) {
        CHECK_FALSE(reviewing::may_judge(turn, PersonId{"li"}, duty));
        CHECK_FALSE(reviewing::may_judge(turn, PersonId{"h1"}, duty));
    });
    CHECK(village.as("li", [](Turn const& turn, Actor& actor) { return undo(turn, actor); }).key == "undo.ok");
}

TEST_CASE("once its day has passed the owner is told again, and either of the two may report it") {
    Village village;
    auto id = village.give("核对医保名单", nov(18), {"v1"});
    auto duty = village.duty(id, "v1");
    CHECK(village.hand("h1", village.number_of("h1", duty), "李四").key == "delegate.ok");
    village.on(nov(19));
    duty = village.duty(id, "v1");
    village.in([&](Turn const& turn) {
        CHECK(told_for(turn, duty)->id == PersonId{"h1"});
        CHECK(is_own(turn, duty, PersonId{"li"}));
    });
    CHECK(village.lines("h1") == Keys{"item.delegated_late"});
    CHECK(village.lines("li") == Keys{"item.late"});
    CHECK(village.as("h1", [&](Turn const& turn, Actor& actor) { return reporting::report(turn, actor, duty); }).key == "done.late");
    CHECK(village.told("h1").empty());
}

TEST_CASE("handing on is taken back with one word, or by name, and whoever had heard of it is told") {
    Village village;
    auto id = village.give("核对医保名单", nov(25), {"v1"});
    auto duty = village.duty(id, "v1");
    auto no = village.number_of("h1", duty);
    CHECK(village.hand("h1", no, "李四").key == "delegate.ok");
    CHECK(village.hand("h1", no, "李四").key == "delegate.already");
    CHECK(village.as("h1", [](Turn const& turn, Actor& actor) { return undo(turn, actor); }).key == "undo.act");
    CHECK(village.duty(id, "v1").helper.empty());
    CHECK(village.reminder(duty.id)->person == PersonId{"h1"});
    CHECK(village.told("li").empty());
    CHECK(village.hand("h1", no, "李四").key == "delegate.ok");
    village.in([&](Turn const& turn) {
        auto heard = *turn.tx.duties().find(duty.id);
        heard.told = true;
        turn.tx.duties().update(heard);
    });
    CHECK(village.hand("h1", {}, "我 " + std::to_string(no)).key == "delegate.back_ok");
    CHECK(village.told("li") == "delegate.off");
    CHECK(village.hand("h1", {}, "我 " + std::to_string(no)).key == "delegate.own_already");
    // For tomorrow it is told at once.
    auto soon = village.duty(village.give("打扫广场", nov(17), {"v1"}), "v1");
    CHECK(village.hand("h1", village.number_of("h1", soon), "李四").key == "delegate.ok");
    CHECK(village.told("li") == "assign.new delegate.off");
}

TEST_CASE("a name that nobody in the village has, that two have, or a task that is not one's own is answered clearly") {
    Village village;
    auto id = village.give("核对医保名单", nov(25), {"v1", "v2"});
    auto duty = village.duty(id, "v1");
    auto no = std::to_string(village.number_of("h1", duty));
    struct Row {
        char const* who;
        std::string said;
        char const* key;
    };
    for (auto const& [who, said, key] : {Row{"h1", "欧阳克 " + no, "delegate.unknown"}, Row{"h1", "吕远 " + no, "delegate.unknown"}, Row{"h1", "苏敏 " + no, "delegate.unknown"}, Row{"h1", "何山 " + no, "delegate.which"},
                                         Row{"h1", "李四 77", "error.not_here"}, Row{"h1", "李四 1、2", "delegate.one_by_one"}, Row{"clerk", "李四 " + no, "error.not_here"}, Row{"h1", "一本学习笔记给大家", "none"}}) {
        CAPTURE(said);
        CHECK(village.hand(who, {}, said).key == key);
        CHECK(village.duty(id, "v1").helper.empty());
    }
    // By its title, and the only one that is open.
    CHECK(village.hand("h1", {}, "李四 医保名单").key == "delegate.ok");
    CHECK(village.hand("li", {}, "何山 医保名单").key == "delegate.which");
    CHECK(village.as("li", [&](Turn const& turn, Actor& actor) { return delegating::hand_to(turn, actor, *turn.tx.duties().find(duty.id), PersonId{"he2"}); }).key == "delegate.not_owner");
    // A group's leader has the village's task on his list.
    CHECK(village.as("h1", [&](Turn const& turn, Actor& actor) { return delegating::hand_to(turn, actor, *turn.tx.duties().find(duty.id), PersonId{"he2"}); }).key == "delegate.ok");
    CHECK(village.lines("he2") == Keys{"item.new_bare"});
    CHECK(village.lines("li").empty());
}

}  // namespace lingyan::affairs
