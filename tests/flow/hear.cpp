// A voice whose words are known is read back, and a digit makes it count; one that nobody understands is answered with numbers.
#include "flow/fetch.hpp"
#include "flow/support.hpp"

#include <doctest/doctest.h>

#include <deque>

namespace lingyan::flow {

using affairs::nov;

namespace {

bool has(std::string const& text, std::string const& words) { return text.find(words) != text.npos; }

class FakeRecogniser : public Recogniser {
public:
    boost::asio::awaitable<Recognised> recognise(std::string const& bytes, std::string const&) override {
        asked.push_back(bytes);
        auto heard = answers.empty() ? Recognised{} : answers.front();
        if (!answers.empty()) answers.pop_front();
        co_return heard;
    }
    std::vector<std::string> asked;
    std::deque<Recognised> answers;
};

struct Voices : Service {
    AssignmentId first = give("危房台账", nov(20), {"v1"}), second = give("清理河道", nov(24), {"v1"});
    FakeRecogniser recogniser;

    std::string speak(std::string const& person, std::string const& text) {
        InboundMessage message;
        message.sender = person;
        message.kind = InboundMessage::Kind::voice;
        message.text = text;
        return receive_one(message).reply;
    }
    Answered voice(std::string const& person, std::string const& bytes) {
        InboundMessage message;
        message.sender = person;
        message.kind = InboundMessage::Kind::voice;
        message.media = bytes;
        return receive_one(message);
    }
    void with_recogniser() { knowledge = std::make_shared<Knowledge const>(county, knowledge->wording, true); }
    Fetched listen() {
        FindPlatform find = [this](std::string const& account) { return account == "app" ? &platform : nullptr; };
        return run(fetch_once(store(), find, now, now, 8, Listening{&recogniser, knowledge}));
    }
    std::string last_told() {
        deliver();
        auto const texts = platform.to("h1");
        return texts.empty() ? std::string{} : texts.back();
    }
    bool untouched() { return duty(first, "v1").state == DutyState::open && duty(second, "v1").state == DutyState::open; }
};

}  // namespace

TEST_CASE("what a platform has understood of a voice is read back, and counts with a digit") {
    Voices county;
    auto const read = county.speak("h1", "危房台账办完了");
    CAPTURE(read);
    CHECK(has(read, "听到的是：“危房台账办完了”"));
    CHECK(county.untouched());
    CHECK(has(county.say("h1", "1"), "危房台账，记下了"));
    CHECK(county.duty(county.first, "v1").state == DutyState::reported);
    CHECK_FALSE(county.conversation("h1").dialogue);
}

TEST_CASE("a voice that was misheard counts for nothing, and a single spoken digit is read back too") {
    Voices county;
    county.say("h1", "全部");
    for (std::string const spoken : {"1", "一", "危房台账办完了", "医保名单办完了"}) {
        CAPTURE(spoken);
        CHECK(has(county.speak("h1", spoken), "听到的是"));
        CHECK(has(county.say("h1", "2"), "不算"));
        CHECK(county.untouched());
    }
    county.speak("h1", "危房台账办完了");
    CHECK_FALSE(has(county.say("h1", "清理河道办完了"), "听到的是"));
    CHECK(county.duty(county.first, "v1").state == DutyState::open);
    CHECK(county.duty(county.second, "v1").state == DutyState::reported);
}

TEST_CASE("what only looks is answered at once, danger waits for no digit, and a day later the voice is no longer confirmed") {
    Voices county;
    CHECK(has(county.speak("h1", "我的任务"), "危房台账"));
    CHECK(has(county.speak("h1", "房子着火了快来人"), "119"));
    Voices other;
    other.speak("h1", "危房台账办完了");
    other.on(nov(17), 15);
    other.say("h1", "1");
    CHECK(other.untouched());
}

TEST_CASE("without a recogniser a voice is kept and answered with the numbers of what is open") {
    Voices county;
    auto const answered = county.voice("h1", "#!AMR\nbytes");
    CHECK_FALSE(answered.wants_media);
    CHECK(has(answered.reply, "哪一件"));
    CHECK(county.listen().heard == 0);
    CHECK(county.recogniser.asked.empty());
}

TEST_CASE("with a recogniser the voice is listened to after it was answered, read back, and counts with a digit") {
    Voices county;
    county.with_recogniser();
    auto const answered = county.voice("h1", "#!AMR\nbytes");
    CHECK(answered.wants_media);
    CHECK(has(answered.reply, "正在听"));
    county.recogniser.answers.push_back({"清理河道办完了", {}});
    CHECK(county.listen().heard == 1);
    CHECK(county.recogniser.asked == std::vector<std::string>{"#!AMR\nbytes"});
    CHECK(has(county.last_told(), "听到的是：“清理河道办完了”"));
    CHECK(county.untouched());
    CHECK(has(county.say("h1", "1"), "清理河道，记下了"));
    CHECK(county.listen().heard == 0);  // once
}

TEST_CASE("a recogniser that fails leaves the numbers of what is open, and files nothing") {
    for (auto const& heard : {Recognised{{}, "status 500"}, Recognised{{}, {}}}) {
        Voices county;
        county.with_recogniser();
        county.voice("h1", "#!AMR\nbytes");
        county.recogniser.answers.push_back(heard);
        county.listen();
        CHECK(has(county.last_told(), "哪一件"));
        CHECK(county.untouched());
        CHECK(has(county.say("h1", "1"), "记下了"));
    }
}

TEST_CASE("a voice that is heard while another question waits does not take its place") {
    Voices county;
    county.with_recogniser();
    county.voice("h1", "#!AMR\nbytes");
    CHECK(has(county.say("h1", "办完了"), "哪一件"));
    county.recogniser.answers.push_back({"清理河道延期三天", {}});
    county.listen();
    CHECK(has(county.last_told(), "请打字再发一次"));
    CHECK(county.conversation("h1").dialogue->kind == "task.which");
}

TEST_CASE("a recogniser that is slow hears what its sender has typed meanwhile, and counts nothing twice") {
    Voices county;
    county.with_recogniser();
    county.voice("h1", "#!AMR\nbytes");
    CHECK(has(county.say("h1", "清理河道办完了"), "记下了"));
    county.now += minutes{3};
    county.recogniser.answers.push_back({"清理河道办完了", {}});
    county.listen();
    CHECK(has(county.last_told(), "听到的是：“清理河道办完了”"));
    CHECK(has(county.say("h1", "1"), "已经报过"));
    std::size_t reports = 0;
    county.in([&](affairs::Turn const& turn) { reports = turn.tx.records().within("task", nov(1), nov(30), {}, {}, {}).size(); });
    CHECK(reports == 1);
    CHECK(county.duty(county.first, "v1").state == DutyState::open);
}

TEST_CASE("danger in a voice that is heard later calls for help at once") {
    Voices county;
    county.with_recogniser();
    county.voice("h1", "#!AMR\nbytes");
    county.recogniser.answers.push_back({"房子着火了快来人", {}});
    county.listen();
    CHECK(has(county.last_told(), "119"));
}

}  // namespace lingyan::flow
