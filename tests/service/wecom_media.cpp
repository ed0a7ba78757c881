// What is no text, through the whole service: photos and voices by reference, presses on cards, the app's own events.
#include "support_wecom.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <thread>

using namespace lingyan;
using namespace lingyan::test;

namespace {

std::string const jpeg("\xFF\xD8\xFF a photo", 11);

Settings settings_of(TemporaryFolder const& folder, FakeWeCom const& api, bool cards) {
    auto settings = copy_of_wecom_township(folder.path(), api.url());
    settings.accounts.back().keys["cards"] = cards ? "true" : "false";
    return settings;
}

struct Town {
    TemporaryFolder folder;
    FakeWeCom api;
    RunningService service;

    explicit Town(bool cards = false) : service(settings_of(folder, api, cards)) { service.move_clock("2026-12-21T08:20"); }
    Answer post(std::string const& plaintext) { return test::post(service.port(), callback_of(plaintext)); }
    Duty first_duty() const {
        Duty found;
        service.look([&](Transaction& tx) {
            for (auto const& duty : tx.duties().all_at(UnitId{"500000001001"})) found = duty;
        });
        return found;
    }
    // Asked until it is so: the fetching goes on behind the acknowledgement.
    template <class Check>
    bool becomes(Check check) const {
        auto const until = std::chrono::steady_clock::now() + std::chrono::seconds{20};
        while (!check()) {
            if (std::chrono::steady_clock::now() > until) return false;
            std::this_thread::sleep_for(std::chrono::milliseconds{10});
        }
        return true;
    }
    std::optional<std::string> bytes(MediaId id) const {
        std::optional<std::string> found;
        service.look([&](Transaction& tx) { found = tx.media().bytes(id); });
        return found;
    }
};

}  // namespace

TEST_CASE("a photo by WeCom is answered at once, goes with the report, and its bytes follow") {
    Town town;
    town.api.has_medium("M1", jpeg);
    CHECK(contains(say_by_wecom(town.service.port(), "h1", "1", "501"), "记下了"));
    auto const photo = photo_from("h1", "M1", "502");
    auto const reply = passive_text(town.post(photo));
    CHECK(contains(reply, "照片放到" + std::string(seeded_task) + "里了"));
    auto const photos = town.first_duty().photos;
    REQUIRE(photos.size() == 1);
    CHECK(town.becomes([&] { return town.bytes(photos[0]) == jpeg; }));
    CHECK(passive_text(town.post(photo)) == reply);  // delivered again
    CHECK(town.first_duty().photos.size() == 1);
}

TEST_CASE("a photo that could not be fetched before a restart is fetched after it") {
    Town town;
    town.api.has_medium("M1", jpeg);
    town.api.breaks_media(1);
    say_by_wecom(town.service.port(), "h1", "1", "511");
    town.post(photo_from("h1", "M1", "512"));
    CHECK(town.becomes([&] { return town.api.media_asked() == 1; }));
    town.service.restart();
    auto const photos = town.first_duty().photos;
    REQUIRE(photos.size() == 1);
    CHECK(town.becomes([&] { return town.bytes(photos[0]) == jpeg; }));
}

TEST_CASE("a photo that WeCom no longer has is asked for again, in words") {
    Town town;
    say_by_wecom(town.service.port(), "h1", "1", "521");
    town.post(photo_from("h1", "gone", "522"));
    CHECK(town.becomes([&] { return town.api.shown_to("h1").size() == 2; }));
    CHECK(contains(town.api.shown_to("h1").back(), "请再发一次"));
    CHECK(town.first_duty().photos.empty());
    CHECK(town.first_duty().state == DutyState::reported);
}

TEST_CASE("a voice by WeCom is kept, and answered with the number of what is open") {
    Town town;
    town.api.has_medium("V1", "#!AMR\n a voice");
    auto const reply = passive_text(town.post(voice_from("h1", "V1", "531")));
    CHECK(contains(reply, "语音收到了"));
    CHECK(contains(reply, std::string(seeded_task) + "办完了，回1"));
    CHECK(town.becomes([&] {
        std::string type;
        town.service.look([&](Transaction& tx) { type = tx.media().type(MediaId{1}); });
        return type == "audio/amr";
    }));
    CHECK(contains(say_by_wecom(town.service.port(), "h1", "1", "532"), "记下了"));
}

TEST_CASE("a press is acknowledged empty, acts once, and its card and its presser are told") {
    Town town;
    auto const asked_for = "report/" + std::to_string(town.first_duty().id.value());
    auto const callback = press_from("h1", asked_for, "RESP_1");
    for (int i = 0; i < 3; ++i) {
        auto const answer = town.post(callback);
        CHECK(answer.status == 200);
        CHECK(answer.body.empty());
    }
    CHECK(town.first_duty().state == DutyState::reported);
    CHECK(town.becomes([&] { return town.api.shown_to("h1").size() == 2 && town.api.card_updates().size() == 1; }));
    CHECK(contains(town.api.shown_to("h1").back(), "记下了"));
    CHECK(town.api.card_updates().front() == R"({"userids":["h1"],"agentid":1000002,"response_code":"RESP_1","button":{"replace_name":"已报：办完了"}})");
    // Another person's press on the same card, and a later one: each is told something, and nothing happens.
    town.post(press_from("h2", asked_for, "RESP_2"));
    CHECK(town.becomes([&] { return town.api.shown_to("h2").size() == 2; }));
    CHECK(contains(town.api.shown_to("h2").back(), "没有这一件"));
    CHECK(town.first_duty().reported_by == PersonId{"h1"});
}

TEST_CASE("with cards on a digest about one thing is a card, and its button does what the digit would") {
    Town town(true);
    auto const of = [&](std::string const& user) {
        std::vector<std::string> found;
        for (auto const& body : town.api.bodies())
            if (receivers_of(body) == std::vector<std::string>{user}) found.push_back(body);
        REQUIRE(found.size() == 1);
        return found.front();
    };
    auto const card = card_of_body(of("h1"));
    auto const duty = std::to_string(town.first_duty().id.value());
    CHECK(card.buttons == std::vector<std::pair<std::string, std::string>>{{"办完了", "report/" + duty}, {"要帮忙", "help/" + duty}});
    CHECK(contains(text_of_body(of("h1")), seeded_task));
    CHECK(card.name != card_of_body(of("h2")).name);
    CHECK(card_of_body(of("h33")).name.empty());  // thirty things are no card
    CHECK(town.post(press_from("h1", card.buttons[0].second, "RESP_1", card.name)).body.empty());
    CHECK(town.first_duty().state == DutyState::reported);
    CHECK(town.becomes([&] { return town.api.card_updates().size() == 1; }));
}

TEST_CASE("opening the app again and again says nothing, and what WeCom says of the app reaches the administrator") {
    Town town;
    say_by_wecom(town.service.port(), "h1", "全部", "541");
    for (auto const* quiet : {"enter_agent", "view", "unsubscribe", "change_contact", "some_future_event"}) {
        CAPTURE(std::string(quiet));
        auto const answer = town.post(event_from("h1", quiet, "k"));
        CHECK(answer.status == 200);
        CHECK(answer.body.empty());
    }
    CHECK(contains(passive_text(town.post(event_from("h1", "click", "全部"))), seeded_task));
    CHECK(town.post(event_from("sys", "inactive_alert")).body.empty());
    CHECK(town.becomes([&] {
        auto const told = town.api.shown_to("a1");
        return std::any_of(told.begin(), told.end(), [](auto const& text) { return contains(text, "快要被停用"); });
    }));
}
