// What every store keeps of the township's list, of who helps with a task and of its steps.
#include "support.hpp"

#include <doctest/doctest.h>

namespace lingyan::storage {

namespace {

Duty task_of(Transaction& tx, char const* unit, Timestamp given = moment(3)) {
    Assignment assignment;
    assignment.issuer = PersonId("p1");
    assignment.title = assignment.what = "核对名单";
    assignment.due = day(20);
    assignment.given_at = given;
    assignment.id = tx.duties().add(assignment);
    Duty duty;
    duty.unit = UnitId(unit);
    duty.role = Role("village.head");
    duty.task = std::make_shared<Assignment const>(assignment);
    duty.due = day(20);
    duty.milestones = {{day(10), "交名单", {}}, {day(15), "张榜", {}}};
    duty.id = tx.duties().add(duty);
    return duty;
}

ListRule rule_of(Transaction& tx) {
    ListRule rule;
    rule.township = UnitId("t1");
    rule.document = "镇党委〔2026〕12号";
    rule.from = day(1);
    rule.own_tasks = true;
    rule.villages = {UnitId("v1"), UnitId("v2")};
    rule.registered_by = PersonId("p1");
    rule.registered_at = moment(1);
    rule.id = tx.negative_list().add(rule);
    return rule;
}

NegativeEntry entry_of(Transaction& tx, ListRule const& rule, Duty const& duty) {
    NegativeEntry entry;
    entry.rule = rule.id;
    entry.duty = duty.id;
    entry.unit = duty.unit;
    entry.role = Role("village.both_posts");
    entry.person = PersonId("h1");
    entry.due = duty.due;
    entry.proposed_on = day(21);
    entry.decide_by = day(24);
    entry.id = tx.negative_list().add(entry);
    return entry;
}

}  // namespace

TEST_CASE("a registered rule comes back whole, and stands until it is ended, or again when that is taken back") {
    on_every_store([](Store& store) {
        store.transact_now([](Transaction& tx) {
            auto rule = rule_of(tx);
            auto kept = tx.negative_list().find(rule.id);
            REQUIRE(kept);
            CHECK(kept->document == rule.document);
            CHECK(kept->from == rule.from);
            CHECK(kept->own_tasks);
            CHECK(kept->villages == rule.villages);
            CHECK(kept->registered_by == rule.registered_by);
            CHECK(tx.negative_list().rules().size() == 1);
            tx.negative_list().end(rule.id, moment(7));
            CHECK(tx.negative_list().rules().empty());
            CHECK(tx.negative_list().find(rule.id)->ended_at == moment(7));
            tx.negative_list().end(rule.id, std::nullopt);
            CHECK(tx.negative_list().rules().size() == 1);
        });
    });
}

TEST_CASE("an entry comes back with everything that was decided, exists once a task, and one that was dropped makes room") {
    on_every_store([](Store& store) {
        store.transact_now([](Transaction& tx) {
            auto rule = rule_of(tx);
            auto duty = task_of(tx, "v1");
            auto entry = entry_of(tx, rule, duty);
            CHECK(tx.negative_list().find(entry.id) == entry);
            CHECK(tx.negative_list().of(duty.id) == entry);
            CHECK(tx.negative_list().proposed().size() == 1);
            entry.cause = Cause::weather;
            entry.cause_words = "路断了";
            entry.state = EntryState::recorded;
            entry.decided_by = PersonId("b1");
            entry.decided_at = moment(9);
            entry.reason = "先修了水渠";
            entry.up_at = moment(10);
            tx.negative_list().update(entry);
            CHECK(tx.negative_list().find(entry.id) == entry);
            CHECK(tx.negative_list().proposed().empty());
            CHECK(tx.negative_list().at(UnitId("v1"), day(20), day(20)).size() == 1);
            CHECK(tx.negative_list().at(UnitId("v1"), day(21), day(30)).empty());
            CHECK(tx.negative_list().at(UnitId("v2"), day(0), day(30)).empty());
            CHECK(tx.negative_list().about(PersonId("h1"), day(0), day(30)).size() == 1);
            CHECK(tx.negative_list().about(PersonId("b1"), day(0), day(30)).empty());
            entry.state = EntryState::dropped;
            tx.negative_list().update(entry);
            CHECK_FALSE(tx.negative_list().of(duty.id));
            CHECK(tx.negative_list().at(UnitId("v1"), day(0), day(30)).empty());
            auto again = entry_of(tx, rule, duty);
            CHECK(tx.negative_list().of(duty.id) == again);
        });
        CHECK_THROWS_AS(store.transact_now([](Transaction& tx) {
            auto entry = tx.negative_list().proposed().front();
            tx.negative_list().add(entry);
        }), StoreError);
    });
}

TEST_CASE("appeals stand in their order, and one that was taken back is not among them") {
    on_every_store([](Store& store) {
        store.transact_now([](Transaction& tx) {
            auto entry = entry_of(tx, rule_of(tx), task_of(tx, "v1"));
            Appeal first;
            first.entry = entry.id;
            first.words = "封路";
            first.made_by = PersonId("h1");
            first.made_at = moment(2);
            first.id = tx.negative_list().add(first);
            auto second = first;
            second.kind = Appeal::Kind::tolerance;
            second.id = tx.negative_list().add(second);
            CHECK(tx.negative_list().find(first.id) == first);
            first.state = Appeal::State::refused;
            first.judged_by = PersonId("p5");
            first.judged_at = moment(5);
            first.answer = "没有封";
            tx.negative_list().update(first);
            CHECK(tx.negative_list().of(entry.id) == std::vector{first, second});
            second.state = Appeal::State::taken_back;
            tx.negative_list().update(second);
            CHECK(tx.negative_list().of(entry.id) == std::vector{first});
        });
    });
}

TEST_CASE("who helps, when a question was put, and which steps were reached come back with the task; a week's tasks are found") {
    on_every_store([](Store& store) {
        store.transact_now([](Transaction& tx) {
            auto duty = task_of(tx, "v1", moment(100));
            task_of(tx, "v1", moment(50));
            task_of(tx, "v2", moment(100));
            duty.helper = PersonId("li");
            duty.asked_at = moment(4);
            duty.answered_late = true;
            duty.milestones[1].reached_on = day(14);
            tx.duties().update(duty);
            auto task = *duty.task;
            task.moved_at = moment(8);
            tx.duties().update(task);
            auto kept = tx.duties().find(duty.id).value();
            CHECK(kept.helper == duty.helper);
            CHECK(kept.asked_at == moment(4));
            CHECK(kept.answered_late);
            CHECK_FALSE(kept.milestones.at(0).reached_on);
            CHECK(kept.milestones.at(1).reached_on == day(14));
            CHECK(kept.task->moved_at == moment(8));
            auto given = tx.duties().given_since(UnitId("v1"), moment(100));
            REQUIRE(given.size() == 1);
            CHECK(given.front().id == duty.id);
            duty.state = DutyState::withdrawn;
            tx.duties().update(duty);
            CHECK(tx.duties().given_since(UnitId("v1"), moment(100)).empty());
        });
    });
}

}  // namespace lingyan::storage
