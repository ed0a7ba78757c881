// The numbers on one person's screen.
#include "domain/conversation.hpp"
#include "domain/delivery.hpp"

#include <doctest/doctest.h>

#include <set>

namespace lingyan {

namespace {
Date const monday = make_date(2026, 11, 16);
Thing duty(std::int64_t id) { return {Thing::Kind::duty, id, {}, "名单"}; }
}  // namespace

TEST_CASE("91 and 92 are never given") {
    Conversation conversation;
    std::set<int> given;
    for (int id = 1; id <= 200; ++id) given.insert(conversation.give_number(duty(id), monday));
    CHECK(given.size() == 200);
    CHECK_FALSE(given.contains(0));
    CHECK_FALSE(given.contains(91));
    CHECK_FALSE(given.contains(92));
    CHECK(given.contains(90));
    CHECK(given.contains(93));
    CHECK(*given.rbegin() == 202);
}

TEST_CASE("a thing keeps its number, and each kind of it has its own") {
    Conversation conversation;
    CHECK(conversation.give_number(duty(7), monday) == 1);
    CHECK(conversation.give_number({Thing::Kind::review, 7, {}, "名单"}, monday) == 2);
    CHECK(conversation.give_number({Thing::Kind::group, 0, "talk/2026Q4/t", ""}, monday) == 3);
    CHECK(conversation.give_number({Thing::Kind::group, 0, "talk/2026Q3/t", ""}, monday) == 4);
    Thing renamed = duty(7);
    renamed.title = "别的名字";
    CHECK(conversation.give_number(renamed, monday) == 1);
    CHECK(conversation.number(1)->id == 7);
    CHECK(conversation.number(2)->kind == Thing::Kind::review);
    CHECK(conversation.number(5) == nullptr);
    CHECK(conversation.number(0) == nullptr);
    CHECK(conversation.number(-1) == nullptr);
    CHECK(conversation.number_of(duty(7)) == 1);
    CHECK_FALSE(conversation.number_of(duty(8)));
}

TEST_CASE("numbers begin anew with the morning's digest, but for those of the same day") {
    Conversation conversation;
    conversation.give_number(duty(1), monday);
    conversation.give_number(duty(2), monday);
    conversation.begin_day(monday);
    CHECK(conversation.digest_on == monday);
    CHECK(conversation.number(2));
    conversation.begin_day(monday + days{1});
    CHECK(conversation.digest_on == monday + days{1});
    CHECK(conversation.numbers.empty());
    CHECK(conversation.give_number(duty(2), monday + days{1}) == 1);
}

TEST_CASE("a delivery's state reads as it was written") {
    for (auto state : {DeliveryState::waiting, DeliveryState::sending, DeliveryState::sent, DeliveryState::merged, DeliveryState::expired, DeliveryState::cancelled, DeliveryState::undeliverable, DeliveryState::unknown})
        CHECK(read_delivery_state(to_text(state)) == state);
    CHECK_FALSE(read_delivery_state("lost"));
    CHECK_FALSE(read_delivery_state(""));
}

}  // namespace lingyan
