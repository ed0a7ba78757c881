// Every delivery ends once, within a day, whatever the platform does.
#include "flow/support_outgoing.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace lingyan::flow {

using std::chrono::minutes;
using std::chrono::seconds;

namespace {

// What one address meets at each of its attempts; after that it is sent.
class Scripted : public FakePlatform {
public:
    boost::asio::awaitable<std::vector<Outcome>> send(std::vector<std::string> const& people, OutboundMessage const& message) override {
        calls.push_back({people, message});
        std::vector<Outcome> came;
        for (auto const& person : people) {
            auto& left = scripts[person];
            auto one = left.empty() ? outcome(Kind::sent) : left.front();
            if (!left.empty()) left.pop_front();
            bool may_have_arrived = one.kind == Kind::sent || one.kind == Kind::unknown;
            attempts[person].push_back({message.text, may_have_arrived});
            came.push_back(one);
        }
        co_return came;
    }
    std::map<std::string, std::deque<Outcome>> scripts;
    std::map<std::string, std::vector<std::pair<std::string, bool>>> attempts;
};

bool is_end(DeliveryState state) { return state != DeliveryState::waiting && state != DeliveryState::sending; }

std::string name(Outcome const& one) {
    auto kind = one.kind == Kind::sent ? "sent" : one.kind == Kind::refused ? "refused" : one.kind == Kind::later ? "later" : one.kind == Kind::token ? "token" : "unknown";
    return std::string(kind) + (one.scope == Scope::account ? "(account) " : " ");
}

}  // namespace

TEST_CASE_FIXTURE(Outgoing, "after any outcomes in any order a message has one end within a day, and at most two copies of it are about") {
    auto three_tries = outcome(Kind::later);
    three_tries.most_tries = 3;
    std::vector<Outcome> const all{outcome(Kind::sent), outcome(Kind::unknown), outcome(Kind::later), three_tries, outcome(Kind::refused)};
    for (bool swallows : {true, false}) {
        Scripted scripted;
        scripted.swallows = seconds{swallows ? 1800 : 0};
        deliverer = std::make_unique<Deliverer>(store(), [this] { return knowledge; }, [&](std::string const&) { return &scripted; });
        std::map<std::string, std::string> script_of;
        for (std::size_t i = 0; i < all.size() * all.size() * all.size() * all.size(); ++i) {
            auto who = (swallows ? "s" : "m") + std::to_string(i);
            for (auto rest = i; scripted.scripts[who].size() < 4; rest /= all.size()) {
                scripted.scripts[who].push_back(all[rest % all.size()]);
                script_of[who] += name(all[rest % all.size()]);
            }
            add_text(DeliveryKind::urgent, who, "第" + who);
        }
        auto const made = now;
        for (; now < made + std::chrono::hours{24} + minutes{10}; now += minutes{now < made + minutes{90} ? 1 : 30})
            for (int i = 0; i < 3; ++i) deliver();
        auto after = counts();
        CHECK_FALSE(after.contains(DeliveryState::waiting));
        CHECK_FALSE(after.contains(DeliveryState::sending));
        CHECK_FALSE(after.contains(DeliveryState::cancelled));
        CHECK(scripted.attempts.size() == all.size() * all.size() * all.size() * all.size());
        for (auto const& [who, attempts] : scripted.attempts) {
            CAPTURE(who);
            CAPTURE(script_of[who]);
            auto copies = std::count_if(attempts.begin(), attempts.end(), [](auto const& one) { return one.second; });
            CHECK(copies <= 2);
            auto unknown = std::find_if(attempts.begin(), attempts.end(), [](auto const& one) { return one.second; }) - attempts.begin();
            for (auto i = std::size_t(unknown) + 1; i < attempts.size(); ++i) {
                bool same = attempts[i].first == attempts[0].first;
                CHECK((same || attempts[i].first.starts_with("【重发】编号")));
                if (!swallows) CHECK_FALSE(same);
            }
        }
    }
}

TEST_CASE_FIXTURE(Outgoing, "whatever an account meets, a message to it ends once within a day") {
    auto mended = outcome(Kind::refused, Scope::account);
    mended.needs_person = true;
    std::vector<Outcome> const all{outcome(Kind::later, Scope::account), outcome(Kind::unknown, Scope::account), mended, outcome(Kind::token, Scope::account)};
    int made = 0;
    for (std::size_t i = 0; i < 64; ++i) {
        on(affairs::nov(16) + days{int(i) * 2}, 9);
        std::string script;
        platform.outcomes.clear();
        for (std::size_t rest = i, n = 0; n < 3; ++n, rest /= 4) {
            platform.outcomes.push_back(all[rest % 4]);
            script += name(all[rest % 4]);
        }
        CAPTURE(script);
        add_text(DeliveryKind::urgent, "a", "第" + std::to_string(i));
        ++made;
        auto const end = now + std::chrono::hours{24} + minutes{2};
        while (now < end && count(DeliveryState::waiting) > 0) {
            deliver();
            now += seconds{30};
        }
        auto after = counts();
        int ended = 0;
        for (auto const& [state, n] : after) ended += is_end(state) ? n : 0;
        CHECK(ended == made);
        CHECK(after[DeliveryState::expired] == 0);
        platform.outcomes.clear();
        deliver();
    }
}

TEST_CASE_FIXTURE(Outgoing, "what never gets through ends at its use-by under its own word") {
    platform.always = outcome(Kind::later, Scope::account, "连不上");
    add(DeliveryKind::told, "h1");
    add(DeliveryKind::urgent, "h2");
    add_text(DeliveryKind::reply, "a", "回话");
    deliver_for(std::chrono::hours{24} + minutes{4}, minutes{2});
    REQUIRE(not_arrived().size() == 3);
    for (auto const& one : not_arrived()) {
        CHECK(one.state == DeliveryState::expired);
        CHECK(one.trouble == Trouble::channel);
    }
    CHECK(count(DeliveryState::waiting) == 0);
}

TEST_CASE_FIXTURE(Outgoing, "what nobody tried in time is ours") {
    add(DeliveryKind::told, "h1");
    now += std::chrono::hours{25};
    deliver();
    REQUIRE(not_arrived().size() == 1);
    CHECK(not_arrived().front().state == DeliveryState::expired);
    CHECK(not_arrived().front().trouble == Trouble::ours);
    CHECK(platform.sent.empty());
}

}  // namespace lingyan::flow
