// The composition root: builds every object, hands each what it needs, and runs the four verbs until it is told to stop.
#pragma once

#include "adapters/simulator/simulator.hpp"
#include "business_clock.hpp"
#include "console/notice_pages.hpp"
#include "console/own_page.hpp"
#include "flow/crowd.hpp"
#include "flow/deliver.hpp"
#include "flow/knowledge.hpp"
#include "flow/lost_replies.hpp"
#include "http/server.hpp"
#include "ports/recogniser.hpp"
#include "settings.hpp"
#include "state.hpp"
#include "store_watch.hpp"
#include "telemetry/metrics.hpp"
#include "telemetry/occasionally.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include <map>
#include <memory>
#include <string>

namespace lingyan {

class Service {
public:
    // Opens (or makes and seeds) the store, reads what it needs and binds the port. Throws BadInput or StoreError in plain words.
    // `at_point` is for tests that end the process at the store's commit points.
    explicit Service(Settings settings, std::function<void(char const* point)> at_point = {});
    ~Service();

    std::uint16_t port() const { return server_->port(); }
    bool seeded() const { return seeded_; }

    // Runs until stop(); everything acknowledged is on disk then. Returns 0, or 1 where a part failed (it is in the log).
    int run();
    // From any thread or a signal: no new request begins, those in hand end, within 10 seconds.
    void stop();

private:
    boost::asio::awaitable<http::Response> handle(http::Request);
    boost::asio::awaitable<http::Response> callback(std::string account, http::Request const&);
    boost::asio::awaitable<std::string> receive_simulated(InboundMessage);
    boost::asio::awaitable<int> move_clock(Timestamp);
    boost::asio::awaitable<int> deliver_all(Timestamp);
    boost::asio::awaitable<void> look(std::function<void(affairs::Turn const&)> const&);
    boost::asio::awaitable<http::Response> page(http::Request);
    boost::asio::awaitable<http::Response> own_page(http::Request);
    http::Response ready() const;
    void refused(std::string const& account, http::Request const&, http::Response const&);
    http::Limits limits();

    boost::asio::awaitable<void> serve_loop();
    boost::asio::awaitable<void> remind_loop();
    boost::asio::awaitable<void> deliver_loop();
    boost::asio::awaitable<void> deliver_round();
    boost::asio::awaitable<void> retry_loop();
    boost::asio::awaitable<void> fetch_loop();
    boost::asio::awaitable<void> close_card(Platform&, InboundMessage press, std::string words);
    void spawn(char const* name, boost::asio::awaitable<void>);
    void stop_now();
    void reread_when_changed();
    boost::asio::awaitable<void> keep_clock();
    void keep_clock_for_good();
    void put_clock(Transaction&, Timestamp now);
    void keep_lost_replies();
    std::string metrics_text();
    Timestamp real_time() const;  // never goes back while the process lives
    Platform* platform(std::string const& account) const;

    Settings settings_;
    State state_;
    StoreWatch store_watch_;
    boost::asio::io_context io_{1};
    BusinessClock clock_;
    flow::KnowledgeNow knowledge_;
    std::map<std::string, std::unique_ptr<Platform>> platforms_;
    std::map<std::string, flow::Crowd> crowds_;
    std::map<std::string, std::string> platform_names_;  // account → platform, for metrics
    simulator::Simulator* simulator_ = nullptr;
    std::unique_ptr<console::NoticePages> notice_pages_;
    std::unique_ptr<console::OwnPage> own_page_;
    std::unique_ptr<http::Server> server_;
    telemetry::Metrics metrics_;
    std::map<std::string, log::Occasionally> refused_lines_;  // by account and reason: a forger must not fill the disk
    log::Occasionally not_stored_line_, http_line_;
    std::string const peer_key_;  // made anew at each start: in the log a peer is a hash under it
    std::unique_ptr<Recogniser> recogniser_;  // nothing: no voice is listened to
    std::unique_ptr<flow::Deliverer> deliverer_;
    flow::LostReplies lost_replies_;

    boost::asio::steady_timer remind_timer_{io_}, deliver_timer_{io_}, retry_timer_{io_}, fetch_timer_{io_};
    boost::asio::cancellation_signal serve_stop_;
    bool seeded_ = false;
    bool stopping_ = false;
    bool stepping_ = false;   // the clock is being moved: the loops stand aside
    bool media_expected_ = false;  // since the last round of fetching began
    int exit_code_ = 0;
    std::int64_t store_version_ = 0;
    std::chrono::steady_clock::time_point reminded_at_{}, clock_kept_at_{};
    std::chrono::steady_clock::time_point const begun_at_ = std::chrono::steady_clock::now();
    Timestamp const begun_real_;
};

}  // namespace lingyan
