// What every store keeps of a warning that was passed on, and what it forgets when that is over.
#include "support.hpp"

#include <doctest/doctest.h>

namespace lingyan::storage {

namespace {

Emergency storm() {
    Emergency one;
    one.desk = PersonId("p4");
    one.unit = UnitId("t1");
    one.drill = true;
    one.warning = "暴雨红色预警";
    one.start = "今晚2点";
    one.area = "全部2个村";
    one.action = "沿河住户马上往高处走";
    one.issuer = "县气象台";
    one.issued = "1点55分";
    one.called_at = moment(3);
    one.next_at = moment(18);
    return one;
}

}  // namespace

TEST_CASE("a warning comes back with everything that was written into it, and its calls in their order") {
    on_every_store([](Store& store) {
        store.transact_now([](Transaction& tx) {
            auto one = storm();
            one.id = tx.emergencies().add(one);
            CHECK(tx.emergencies().find(one.id) == one);
            CHECK(tx.emergencies().open() == std::vector{one});
            CHECK(tx.emergencies().next() == one.next_at);
            CHECK(tx.emergencies().due(moment(17)).empty());
            CHECK(tx.emergencies().due(moment(18)) == std::vector{one});

            for (auto unit : {"v9", "v3"}) tx.emergencies().put({one.id, UnitId(unit), PersonId("h1"), PersonId("c1"), false, Heard::nothing});
            EmergencyCall const helped{one.id, UnitId("v9"), PersonId("h1"), PersonId("c1"), true, Heard::help};
            tx.emergencies().put(helped);
            auto calls = tx.emergencies().calls(one.id);
            REQUIRE(calls.size() == 2);
            CHECK(calls[0] == helped);
            CHECK(calls[1].unit == UnitId("v3"));

            one.over_at = moment(60);
            one.next_at.reset();
            one.step = 2;
            one.villages = 2;
            one.help = 1;
            tx.emergencies().update(one);
            CHECK(tx.emergencies().find(one.id) == one);
            CHECK(tx.emergencies().open().empty());
            CHECK_FALSE(tx.emergencies().next());
            CHECK(tx.emergencies().over_since(moment(60)) == std::vector{one});
            CHECK(tx.emergencies().over_since(moment(61)).empty());
        });
    });
}

TEST_CASE("who was called and what was said about it is forgotten, what is on its way only when it has arrived") {
    on_every_store([](Store& store) {
        store.transact_now([](Transaction& tx) {
            auto one = storm();
            one.id = tx.emergencies().add(one);
            tx.emergencies().put({one.id, UnitId("v1"), PersonId("h1"), PersonId("c1"), true, Heard::told});
            InboxRow row;
            row.key = "app:1:h1";
            row.content_hash = "x";
            row.sender = {"app", "h1"};
            row.person = PersonId("h1");
            row.text = "91";
            row.reply = "收到，旦麻村已通知到户。";
            row.received_at = moment(4);
            tx.inbox().add(row);
            tx.emergencies().belongs(one.id, row.key);
            tx.emergencies().belongs(one.id, row.key);  // a second time is the same

            auto send = [&](char const* text, bool personal) {
                Delivery delivery;
                delivery.kind = DeliveryKind::urgent;
                delivery.person = PersonId("c1");
                delivery.to = {"app", "c1"};
                delivery.say = Say{"emergency.deputy", {{"name", "张三"}}};
                delivery.text = text;
                delivery.made_at = delivery.due_at = moment(5);
                delivery.expires_at = moment(500);
                auto id = tx.outbox().add(delivery);
                tx.emergencies().belongs(one.id, id, personal);
                return id;
            };
            auto called = send("【紧急】暴雨红色预警", false), silent = send("联系不上张三", true), waiting = send("联系不上李四", true);
            CHECK(tx.emergencies().deliveries(one.id) == std::vector{called, silent, waiting});
            for (auto id : {called, silent}) {
                for (auto delivery : tx.outbox().due("app", moment(6), 10))
                    if (delivery.id == id) tx.outbox().claim(delivery);
                tx.outbox().sent(id, 1, moment(7));
            }
            CHECK_FALSE(tx.emergencies().forget(one.id));
            auto sent = tx.outbox().sent_to({"app", "c1"}, 0);
            REQUIRE(sent.size() == 2);
            CHECK(sent[0].text == "【紧急】暴雨红色预警");
            CHECK(sent[1].text.empty());
            CHECK(sent[1].say == Say{});
            auto calls = tx.emergencies().calls(one.id);
            REQUIRE(calls.size() == 1);
            CHECK(calls.front() == EmergencyCall{one.id, UnitId("v1"), {}, {}, false, Heard::nothing});
            auto message = tx.inbox().find(row.key);
            REQUIRE(message);
            CHECK(message->text.empty());
            CHECK(message->reply.empty());
            CHECK(message->person.empty());
            CHECK(message->sender.id.empty());
            CHECK(message->content_hash == row.content_hash);

            tx.outbox().finish(waiting, DeliveryState::cancelled, "over");
            CHECK(tx.emergencies().forget(one.id));
        });
    });
}

}  // namespace lingyan::storage
