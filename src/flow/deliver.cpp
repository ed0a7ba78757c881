// The lanes: each claims, calls and settles for one account, a few calls at once, until nothing of it may leave now.
#include "flow/deliver.hpp"

#include "flow/together.hpp"
#include "telemetry/log.hpp"

#include <boost/asio/this_coro.hpp>

#include <algorithm>

namespace lingyan::flow {

namespace asio = boost::asio;

struct Deliverer::Lane {
    Lane(std::string name, Platform& of) : account(std::move(name)), platform(of), pacing(of.pace()) {}

    struct Unwritten {
        Call call;
        std::vector<Outcome> outcomes;
    };
    std::string account;
    Platform& platform;
    Pacing pacing;
    Breaker breaker;
    std::set<std::string> busy;
    std::vector<Unwritten> unwritten;  // the store refused to take these: they are told to it again before anything else
    bool fresh = true;
    std::optional<Timestamp> recovered_at;
    Together* work = nullptr;  // while the lane runs
};

namespace {

// One more as long as it stands, also when that is left by an exception.
class Counted {
public:
    explicit Counted(int& count) : count_(++count) {}
    ~Counted() { --count_; }
    Counted(Counted const&) = delete;

private:
    int& count_;
};

}  // namespace

Deliverer::Deliverer(Store& store, std::function<KnowledgeNow()> knowledge, FindPlatform find)
    : store_(store), knowledge_(std::move(knowledge)), find_(std::move(find)) {}
Deliverer::~Deliverer() = default;

affairs::Turn Deliverer::turn(Transaction& tx, Knowledge const& knowledge, Timestamp now) const { return {tx, knowledge.county, knowledge.names, now}; }

Deliverer::Lane& Deliverer::lane(std::string const& account, Platform& platform) {
    auto& lane = lanes_[account];
    if (!lane) lane = std::make_unique<Lane>(account, platform);
    return *lane;
}

// As it is now: transactions run on another thread, and what they see of the lanes is a copy.
std::function<bool(std::string const&)> Deliverer::works() const {
    return [all = accounts()](std::string const& account) {
        auto found = all.find(account);
        return found == all.end() || found->second;
    };
}

std::map<std::string, bool> Deliverer::accounts() const {
    std::map<std::string, bool> all;
    for (auto const& [account, lane] : lanes_) all[account] = !lane->breaker.paused();
    return all;
}

// What the last process sent within the minute counts for the pace of this one.
void Deliverer::remember(std::vector<Delivery> const& recent) {
    std::int64_t call = 0;
    for (auto one = recent.rbegin(); one != recent.rend(); ++one) {
        auto platform = find_(one->to.account);
        if (!platform) continue;
        auto& pacing = lane(one->to.account, *platform).pacing;
        pacing.message(one->to.id, one->called_at);
        if (one->call != std::exchange(call, one->call)) pacing.call(one->called_at);
    }
}

asio::awaitable<std::vector<std::string>> Deliverer::look(Moments moments) {
    Counted looking(looks_);
    std::vector<std::string> accounts;
    std::vector<Delivery> recent;
    auto knowledge = knowledge_();
    auto working = works();
    bool first = !begun_;
    std::function<void(Transaction&)> work = [&](Transaction& tx) {
        auto now = turn(tx, *knowledge, moments.now);
        if (first) settle_interrupted(now, find_);
        if (first) recent = tx.outbox().called_since(moments.real - std::chrono::minutes{1}, 5000);
        clear(now, find_, working);
        accounts = tx.outbox().accounts_waiting();
    };
    co_await store_.transact(work);
    if (first) remember(recent);
    begun_ = true;
    looked_at_ = std::chrono::steady_clock::now();
    for (auto const& [account, lane] : lanes_)  // what could not be written is tried again also where nothing waits
        if (!lane->unwritten.empty() && std::find(accounts.begin(), accounts.end(), account) == accounts.end()) accounts.push_back(account);
    co_return accounts;
}

asio::awaitable<Delivered> Deliverer::deliver(std::function<Moments()> moments) {
    Delivered done;
    if (looks_ > 0) co_return done;  // an earlier round has just begun
    Counted round(rounds_);
    auto executor = co_await asio::this_coro::executor;
    auto looking = look(moments());
    auto accounts = co_await std::move(looking);
    Together lanes(executor);
    for (auto const& account : accounts) {
        auto platform = find_(account);
        if (!platform || stopping_) continue;
        auto& one = lane(account, *platform);
        if (one.work) one.work->wake();
        else lanes.begin(run(one, moments, done));
    }
    auto all = lanes.wait_for_all();
    co_await std::move(all);
    co_return done;
}

asio::awaitable<Claimed> Deliverer::take(Lane& lane, Moments moments) {
    Claimed claimed;
    auto knowledge = knowledge_();
    auto breaker = lane.breaker;
    auto pacing = lane.pacing;
    auto busy = lane.busy;
    auto working = works();
    auto unwritten = std::exchange(lane.unwritten, {});
    bool probe = breaker.probing();
    bool may = breaker.may_try(moments.now) && !(probe && lane.work->under_way() > 0) && !stopping_;
    int free = std::min(calls_at_once - lane.work->under_way(), pacing.calls_left(moments.real));
    Room room{lane.platform, pacing, busy, free, probe, lane.fresh, lane.recovered_at};
    std::function<void(Transaction&)> work = [&](Transaction& tx) {
        auto now = turn(tx, *knowledge, moments.now);
        for (auto const& late : unwritten) settle(now, late.call, late.outcomes, find_);
        keep_pause(now, lane.account, breaker, find_, working);
        if (may) claimed = claim(now, *knowledge, room, moments.real);
    };
    try {
        co_await store_.transact(work);  // the intent to send is on disk before the first byte leaves
    } catch (StoreError const&) {
        lane.unwritten.insert(lane.unwritten.end(), unwritten.begin(), unwritten.end());
        throw;
    }
    if (may && !probe) lane.fresh = false;
    lane.recovered_at = claimed.recovered_at ? claimed.recovered_at : lane.recovered_at;
    co_return claimed;
}

asio::awaitable<void> Deliverer::run(Lane& lane, std::function<Moments()> moments, Delivered& done) {
    Together work(co_await asio::this_coro::executor);
    lane.work = &work;
    std::exception_ptr failed;
    try {
        for (;;) {
            bool worth_asking = !lane.unwritten.empty() || (lane.breaker.may_try(moments().now) && work.under_way() < calls_at_once);
            Claimed claimed;
            if (worth_asking) {
                auto taking = take(lane, moments());
                claimed = co_await std::move(taking);
            }
            for (auto& call : claimed.calls) {
                lane.pacing.call(moments().real);
                for (auto const& member : call.members) {
                    lane.busy.insert(member.to.id);
                    lane.pacing.message(member.to.id, moments().real);
                }
                done.claimed += int(call.members.size());
                auto shared = std::make_shared<Call>(std::move(call));
                work.begin(make(lane, std::move(shared), moments, done));
            }
            if (work.under_way() == 0 && !work.was_woken()) break;
            auto one = work.wait_for_one();
            co_await std::move(one);
        }
    } catch (...) {
        failed = std::current_exception();
    }
    try {
        auto all = work.wait_for_all();  // nothing of the lane outlives it
        co_await std::move(all);
    } catch (...) {
        failed = std::current_exception();
    }
    lane.work = nullptr;
    if (failed) std::rethrow_exception(failed);
}

asio::awaitable<void> Deliverer::make(Lane& lane, std::shared_ptr<Call> call, std::function<Moments()> moments, Delivered& done) {
    std::vector<std::string> to;
    for (auto const& member : call->members) to.push_back(member.to.id);
    std::vector<Outcome> outcomes;
    try {
        auto sending = lane.platform.send(to, call->message);
        outcomes = co_await std::move(sending);
    } catch (std::exception const& error) {
        log::error("a call to account {} ended in an exception: {}", lane.account, error.what());
    }
    outcomes.resize(call->members.size());
    done.sent += int(std::count_if(outcomes.begin(), outcomes.end(), [](Outcome const& one) { return one.kind == Outcome::Kind::sent; }));
    for (std::size_t i = 0; i < to.size(); ++i)  // a day of vain attempts uses up nobody's minute
        if (outcomes[i].kind != Outcome::Kind::sent && outcomes[i].kind != Outcome::Kind::unknown) lane.pacing.not_reached(to[i]);
    auto now = moments().now;
    auto change = lane.breaker.heard(now, outcomes);
    if (change == Breaker::Change::works) lane.fresh = true;
    if (change == Breaker::Change::works) log::info("account {} works again", lane.account);
    if (change == Breaker::Change::paused) log::error("account {} rests{}: {}", lane.account, lane.breaker.needs_person() ? " until somebody mends it" : "", lane.breaker.cause());
    auto knowledge = knowledge_();
    auto breaker = lane.breaker;
    auto working = works();
    // Each call is settled by itself: a crash later leaves only what is under way then in doubt.
    std::function<void(Transaction&)> settling = [&](Transaction& tx) {
        auto at = turn(tx, *knowledge, now);
        settle(at, *call, outcomes, find_);
        keep_pause(at, lane.account, breaker, find_, working);
    };
    std::exception_ptr failed;
    try {
        co_await store_.transact(settling);
    } catch (StoreError const&) {
        failed = std::current_exception();
    }
    for (auto const& id : to) lane.busy.erase(id);
    if (!failed) co_return;
    Lane::Unwritten late{*call, std::move(outcomes)};
    lane.unwritten.push_back(std::move(late));
    std::rethrow_exception(failed);
}

}  // namespace lingyan::flow
