#include "adapters/wechat_official_account/windows.hpp"

#include <doctest/doctest.h>

using namespace lingyan;
using namespace lingyan::wechat;

namespace {

using std::chrono::hours;
using std::chrono::seconds;

struct Bench {
    std::chrono::steady_clock::time_point now = std::chrono::steady_clock::time_point{} + hours{100};
    Windows windows{[this] { return now; }};

    void does(InboundMessage::Kind kind, std::string const& text = {}) {
        InboundMessage message;
        message.sender = "o1";
        message.kind = kind;
        message.text = text;
        windows.opened_by(message);
    }
    bool may_be_open() const { return windows.of("o1") == Windows::State::may_be_open; }
    int messages_left() {
        int count = 0;
        for (; count < 20 && may_be_open(); ++count) windows.used("o1");
        return count;
    }
};

}  // namespace

TEST_CASE("a message opens five for two days, a touch three for a minute") {
    using Kind = InboundMessage::Kind;
    struct Row { Kind kind; char const* text; seconds later; int left; };
    for (auto const& [kind, text, later, left] : {Row{Kind::text, "电话", seconds{0}, 5}, Row{Kind::image, "", hours{48} - seconds{1}, 5}, Row{Kind::voice, "", seconds{0}, 5},
                                                  Row{Kind::event, "click:公开", seconds{59}, 3}, Row{Kind::event, "subscribe:510722101001", seconds{0}, 3},
                                                  Row{Kind::event, "click:公开", seconds{60}, 0}, Row{Kind::event, "unsubscribe", seconds{0}, 0}}) {
        CAPTURE(text);
        Bench bench;
        bench.does(kind, text);
        bench.now += later;
        CHECK(bench.messages_left() == left);
    }
    Bench bench;
    bench.does(Kind::text, "电话");
    bench.does(Kind::event, "click:公开");
    CHECK(bench.messages_left() == 8);
    bench.does(Kind::text, "1");
    CHECK(bench.messages_left() == 5);
}

TEST_CASE("of whom nothing is known the platform is asked, and its word stands until he does something") {
    Bench bench;
    CHECK(bench.may_be_open());
    bench.windows.used("o1");
    CHECK(bench.may_be_open());
    bench.windows.closed("o1", bench.now);
    CHECK(bench.windows.of("o1") == Windows::State::closed);
    bench.now += seconds{1};
    bench.does(InboundMessage::Kind::text, "在吗");
    CHECK(bench.may_be_open());
    bench.windows.closed("o1", bench.now - seconds{1});  // said of a call from before he wrote
    CHECK(bench.may_be_open());
    bench.messages_left();
    CHECK(bench.windows.of("o1") == Windows::State::used_up);
}

TEST_CASE("who has been silent for two days takes no room") {
    Bench bench;
    for (int i = 0; i < 1000; ++i) {
        InboundMessage message;
        message.sender = "o" + std::to_string(i);
        bench.windows.opened_by(message);
    }
    CHECK(bench.windows.size() == 1000);
    bench.now += hours{49};
    bench.does(InboundMessage::Kind::text);
    CHECK(bench.windows.size() == 1);
}
