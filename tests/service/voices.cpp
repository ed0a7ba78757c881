// A voice with a recogniser, through the whole service: heard behind the answer, read back, and counted with a digit.
#include "crypto/base64.hpp"
#include "crypto/hash.hpp"
#include "support_fake_api.hpp"
#include "support_service.hpp"

#include <doctest/doctest.h>

using namespace lingyan;
using namespace lingyan::test;

namespace {

class FakeRecogniser : public FakeServer {
public:
    FakeRecogniser() { begin(); }
    ~FakeRecogniser() override { go_down(); }
    void says(std::string text) {
        std::lock_guard held(mutex_);
        text_ = std::move(text);
    }
    std::string last() const {
        std::lock_guard held(mutex_);
        return last_;
    }

private:
    std::string answer(std::string const& target, std::string const& body, bool& drop) override {
        last_ = target + "\n" + body;
        drop = text_.empty();
        return with_status(200, R"({"text":")" + text_ + R"("})");
    }
    std::string text_, last_;
};

Settings with(FakeRecogniser const& recogniser, Settings settings) {
    settings.speech_url = recogniser.url();
    settings.speech_seconds = 5;
    return settings;
}

std::string speak(Outside const& town, std::string const& person, std::string const& bytes) {
    return town.call("POST", "/simulator/messages", R"({"from":")" + person + R"(","voice":")" + crypto::base64(bytes) + R"("})").body;
}

}  // namespace

TEST_CASE("a voice is heard by the place's recogniser, read back, and counts with a digit, over a restart in the middle") {
    TemporaryFolder folder;
    FakeRecogniser recogniser;
    RunningService town(with(recogniser, copy_of_township(folder.path())));
    auto const head = std::string("h1");
    town.say("p1", "派 危房排查 10月20日前 各村");
    town.say("p1", "1");
    town.say(head, "全部");
    recogniser.says("危房排查办完了");
    CHECK(contains(speak(town, head, "#!AMR\nwords"), "正在听"));
    town.awaited(head, "危房排查办完了");
    CHECK(contains(recogniser.last(), "/v1/audio/transcriptions"));
    CHECK(contains(recogniser.last(), "#!AMR\nwords"));
    town.restart();
    CHECK(contains(town.say(head, "1").text, "危房排查，记下了"));
}

TEST_CASE("a recogniser that breaks off leaves a voice with the numbers of what is open") {
    TemporaryFolder folder;
    FakeRecogniser recogniser;  // says nothing: every connection ends without an answer
    RunningService town(with(recogniser, copy_of_township(folder.path())));
    auto const before = town.last_seq("h1");
    CHECK(contains(speak(town, "h1", "#!AMR\nwords"), "正在听"));
    CHECK(contains(town.awaited("h1", "语音收到了", before).text, "打字"));
}

TEST_CASE("danger that the recogniser hears calls for help at once, with nothing to confirm") {
    TemporaryFolder folder;
    FakeRecogniser recogniser;
    RunningService town(with(recogniser, copy_of_township(folder.path())));
    recogniser.says("三组房子着火了快来人");
    auto const before = town.last_seq("h1");
    speak(town, "h1", "#!AMR\nwords");
    CHECK(contains(town.awaited("h1", "119", before).text, "火119"));
    CHECK_FALSE(town.awaited("p4", "着火了").text.empty());  // the duty desk has the words
}
