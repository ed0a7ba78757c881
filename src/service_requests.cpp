// What the service answers: callbacks, the simulator, pages and the questions of whoever watches it.
#include "service.hpp"

#include "console/task_files.hpp"
#include "crypto/hash.hpp"
#include "flow/receive.hpp"
#include "telemetry/log.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace lingyan {

namespace asio = boost::asio;
using std::chrono::seconds;
using std::chrono::steady_clock;

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
    if (answered.wants_media) {
        media_expected_ = true;
        fetch_timer_.cancel();
    }
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
    auto const& message = std::get<InboundMessage>(read);
    auto copy = message;
    bool const crowded = crowds_[account].is_too_big(clock_.now());
    if (crowded)
        if (auto const left_out = refused_lines_[account + " crowded"].due())
            log::warn("account {} gets more than its messages_a_minute, residents are asked to come again ({} such lines were left out)", account, *left_out);
    auto begun = steady_clock::now();
    http::Response acknowledged;
    try {
        auto answered = co_await flow::receive(*state_.store, knowledge_, clock_.now(), std::move(copy), to->passive_reply_bytes(), crowded);
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

asio::awaitable<http::Response> Service::page(http::Request request) {
    http::Response page;
    bool read = true;
    try {
        console::Look const looking = [this](std::function<void(affairs::Turn const&)> const& work) { return look(work); };
        auto handling = request.path.starts_with("/n/")    ? notice_pages_->handle(std::move(request))
                        : request.path.starts_with("/me/") ? own_page(std::move(request))
                                                           : console::task_file(looking, request);
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

asio::awaitable<http::Response> Service::own_page(http::Request request) {
    auto const account = request.path.substr(std::string_view("/me/").size());
    auto const of = platform(account);
    auto const sign_in = of && !settings_.public_url.empty() ? of->sign_in() : nullptr;
    http::Response nothing;
    nothing.status = 404;
    nothing.body = "这里没有这一页。\n";
    if (!sign_in) co_return nothing;
    auto handling = own_page_->handle(std::move(request), account, *sign_in, real_now());
    co_return co_await std::move(handling);
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
    if (request.path == "/n") request.path = "/n/";
    if (request.path.starts_with("/n/") || request.path.starts_with("/t/") || request.path.starts_with("/me/")) {
        response = co_await page(std::move(request));
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
