// Photos and voices that come as a reference: answered at once, fetched behind it, never lost without a word.
#include "flow/fetch.hpp"
#include "flow/support.hpp"

#include <doctest/doctest.h>

namespace lingyan::flow {

using affairs::nov;
using std::chrono::hours;
using std::chrono::seconds;

namespace {

std::string const jpeg = "\xFF\xD8\xFF photo";

Medium here(std::string bytes = jpeg) {
    Medium medium;
    medium.bytes = std::move(bytes);
    medium.outcome.kind = Outcome::Kind::sent;
    return medium;
}

Medium not_now(std::optional<seconds> wait = std::nullopt) {
    Medium medium;
    medium.outcome.kind = Outcome::Kind::later;
    medium.outcome.wait = wait;
    return medium;
}

struct Photos : Service {
    AssignmentId task = give("医保名单", nov(20), {"v1"});
    Timestamp real = now;  // real time, which a test moves apart from business time

    Answered send(std::string const& person, InboundMessage::Kind kind, std::string const& ref) {
        InboundMessage message;
        message.sender = person;
        message.kind = kind;
        message.media_ref = ref;
        return receive_one(message);
    }
    Answered photo(std::string const& ref, std::string const& person = "h1") { return send(person, InboundMessage::Kind::image, ref); }
    Fetched fetch() {
        FindPlatform find = [this](std::string const& account) { return account == "app" ? &platform : nullptr; };
        return run(fetch_once(store(), find, real, now));
    }
    std::vector<MediaId> photos() { return duty(task, "v1").photos; }
    std::optional<std::string> bytes(MediaId id) {
        std::optional<std::string> found;
        in([&](affairs::Turn const& turn) { found = turn.tx.media().bytes(id); });
        return found;
    }
};

}  // namespace

TEST_CASE_FIXTURE(Photos, "a photo belongs to its report before its bytes are here, and then has them") {
    say("h1", "医保名单办完了");
    auto const answered = photo("M1");
    CHECK(answered.wants_media);
    CHECK(answered.reply.find("照片放到医保名单里了") != std::string::npos);
    REQUIRE(photos().size() == 1);
    CHECK_FALSE(bytes(photos().front()));
    platform.media["M1"] = here();
    auto const round = fetch();
    CHECK(round.here == 1);
    CHECK_FALSE(round.next);
    CHECK(bytes(photos().front()) == jpeg);
    auto const kept = photos().front();
    in([&](affairs::Turn const& turn) { CHECK(turn.tx.media().type(kept) == "image/jpeg"); });
    fetch();
    CHECK(platform.fetched == std::vector<std::string>{"M1"});
}

TEST_CASE_FIXTURE(Photos, "a photo that came first goes with the report, and is fetched whenever that was") {
    CHECK(photo("M1").reply.find("是哪一件办完了") != std::string::npos);
    say("h1", "1");
    REQUIRE(photos().size() == 1);
    platform.media["M1"] = here();
    fetch();
    CHECK(bytes(photos().front()) == jpeg);
}

TEST_CASE_FIXTURE(Photos, "the same photo sent twice is one, and a message that is repeated expects nothing new") {
    say("h1", "医保名单办完了");
    InboundMessage message;
    message.key = "k1";
    message.sender = "h1";
    message.kind = InboundMessage::Kind::image;
    message.media_ref = "M1";
    CHECK(receive_one(message).wants_media);
    CHECK_FALSE(receive_one(message).wants_media);
    photo("M2");
    platform.media["M1"] = platform.media["M2"] = here();
    CHECK(fetch().here == 2);
    REQUIRE(photos().size() == 2);
    for (auto const id : photos()) CHECK(bytes(id) == jpeg);
    CHECK(platform.fetched.size() == 2);
}

TEST_CASE_FIXTURE(Photos, "what cannot be fetched now is tried again, ever more rarely, and for as long as the platform says") {
    photo("M1");
    platform.media["M1"] = not_now();
    std::vector<seconds> pauses;
    for (int i = 0; i < 12; ++i) {
        auto const round = fetch();
        REQUIRE(round.next);
        pauses.push_back(std::chrono::duration_cast<seconds>(*round.next - real));
        fetch();  // not due yet
        real = *round.next;
    }
    CHECK(platform.fetched.size() == 12);
    CHECK(pauses.front() == seconds{5});
    CHECK(pauses[3] == seconds{40});
    CHECK(pauses.back() == seconds{3600});
    platform.media["M1"] = not_now(hours{5});
    CHECK(fetch().next == real + hours{5});
    real += hours{5};
    platform.media["M1"] = here();
    CHECK(fetch().here == 1);
}

TEST_CASE_FIXTURE(Photos, "a photo that is lost for good leaves the report, and its sender is asked for it again, once") {
    say("h1", "医保名单办完了");
    photo("M1");
    photo("M2");
    auto const round = fetch();
    CHECK(round.lost == 2);
    CHECK_FALSE(round.next);
    CHECK(photos().empty());
    CHECK(duty(task, "v1").state == DutyState::reported);
    deliver();
    CHECK(platform.to("h1") == std::vector<std::string>{"刚才的照片没有收到，请再发一次。没有也不要紧。"});
}

TEST_CASE_FIXTURE(Photos, "after three days the platform has it no more and nobody goes on asking") {
    photo("M1");
    platform.media["M1"] = not_now();
    real += hours{71};
    CHECK(fetch().lost == 0);
    real += hours{2};
    CHECK(fetch().lost == 1);
    CHECK(platform.fetched.size() == 2);
    deliver();
    CHECK(platform.to("h1").size() == 1);
}

TEST_CASE_FIXTURE(Photos, "a round that was cut off in the middle is done again after a restart") {
    photo("M1");
    in([&](affairs::Turn const& turn) { CHECK(turn.tx.media().take_wanted(real, real + seconds{600}, 8).size() == 1); });  // and then the process ended
    platform.media["M1"] = here();
    CHECK(fetch().here == 0);
    real += seconds{600};
    CHECK(fetch().here == 1);
}

TEST_CASE_FIXTURE(Photos, "a voice is kept as well; when it is lost nothing is said, for its sender was asked to type") {
    auto const answered = send("h1", InboundMessage::Kind::voice, "V1");
    CHECK(answered.wants_media);
    CHECK(answered.reply == "语音收到了，我还听不懂，急事打13900001001。\n医保名单办完了，回1。说别的请打字。");
    platform.media["V1"] = here("#!AMR\n voice");
    CHECK(fetch().here == 1);
    send("h1", InboundMessage::Kind::voice, "V2");
    CHECK(fetch().lost == 1);
    deliver();
    CHECK(platform.to("h1").empty());
}

TEST_CASE_FIXTURE(Photos, "of somebody who is nobody's cadre nothing is fetched") {
    auto const answered = photo("M1", "a stranger");
    CHECK_FALSE(answered.wants_media);
    CHECK(answered.reply.find("请打字") != std::string::npos);
    fetch();
    CHECK(platform.fetched.empty());
}

TEST_CASE("a medium is what its first bytes say") {
    struct Row { std::string bytes; char const* type; };
    using namespace std::string_literals;
    for (auto const& [bytes, type] : {Row{jpeg, "image/jpeg"}, Row{"\x89PNG\r\n\x1A\n more"s, "image/png"}, Row{"GIF89a.."s, "image/gif"}, Row{"GIF87a.."s, "image/gif"},
                                      Row{"#!AMR\n.."s, "audio/amr"}, Row{"#!AMR-WB\n.."s, "audio/amr-wb"}, Row{"\0\0\0\x18" "ftypmp42"s, "video/mp4"},
                                      Row{"<html>"s, "application/octet-stream"}, Row{"%PDF-1.7 .."s, "application/pdf"}, Row{"PK\x03\x04.."s, "application/zip"},
                                      Row{"RIFF....WEBPVP8 "s, "image/webp"}, Row{"\0\0\0\x18" "ftypheic"s, "image/heic"}, Row{"MZ evil.jpg"s, "application/octet-stream"}, Row{""s, "application/octet-stream"},
                                      Row{"\xFF\xD8"s, "application/octet-stream"}}) {
        CAPTURE(bytes);
        CHECK(media_type(bytes) == type);
    }
}

}  // namespace lingyan::flow
