// The platform is gone for hours, or an answer finds nobody at the other end: over real sockets.
#include "support_wecom.hpp"

#include <doctest/doctest.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <condition_variable>
#include <cstring>
#include <mutex>

using namespace lingyan;
using namespace lingyan::test;

namespace {

// Holds every commit between hold() and let_go().
class Commits {
public:
    void at_point(char const* point) {
        if (std::strcmp(point, "before-commit") != 0) return;
        std::unique_lock lock(mutex_);
        if (!hold_) return;
        held_ = true;
        changed_.notify_all();
        changed_.wait(lock, [this] { return !hold_; });
        held_ = false;
    }
    void hold() {  // returns when one is held: nothing can be acknowledged from then on
        std::unique_lock lock(mutex_);
        hold_ = true;
        changed_.wait(lock, [this] { return held_; });
    }
    void let_go() {
        std::lock_guard const lock(mutex_);
        hold_ = false;
        changed_.notify_all();
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    bool hold_ = false, held_ = false;
};

// The whole request, and then a reset: whoever answers writes to nobody.
void post_and_vanish(std::uint16_t port, Callback const& made) {
    int const connection = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in there{};
    there.sin_family = AF_INET;
    there.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    there.sin_port = htons(port);
    REQUIRE(::connect(connection, reinterpret_cast<sockaddr*>(&there), sizeof there) == 0);
    auto const request = "POST /callback/wecom?" + made.query() + " HTTP/1.1\r\nHost: here\r\nContent-Type: text/xml\r\nContent-Length: " + std::to_string(made.body.size()) + "\r\n\r\n" + made.body;
    REQUIRE(::send(connection, request.data(), request.size(), MSG_NOSIGNAL) == ssize_t(request.size()));
    linger const at_once{1, 0};
    ::setsockopt(connection, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    ::close(connection);
}

std::vector<Delivery> not_arrived(RunningService const& service) {
    std::vector<Delivery> found;
    service.look([&](Transaction& tx) { found = tx.outbox().not_arrived(); });
    return found;
}

}  // namespace

TEST_CASE("after six hours without the platform, and a restart in the middle, each person gets one message and nothing is lost") {
    TemporaryFolder folder;
    FakeWeCom api;
    RunningService service(copy_of_wecom_township(folder.path(), api.url()));
    api.go_down();  // it is eight o'clock
    service.move_clock("2026-12-21T11:00");
    service.restart();
    service.move_clock("2026-12-21T14:00");
    CHECK(api.bodies().empty());
    api.come_back();
    service.move_clock("2026-12-21T14:30");
    for (int village = 1; village <= 12; ++village) {
        CAPTURE(village);
        auto const shown = api.shown_to("h" + std::to_string(village));
        REQUIRE(shown.size() == 1);
        CHECK(contains(shown[0], seeded_task));
    }
    CHECK(not_arrived(service).empty());
    int waiting = -1;
    service.look([&](Transaction& tx) { waiting = tx.outbox().counts({})[DeliveryState::waiting]; });
    CHECK(waiting == 0);
    CHECK(contains(say_by_wecom(service.port(), "h1", "1", "9701"), "记下了"));
}

TEST_CASE("a reply whose connection was gone before it could be written follows as a message, once, and is the same as ever") {
    TemporaryFolder folder;
    FakeWeCom api;
    Commits commits;
    RunningService service(copy_of_wecom_township(folder.path(), api.url()), [&](char const* point) { commits.at_point(point); });
    service.move_clock("2026-12-21T08:20");
    auto const text = text_from("h1", "全部", "9801");
    commits.hold();
    post_and_vanish(service.port(), callback_of(text));
    commits.let_go();
    auto copies = [&] {
        auto const shown = api.shown_to("h1");
        return std::count_if(shown.begin(), shown.end(), [](std::string const& one) { return one.starts_with("您手上"); });
    };
    for (int minute = 21; minute < 50 && copies() == 0; ++minute) service.move_clock("2026-12-21T08:" + std::to_string(minute));
    REQUIRE(copies() == 1);
    auto const reply = passive_text(post(service.port(), callback_of(text)));
    CHECK(reply == api.shown_to("h1").back());
    service.move_clock("2026-12-21T08:55");
    CHECK(copies() == 1);
}

TEST_CASE("a reply that was lost just before the stop goes out when the service is there again") {
    TemporaryFolder folder;
    FakeWeCom api;
    Commits commits;
    RunningService service(copy_of_wecom_township(folder.path(), api.url()), [&](char const* point) { commits.at_point(point); });
    service.move_clock("2026-12-21T08:20");
    commits.hold();
    post_and_vanish(service.port(), callback_of(text_from("h1", "全部", "9802")));
    commits.let_go();
    // The answer has been written to nobody when a later request on another connection has been answered.
    CHECK_FALSE(say_by_wecom(service.port(), "h2", "全部", "9803").empty());
    service.restart();
    service.move_clock("2026-12-21T08:21");
    auto const shown = api.shown_to("h1");
    CHECK(std::count_if(shown.begin(), shown.end(), [](std::string const& one) { return one.starts_with("您手上"); }) == 1);
}
