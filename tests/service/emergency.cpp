// Warnings passed on at night, through the simulator's API: who is called, who answers, what the desk has, and what is left of it.
#include "support_walk.hpp"

#include <doctest/doctest.h>

using namespace lingyan;
using namespace lingyan::test;

namespace {

constexpr char const* warning = "暴雨红色预警，今晚2点起，全镇，沿河住户马上往高处走，县气象台1点55分发布";

}  // namespace

TEST_CASE("at 02:40 the desk has the telephone numbers of whoever has not answered a warning of 02:10") {
    Story night;
    // A task lies open with number 1, which no answer to the warning may touch.
    night.to("2026-11-20T08:30");
    CHECK(contains(night.ask("p1", "派 全镇 11月30日前 核对医保名单"), "33"));
    night.ask("p1", "1");
    night.to("2026-11-23T09:00");
    CHECK(number_of(night.ask("h1", "全部"), "核对医保名单") == 1);

    night.to("2026-11-24T02:10");
    auto preview = night.ask("p4", std::string("紧急 ") + warning);
    CAPTURE(preview);
    CHECK(contains(preview, "要叫33个村"));
    CHECK(contains(preview, "【紧急】暴雨红色预警，今晚2点起"));
    CHECK(contains(preview, "现在做：沿河住户马上往高处走"));
    CHECK(contains(preview, "县气象台1点55分发布"));
    CHECK(night.since("h1", "2026-11-24T02:10").empty());  // nothing goes before the desk says so
    CHECK(contains(night.ask("p4", "1"), "叫了33个村，33个人"));

    night.to("2026-11-24T02:11");
    for (int village = 1; village <= 33; ++village) {
        auto calls = night.since("h" + std::to_string(village), "2026-11-24T02:10");
        CAPTURE(village);
        REQUIRE(calls.size() == 1);
        CHECK(calls.front().at < "2026-11-24T02:11:00+08:00");
        CHECK(contains(calls.front().text, "通知到户回91，要帮忙回92"));
    }
    CHECK(night.since("c1", "2026-11-24T02:10").empty());

    for (int village = 1; village <= 33; ++village) {
        if (village == 5 || village == 6 || village == 7 || village == 9) continue;
        CHECK(contains(night.ask("h" + std::to_string(village), village % 2 ? "91" : "９１"), "已通知到户"));
    }
    CHECK(contains(night.ask("h9", "92 三组的路断了"), "金竹村要帮忙，罗守夜马上打给您"));
    night.to("2026-11-24T02:12");
    CHECK(contains(night.texts_since("p4", "2026-11-24T02:10"), "三组的路断了"));
    CHECK(contains(night.ask("h1", "全部"), "核对医保名单"));  // 91 closed nothing
    CHECK(number_of(night.ask("h1", "全部"), "核对医保名单") == 1);

    night.service.restart();
    night.to("2026-11-24T02:26");
    auto deputy = night.texts_since("c5", "2026-11-24T02:10");
    CHECK(contains(deputy, "联系不上" + night.name("h5")));
    CHECK(contains(deputy, "沿河住户马上往高处走"));
    CHECK(night.since("c5", "2026-11-24T02:10").front().at < "2026-11-24T02:26:00+08:00");
    CHECK(night.since("c3", "2026-11-24T02:10").empty());  // of no silent village
    CHECK(night.since("p1", "2026-11-24T02:10").empty());

    night.to("2026-11-24T02:40:30");
    auto desk = night.texts_since("p4", "2026-11-24T02:40");
    CAPTURE(desk);
    CHECK(contains(desk, "28个村到户，1个村要帮忙，4个村没有消息") == false);
    CHECK(contains(desk, "29个村到户，1个村要帮忙，3个村没有消息"));
    CHECK(contains(desk, "要帮忙：金竹村"));
    for (auto who : {"h5", "h6", "h7"}) {
        CHECK(contains(desk, night.name(who) + "1380000"));
    }
    CHECK_FALSE(contains(desk, night.name("h8")));
    CHECK(contains(night.texts_since("p1", "2026-11-24T02:40"), "3个村没有消息"));  // the leader on duty
    CHECK(contains(night.ask("p4", "电话"), night.name("h6") + "1380000"));

    // One by the deputy, one by proxy; every fifteen minutes the desk hears of the rest, and it alone.
    CHECK(contains(night.ask("c5", "91"), "石门村已通知到户"));
    CHECK(contains(night.ask("p3", "黄泥村 91"), "黄泥村已通知到户"));
    night.to("2026-11-24T02:56");
    CHECK(contains(night.texts_since("p4", "2026-11-24T02:55"), "1个村没有消息"));
    CHECK(night.since("p1", "2026-11-24T02:41").empty());
    CHECK(contains(night.ask("h7", "91"), "桃园村已通知到户"));
    night.to("2026-11-24T03:12");
    CHECK(contains(night.texts_since("p4", "2026-11-24T02:56"), "都有消息了"));
    CHECK(night.since("p4", "2026-11-24T03:01").empty());

    // Without the issuer it is not lifted.
    CHECK(contains(night.ask("p4", "解除"), "谁几点发布的解除"));
    CHECK(night.since("h1", "2026-11-24T03:00").empty());
    CHECK(contains(night.ask("p4", "县气象台3点10分"), "告诉33个村了"));
    night.to("2026-11-24T03:14");
    CHECK(contains(night.texts_since("h1", "2026-11-24T03:10"), "【解除】暴雨红色预警解除了\n县气象台3点10分发布"));
    CHECK(contains(night.texts_since("c5", "2026-11-24T03:10"), "【解除】"));
    CHECK(night.since("c3", "2026-11-24T03:10").empty());
    CHECK(contains(night.ask("h1", "91"), "现在没有紧急的事"));
    CHECK(contains(night.ask("h2", "情况 冲了两亩地"), "转给值班的了"));
    night.to("2026-11-24T09:00");
    CHECK(contains(night.texts_since("p4", "2026-11-24T07:00"), "冲了两亩地"));

    // Nobody's ledger knows of it, and nothing says any more who answered, or when.
    night.service.look([](Transaction& tx) {
        CHECK(tx.records().within("", make_date(2026, 1, 1), make_date(2027, 1, 1), {}, {}, {}).empty());
        for (int village = 1; village <= 33; ++village) CHECK_FALSE(tx.acts().latest(PersonId("h" + std::to_string(village))));
        auto over = tx.emergencies().over_since(Timestamp{});
        REQUIRE(over.size() == 1);
        CHECK(over.front().villages == 33);
        CHECK(over.front().told == 32);
        CHECK(over.front().help == 1);
        for (auto const& call : tx.emergencies().calls(over.front().id)) {
            CHECK(call.heard == Heard::nothing);
            CHECK(call.person.empty());
            CHECK(call.deputy.empty());
        }
        for (auto const& message : tx.outbox().sent_to({"simulator", "c5"}, 0)) CHECK_FALSE(contains(message.text, "联系不上"));
        for (auto const& message : tx.outbox().sent_to({"simulator", "p4"}, 0)) CHECK_FALSE(contains(message.text, "没有消息"));
        CHECK_FALSE(tx.audit().first_broken());
    });
    CHECK_FALSE(contains(night.texts_since("h1", "2026-11-24T08:00"), "过了"));
}

TEST_CASE("on a Saturday evening all 33 villages are called within a minute, and each text of a drill says that it is one") {
    Story night;
    night.to("2026-11-21T21:40");
    std::string preview = night.ask("p4", "演练 山洪橙色预警，现在起，全镇，低处住户往高处走，县应急局21点35分发布");
    std::string all = preview + "\x1f" + night.ask("p4", "1");
    night.to("2026-11-21T21:41");
    for (int village = 1; village <= 33; ++village) {
        auto calls = night.since("h" + std::to_string(village), "2026-11-21T21:40");
        REQUIRE(calls.size() == 1);
        CHECK(calls.front().at < "2026-11-21T21:41:00+08:00");
    }
    auto said = [&](std::string const& who, std::string const& text) { all += "\x1f" + night.ask(who, text); };
    for (int village = 2; village <= 31; ++village) said("h" + std::to_string(village), "91");
    for (auto text : {"92", "撤", "92", "92 有人没走"}) said("h32", text);
    said("p4", "情况");
    night.to("2026-11-21T22:30");
    said("p4", "解除");
    said("p4", "县应急局22点30分发布");
    night.to("2026-11-21T22:31");
    said("h3", "情况 没有损失");
    int pushed = 0;
    for (auto const& person : night.service.everyone())
        for (auto const& message : night.since(person.id, "2026-11-21T21:40")) {
            if (message.text.empty()) continue;  // forgotten with the end
            all += "\x1f" + message.text;
            ++pushed;
        }
    CHECK(pushed >= 68);
    std::size_t from = 0;
    int texts = 0;
    while (from <= all.size()) {
        auto to = std::min(all.find('\x1f', from), all.size());
        auto text = all.substr(from, to - from);
        CAPTURE(text);
        CHECK(text.starts_with("【演练】"));
        CHECK(contains(text, "没有真的险情"));
        ++texts;
        from = to + 1;
    }
    CHECK(texts > 100);
}

TEST_CASE("a warning that lacks a part is asked for it, and one that is not the sender's to pass on is refused") {
    Story night;
    night.to("2026-11-24T20:30");
    CHECK(contains(night.ask("h1", "紧急 大风蓝色预警"), "预警由值班室转发"));
    CHECK(contains(night.ask("p4", "紧急"), "是什么预警"));
    CHECK(contains(night.ask("p4", "山洪红色预警"), "几点起"));
    CHECK(contains(night.ask("p4", "今晚22点起"), "叫哪些村"));
    CHECK(contains(night.ask("p4", "月亮村"), "没有找到月亮村"));
    CHECK(contains(night.ask("p4", "青石村、柏林村"), "要村里做什么"));
    CHECK(contains(night.ask("p4", "房子要垮塌的马上转移，带好药"), "谁几点发布的"));
    CHECK(contains(night.ask("p4", "县应急局"), "谁几点发布的"));  // the time is missing
    auto preview = night.ask("p4", "20点25分");
    CHECK(contains(preview, "要叫2个村"));
    CHECK(contains(preview, "房子要垮塌的马上转移，带好药"));
    CHECK(contains(preview, "县应急局20点25分发布"));
    CHECK(contains(night.ask("p4", "3"), "没有叫"));
    night.to("2026-11-24T20:32");
    for (auto who : {"h1", "h2"}) CHECK(night.since(who, "2026-11-24T20:30").empty());
    CHECK(contains(night.ask("p4", "解除 县应急局21点发布"), "没有没解除的预警"));
    CHECK(contains(night.ask("h1", "91"), "现在没有紧急的事"));
    CHECK(contains(night.ask("p4", "紧急 秘密：某预警，现在起，全镇，转移，县局20点发布"), "按保密规定"));
}

TEST_CASE("an answer is changed, taken back, given for a village by name, and never taken from somebody it is no business of") {
    Story night;
    night.to("2026-11-24T10:00");
    night.ask("p4", std::string("紧急 ") + "暴雨红色预警，现在起，青石村、柏林村，沿河住户马上往高处走，县气象台9点55分发布");
    night.ask("p4", "1");
    CHECK(contains(night.ask("h1", "92"), "青石村要帮忙"));
    CHECK(contains(night.ask("h1", "91"), "青石村已通知到户"));
    night.to("2026-11-24T10:01");
    CHECK(contains(night.texts_since("p4", "2026-11-24T10:00"), "说不用了"));
    CHECK(contains(night.ask("h1", "撤"), "照前一次算"));
    CHECK(contains(night.ask("p4", "情况"), "要帮忙：青石村"));
    CHECK(contains(night.ask("c2", "代 柏林村 91"), "柏林村已通知到户"));
    CHECK(contains(night.ask("h3", "柏林村 91"), "不归您管"));
    CHECK(contains(night.ask("h3", "91"), "现在没有紧急的事"));
    CHECK(contains(night.ask("h2", "房子塌了 91"), "119"));  // danger goes before all
    CHECK(contains(night.ask("p4", "撤"), "暴雨红色预警"));
    night.to("2026-11-24T10:05");
    CHECK(contains(night.texts_since("h2", "2026-11-24T10:00"), "【更正】暴雨红色预警发错了"));
    CHECK(contains(night.ask("h1", "91"), "现在没有紧急的事"));
}

TEST_CASE("while a warning stands, what is not understood from whoever is asked ends with how to answer") {
    Story night;
    night.to("2026-11-24T22:00");
    CHECK_FALSE(contains(night.ask("h1", "收到"), "通知到户回91"));
    night.ask("p4", "紧急 暴雨红色预警，现在起，青石村、柏林村，沿河住户马上往高处走，县气象台21点55分发布");
    night.ask("p4", "1");
    for (auto text : {"收到", "好", "雨大得很", "7"}) {
        CAPTURE(text);
        CHECK(contains(night.ask("h1", text), "通知到户回91，要帮忙回92"));
    }
    CHECK_FALSE(contains(night.ask("h3", "收到"), "通知到户回91"));
    CHECK(contains(night.ask("h1", "92要帮忙"), "青石村要帮忙"));
    CHECK(contains(night.ask("h2", "已转移32户"), "柏林村已通知到户"));
    CHECK(contains(night.ask("c1", "91"), "还算要帮忙"));
}

TEST_CASE("a drill from somebody who is no desk calls nobody, and his own words of danger still do") {
    Story night;
    night.to("2026-11-24T22:00");
    auto said = night.ask("h1", "演练 山洪来了，全村转移");
    CAPTURE(said);
    CHECK(contains(said, "预警由值班室转发"));
    CHECK(contains(said, "1380000"));
    night.to("2026-11-24T22:02");
    CHECK(night.since("p4", "2026-11-24T22:00").empty());
    CHECK(contains(night.ask("h1", "紧急 房子着火了"), "119"));  // a cry for help, whatever word it begins with
    night.to("2026-11-24T22:04");
    CHECK_FALSE(night.since("p4", "2026-11-24T22:00").empty());
}
