#include "service.hpp"

#include "adapters/wecom/wecom.hpp"
#include "affairs/operating.hpp"
#include "flow/receive.hpp"
#include "flow/remind.hpp"
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
      store_watch_(settings_.store_path(), settings_.reserve_bytes()) {
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
    http::Limits limits;
    limits.large_body = [](std::string_view target) { return target.starts_with("/simulator/messages"); };
    limits.log = [](std::string_view line) { log::error("{}", line); };
    server_ = std::make_unique<http::Server>(io_.get_executor(), settings_.host(), settings_.port(), std::move(limits),
                                             [this](http::Request request) { return handle(std::move(request)); });
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
    reminded_at_ = delivered_at_ = steady_clock::now();
    spawn("serve", serve_loop());
    spawn("remind", remind_loop());
    spawn("deliver", deliver_loop());
    spawn("retry", retry_loop());
    io_.run();
    keep_clock_for_good();
    return exit_code_;
}

void Service::stop() {
    asio::post(io_, [this] { stop_now(); });
}

void Service::stop_now() {
    if (stopping_) return;
    stopping_ = true;
    serve_stop_.emit(asio::cancellation_type::terminal);
    remind_timer_.cancel();
    deliver_timer_.cancel();
    retry_timer_.cancel();
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

asio::awaitable<int> Service::deliver_all(Timestamp now) {
    int sent = 0;
    auto find = [this](std::string const& account) { return platform(account); };
    flow::FindPlatform finder = find;
    for (bool more = true; more;) {
        auto round = co_await flow::deliver_once(*state_.store, knowledge_, finder, now);
        metrics_.delivered(round.claimed, round.sent);
        sent += round.sent;
        more = round.claimed > 0 && !stopping_;
    }
    delivered_at_ = steady_clock::now();
    co_return sent;
}

asio::awaitable<void> Service::deliver_loop() {
    while (!stopping_) {
        try {
            if (!stepping_ && !delivering_) {
                While delivering(delivering_);
                co_await deliver_all(clock_.now());
            }
        } catch (StoreError const& error) {
            store_watch_.refused(error);
            log::error("delivering failed and will be tried again: {}", error.what());
        } catch (std::exception const& error) {
            log::error("delivering cannot be done: {}", error.what());
        }
        boost::system::error_code woken;
        deliver_timer_.expires_after(seconds{1});
        if (!stopping_) co_await deliver_timer_.async_wait(asio::redirect_error(asio::use_awaitable, woken));
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

// Steps through each due minute in order: plans, reminds and delivers there before the next.
asio::awaitable<int> Service::move_clock(Timestamp to) {
    while (stepping_ || delivering_) {  // one mover at a time
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
        std::function<void(Transaction&)> look = [&](Transaction& tx) {
            // What is due within a minute happens together, at the minute's end.
            auto next = std::chrono::ceil<std::chrono::minutes>(flow::next_moment(tx, now + std::chrono::milliseconds{1}));
            now = std::min<Timestamp>(next, to);
            tx.marks().put(clock_mark, to_text(now));
        };
        co_await state_.store->transact(look);
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
        metrics_.callback(name, response->status == 200 ? "answered" : "refused");
        if (response->status != 200) log::warn("a callback to account {} was refused with {}", account, response->status);
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
    } catch (StoreError const& error) {
        store_watch_.refused(error);
        log::error("a message could not be stored: {}", error.what());
        metrics_.callback(name, "not_stored");
        acknowledged.status = 503;  // never an acknowledgement of what is not on disk: the platform repeats
        acknowledged.headers.emplace_back("Retry-After", "2");
    }
    metrics_.answered_in(std::chrono::duration<double>(steady_clock::now() - begun).count());
    deliver_timer_.cancel();
    co_return acknowledged;
}

http::Response Service::ready() const {
    auto now = steady_clock::now();
    http::Response response;
    bool planner = now - reminded_at_ < seconds{90}, deliverer = stepping_ || delivering_ || now - delivered_at_ < seconds{90};
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
    if (request.path == "/healthz") {
        response.body = "alive\n";
        co_return response;
    }
    if (request.path == "/readyz") co_return ready();
    if (request.path == "/metrics") {
        response.type = "text/plain; version=0.0.4; charset=utf-8";
        metrics_.health(store_watch_.takes_writes(), store_watch_.log_bytes(), log::dropped());
        response.body = metrics_.text();
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
