// What the service does by itself: reminding, delivering, trying again, fetching, and moving and keeping the clock.
#include "service.hpp"

#include "affairs/operating.hpp"
#include "flow/fetch.hpp"
#include "flow/receive.hpp"
#include "flow/remind.hpp"
#include "telemetry/log.hpp"

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace lingyan {

namespace asio = boost::asio;
using std::chrono::seconds;
using std::chrono::steady_clock;

namespace {

constexpr auto room_mark = "room";

// True as long as it stands; also when what it stands for is left by an exception.
class While {
public:
    explicit While(bool& flag) : flag_(flag) { flag_ = true; }
    ~While() { flag_ = false; }
    While(While const&) = delete;

private:
    bool& flag_;
};

}  // namespace

asio::awaitable<void> Service::serve_loop() {
    auto serving = server_->serve();
    co_await asio::co_spawn(io_, std::move(serving), asio::bind_cancellation_slot(serve_stop_.slot(), asio::use_awaitable));
    stop_now();
}

// A store that refuses (disk full, locked) stops nothing for good: the next round tries again.
asio::awaitable<void> Service::remind_loop() {
    while (!stopping_) {
        try {
            co_await keep_clock();
            if (!stepping_) {
                reread_when_changed();
                auto made = co_await flow::remind_once(*state_.store, knowledge_, clock_.now());
                metrics_.digests(made);
                if (made > 0) deliver_timer_.cancel();
            }
            reminded_at_ = steady_clock::now();
        } catch (StoreError const& error) {
            store_watch_.refused(error);
            log::error("reminding failed and will be tried again: {}", error.what());
        } catch (std::exception const& error) {  // /readyz says that the planner stands; messages are taken all the same
            log::error("reminding cannot be done: {}", error.what());
        }
        boost::system::error_code woken;
        remind_timer_.expires_after(seconds{1});
        if (!stopping_) co_await remind_timer_.async_wait(asio::redirect_error(asio::use_awaitable, woken));
    }
}

Timestamp Service::real_time() const {
    return begun_real_ + std::chrono::duration_cast<std::chrono::milliseconds>(steady_clock::now() - begun_at_);
}

// At the moment given, whatever the clock does meanwhile.
asio::awaitable<int> Service::deliver_all(Timestamp now) {
    co_await lost_replies_.deliver(*state_.store, now);
    std::function<flow::Moments()> moments = [this, now] { return flow::Moments{now, real_time()}; };
    int sent = 0;
    for (bool more = true; more;) {  // what went from one account to another leaves in the next round
        auto delivering = deliverer_->deliver(moments);
        auto round = co_await std::move(delivering);
        metrics_.delivered(round.claimed, round.sent);
        sent += round.sent;
        more = round.claimed > 0 && !stopping_;
    }
    co_return sent;
}

// A round ends when its slowest platform does; the next one begins without waiting for that.
asio::awaitable<void> Service::deliver_round() {
    try {
        co_await lost_replies_.deliver(*state_.store, clock_.now());
        std::function<flow::Moments()> moments = [this] { return flow::Moments{clock_.now(), real_time()}; };
        auto delivering = deliverer_->deliver(moments);
        auto round = co_await std::move(delivering);
        metrics_.delivered(round.claimed, round.sent);
    } catch (StoreError const& error) {
        store_watch_.refused(error);
        log::error("delivering failed and will be tried again: {}", error.what());
    }
}

asio::awaitable<void> Service::deliver_loop() {
    while (!stopping_) {
        if (!stepping_) spawn("a round of deliveries", deliver_round());
        boost::system::error_code woken;
        deliver_timer_.expires_after(seconds{1});
        co_await deliver_timer_.async_wait(asio::redirect_error(asio::use_awaitable, woken));
    }
}

asio::awaitable<void> Service::retry_loop() {
    while (!stopping_) {
        boost::system::error_code woken;
        retry_timer_.expires_after(seconds{5});
        co_await retry_timer_.async_wait(asio::redirect_error(asio::use_awaitable, woken));
        if (stopping_) co_return;
        try {
            auto answered = co_await flow::retry_once(*state_.store, knowledge_, clock_.now());
            if (answered > 0) deliver_timer_.cancel();
        } catch (StoreError const& error) {
            store_watch_.refused(error);
            log::error("answering again failed and will be tried again: {}", error.what());
        }
    }
}

// Woken by each photo; asleep for as long as nothing is expected.
asio::awaitable<void> Service::fetch_loop() {
    auto find = [this](std::string const& account) { return platform(account); };
    flow::FindPlatform const finder = find;
    while (!stopping_) {
        steady_clock::duration pause = seconds{60};
        try {
            media_expected_ = false;
            flow::Listening const listening{recogniser_.get(), knowledge_};
            auto fetching = flow::fetch_once(*state_.store, finder, real_now(), clock_.now(), 1, listening);  // a stop waits for one at most
            auto const round = co_await std::move(fetching);
            if (round.next) pause = std::clamp<steady_clock::duration>(*round.next - real_now(), seconds{0}, pause);
            if (round.lost > 0 || round.heard > 0) deliver_timer_.cancel();
        } catch (StoreError const& error) {
            log::error("fetching media failed and will be tried again: {}", error.what());
            pause = seconds{5};
        }
        boost::system::error_code woken;
        fetch_timer_.expires_after(media_expected_ ? seconds{0} : pause);
        if (!stopping_) co_await fetch_timer_.async_wait(asio::redirect_error(asio::use_awaitable, woken));
    }
}

// The card is an ornament: what became of it is only logged, and a second press finds the words of the duty's own state.
asio::awaitable<void> Service::close_card(Platform& of, InboundMessage press, std::string words) {
    auto const outcome = co_await of.close_card(press, words);
    if (outcome.kind != Outcome::Kind::sent) log::warn("a card of account {} keeps its buttons: {}", press.account, outcome.detail);
}

// Another process (an import) has written: the county is read anew; what cannot be read leaves the old one standing.
void Service::reread_when_changed() {
    auto version = state_.store->foreign_version();
    if (version == store_version_) return;
    store_version_ = version;
    try {
        knowledge_ = read_knowledge(settings_, *state_.store);
        log::info("the roster or the packs have changed and were read again");
    } catch (BadInput const& error) {
        log::error("what has changed cannot be read, the old state stands: {}", error.what());
    }
}

// Where business time stands, for the next start. It is also the write that proves the store: nothing else need be written for hours.
void Service::put_clock(Transaction& tx, Timestamp now) {
    tx.marks().put(clock_mark, to_text(now));
    if (!store_watch_.reserve_used()) {
        if (tx.marks().find(room_mark) != "there") tx.marks().put(room_mark, "there");
    } else if (tx.marks().find(room_mark) != "asked for") {
        tx.marks().put(room_mark, "asked for");
        affairs::tell_of_full_disk({tx, knowledge_->county, knowledge_->names, now});
    }
}

asio::awaitable<void> Service::keep_clock() {
    auto const pause = clock_.is_manual() ? seconds{5} : seconds{30};
    if (store_watch_.takes_writes() && steady_clock::now() - clock_kept_at_ < pause) co_return;
    auto const now = clock_.now();
    std::function<void(Transaction&)> work = [&](Transaction& tx) { put_clock(tx, now); };
    co_await state_.store->transact(work);
    store_watch_.written();
    store_watch_.look_after_room();
    clock_kept_at_ = steady_clock::now();
}

void Service::keep_clock_for_good() {
    auto const now = clock_.now();
    std::function<void(Transaction&)> work = [&](Transaction& tx) { put_clock(tx, now); };
    try {
        state_.store->transact_now(work);
    } catch (StoreError const& error) {
        log::error("where the clock stands could not be kept: {}", error.what());
    }
}

// Nobody waits for them any more: they go out as deliveries when somebody serves this store again.
void Service::keep_lost_replies() {
    try {
        lost_replies_.deliver_all_now(*state_.store, clock_.now());
    } catch (StoreError const& error) {
        log::error("replies that were not written out could not be kept: {}", error.what());
    }
}

std::string Service::metrics_text() {
    for (auto const& [account, works] : deliverer_->accounts()) metrics_.account(account, works);
    metrics_.health(store_watch_.takes_writes(), store_watch_.log_bytes(), log::dropped());
    return metrics_.text();
}

// Steps through each due minute in order: plans, reminds and delivers there before the next.
asio::awaitable<int> Service::move_clock(Timestamp to) {
    while (stepping_ || deliverer_->is_busy()) {  // one mover at a time
        asio::steady_timer pause(io_, std::chrono::milliseconds{5});
        co_await pause.async_wait(asio::use_awaitable);
    }
    While stepping(stepping_);
    int sent = 0;
    auto now = clock_.now();
    std::function<void(Transaction&)> nothing = [](Transaction&) {};
    co_await state_.store->transact(nothing);  // sees what another process has just written
    reread_when_changed();
    while (true) {
        auto made = co_await flow::remind_once(*state_.store, knowledge_, now);
        metrics_.digests(made);
        sent += co_await deliver_all(now);
        if (now >= to || stopping_) co_return sent;
        auto step = now;
        std::function<void(Transaction&)> look = [&](Transaction& tx) {
            // What is due within a minute happens together, at the minute's end.
            auto next = std::chrono::ceil<std::chrono::minutes>(flow::next_moment(tx, now + std::chrono::milliseconds{1}));
            step = std::min<Timestamp>(next, to);
            tx.marks().put(clock_mark, to_text(step));
        };
        co_await state_.store->transact(look);
        now = step;
        clock_.move_to(now);
    }
}

}  // namespace lingyan
