// Numbers of persons in what is to be published: what is held, what is not, and what becomes of a photo meanwhile.
#include "affairs/private_numbers.hpp"
#include "affairs/standing.hpp"
#include "affairs/support_notices.hpp"

#include <doctest/doctest.h>

namespace lingyan::affairs {

TEST_CASE("numbers with a country's code, of before 1999 and in full-width digits are covered; numbers of contracts and files are not") {
    struct Row {
        char const* text;
        char const* covered;
    };
    for (auto const& [text, covered] : {
             Row{"+8613812345678", "+86138****5678"}, Row{"电话8613812345678。", "电话86138****5678。"}, Row{"008613812345678", "0086138****5678"},
             Row{"+86 13812345678", "+86 138****5678"}, Row{"+86 138 1234 5678", "+86 138****5678"}, Row{"+86-138-1234-5678", "+86-138****5678"},
             Row{"老证510722600101123", "老证5107***********"}, Row{"510722 600101 123", "5107***********"}, Row{"510722601301123", "510722601301123"},
             Row{"510722600231123", "510722600231123"}, Row{"990722600101123", "990722600101123"}, Row{"510022600101123", "510022600101123"},
             Row{"１３８１２３４５６７８", "138****5678"}, Row{"１３８　１２３４　５６７８", "138****5678"}, Row{"＋８６１３８１２３４５６７８", "＋８６138****5678"},
             Row{"１３８－１２３４－５６７８", "138****5678"}, Row{"５１０７２２６００１０１１２３", "5107***********"}, Row{"６２１７００１２３４５６７８９０１２２", "6217***************"},
             Row{"合同6217001234567890123", "合同6217001234567890123"}, Row{"合同2026001234567890123", "合同2026001234567890123"}, Row{"3000 4000 5000 6000", "3000 4000 5000 6000"},
             Row{"二维码6901234567892", "二维码6901234567892"}}) {
        CAPTURE(text);
        CHECK(masked(text) == covered);
    }
    CHECK(masked("打13900001001或13900001002", "13900001001") == "打13900001001或139****1002");
    CHECK(masked("打139 0000 1001", "13900001001") == "打139 0000 1001");
    CHECK(masked("打13900012345", "12345") == "打139****2345");  // a number that only ends so
}

TEST_CASE_FIXTURE(Village, "the office's own telephone holds no notice") {
    std::string office;
    in([&](Turn const& turn) { office = office_phone(turn, UnitId{"v1"}); });
    REQUIRE(office.size() == 11);
    CHECK(publish("发公开 村务 修路进展，要问打" + office).key == "notice.confirm");
    CHECK(publish("发公开 村务 修路进展，要问打13812345678").key == "notice.held");
}

TEST_CASE_FIXTURE(Village, "a photo sent while a notice is held is the notice's, and it is still said that the notice waits") {
    auto photo = [&] { return as("h1", [](Turn const& turn, Actor& actor) { return publishing::photo(turn, actor, MediaId{7}); }); };
    CHECK(publish("发公开 村务 困难补助名单，张三13812345678").key == "notice.held");
    CHECK(publishing::wants_photo(conversation("h1")));
    auto said = photo();
    CHECK(said.key == "notice.held_photo");
    CHECK(said.fields["n"] == "1");
    CHECK(go_on("2").key == "notice.confirm");
    auto ref = go_on("1").fields["ref"];
    auto kept = notice(NoticeId{std::atoll(ref.c_str())});
    CHECK(kept.text.empty());
    CHECK(kept.photos == std::vector{MediaId{7}});
    // Covered, both go out together.
    publish("发公开 村务 困难补助名单，李四13812345678");
    photo();
    CHECK(go_on("1").key == "notice.confirm");
    ref = go_on("1").fields["ref"];
    kept = notice(NoticeId{std::atoll(ref.c_str())});
    CHECK(kept.text.find("138****5678") != std::string::npos);
    CHECK(kept.photos.size() == 1);
    publish("发公开 村务 困难补助名单，王五13812345678");
    on(nov(16), 10);
    CHECK(photo().key == "notice.expired");
}

}  // namespace lingyan::affairs
