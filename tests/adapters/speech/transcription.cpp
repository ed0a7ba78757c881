// The OpenAI form of a recogniser against a fake that answers well, badly and not at all.
#include "adapters/speech/transcription.hpp"

#include "http/support.hpp"

#include <doctest/doctest.h>

using namespace lingyan;
using namespace lingyan::http::test;

namespace {

std::string const amr("#!AMR\n\x01\x02--lingyan-voice\r\n\0more", 31);

speech::TranscriptionSettings at(std::string url, std::chrono::milliseconds limit = std::chrono::seconds{5}) {
    speech::TranscriptionSettings settings;
    settings.base_url = std::move(url);
    settings.model = "county-ears";
    settings.key = "a key of the tests";
    settings.limit = limit;
    return settings;
}

Recognised heard_from(Peer const& peer, std::chrono::milliseconds limit = std::chrono::seconds{5}) {
    speech::Transcription recogniser(at(peer.url(), limit));
    return run(recogniser.recognise(amr, "audio/amr"));
}

}  // namespace

TEST_CASE("a voice goes out as the form wants it, and its words come back") {
    std::string seen;
    Peer peer{{[&seen](tcp::socket& socket) {
        seen = read_request(socket);
        say(socket, answer_with(R"({"text":"医保名单办完了"})"));
    }}};
    auto const heard = heard_from(peer);
    CHECK(heard.text == "医保名单办完了");
    CHECK(heard.failed.empty());
    CHECK(seen.starts_with("POST /v1/audio/transcriptions HTTP/1.1\r\n"));
    CHECK(seen.find("Authorization: Bearer a key of the tests\r\n") != seen.npos);
    auto const at_boundary = seen.find("boundary=");
    REQUIRE(at_boundary != seen.npos);
    auto const boundary = seen.substr(at_boundary + 9, seen.find("\r\n", at_boundary) - at_boundary - 9);
    CHECK(amr.find(boundary) == amr.npos);  // the voice holds what would be the plain one
    CHECK(seen.find("name=\"model\"\r\n\r\ncounty-ears\r\n--" + boundary) != seen.npos);
    CHECK(seen.find("name=\"file\"; filename=\"voice.amr\"\r\nContent-Type: audio/amr\r\n\r\n" + amr + "\r\n--" + boundary + "--\r\n") != seen.npos);
}

TEST_CASE("whatever goes wrong is told for the log and gives no words") {
    struct Row { char const* what; std::string answer; };
    std::string const plain = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ";
    for (auto const& [what, answer] : {
             Row{"an error", "HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n"},
             Row{"too many at once", "HTTP/1.1 429 Too Many\r\nRetry-After: 9\r\nContent-Length: 0\r\n\r\n"},
             Row{"no JSON", plain + "5\r\n\r\nhello"},
             Row{"a list", plain + "2\r\n\r\n[]"},
             Row{"no text", plain + "2\r\n\r\n{}"},
             Row{"a text that is none", plain + "10\r\n\r\n{\"text\":1}"},
             Row{"half an answer", plain + "100\r\n\r\n{\"text\":"},
             Row{"nothing at all", ""},
             Row{"nested deeply", plain + "200\r\n\r\n" + std::string(200, '[')},
             Row{"a book", plain + "2011\r\n\r\n{\"text\":\"" + std::string(2000, 'a') + "\"}"},
         }) {
        CAPTURE(what);
        Peer peer{{[&answer = answer](tcp::socket& socket) {
            read_request(socket);
            if (!answer.empty()) say(socket, answer);
        }, [&answer = answer](tcp::socket& socket) {
            read_request(socket);
            if (!answer.empty()) say(socket, answer);
        }}};
        auto const heard = heard_from(peer);
        CHECK(heard.text.empty());
        CHECK_FALSE(heard.failed.empty());
    }
}

TEST_CASE("a recogniser that never answers is given up after its time, and one that is not there at once") {
    std::promise<void> over;
    Peer peer{{[&over](tcp::socket& socket) {
        read_request(socket);
        over.get_future().wait();
    }}};
    auto const late = heard_from(peer, std::chrono::milliseconds{150});
    over.set_value();
    CHECK(late.text.empty());
    CHECK(late.failed.find("no answer") != std::string::npos);
    speech::Transcription nobody(at("http://127.0.0.1:1"));
    CHECK_FALSE(run(nobody.recognise(amr, "audio/amr")).failed.empty());
}

TEST_CASE("silence is no failure, and a voice beyond all measure is not sent") {
    Peer peer{{[](tcp::socket& socket) {
        read_request(socket);
        say(socket, answer_with(R"({"text":""})"));
    }}};
    auto const silent = heard_from(peer);
    CHECK(silent.text.empty());
    CHECK(silent.failed.empty());
    speech::Transcription recogniser(at("http://127.0.0.1:1"));
    CHECK(run(recogniser.recognise(std::string(5 << 20, 'v'), "audio/amr")).failed == "a voice too large");
    CHECK_THROWS_AS(speech::Transcription(at("nonsense")), std::invalid_argument);
}
