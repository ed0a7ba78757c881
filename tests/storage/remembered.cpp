// What a store remembers of its rows is what stands in the file: after a rollback, after another program, after changes from the side.
#include "support.hpp"

#include "crypto/cipher.hpp"

#include <doctest/doctest.h>

#include <stdexcept>

namespace lingyan::storage {

namespace {

Conversation in_village(std::string const& unit) {
    Conversation conversation;
    conversation.village = UnitId(unit);
    return conversation;
}

std::string village_of(Store& store) {
    std::string village;
    store.transact_now([&](Transaction& tx) { village = tx.conversations().load("p1").village.text(); });
    return village;
}

Duty task_of(Transaction& tx, std::string const& title) {
    Assignment given;
    given.issuer = PersonId("p1");
    given.title = title;
    given.due = day(9);
    given.given_at = moment(0);
    given.id = tx.duties().add(given);
    Duty duty;
    duty.unit = UnitId("u1");
    duty.role = Role("village.secretary");
    duty.task = std::make_shared<Assignment const>(given);
    duty.due = day(9);
    duty.id = tx.duties().add(duty);
    return duty;
}

struct Refused : std::runtime_error {
    using std::runtime_error::runtime_error;
};

}  // namespace

TEST_CASE("what was rolled back is not remembered: conversations, duties, reminders, records and acts stand as before") {
    on_every_store([](Store& store) {
        Duty duty;
        store.transact_now([&](Transaction& tx) {
            duty = task_of(tx, "医保名单");
            tx.conversations().save("p1", in_village("u1"));
            tx.reminders().set({duty.id, 1, PersonId("p1"), moment(5)});
            tx.audit().add(moment(0), "kept", "p1", "");
        });
        RecordId lost_record;
        auto const lost = [&](Transaction& tx) {
            auto changed = duty;
            changed.state = DutyState::reported;
            changed.photos = {MediaId(1)};
            tx.duties().update(changed);
            tx.conversations().save("p1", in_village("u2"));
            tx.reminders().set({duty.id, 2, PersonId("p2"), moment(9)});
            Record record;
            record.kind = "task";
            lost_record = tx.records().add(record);
            tx.acts().add({{}, PersonId("p1"), moment(1), "task.report", {}});
            tx.audit().add(moment(1), "lost", "p1", "");
            throw Refused("changed one's mind");
        };
        CHECK_THROWS_AS(store.transact_now(lost), Refused);
        store.transact_now([&](Transaction& tx) {
            CHECK(tx.duties().find(duty.id)->state == DutyState::open);
            CHECK(tx.duties().find(duty.id)->photos.empty());
            CHECK(tx.conversations().load("p1") == in_village("u1"));
            CHECK(tx.reminders().of(duty.id)->step == 1);
            CHECK_FALSE(tx.records().find(lost_record));
            CHECK_FALSE(tx.acts().latest(PersonId("p1")));
            tx.audit().add(moment(2), "goes on", "p1", "");
        });
        store.transact_now([](Transaction& tx) { CHECK_FALSE(tx.audit().first_broken()); });
    });
}

TEST_CASE("what is taken back inside a work is not remembered either") {
    on_every_store([](Store& store) {
        store.transact_now([](Transaction& tx) { tx.conversations().save("p1", in_village("u1")); });
        store.transact_now([](Transaction& tx) {
            auto const effects = [&tx] {
                tx.conversations().save("p1", in_village("u2"));
                throw Refused("not this");
            };
            try {
                tx.within_savepoint(effects);
            } catch (Refused const&) {
            }
        });
        CHECK(village_of(store) == "u1");
    });
}

TEST_CASE("what another program has written is seen at once") {
    TemporaryFolder folder;
    auto ours = open_sqlite(options_for(folder));
    auto theirs = open_sqlite(options_for(folder));
    ours->transact_now([](Transaction& tx) { tx.conversations().save("p1", in_village("u1")); });
    CHECK(village_of(*theirs) == "u1");
    theirs->transact_now([](Transaction& tx) { tx.conversations().save("p1", in_village("u2")); });
    CHECK(village_of(*ours) == "u2");
    for (int i = 0; i < 3; ++i) {  // the chain has one end, whoever makes it longer
        ours->transact_now([](Transaction& tx) { tx.audit().add(moment(1), "ours", "", ""); });
        theirs->transact_now([](Transaction& tx) { tx.audit().add(moment(1), "theirs", "", ""); });
    }
    ours->transact_now([](Transaction& tx) { CHECK_FALSE(tx.audit().first_broken()); });
}

TEST_CASE("a duty changes with its assignment and with its photos, wherever those are changed") {
    on_every_store([](Store& store) {
        Duty duty;
        MediaId photo;
        store.transact_now([&](Transaction& tx) {
            duty = task_of(tx, "医保名单");
            WantedMedia wanted;
            wanted.ref = "M1";
            wanted.until = moment(60);
            photo = tx.media().want(wanted);
            duty.photos = {photo};
            tx.duties().update(duty);
        });
        store.transact_now([&](Transaction& tx) {
            auto given = *tx.duties().find(duty.id)->task;
            given.title = "医保缴费名单";
            tx.duties().update(given);
            CHECK(tx.duties().find(duty.id)->task->title == "医保缴费名单");
            tx.media().lost(photo);
            CHECK(tx.duties().find(duty.id)->photos.empty());
        });
    });
}

TEST_CASE("an act that was taken back gives way to the one before it") {
    on_every_store([](Store& store) {
        store.transact_now([](Transaction& tx) {
            auto const first = tx.acts().add({{}, PersonId("p1"), moment(1), "task.report", {}});
            tx.acts().add({{}, PersonId("p1"), moment(2), "talk.record", {}});
            tx.acts().taken_back(*tx.acts().latest(PersonId("p1")), moment(3));
            CHECK(tx.acts().latest(PersonId("p1"))->id == first);
            CHECK(tx.acts().last_change(PersonId("p1")) == moment(3));
        });
    });
}

TEST_CASE("a message from before letters were sealed whole is still read") {
    TemporaryFolder folder;
    auto store = open_sqlite(options_for(folder));
    crypto::FieldCipher const cipher(test_key());
    auto const sealed = [&](char const* column, std::string const& text) { return "'" + cipher.seal(text, std::string("inbox.") + column) + "'"; };
    execute_beside(folder.database(),
                   "insert into inbox (hash, key, content_hash, account, sender, person, kind, text, media_ref, media, received_at, reply, answered, failures, "
                   "reply_by_platform) values ('" + cipher.keyed_hash("wecom 1 lisi", "inbox.key") + "', " + sealed("key", "wecom 1 lisi") + ", " +
                   sealed("content_hash", "abc") + ", 'wecom', " + sealed("sender", "lisi") + ", 'p1', 'text', " + sealed("text", "办完了") + ", '', null, 0, " +
                   sealed("reply", "记下了") + ", 1, 0, 0)");
    store->transact_now([](Transaction& tx) {
        auto const row = tx.inbox().find("wecom 1 lisi");
        REQUIRE(row);
        CHECK(row->content_hash == "abc");
        CHECK(row->sender == Address{"wecom", "lisi"});
        CHECK(row->text == "办完了");
        CHECK(row->reply == "记下了");
    });
}

TEST_CASE("a message whose hash is of an older kind is found again, and answered where it was not") {
    for (std::string const order : {"", "61788641746264"}) {  // from before numbers stood before it; from before it was a short one
        CAPTURE(order);
        TemporaryFolder folder;
        auto store = open_sqlite(options_for(folder));
        crypto::FieldCipher const cipher(test_key());
        auto const key = std::string("wecom|7023511234567890123|lisi");
        execute_beside(folder.database(),
                       "insert into inbox (hash, key, content_hash, account, sender, person, kind, text, media_ref, media, received_at, reply, answered, failures, "
                       "reply_by_platform) values ('" + order + cipher.keyed_hash(key, "inbox.key") + "', '" + cipher.seal(key, "inbox.key") + "', '', 'wecom', '', '', 'text', '', '', null, 0, '', 0, 0, 0)");
        store->transact_now([&](Transaction& tx) {
            REQUIRE(tx.inbox().find(key));
            CHECK_FALSE(tx.inbox().find("wecom|7023511234567890124|lisi"));
            tx.inbox().failed(key, "已收到");
            CHECK(tx.inbox().find(key)->failures == 1);
            tx.inbox().answer(key, "记下了");
            tx.inbox().reply_by_platform(key);
            auto const row = tx.inbox().find(key);
            CHECK(row->reply == "记下了");
            CHECK(row->answered);
            CHECK(row->reply_by_platform);
        });
    }
}

TEST_CASE("a message is found by its whole key, whatever stands for its number") {
    for (auto const* id : {"7023511234567890123", "1", "18446744073709551615", "99999999999999999999999", "msg7==", "-5", ""}) {
        CAPTURE(id);
        TemporaryFolder folder;
        auto store = open_sqlite(options_for(folder));
        store->transact_now([&](Transaction& tx) {
            InboxRow row;
            row.key = "wecom|" + std::string(id) + "|lisi";
            row.text = "办完了";
            tx.inbox().add(row);
            REQUIRE(tx.inbox().find(row.key));
            CHECK(tx.inbox().find(row.key)->text == "办完了");
            CHECK_FALSE(tx.inbox().find("wecom|" + std::string(id) + "|wangwu"));
            CHECK_FALSE(tx.inbox().find("wecom|" + std::string(id) + "0|lisi"));
        });
    }
}

}  // namespace lingyan::storage
