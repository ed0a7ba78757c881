// kill -9 again and again while messages come in: every acknowledged one is in the ledger once, with the reply that it got.
// LINGYAN_KILLS and LINGYAN_SEED ask for more kills, or for the same ones again.
#include "support_forked.hpp"
#include "support_wecom.hpp"

#include "state.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <random>

using namespace lingyan;
using namespace lingyan::test;

namespace {

constexpr int heads = 12;  // each has one task, reports it, takes it back, reports it again …
constexpr int senders = 4;

struct Message {
    std::string plaintext;  // the same whenever it comes
    std::string reply;
};

// What one village head has sent, in order. The last one may not have been acknowledged: then it comes again, with the same id.
struct Head {
    std::string id;
    std::vector<Message> sent;

    Message& next() {
        if (sent.empty() || !sent.back().reply.empty()) {
            auto const n = sent.size();
            sent.push_back({text_from(id, n % 2 == 0 ? "1" : "撤", id.substr(1) + std::to_string(10000 + n)), ""});
        }
        return sent.back();
    }
};

// Nothing where no acknowledgement came.
std::string reply_to(std::uint16_t port, Message const& message) {
    auto const answer = post(port, callback_of(message.plaintext));
    return answer.status == 200 ? passive_text(answer) : std::string{};
}

struct Load {
    explicit Load(unsigned seed) : luck(seed) {
        for (int i = 1; i <= heads; ++i) all.push_back({"h" + std::to_string(i), {}});
    }

    // Until the service falls, which it does `patience` after so many acknowledgements.
    void until_killed(ForkedService& service, int after, std::chrono::microseconds patience) {
        std::atomic<int> acknowledged{0};
        std::atomic<int> at_work{senders};
        std::atomic<bool> fallen{false};
        std::vector<std::thread> threads;
        for (int s = 0; s < senders; ++s)
            threads.emplace_back([&, s, own_luck = std::minstd_rand(luck())]() mutable {
                for (std::size_t i = std::size_t(s); !fallen; i = (i + senders) % heads) {
                    auto& head = all[i];
                    auto& message = head.next();
                    message.reply = reply_to(service.port(), message);
                    if (message.reply.empty()) break;
                    ++acknowledged;
                    auto const& old = head.sent[own_luck() % head.sent.size()];  // the platform may repeat any of them
                    auto const again = reply_to(service.port(), old);
                    if (!again.empty() && again != old.reply) ++differing;
                }
                --at_work;
            });
        while (acknowledged < after && at_work > 0) std::this_thread::yield();
        auto const then = std::chrono::steady_clock::now() + patience;
        while (std::chrono::steady_clock::now() < then) std::this_thread::yield();
        service.end();
        fallen = true;
        for (auto& thread : threads) thread.join();
    }

    std::minstd_rand luck;
    std::vector<Head> all;
    std::atomic<int> differing{0};  // repeats with another reply than the first
};

unsigned from_environment(char const* name, unsigned otherwise) {
    auto const* text = std::getenv(name);
    return text ? unsigned(std::strtoul(text, nullptr, 10)) : otherwise;
}

}  // namespace

TEST_CASE("whatever was acknowledged between many kills is in the ledger once") {
    auto const kills = from_environment("LINGYAN_KILLS", 50), seed = from_environment("LINGYAN_SEED", std::random_device{}());
    CAPTURE(seed);
    TemporaryFolder folder;
    Settings settings;
    {
        FakeWeCom api;
        settings = copy_of_wecom_township(folder.path(), api.url());
        RunningService service(settings);
        service.move_clock("2026-12-21T09:00");  // the digests are out: 1 means the task
    }
    auto const records_before = rows_in(settings, "record"), messages_before = rows_in(settings, "inbox");
    Load load(seed);
    for (unsigned kill = 0; kill < kills; ++kill) {
        CAPTURE(kill);
        ForkedService service(settings);
        service.begin();
        auto const after = 1 + int(load.luck() % 12);
        load.until_killed(service, after, std::chrono::microseconds(load.luck() % 20'000));
        if ((kill + 1) % 100 == 0) std::printf("%u of %u kills (seed %u)\n", kill + 1, kills, seed), std::fflush(stdout);
    }
    CHECK(load.differing.load() == 0);

    ForkedService last(settings);
    last.begin();
    std::size_t messages = 0;
    for (auto& head : load.all) {
        CAPTURE(head.id);
        if (!head.sent.empty() && head.sent.back().reply.empty()) head.sent.back().reply = reply_to(last.port(), head.sent.back());
        for (std::size_t i = 0; i < head.sent.size(); ++i) {
            auto const& message = head.sent[i];
            CAPTURE(i);
            // One lost or done twice, and every later one would read otherwise: already reported, nothing to take back.
            CHECK(contains(message.reply, i % 2 == 0 ? "记下了" : "撤回了"));
            CHECK(reply_to(last.port(), message) == message.reply);
        }
        messages += head.sent.size();
    }
    last.end();
    CHECK(messages >= kills);
    CHECK(rows_in(settings, "inbox") == messages_before + int(messages));
    CHECK(rows_in(settings, "record") == records_before + int(messages));  // a report is one, and what takes it back another
    std::optional<std::int64_t> broken;
    std::function<void(Transaction&)> const look = [&](Transaction& tx) { broken = tx.audit().first_broken(); };
    open_state(settings, Opening::look).store->transact_now(look);
    CHECK_FALSE(broken.has_value());
}
