// What every store keeps of messages: inbox, conversations, acts, outbox and media.
#include "support.hpp"

#include <doctest/doctest.h>

namespace lingyan::storage {

namespace {

InboxRow message(std::string const& key, int minute) {
    InboxRow row;
    row.key = key;
    row.content_hash = "hash of " + key;
    row.sender = {"wecom", "zhangsan"};
    row.person = PersonId("p1");
    row.kind = InboundMessage::Kind::image;
    row.text = "１";
    row.media_ref = "M1";
    row.media = MediaId(3);
    row.received_at = moment(minute);
    return row;
}

Delivery delivery(std::string const& to, int due, DeliveryKind kind = DeliveryKind::told) {
    Delivery made;
    made.kind = kind;
    made.person = PersonId("person of " + to);
    made.to = {"wecom", to};
    made.say = Say("task.told", {{"title", "医保名单"}}, {Say("digest.line", {{"no", "1"}})});
    made.say.items[0].about = {DutyId(7), DutyId(8)};
    made.made_at = moment(0);
    made.due_at = moment(due);
    made.expires_at = moment(due + 600);
    return made;
}

Delivery only(std::vector<Delivery> const& found) {
    REQUIRE(found.size() == 1);
    return found.front();
}

}  // namespace

TEST_CASE("a message is found by its key with everything that came with it") {
    in_every_store([](Transaction& tx) {
        CHECK_FALSE(tx.inbox().find("wecom 1 zhangsan"));
        auto const sent = message("wecom 1 zhangsan", 1);
        tx.inbox().add(sent);
        auto const found = tx.inbox().find("wecom 1 zhangsan");
        REQUIRE(found);
        CHECK(found->key == sent.key);
        CHECK(found->content_hash == sent.content_hash);
        CHECK(found->sender == sent.sender);
        CHECK(found->person == sent.person);
        CHECK(found->kind == sent.kind);
        CHECK(found->text == sent.text);
        CHECK(found->media_ref == sent.media_ref);
        CHECK(found->media == sent.media);
        CHECK(found->received_at == sent.received_at);
        CHECK(found->reply.empty());
        CHECK_FALSE(found->answered);
        CHECK_FALSE(found->reply_by_platform);
        CHECK_FALSE(tx.inbox().find("wecom 1"));
    });
}

TEST_CASE("a message that was answered at once, or with silence, is found with what was said") {
    in_every_store([](Transaction& tx) {
        for (auto const* reply : {"记下了。", ""}) {
            CAPTURE(reply);
            auto row = message(std::string("at once: ") + reply, 1);
            row.answered = true;
            row.reply = reply;
            tx.inbox().add(row);
            REQUIRE(tx.inbox().find(row.key));
            CHECK(tx.inbox().find(row.key)->answered);
            CHECK(tx.inbox().find(row.key)->reply == reply);
            CHECK(tx.inbox().find(row.key)->text == row.text);
        }
    });
}

TEST_CASE("a message that cannot be decided is taken up three times and then parked") {
    in_every_store([](Transaction& tx) {
        for (auto const* key : {"c", "a", "b"}) tx.inbox().add(message(key, 10 - key[0] % 10));
        tx.inbox().answer("b", "记下了。");
        CHECK(tx.inbox().find("b")->answered);
        CHECK(tx.inbox().find("b")->reply == "记下了。");
        for (int times = 1; times <= 3; ++times) {
            CAPTURE(times);
            CHECK(tx.inbox().unanswered(10).size() == 2);
            tx.inbox().failed("a", "已收到，稍后答复");
            CHECK(tx.inbox().find("a")->failures == times);
        }
        CHECK(tx.inbox().find("a")->reply == "已收到，稍后答复");
        CHECK_FALSE(tx.inbox().find("a")->answered);
        REQUIRE(tx.inbox().unanswered(10).size() == 1);
        CHECK(tx.inbox().unanswered(10)[0].key == "c");
        REQUIRE(tx.inbox().parked().size() == 1);
        CHECK(tx.inbox().parked()[0].key == "a");
        tx.inbox().add(message("d", 0));
        REQUIRE(tx.inbox().unanswered(1).size() == 1);
        CHECK(tx.inbox().unanswered(1)[0].key == "d");
    });
}

TEST_CASE("a conversation stands where it was left") {
    in_every_store([](Transaction& tx) {
        CHECK(tx.conversations().load("p1") == Conversation());
        Conversation left;
        left.digest_on = day(1);
        left.numbers = {{1, {Thing::Kind::group, 0, "talk.quarterly/2026Q4/u1", "季度谈话"}}, {6, {Thing::Kind::duty, 12, "", "医保名单"}}};
        left.dialogue = Dialogue{"assign.confirm", moment(30), {"发出", "改", "不发"}, {{"title", "防汛“排查”"}}};
        left.last_reported = DutyId(12);
        left.loose_photos = {MediaId(1), MediaId(5)};
        left.loose_until = moment(1440);
        left.village = UnitId("u1");
        left.greeted = true;
        tx.conversations().save("p1", left);
        CHECK(tx.conversations().load("p1") == left);
        CHECK(tx.conversations().load("p2") == Conversation());
        left.dialogue.reset();
        left.digest_on.reset();
        tx.conversations().save("p1", left);
        CHECK(tx.conversations().load("p1") == left);
        left.village = UnitId("\xe6\x97");  // a cut character
        tx.conversations().save("p1", left);
        CHECK(tx.conversations().load("p1").greeted);
    });
}

TEST_CASE("the latest act is the newest that has not been taken back") {
    in_every_store([](Transaction& tx) {
        CHECK_FALSE(tx.acts().latest(PersonId("p1")));
        auto const first = tx.acts().add({{}, PersonId("p1"), moment(1), "task.report", {{"duty", "7"}}});
        auto const second = tx.acts().add({{}, PersonId("p1"), moment(2), "talk.record", {}});
        tx.acts().add({{}, PersonId("p2"), moment(3), "talk.record", {}});
        REQUIRE(tx.acts().latest(PersonId("p1")));
        CHECK(tx.acts().latest(PersonId("p1"))->id == second);
        tx.acts().taken_back(*tx.acts().latest(PersonId("p1")), moment(4));
        auto const before = tx.acts().latest(PersonId("p1"));
        REQUIRE(before);
        CHECK(before->id == first);
        CHECK(before->at == moment(1));
        CHECK(before->kind == "task.report");
        CHECK(before->facts.at("duty") == "7");
    });
}

TEST_CASE("deliveries come due urgent first, then by time") {
    in_every_store([](Transaction& tx) {
        CHECK_FALSE(tx.outbox().next());
        auto const later = tx.outbox().add(delivery("a", 3));
        auto const sooner = tx.outbox().add(delivery("b", 1));
        auto const urgent = tx.outbox().add(delivery("c", 2, DeliveryKind::urgent));
        tx.outbox().add(delivery("d", 9));
        CHECK(tx.outbox().next() == moment(1));
        auto const due = tx.outbox().due("wecom", moment(3), 10);
        REQUIRE(due.size() == 3);
        CHECK(due[0].id == urgent);
        CHECK(due[1].id == sooner);
        CHECK(due[2].id == later);
        CHECK(tx.outbox().due("wecom", moment(3), 1).size() == 1);
        CHECK(due[1].to == Address{"wecom", "b"});
        CHECK(due[1].say == delivery("b", 1).say);
        CHECK(due[1].expires_at == moment(601));
        CHECK(due[1].made_at == moment(0));
        CHECK(due[0].kind == DeliveryKind::urgent);
        CHECK(tx.outbox().waiting_for(PersonId("person of d")).size() == 1);
        CHECK(tx.outbox().waiting_for(PersonId("person of e")).empty());
    });
}

TEST_CASE("a sent delivery is counted at its address, and only the attempt that was claimed counts") {
    in_every_store([](Transaction& tx) {
        auto const send = [&tx](std::string const& to) {
            tx.outbox().add(delivery(to, 1));
            auto claimed = only(tx.outbox().due("wecom", moment(5), 10));
            claimed.text = "给" + to;
            tx.outbox().claim(claimed);
            CHECK(tx.outbox().due("wecom", moment(5), 10).empty());
            auto const sending = only(tx.outbox().sending());
            CHECK(sending.attempt == 1);
            CHECK(sending.text == "给" + to);
            CHECK(sending.state == DeliveryState::sending);
            tx.outbox().sent(sending.id, 2, moment(6));
            CHECK(tx.outbox().sending().size() == 1);
            tx.outbox().sent(sending.id, 1, moment(6));
            CHECK(tx.outbox().sending().empty());
            tx.outbox().sent(sending.id, 1, moment(7));
        };
        for (auto const* to : {"a", "b", "a", "a"}) send(to);
        auto const at_a = tx.outbox().sent_to({"wecom", "a"}, 0);
        REQUIRE(at_a.size() == 3);
        CHECK(at_a[0].seq == 1);
        CHECK(at_a[2].seq == 3);
        CHECK(at_a[2].sent_at == moment(6));
        CHECK(only(tx.outbox().sent_to({"wecom", "a"}, 2)).seq == 3);
        CHECK(only(tx.outbox().sent_to({"wecom", "b"}, 0)).state == DeliveryState::sent);
        CHECK(tx.outbox().sent_to({"simulator", "a"}, 0).empty());
    });
}

TEST_CASE("a delivery that is put back waits again; one that ended does not") {
    in_every_store([](Transaction& tx) {
        tx.outbox().add(delivery("a", 1));
        auto one = only(tx.outbox().due("wecom", moment(1), 10));
        tx.outbox().claim(one);
        one.attempt = 1;
        one.due_at = moment(8);
        one.detail = "45009 too fast";
        tx.outbox().put_back(one);
        CHECK(tx.outbox().next() == moment(8));
        CHECK(only(tx.outbox().due("wecom", moment(8), 10)).detail == "45009 too fast");
        tx.outbox().claim(one);
        one.due_at = moment(9);
        one.detail = "an old answer";
        tx.outbox().put_back(one);
        CHECK(only(tx.outbox().sending()).attempt == 2);
        tx.outbox().finish(one.id, DeliveryState::undeliverable, "60111", Trouble::address);
        CHECK(only(tx.outbox().not_arrived()).detail == "60111");
        CHECK(only(tx.outbox().not_arrived()).trouble == Trouble::address);
        tx.outbox().finish(one.id, DeliveryState::cancelled, "");
        one.attempt = 2;
        tx.outbox().put_back(one);
        CHECK(only(tx.outbox().not_arrived()).state == DeliveryState::undeliverable);

        for (auto const state : {DeliveryState::merged, DeliveryState::cancelled, DeliveryState::expired, DeliveryState::unknown})
            tx.outbox().finish(tx.outbox().add(delivery("a", 1)), state, "");
        CHECK(tx.outbox().not_arrived().size() == 3);
        CHECK_FALSE(tx.outbox().next());
    });
}

TEST_CASE("what left in one call is found as one call, with its words, buttons and doubt") {
    in_every_store([](Transaction& tx) {
        auto const call = tx.outbox().next_call();
        for (auto const* to : {"a", "b"}) {
            auto one = delivery(to, 1);
            one.id = tx.outbox().add(one);
            one.text = "医保名单，明天到期";
            one.buttons = {{"办完了", "report/7"}};
            one.call = call;
            one.called_at = moment(2);
            tx.outbox().claim(one);
            one.attempt = 1;
            one.tries = 1;
            one.in_doubt = true;
            one.due_at = moment(3);
            tx.outbox().put_back(one);
        }
        CHECK(tx.outbox().next_call() == call + 1);
        auto const members = tx.outbox().of_call(call);
        REQUIRE(members.size() == 2);
        CHECK(members[0].to.id == "a");
        for (auto const& one : members) {
            CHECK(one.text == "医保名单，明天到期");
            CHECK(one.buttons == std::vector<WordedButton>{{"办完了", "report/7"}});
            CHECK(one.called_at == moment(2));
            CHECK(one.in_doubt);
            CHECK(one.tries == 1);
        }
        CHECK(tx.outbox().called_since(moment(2), 10).size() == 2);
        CHECK(tx.outbox().called_since(moment(3), 10).empty());
        auto elsewhere = members[0];
        tx.outbox().claim(elsewhere);
        elsewhere.attempt = 2;
        elsewhere.to = {"sms", "a"};
        tx.outbox().put_back(elsewhere);
        CHECK(tx.outbox().accounts_waiting() == std::vector<std::string>{"sms", "wecom"});
        CHECK(only(tx.outbox().due("sms", moment(3), 10)).to == Address{"sms", "a"});
    });
}

TEST_CASE("an account's queue has urgent things first, then replies, then the rest as it came; news waits for a digest") {
    in_every_store([](Transaction& tx) {
        tx.outbox().add(delivery("told", 2));
        tx.outbox().add(delivery("digest", 1, DeliveryKind::digest));
        tx.outbox().add(delivery("reply", 3, DeliveryKind::reply));
        tx.outbox().add(delivery("urgent", 4, DeliveryKind::urgent));
        auto const news = tx.outbox().add(delivery("news", 1, DeliveryKind::news));
        std::vector<std::string> order;
        for (auto const& one : tx.outbox().due("wecom", moment(4), 10)) order.push_back(one.to.id);
        CHECK(order == std::vector<std::string>{"urgent", "reply", "digest", "told"});
        CHECK(tx.outbox().due("wecom", moment(4), 2).size() == 2);
        CHECK(tx.outbox().due("sms", moment(4), 10).empty());
        CHECK(only(tx.outbox().news(moment(1))).id == news);
        CHECK(tx.outbox().news(moment(0)).empty());
        CHECK(tx.outbox().past_use(moment(603), 10).size() == 2);
        tx.outbox().postpone(news, moment(5));
        CHECK(tx.outbox().news(moment(4)).empty());
        CHECK(tx.outbox().counts(moment(0)).at(DeliveryState::waiting) == 5);
    });
}

TEST_CASE("nothing is claimed twice") {
    for (auto const& engine : engines()) {
        CAPTURE(engine.name);
        TemporaryFolder folder;
        auto store = engine.open(folder);
        Delivery one = delivery("a", 1);
        store->transact_now([&one](Transaction& tx) { one.id = tx.outbox().add(one); });
        auto const claim = [&one](Transaction& tx) { tx.outbox().claim(one); };
        store->transact_now(claim);
        CHECK_THROWS_AS(store->transact_now(claim), StoreError);
    }
}

TEST_CASE("the same photo is kept once, byte for byte") {
    in_every_store([](Transaction& tx) {
        std::string const photo("\xff\xd8\0\x01photo", 9);
        auto const id = tx.media().keep(photo, "image/jpeg");
        CHECK(tx.media().keep(photo, "image/jpeg") == id);
        CHECK(tx.media().keep(photo + "2", "image/jpeg") != id);
        CHECK(tx.media().bytes(id) == photo);
        CHECK_FALSE(tx.media().bytes(MediaId(99)));
        CHECK(tx.media().type(id) == "image/jpeg");
        CHECK(tx.media().type(MediaId(99)).empty());
    });
}

namespace {

WantedMedia wanted(std::string const& ref) {
    WantedMedia one;
    one.kind = InboundMessage::Kind::image;
    one.from = {"wecom", "zhangsan"};
    one.person = PersonId("p1");
    one.ref = ref;
    one.until = moment(1000);
    return one;
}

}  // namespace

TEST_CASE("a photo that is still to be fetched has its id, and its bytes when they have come") {
    in_every_store([](Transaction& tx) {
        auto& shelf = tx.media();
        CHECK_FALSE(shelf.next_wanted());
        auto const id = shelf.want(wanted("M1"));
        CHECK(shelf.want(wanted("M1")) == id);  // the message came twice
        auto const other = shelf.want(wanted("M2"));
        CHECK(other != id);
        CHECK_FALSE(shelf.bytes(id));
        CHECK(shelf.type(id).empty());
        CHECK(shelf.next_wanted() == Timestamp{});

        auto const taken = shelf.take_wanted(moment(0), moment(10), 1);
        REQUIRE(taken.size() == 1);
        CHECK(taken[0].id == id);
        CHECK(taken[0].kind == InboundMessage::Kind::image);
        CHECK(taken[0].from == Address{"wecom", "zhangsan"});
        CHECK(taken[0].person == PersonId("p1"));
        CHECK(taken[0].ref == "M1");
        CHECK(taken[0].until == moment(1000));
        CHECK(taken[0].attempt == 1);
        CHECK(shelf.take_wanted(moment(0), moment(10), 9).size() == 1);  // the other one: the first is in somebody's hands
        CHECK(shelf.take_wanted(moment(9), moment(20), 9).empty());
        shelf.put_back(other, moment(300));
        CHECK(shelf.next_wanted() == moment(10));
        auto const again = shelf.take_wanted(moment(10), moment(20), 9);  // whoever had it never came back
        REQUIRE(again.size() == 1);
        CHECK(again[0].attempt == 2);

        shelf.arrived(id, "bytes of a photo", "image/jpeg");
        CHECK(shelf.bytes(id) == "bytes of a photo");
        CHECK(shelf.type(id) == "image/jpeg");
        CHECK(shelf.next_wanted() == moment(300));
        shelf.lost(other);
        CHECK_FALSE(shelf.bytes(other));
        CHECK_FALSE(shelf.next_wanted());
        CHECK(shelf.take_wanted(moment(900), moment(910), 9).empty());
    });
}

TEST_CASE("the same bytes under two references are kept once, and both ids read them") {
    for (auto const& engine : engines()) {
        CAPTURE(engine.name);
        TemporaryFolder folder;
        auto store = engine.open(folder);
        MediaId first, second, third;
        auto const big = std::string(1'200'000, 'x');  // beside which the tables are small
        store->transact_now([&](Transaction& tx) {
            first = tx.media().want(wanted("M1"));
            second = tx.media().want(wanted("M2"));
            tx.media().arrived(first, big, "image/jpeg");
            tx.media().arrived(second, big, "image/jpeg");
            third = tx.media().keep(big, "image/jpeg");
        });
        CHECK(third == first);
        CHECK(second != first);
        store->transact_now([&](Transaction& tx) {
            CHECK(tx.media().bytes(first) == big);
            CHECK(tx.media().bytes(second) == big);
            CHECK(tx.media().type(second) == "image/jpeg");
        });
        store.reset();
        CHECK(folder.bytes().size() < 2 * big.size() * 4 / 3);
    }
}

TEST_CASE("a lost photo leaves the duty that it was attached to") {
    in_every_store([](Transaction& tx) {
        Duty duty;
        duty.unit = UnitId("v1");
        auto const kept = tx.media().keep("another", "image/png");
        auto const gone = tx.media().want(wanted("M1"));
        duty.photos = {gone, kept};
        duty.id = tx.duties().add(duty);
        tx.duties().update(duty);
        tx.media().lost(gone);
        CHECK(tx.duties().find(duty.id)->photos == std::vector<MediaId>{kept});
    });
}

}  // namespace lingyan::storage
