// What the service says of callbacks that are none: the same nothing to whoever sent them, a count and a line for whoever runs it.
#include "support_errors.hpp"
#include "support_wecom.hpp"

#include <doctest/doctest.h>

#include <chrono>

using namespace lingyan;
using namespace lingyan::test;

namespace {

constexpr auto nobody = "http://127.0.0.1:9";

std::string seconds_from_now(int seconds) {
    auto const moment = std::chrono::system_clock::now() + std::chrono::seconds{seconds};
    return std::to_string(std::chrono::floor<std::chrono::seconds>(moment).time_since_epoch().count());
}

Callback forged() {
    auto made = callback_of(text_from("h1", "全部", "701"));
    made.signature.replace(0, 4, made.signature.starts_with("0000") ? "1111" : "0000");
    return made;
}

// Of the line that says `reason`.
std::string source_in(std::string const& log, std::string const& reason) {
    for (auto const& line : lines_of(log))
        if (auto const at = line.find("(" + reason + ") from source "); at != line.npos) return line.substr(at + reason.size() + 15, 8);
    return {};
}

}  // namespace

TEST_CASE("forged, stale and unreadable callbacks get one empty refusal, a count of their own, and one line each however many come") {
    TemporaryFolder folder;
    CaughtErrors errors(folder.path() / "log");
    std::string metrics;
    {
        RunningService service(copy_of_wecom_township(folder.path(), nobody));
        auto const before = rows_in(service.settings(), "inbox");
        auto const refused = [&](Callback const& made) {
            auto const answer = post(service.port(), made);
            CHECK(answer.status == 403);
            CHECK(answer.body.empty());
        };
        for (int i = 0; i < 20; ++i) refused(forged());
        auto unsigned_one = callback_of(text_from("h1", "全部", "702"));
        unsigned_one.signature.clear();
        refused(unsigned_one);
        for (int const away : {-310, 310, -86'400}) refused(callback_of(text_from("h1", "全部", "703"), seconds_from_now(away)));
        for (auto const* when : {"now", "-1", "1e9"}) refused(callback_of(text_from("h1", "全部", "704"), when));
        refused(callback_of("no message at all"));
        CHECK(rows_in(service.settings(), "inbox") == before);
        metrics = service.call("GET", "/metrics").body;
    }
    for (auto const* count : {"outcome=\"forged\",platform=\"wecom\"} 21\n", "outcome=\"stale\",platform=\"wecom\"} 6\n", "outcome=\"unreadable\",platform=\"wecom\"} 1\n"}) {
        CAPTURE(std::string(count));
        CHECK(contains(metrics, count));
    }
    auto const log = errors.end();
    for (auto const* reason : {"forged", "stale", "unreadable"}) {
        CAPTURE(std::string(reason));
        CHECK(count_of(log, std::string("refused with 403 (") + reason + ")") == 1);
    }
    for (auto const* kept_out : {"127.0.0.1", "h1", "全部", "no message"}) {
        CAPTURE(std::string(kept_out));
        CHECK_FALSE(contains(log, kept_out));
    }
}

TEST_CASE("who says that he speaks for another address is known by his own all the same") {
    TemporaryFolder folder;
    CaughtErrors errors(folder.path() / "log");
    {
        RunningService service(copy_of_wecom_township(folder.path(), nobody));
        CHECK(post(service.port(), forged()).status == 403);
        auto const stale = callback_of(text_from("h1", "全部", "705"), seconds_from_now(-310));
        auto const claims = "text/xml\r\nX-Forwarded-For: 203.0.113.7\r\nX-Real-IP: 203.0.113.7\r\nForwarded: for=203.0.113.7";  // headers behind the type
        CHECK(call(service.port(), "POST", "/callback/wecom?" + stale.query(), stale.body, claims).status == 403);
    }
    auto const log = errors.end();
    CHECK(source_in(log, "forged").size() == 8);
    CHECK(source_in(log, "forged") == source_in(log, "stale"));
    CHECK_FALSE(contains(log, "203.0.113"));
}

TEST_CASE("a real callback is answered after a thousand that were refused") {
    TemporaryFolder folder;
    RunningService service(copy_of_wecom_township(folder.path(), nobody));
    auto const false_one = forged();
    for (int i = 0; i < 1000; ++i) REQUIRE(post(service.port(), false_one).status == 403);
    CHECK(contains(say_by_wecom(service.port(), "h1", "全部", "706"), seeded_task));
}
