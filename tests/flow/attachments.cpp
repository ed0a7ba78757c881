// Photos and papers that go with a task; and what was sent as a photo and is none.
#include "flow/support_days.hpp"

#include "affairs/attachments.hpp"

#include <doctest/doctest.h>

namespace lingyan::flow {

using affairs::nov;

namespace {

std::string const jpeg = "\xFF\xD8\xFF\xE0 a sheet", pdf = "%PDF-1.4 a paper";

County with_pages() {
    auto county = affairs::small_county();
    county.public_url = "https://lingyan.example";
    return county;
}

struct Giving : Service {
    Giving() : Service(with_pages()) {}
    std::string show(std::string const& who, std::string const& bytes) {
        InboundMessage message;
        message.account = "app";
        message.sender = who;
        message.kind = InboundMessage::Kind::image;
        message.media = bytes;
        message.content_hash = std::to_string(++shown_);
        message.sent_at = now;
        return receive_one(message).reply;
    }
    Assignment given(std::string const& title) {
        std::vector<Assignment> found;
        in([&](affairs::Turn const& turn) { found = turn.tx.duties().with_title(title, PersonId{"sec"}); });
        REQUIRE(found.size() == 1);
        return found.front();
    }
    std::optional<MediaId> behind(std::string const& link) {
        std::optional<MediaId> found;
        in([&](affairs::Turn const& turn) { found = affairs::attachments::behind(turn, link); });
        return found;
    }

private:
    int shown_ = 0;
};

std::string link_in(std::string const& text) {
    auto at = text.find("/t/");
    return at == text.npos ? std::string{} : text.substr(at + 3, text.find_first_of("\n ", at) - at - 3);
}

}  // namespace

TEST_CASE_FIXTURE(Giving, "a photo sent before or after the preview goes with the task to whoever owes it") {
    struct Row {
        char const* name;
        bool before;
        std::string bytes;
    };
    for (auto const& row : {Row{"before", true, jpeg}, Row{"after", false, jpeg}, Row{"a paper before", true, pdf}, Row{"a paper after", false, pdf}}) {
        CAPTURE(row.name);
        Giving place;
        std::string preview;
        if (row.before) CHECK(has(place.show("sec", row.bytes), "要派下去，发“派”加一句话"));
        preview = place.say("sec", "派 旦麻村 11月25日前 核对医保名单，报人数");
        if (!row.before) preview = place.show("sec", row.bytes);
        CHECK(has(preview, "带附件1个"));
        place.say("sec", "1");
        CHECK(place.given("核对医保名单").files.size() == 1);
        place.on(nov(17), 8, 30);
        place.tick();
        auto digest = place.platform.to("h1").back();
        CHECK(has(digest, "核对医保名单，有附件"));
        auto shown = place.say("h1", "看 " + Days::number_in(digest, "核对医保名单"));
        CHECK(has(shown, "附件1：https://lingyan.example/t/"));
        auto link = link_in(shown);
        REQUIRE(place.behind(link));
        place.in([&](affairs::Turn const& turn) { CHECK(turn.tx.media().bytes(*affairs::attachments::behind(turn, link)) == row.bytes); });
        auto guessed = link;
        guessed.back() = guessed.back() == 'A' ? 'B' : 'A';
        for (auto const& wrong : {guessed, link.substr(0, link.size() - 5), std::string("1-2-") + link.substr(4), std::string("1"), std::string("-"), std::string{}}) CHECK_FALSE(place.behind(wrong));
        place.say("sec", "撤任务 核对医保名单");
        CHECK_FALSE(place.behind(link));
    }
}

TEST_CASE_FIXTURE(Giving, "what was taken along by mistake is left out by a word, and what was dropped goes nowhere") {
    say("sec", "派 旦麻村 11月25日前 核对医保名单，报人数");
    show("sec", jpeg);
    CHECK_FALSE(has(say("sec", "不带附件"), "带附件1个"));
    say("sec", "1");
    CHECK(given("核对医保名单").files.empty());
    say("sec", "派 旦麻村 11月26日前 统计秋播面积，报亩数");
    show("sec", jpeg);
    say("sec", "3");
    CHECK_FALSE(has(say("sec", "派 旦麻村 11月27日前 清理河道垃圾，交照片"), "带附件"));
}

TEST_CASE_FIXTURE(Giving, "what is no photo is refused in plain words and not kept, whoever sends it") {
    using namespace std::string_literals;
    struct Row {
        char const* who;
        std::string bytes;
        char const* answer;
    };
    for (auto const& [who, bytes, answer] : {Row{"h1", pdf, "这不是照片"}, {"h1", "PK\x03\x04 a zip"s, "这不是照片"}, {"h1", "just text"s, "这不是照片"}, {"sec", "PK\x03\x04 a zip"s, "这不是照片"},
                                             {"sec", "%PDF-1.4 (机密 名单)"s, "“密”或“内部”字样"}, {"sec", "MZ a program"s, "这不是照片"}}) {
        CAPTURE(bytes);
        CHECK(has(show(who, bytes), answer));
    }
    in([&](affairs::Turn const& turn) {
        CHECK_FALSE(turn.tx.media().bytes(MediaId{1}));
        CHECK(turn.tx.conversations().load("h1").loose_photos.empty());
    });
    CHECK(has(show("h1", jpeg), "照片收到"));
}

TEST_CASE_FIXTURE(Giving, "a place whose phones reach no page says how many there are") {
    county.public_url.clear();
    in([&](affairs::Turn const& turn) {
        Assignment task;
        task.files = {turn.tx.media().keep(jpeg, "image/jpeg")};
        auto lines = affairs::attachments::lines(turn, task);
        REQUIRE(lines.size() == 1);
        CHECK(lines.front().key == "task.show_files");
    });
}

}  // namespace lingyan::flow
