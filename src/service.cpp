#include "service.hpp"

#include "adapters/wecom/wecom.hpp"
#include "affairs/operating.hpp"
#include "crypto/hash.hpp"
#include "crypto/random.hpp"
#include "flow/fetch.hpp"
#include "flow/receive.hpp"
#include "flow/remind.hpp"
#include "http/open_files.hpp"
#include "telemetry/log.hpp"

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace lingyan {

namespace asio = boost::asio;
using std::chrono::seconds;
using std::chrono::steady_clock;

namespace {

constexpr auto clock_mark = "clock";
constexpr std::size_t files_of_our_own = 128;  // the store's, the log's, connections to platforms
constexpr auto room_mark = "room";

std::unique_ptr<Platform> make_wecom(AccountSettings const& account) {
    wecom::WeComSettings settings;
    auto value = [&](char const* key) {
        auto found = account.keys.find(key);
        return found == account.keys.end() ? std::string{} : found->second;
    };
    settings.account = account.name;
    settings.corp_id = value("corp_id");
    settings.agent_id = std::atoll(value("agent_id").c_str());
    settings.secret = value("secret");
    settings.token = value("token");
    settings.encoding_aes_key = value("encoding_aes_key");
    if (!value("base_url").empty()) settings.base_url = value("base_url");
    settings.cards = account.flag("cards");
    settings.robots = account.table("robots");
    return std::make_unique<wecom::WeCom>(settings);
}

// True as long as it stands; also when what it stands for is left by an exception.
class While {
public:
    explicit While(bool& flag) : flag_(flag) { flag_ = true; }
    ~While() { flag_ = false; }
    While(While const&) = delete;

private:
    bool& flag_;
};

Timestamp real_now() { return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()); }

}  // namespace

Service::Service(Settings settings, std::function<void(char const* point)> at_point)
    : settings_(std::move(settings)), state_(open_state(settings_, Opening::serve, std::move(at_point))),
      store_watch_(settings_.store_path(), settings_.reserve_bytes()), peer_key_(crypto::random_bytes(32)), begun_real_(real_now()) {
    auto& store = *state_.store;
    if (settings_.manual_clock) {
        auto now = settings_.clock_start;
        std::function<void(Transaction&)> resume = [&](Transaction& tx) {
            if (auto kept = tx.marks().find(clock_mark))
                if (auto moment = read_timestamp(*kept); moment && *moment > now) now = *moment;
        };
        store.transact_now(resume);
        clock_ = BusinessClock(now);
    } else {
        std::function<void(Transaction&)> resume = [&](Transaction& tx) {
            if (auto kept = tx.marks().find(clock_mark))
                if (auto moment = read_timestamp(*kept)) clock_.go_on_from(*moment);
        };
        store.transact_now(resume);
    }
    // Seeding is several imports, each of which changes nothing the second time: one that was cut off is simply done again.
    bool unseeded = false;
    std::function<void(Transaction&)> look = [&](Transaction& tx) {
        unseeded = !settings_.seed.empty() && tx.marks().find(seed_mark) == "begun";
    };
    std::function<void(Transaction&)> end_seeding = [&](Transaction& tx) { tx.marks().put(seed_mark, "done"); };
    store.transact_now(look);
    if (unseeded) {
        seed(settings_, store, clock_.now());
        store.transact_now(end_seeding);
        seeded_ = true;
    }
    knowledge_ = read_knowledge(settings_, store);
    store_version_ = store.foreign_version();

    for (auto const& account : settings_.accounts) {
        platform_names_[account.name] = account.platform;
        if (account.platform == "wecom") platforms_[account.name] = make_wecom(account);
        if (account.platform == "simulator") {
            simulator::Doors doors;
            doors.county = [this] { return std::shared_ptr<County const>(knowledge_, &knowledge_->county); };
            doors.receive = [this](InboundMessage message) { return receive_simulated(std::move(message)); };
            doors.move_clock = [this](Timestamp to) { return move_clock(to); };
            doors.clock_moves = clock_.is_manual();
            doors.clock = &clock_;
            doors.store = &store;
            doors.pages = settings_.templates + "/pages";
            auto made = std::make_unique<simulator::Simulator>(account.name, std::move(doors));
            simulator_ = made.get();
            platforms_[account.name] = std::move(made);
        }
    }
    auto find = [this](std::string const& account) { return platform(account); };
    deliverer_ = std::make_unique<flow::Deliverer>(store, [this] { return knowledge_; }, find);
    console::Look const looking = [this](std::function<void(affairs::Turn const&)> const& work) { return this->look(work); };
    notice_pages_ = std::make_unique<console::NoticePages>(settings_.templates + "/pages", looking);
    server_ = std::make_unique<http::Server>(io_.get_executor(), settings_.host(), settings_.port(), limits(),
                                             [this](http::Request request) { return handle(std::move(request)); });
}

http::Limits Service::limits() {
    http::Limits limits;
    auto const files = http::raise_open_files(limits.connections + files_of_our_own);
    limits.connections = std::min(limits.connections, files > 2 * files_of_our_own ? files - files_of_our_own : files / 2);
    limits.large_body = [](std::string_view target) { return target.starts_with("/simulator/messages"); };
    limits.claim = [](std::string_view target) {
        if (target.starts_with("/callback/")) return http::Claim::callback;
        return target == "/healthz" || target == "/readyz" ? http::Claim::health : http::Claim::page;
    };
    limits.log = [this](std::string_view line) {
        if (auto const left_out = http_line_.due()) log::error("{} ({} such lines were left out)", line, *left_out);
    };
    limits.request_refused = [this](std::string_view reason) { metrics_.request_refused(reason); };
    limits.connection_refused = [this](std::string_view reason) { metrics_.connection_refused(reason); };
    return limits;
}

Service::~Service() {
    server_.reset();
    state_.store.reset();  // finishes what waits while the executor still stands
}

Platform* Service::platform(std::string const& account) const {
    auto found = platforms_.find(account);
    return found == platforms_.end() ? nullptr : found->second.get();
}

int Service::run() {
    reminded_at_ = steady_clock::now();
    spawn("serve", serve_loop());
    spawn("remind", remind_loop());
    spawn("deliver", deliver_loop());
    spawn("retry", retry_loop());
    spawn("fetch", fetch_loop());
    io_.run();
    keep_lost_replies();
    keep_clock_for_good();
    return exit_code_;
}

void Service::stop() {
    asio::post(io_, [this] { stop_now(); });
}

void Service::stop_now() {
    if (stopping_) return;
    stopping_ = true;
    deliverer_->stop();
    serve_stop_.emit(asio::cancellation_type::terminal);
    remind_timer_.cancel();
    deliver_timer_.cancel();
    retry_timer_.cancel();
    fetch_timer_.cancel();
}

// If one verb fails the others are stopped: half a service that looks alive is worse than none.
void Service::spawn(char const* name, asio::awaitable<void> loop) {
    asio::co_spawn(io_, std::move(loop), [this, name](std::exception_ptr failed) {
        if (!failed) return;
        try {
            std::rethrow_exception(failed);
        } catch (std::exception const& error) {
            log::error("{} ended: {}", name, error.what());
        }
        exit_code_ = 1;
        stop_now();
    });
}

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
            auto const round = co_await flow::fetch_once(*state_.store, finder, real_now(), clock_.now(), 1);  // a stop waits for one at most
            if (round.next) pause = std::clamp<steady_clock::duration>(*round.next - real_now(), seconds{0}, pause);
            if (round.lost > 0) deliver_timer_.cancel();
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

asio::awaitable<std::string> Service::receive_simulated(InboundMessage message) {
    auto limit = simulator_->passive_reply_bytes();
    auto begun = steady_clock::now();
    flow::Answered answered;
    try {
        answered = co_await flow::receive(*state_.store, knowledge_, clock_.now(), std::move(message), limit);
    } catch (StoreError const& error) {
        store_watch_.refused(error);
        throw;
    }
    metrics_.callback("simulator", answered.repeated ? "repeated" : "answered");
    metrics_.answered_in(std::chrono::duration<double>(steady_clock::now() - begun).count());
    deliver_timer_.cancel();  // somebody else may have to be told at once
    co_return answered.reply;
}

// Who forges callbacks can be told from who else does, and from nobody outside this log.
void Service::refused(std::string const& account, http::Request const& request, http::Response const& response) {
    auto const reason = response.refused_for.empty() ? std::string("refused") : std::string(response.refused_for);
    metrics_.callback(platform_names_.at(account), reason);
    auto const left_out = refused_lines_[account + " " + reason].due();
    if (!left_out) return;
    auto const source = crypto::hex(crypto::hmac_sha256(peer_key_, request.peer).substr(0, 4));
    log::warn("a callback to account {} was refused with {} ({}) from source {} ({} such lines were left out)", account, response.status, reason, source, *left_out);
}

asio::awaitable<http::Response> Service::callback(std::string account, http::Request const& request) {
    auto to = platform(account);
    if (!to) {
        http::Response nothing;
        nothing.status = 404;
        co_return nothing;
    }
    auto const& name = platform_names_.at(account);
    auto read = to->receive(request, real_now());
    if (auto response = std::get_if<http::Response>(&read)) {
        if (response->status == 200) metrics_.callback(name, "answered");
        else refused(account, request, *response);
        co_return *response;
    }
    auto message = std::get<InboundMessage>(read);
    auto copy = message;
    auto begun = steady_clock::now();
    http::Response acknowledged;
    try {
        auto answered = co_await flow::receive(*state_.store, knowledge_, clock_.now(), std::move(copy), to->passive_reply_bytes());
        metrics_.callback(name, answered.repeated ? "repeated" : "answered");
        acknowledged = to->acknowledge(message, answered.reply, answered.at);
        if (answered.wants_media) {
            media_expected_ = true;
            fetch_timer_.cancel();
        }
        if (!answered.card_shows.empty()) {
            auto logged = [](std::exception_ptr) {};  // Platform::close_card throws nothing but what ends the loop
            asio::co_spawn(io_, close_card(*to, message, answered.card_shows), logged);
        }
        if (answered.repeated) lost_replies_.came_again(answered.key);
        auto key = answered.key;
        if (!answered.reply.empty()) acknowledged.lost = [this, key] { lost_replies_.lost(key, clock_.now()); };
    } catch (StoreError const& error) {
        store_watch_.refused(error);
        if (auto const left_out = not_stored_line_.due()) log::error("a message could not be stored: {} ({} such lines were left out)", error.what(), *left_out);
        metrics_.callback(name, "not_stored");
        acknowledged.status = 503;  // never an acknowledgement of what is not on disk: the platform repeats
        acknowledged.headers.emplace_back("Retry-After", "2");
    }
    metrics_.answered_in(std::chrono::duration<double>(steady_clock::now() - begun).count());
    deliver_timer_.cancel();
    co_return acknowledged;
}

// For pages: one transaction, with the county as it stands now, whatever is read anew meanwhile.
asio::awaitable<void> Service::look(std::function<void(affairs::Turn const&)> const& work) {
    auto const knowledge = knowledge_;
    auto const now = clock_.now();
    std::function<void(Transaction&)> const reading = [&](Transaction& tx) { work({tx, knowledge->county, knowledge->names, now}); };
    co_await state_.store->transact(reading);
}

asio::awaitable<http::Response> Service::notice_page(http::Request request) {
    http::Response page;
    bool read = true;
    try {
        auto handling = notice_pages_->handle(std::move(request));
        page = co_await std::move(handling);
    } catch (StoreError const& error) {
        store_watch_.refused(error);
        read = false;
    }
    if (!read) {
        page = {};
        page.status = 503;
        page.headers.emplace_back("Retry-After", "5");
        page.body = "现在看不了，请过一会儿再看。\n";
    }
    co_return page;
}

http::Response Service::ready() const {
    auto now = steady_clock::now();
    http::Response response;
    bool planner = now - reminded_at_ < seconds{90}, deliverer = stepping_ || now - deliverer_->looked_at() < seconds{90};
    bool store = store_watch_.takes_writes(now);
    response.status = store && planner && deliverer && !stopping_ ? 200 : 503;
    response.body = std::string("store ") + (store ? "takes writes" : "refuses") + "\nplanner " + (planner ? "moves" : "stands") + "\ndeliverer " + (deliverer ? "moves" : "stands") + "\n";
    return response;
}

asio::awaitable<http::Response> Service::handle(http::Request request) {
    http::Response response;
    if (request.path.starts_with("/callback/")) {
        auto account = request.path.substr(10);
        response = co_await callback(account, request);
        co_return response;
    }
    if (request.path.starts_with("/n/")) {
        response = co_await notice_page(std::move(request));
        co_return response;
    }
    if (request.path == "/healthz") {
        response.body = "alive\n";
        co_return response;
    }
    if (request.path == "/readyz") co_return ready();
    if (request.path == "/metrics") {
        response.type = "text/plain; version=0.0.4; charset=utf-8";
        response.body = metrics_text();
        co_return response;
    }
    if (simulator_ && (request.path == "/" || request.path.starts_with("/simulator/"))) {
        response = co_await simulator_->handle(std::move(request));
        co_return response;
    }
    response.status = 404;
    response.body = "这里没有这一页。\n";
    co_return response;
}

}  // namespace lingyan
