// What every store keeps of duties, reminders and records.
#include "support.hpp"

#include <doctest/doctest.h>

namespace lingyan::storage {

namespace {

Assignment paper(std::string const& title) {
    Assignment given;
    given.issuer = PersonId("p1");
    given.issuer_name = "县医保局";
    given.title = title;
    given.what = "核对参保名单";
    given.basis = "县医保发12号";
    given.quality = "签字的名单";
    given.due = day(9);
    given.given_at = moment(0);
    return given;
}

Duty rule_duty(std::string const& subject) {
    Duty duty;
    duty.unit = UnitId("u1");
    duty.role = Role("township.secretary");
    duty.rule = RuleId("talk.quarterly");
    duty.period = "2026Q4";
    duty.subject = PersonId(subject);
    duty.due = day(84);
    return duty;
}

}  // namespace

TEST_CASE("an assigned duty comes back with everything that was written into it") {
    on_every_store([](Store& store) {
        store.transact_now([](Transaction& tx) {
            Duty duty;
            duty.unit = UnitId("u1");
            duty.role = Role("village.secretary");
            duty.lead = PersonId("p7");
            auto task = paper("医保名单");
            task.id = tx.duties().add(task);
            duty.task = std::make_shared<Assignment const>(task);
            duty.milestones = {{day(3), "初稿"}, {day(5), "签字"}};
            duty.due = day(9);
            duty.id = tx.duties().add(duty);

            duty.lead = PersonId("p8");
            duty.due = day(12);
            duty.state = DutyState::reported;
            duty.done_on = day(2);
            duty.reported_by = PersonId("p7");
            duty.note = "还差三户";
            duty.returned_for = "缺签字";
            duty.asked = Asked::extension;
            duty.asked_text = "下雨，路断了";
            duty.asked_until = day(15);
            duty.photos = {MediaId(4), MediaId(2)};
            duty.milestones = {{day(4), "初稿"}};
            tx.duties().update(duty);

            auto const found = tx.duties().find(duty.id);
            REQUIRE(found);
            CHECK(found->unit == duty.unit);
            CHECK(found->role == duty.role);
            CHECK(found->lead == duty.lead);
            CHECK(found->due == duty.due);
            CHECK(found->state == duty.state);
            CHECK(found->done_on == duty.done_on);
            CHECK(found->reported_by == duty.reported_by);
            CHECK(found->note == duty.note);
            CHECK(found->returned_for == duty.returned_for);
            CHECK(found->asked == duty.asked);
            CHECK(found->asked_text == duty.asked_text);
            CHECK(found->asked_until == duty.asked_until);
            CHECK(found->photos == duty.photos);
            REQUIRE(found->milestones.size() == 1);
            CHECK(found->milestones[0].day == day(4));
            CHECK(found->milestones[0].what == "初稿");
            REQUIRE(found->task);
            CHECK(found->task->id == task.id);
            CHECK(found->task->issuer_name == "县医保局");
            CHECK(found->task->what == task.what);
            CHECK(found->task->basis == task.basis);
            CHECK(found->task->quality == task.quality);
            CHECK(found->task->given_at == moment(0));
            CHECK_FALSE(found->task->withdrawn_at);
            CHECK_FALSE(tx.duties().find(DutyId(999)));
            CHECK_FALSE(tx.duties().find(AssignmentId(999)));
        });
    });
}

TEST_CASE("a rule's duty is found by its key and exists once") {
    on_every_store([](Store& store) {
        store.transact_now([](Transaction& tx) {
            auto const id = tx.duties().add(rule_duty("p2"));
            tx.duties().add(rule_duty("p3"));
            RuleKey key{RuleId("talk.quarterly"), "2026Q4", UnitId("u1"), Role("township.secretary"), PersonId("p2")};
            auto const found = tx.duties().find(key);
            REQUIRE(found);
            CHECK(found->id == id);
            CHECK_FALSE(found->task);
            CHECK_FALSE(found->done_on);
            CHECK_FALSE(found->asked_until);
            key.period = "2027Q1";
            CHECK_FALSE(tx.duties().find(key));
            CHECK(tx.duties().of(RuleId("talk.quarterly"), "2026Q4", UnitId("u1")).size() == 2);
            CHECK(tx.duties().of(RuleId("talk.quarterly"), "2026Q4", UnitId("u2")).empty());
        });
        auto const again = [](Transaction& tx) { tx.duties().add(rule_duty("p2")); };
        CHECK_THROWS_AS(store.transact_now(again), StoreError);
    });
}

TEST_CASE("a unit's duties come by due day, and the active ones are open or reported") {
    on_every_store([](Store& store) {
        store.transact_now([](Transaction& tx) {
            int due = 5;
            for (auto const state : {DutyState::open, DutyState::reported, DutyState::done, DutyState::withdrawn, DutyState::missed}) {
                Duty duty;
                duty.unit = UnitId("u1");
                duty.role = Role("village.secretary");
                duty.state = state;
                duty.due = day(due--);
                tx.duties().add(duty);
            }
            auto const active = tx.duties().active_at(UnitId("u1"));
            REQUIRE(active.size() == 2);
            CHECK(active[0].state == DutyState::reported);
            CHECK(active[1].state == DutyState::open);
            auto const all = tx.duties().all_at(UnitId("u1"));
            REQUIRE(all.size() == 5);
            CHECK(all.front().state == DutyState::missed);
            CHECK(tx.duties().all_at(UnitId("u2")).empty());
        });
    });
}

TEST_CASE("an assignment is found by its issuer, and by its title though that is sealed") {
    on_every_store([](Store& store) {
        store.transact_now([](Transaction& tx) {
            auto first = paper("医保名单");
            first.id = tx.duties().add(first);
            auto second = paper("春耕统计");
            second.given_at = moment(5);
            second.id = tx.duties().add(second);
            for (auto const* unit : {"u3", "u1", "u2"}) {
                Duty duty;
                duty.unit = UnitId(unit);
                duty.task = std::make_shared<Assignment const>(first);
                tx.duties().add(duty);
            }
            auto const shares = tx.duties().of(first.id);
            REQUIRE(shares.size() == 3);
            CHECK(shares[0].unit == UnitId("u3"));
            CHECK(shares[2].unit == UnitId("u2"));

            auto const given = tx.duties().given_by(PersonId("p1"));
            REQUIRE(given.size() == 2);
            CHECK(given[0].title == "春耕统计");
            CHECK(tx.duties().given_by(PersonId("p2")).empty());
            REQUIRE(tx.duties().with_title("医保名单", PersonId("p1")).size() == 1);
            CHECK(tx.duties().with_title("医保名单", PersonId("p2")).empty());
            CHECK(tx.duties().with_title("医保", PersonId("p1")).empty());

            first.withdrawn_at = moment(9);
            first.withdrawn_for = "重复了";
            first.title = "医保名册";
            tx.duties().update(first);
            auto const changed = tx.duties().find(first.id);
            REQUIRE(changed);
            CHECK(changed->withdrawn_at == moment(9));
            CHECK(changed->withdrawn_for == "重复了");
            CHECK(tx.duties().with_title("医保名册", PersonId("p1")).size() == 1);
        });
    });
}

TEST_CASE("a duty has at most one reminder, and what is due comes person by person") {
    on_every_store([](Store& store) {
        store.transact_now([](Transaction& tx) {
            CHECK_FALSE(tx.reminders().next());
            auto const a = tx.duties().add(rule_duty("a")), b = tx.duties().add(rule_duty("b")), c = tx.duties().add(rule_duty("c"));
            tx.reminders().set({a, 0, PersonId("p2"), moment(1)});
            tx.reminders().set({b, 0, PersonId("p1"), moment(2)});
            tx.reminders().set({c, 0, PersonId("p2"), moment(9)});
            tx.reminders().set({a, 1, PersonId("p2"), moment(3)});
            auto const due = tx.reminders().due(moment(3));
            REQUIRE(due.size() == 2);
            CHECK(due[0].duty == b);
            CHECK(due[1].duty == a);
            CHECK(due[1].step == 1);
            CHECK(tx.reminders().next() == moment(2));
            tx.reminders().clear(b);
            CHECK_FALSE(tx.reminders().of(b));
            REQUIRE(tx.reminders().of(c));
            CHECK(tx.reminders().of(c)->at == moment(9));
            CHECK(tx.reminders().next() == moment(3));
        });
    });
}

TEST_CASE("a record stands until another takes it back") {
    on_every_store([](Store& store) {
        store.transact_now([](Transaction& tx) {
            auto const add = [&tx](char const* kind, char const* who, int on, RecordId corrects = RecordId()) {
                Record record;
                record.kind = kind;
                record.who = PersonId(who);
                record.about = PersonId("p9");
                record.unit = UnitId("u1");
                record.happened_on = day(on);
                record.reported_at = moment(1);
                record.entered_by = PersonId("p5");
                record.fields = {{"topic", "春耕“安排”"}, {"days", "3"}};
                record.corrects = corrects;
                return tx.records().add(record);
            };
            auto const late = add("talk", "p1", 3);
            auto const early = add("talk", "p1", 1);
            add("talk", "p2", 2);
            add("training", "p1", 2);
            add("talk", "p1", 40);

            struct Row {
                char const* kind; char const* unit; char const* who; char const* about; std::size_t count;
            };
            for (auto const& [kind, unit, who, about, count] :
                 {Row{"talk", "", "", "", 3}, Row{"talk", "", "p1", "", 2}, Row{"talk", "u1", "p1", "p9", 2}, Row{"", "", "p1", "", 3},
                  Row{"", "", "", "", 4}, Row{"talk", "u2", "", "", 0}, Row{"talk", "", "", "p8", 0}, Row{"visit", "", "", "", 0}}) {
                CAPTURE(kind); CAPTURE(unit); CAPTURE(who); CAPTURE(about);
                CHECK(tx.records().within(kind, day(1), day(3), UnitId(unit), PersonId(who), PersonId(about)).size() == count);
            }
            auto const talks = tx.records().within("talk", day(1), day(3), UnitId(), PersonId("p1"), PersonId());
            REQUIRE(talks.size() == 2);
            CHECK(talks[0].id == early);
            CHECK(talks[1].id == late);
            CHECK(talks[0].fields.at("topic") == "春耕“安排”");
            CHECK(talks[0].entered_by == PersonId("p5"));
            CHECK(talks[0].reported_at == moment(1));

            auto const correction = add("correction", "p1", 1, early);
            CHECK(tx.records().within("talk", day(1), day(3), UnitId(), PersonId("p1"), PersonId()).size() == 1);
            CHECK(tx.records().within("", day(1), day(3), UnitId(), PersonId("p1"), PersonId()).size() == 2);
            REQUIRE(tx.records().find(correction));
            CHECK(tx.records().find(correction)->corrects == early);
            CHECK(tx.records().find(early));
            CHECK_FALSE(tx.records().find(RecordId(999)));
        });
    });
}

}  // namespace lingyan::storage
