// What every store keeps for searching: guides known by their titles, and which notices and guides hold which tokens.
#include "support.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace lingyan::storage {

namespace {

Notice out_of(char const* village, int published, Affair affair = Affair::finance) {
    Notice notice;
    notice.village = UnitId(village);
    notice.affair = affair;
    notice.state = NoticeState::out;
    notice.title = "账目";
    notice.given_at = moment(published);
    notice.out_at = moment(published);
    return notice;
}

std::vector<std::int64_t> items(std::vector<SearchHit> const& hits) {
    std::vector<std::int64_t> all;
    for (auto const& hit : hits)
        if (std::find(all.begin(), all.end(), hit.item) == all.end()) all.push_back(hit.item);
    std::sort(all.begin(), all.end());
    return all;
}

}  // namespace

TEST_CASE("a guide is known by its title: put twice it is one, with what was put last") {
    in_every_store([](Transaction& tx) {
        Guide guide;
        guide.title = "低保怎么申请";
        guide.keywords = "低保 吃低保";
        guide.text = "到村委会。\n不收钱。";
        auto const id = tx.guides().put(guide);
        guide.id = id;
        CHECK(tx.guides().find(id) == guide);
        guide.phone = "12345";
        CHECK(tx.guides().put(guide) == id);
        CHECK(tx.guides().titled("低保怎么申请") == guide);
        CHECK_FALSE(tx.guides().titled("低保"));
        CHECK_FALSE(tx.guides().find(GuideId{99}));
        Guide other;
        other.title = "老年证";
        tx.guides().put(other);
        CHECK(tx.guides().all(10).size() == 2);
        CHECK(tx.guides().all(10, 1).front().title == "老年证");
        CHECK(tx.guides().all(1).front() == guide);
    });
}

TEST_CASE("notices are found by tokens in their village while they are out, within the moments asked for, and new tokens take the place of the old") {
    in_every_store([](Transaction& tx) {
        auto one = tx.notices().add(out_of("v1", 10)), two = tx.notices().add(out_of("v1", 20)), elsewhere = tx.notices().add(out_of("v2", 20));
        CHECK(tx.notices().without_tokens(1, 10).size() == 3);
        CHECK(tx.notices().without_tokens(1, 2).size() == 2);
        tx.search().put(one, UnitId("v1"), {"账目", "目公", "电费"}, 1);
        tx.search().put(two, UnitId("v1"), {"账目", "水渠"}, 1);
        tx.search().put(elsewhere, UnitId("v2"), {"账目"}, 1);
        CHECK(tx.notices().without_tokens(1, 10).empty());
        CHECK(tx.notices().without_tokens(2, 10).size() == 3);
        auto found = [&](std::vector<std::string> const& tokens, NoticeFilter const& filter = {}) { return items(tx.search().notices(UnitId("v1"), tokens, filter)); };
        CHECK(found({"账目"}) == std::vector{one.value(), two.value()});
        CHECK(found({"电费", "没有"}) == std::vector{one.value()});
        CHECK(found({}).empty());
        // More tokens than one statement takes.
        CHECK(found({"a", "b", "c", "d", "e", "f", "g", "h", "水渠", "j"}) == std::vector{two.value()});
        NoticeFilter since, until;
        since.from = moment(20);
        until.until = moment(20);
        CHECK(found({"账目"}, since) == std::vector{two.value()});
        CHECK(found({"账目"}, until) == std::vector{one.value()});
        tx.search().put(one, UnitId("v1"), {"路灯"}, 2);
        CHECK(found({"电费"}).empty());
        CHECK(found({"路灯"}) == std::vector{one.value()});
        auto gone = *tx.notices().find(two);
        gone.state = NoticeState::withdrawn;
        tx.notices().update(gone);
        CHECK(found({"账目"}).empty());
    });
}

TEST_CASE("notices that are out are listed and counted by affair and time") {
    in_every_store([](Transaction& tx) {
        tx.notices().add(out_of("v1", 10));
        tx.notices().add(out_of("v1", 20, Affair::service));
        tx.notices().add(out_of("v1", 30));
        tx.notices().add(out_of("v2", 30));
        NoticeFilter all, finance, late;
        finance.affair = Affair::finance;
        late.from = moment(20);
        late.until = moment(30);
        CHECK(tx.notices().count_out(UnitId("v1"), all) == 3);
        CHECK(tx.notices().count_out(UnitId("v1"), finance) == 2);
        CHECK(tx.notices().count_out(UnitId("v1"), late) == 1);
        CHECK(tx.notices().out_at(UnitId("v1"), finance, 10).size() == 2);
        CHECK(tx.notices().out_at(UnitId("v1"), finance, 10, 1).front().out_at == moment(10));
        CHECK(tx.notices().out_at(UnitId("v1"), late, 10).front().affair == Affair::service);
    });
}

TEST_CASE("guides are found by their tokens") {
    in_every_store([](Transaction& tx) {
        Guide guide;
        guide.title = "低保怎么申请";
        auto const id = tx.guides().put(guide);
        tx.search().put(id, {"低保"});
        CHECK(items(tx.search().guides({"低保", "账目"})) == std::vector{id.value()});
        tx.search().put(id, {"申请"});
        CHECK(tx.search().guides({"低保"}).empty());
    });
}

TEST_CASE("a resident's villages, what he wants no more and how much he has sent come back as they were") {
    in_every_store([](Transaction& tx) {
        Conversation conversation;
        conversation.village = UnitId("v1");
        conversation.more_villages = {UnitId("v2"), UnitId("v3")};
        conversation.greeted = conversation.left = conversation.stopped = true;
        conversation.counted_from = moment(7);
        conversation.counted = 12;
        tx.conversations().save("address:a:b", conversation);
        CHECK(tx.conversations().load("address:a:b") == conversation);
    });
}

}  // namespace lingyan::storage
