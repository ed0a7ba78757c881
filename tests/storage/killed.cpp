// A process that is killed at any point of a commit: what it acknowledged is there, anything else is whole or absent.
#include "support.hpp"

#include <doctest/doctest.h>

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

namespace lingyan::storage {

namespace {

// Writes message after message, each with a record and a delivery, says each number into `acknowledged` after its commit,
// and dies at `point` of the fourth.
[[noreturn]] void write_until_killed(TemporaryFolder const& folder, std::string const& point, int acknowledged) {
    auto options = options_for(folder);
    int now_at = 0;
    options.at_point = [&](char const* at) {
        if (now_at == 4 && at == point) ::raise(SIGKILL);
    };
    auto store = open_sqlite(options);
    for (now_at = 1; now_at < 9; ++now_at) {
        auto const number = std::to_string(now_at);
        auto const work = [&number](Transaction& tx) {
            InboxRow row;
            row.key = number;
            row.received_at = moment(1);
            tx.inbox().add(row);
            Record record;
            record.kind = "talk";
            record.fields = {{"number", number}};
            tx.records().add(record);
            Delivery delivery;
            delivery.to = {"wecom", number};
            tx.outbox().add(delivery);
            tx.audit().add(moment(1), "talk.record", "p1", number);
        };
        store->transact_now(work);
        if (::write(acknowledged, number.data(), 1) != 1) ::_exit(2);
    }
    ::_exit(3);
}

}  // namespace

TEST_CASE("a kill at any point of a commit loses nothing acknowledged and leaves nothing half done") {
    for (char const* point : {"begin", "work-done", "before-commit", "after-commit"}) {
        CAPTURE(point);
        TemporaryFolder folder;
        int acknowledgements[2];
        REQUIRE(::pipe(acknowledgements) == 0);
        auto const child = ::fork();
        REQUIRE(child >= 0);
        if (child == 0) write_until_killed(folder, point, acknowledgements[1]);
        ::close(acknowledgements[1]);
        std::size_t acknowledged = 0;
        for (char number = 0; ::read(acknowledgements[0], &number, 1) == 1;) ++acknowledged;
        ::close(acknowledgements[0]);
        int status = 0;
        ::waitpid(child, &status, 0);
        REQUIRE(WIFSIGNALED(status));
        CHECK(acknowledged == 3);

        auto store = open_sqlite(options_for(folder));
        store->transact_now([&](Transaction& tx) {
            auto const messages = tx.inbox().unanswered(100).size();
            CHECK(messages >= acknowledged);
            CHECK(messages <= acknowledged + 1);
            CHECK(messages == (std::string(point) == "after-commit" ? 4 : 3));
            CHECK(tx.records().within("talk", Date(), day(999), UnitId(), PersonId(), PersonId()).size() == messages);
            CHECK(tx.outbox().due("wecom", moment(1), 100).size() == messages);
            CHECK_FALSE(tx.audit().first_broken());
        });
    }
}

}  // namespace lingyan::storage
