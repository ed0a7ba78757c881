// What every store keeps of notices: what residents find, what is still to be looked through, and what comes due by itself.
#include "support.hpp"

#include <doctest/doctest.h>

namespace lingyan::storage {

namespace {

Notice account() {
    Notice notice;
    notice.village = UnitId("v1");
    notice.affair = Affair::finance;
    notice.mode = NoticeMode::staged;
    notice.title = "8月账目";
    notice.text = "收入12000元\n支出8000元";
    notice.publisher = PersonId("p1");
    notice.given_at = moment(3);
    notice.rule = RuleId("disclosure.finance-monthly");
    notice.period = "2026-08";
    notice.next_at = moment(50);
    notice.out_by = moment(90);
    notice.forms = "1 3";
    return notice;
}

}  // namespace

TEST_CASE("a notice comes back with everything that was written into it, and with its photos in their order") {
    on_every_store([](Store& store) {
        store.transact_now([](Transaction& tx) {
            auto notice = account();
            notice.photos = {tx.media().keep("second", "image/png"), tx.media().keep("first", "image/png")};
            notice.id = tx.notices().add(notice);
            CHECK(tx.notices().find(notice.id) == notice);
            notice.state = NoticeState::out;
            notice.looked = Looked::sent_back;
            notice.out_at = moment(60);
            notice.next_at.reset();
            notice.rung = 1;
            notice.looked_by = PersonId("p2");
            notice.returned_for = "少了一笔";
            notice.asked_by = PersonId("p2");
            notice.question = "哪一天";
            notice.answer = "三号";
            notice.forms = "4";
            tx.notices().update(notice);
            CHECK(tx.notices().find(notice.id) == notice);
            CHECK_FALSE(tx.notices().find(NoticeId{99}));
        });
    });
}

TEST_CASE("notices are found where they are out, newest first; open ones by village; and by the moment at which something happens") {
    on_every_store([](Store& store) {
        store.transact_now([](Transaction& tx) {
            auto out = account(), newer = account(), waiting = account(), elsewhere = account(), gone = account();
            for (auto* one : {&out, &newer, &elsewhere}) one->state = NoticeState::out, one->looked = Looked::passed, one->next_at.reset();
            out.out_at = moment(10);
            newer.out_at = moment(20);
            elsewhere.village = UnitId("v2");
            elsewhere.out_at = moment(30);
            gone.state = NoticeState::withdrawn;
            gone.next_at.reset();
            for (auto* one : {&out, &newer, &waiting, &elsewhere, &gone}) one->id = tx.notices().add(*one);
            CHECK(tx.notices().out_at(UnitId("v1"), 10) == std::vector{newer, out});
            CHECK(tx.notices().out_at(UnitId("v1"), 1, 1) == std::vector{out});
            CHECK(tx.notices().open_at(UnitId("v1")) == std::vector{waiting});
            newer.question = "哪一天";
            tx.notices().update(newer);
            CHECK(tx.notices().open_at(UnitId("v1")) == std::vector{newer, waiting});
            CHECK(tx.notices().due(moment(49)).empty());
            CHECK(tx.notices().due(moment(50)) == std::vector{waiting});
            CHECK(tx.notices().next() == moment(50));
        });
    });
}

}  // namespace lingyan::storage
