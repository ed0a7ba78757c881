#include "service.hpp"

#include "affairs/searching.hpp"
#include "crypto/random.hpp"
#include "http/open_files.hpp"
#include "page_tickets.hpp"
#include "platforms.hpp"
#include "telemetry/log.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>

namespace lingyan {

namespace asio = boost::asio;
using std::chrono::seconds;
using std::chrono::steady_clock;

namespace {

constexpr std::size_t files_of_our_own = 128;  // the store's, the log's, connections to platforms

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
    int without_tokens = 0;  // notices from before there was a search, or from before its tokens were made otherwise
    std::function<void(Transaction&)> index = [&](Transaction& tx) { without_tokens = affairs::searching::index_missing(tx, 200); };
    do store.transact_now(index);
    while (without_tokens > 0);
    knowledge_ = read_knowledge(settings_, store);
    recogniser_ = make_recogniser(settings_);
    store_version_ = store.foreign_version();

    for (auto const& account : settings_.accounts) {
        platform_names_[account.name] = account.platform;
        crowds_[account.name] = make_crowd(account);
        if (auto made = make_platform(account)) platforms_[account.name] = std::move(made);
        if (account.flag("plain_mode"))
            log::warn("account {} takes callbacks in plain mode: their signature does not cover the body, so that whoever sees one URL can post anything under it; choose 安全模式 in the console and take plain_mode away", account.name);
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
    own_page_ = std::make_unique<console::OwnPage>(settings_.templates + "/pages", looking, page_tickets(state_.page_key), settings_.public_url);
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

}  // namespace lingyan
