// The small county with its words, and a platform that can be asked what it was told.
#pragma once

#include "affairs/support.hpp"
#include "flow/deliver.hpp"
#include "flow/knowledge.hpp"
#include "flow/receive.hpp"
#include "ports/platform.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_future.hpp>

#include <deque>
#include <map>
#include <set>

namespace lingyan::flow {

class FakePlatform : public Platform {
public:
    struct Sent {
        std::string to, text;
    };
    struct Made {
        std::vector<std::string> to;
        OutboundMessage message;
        bool operator==(Made const&) const = default;
    };
    explicit FakePlatform(std::string account = "app") : account_(std::move(account)) {}
    std::string const& account() const override { return account_; }
    std::variant<http::Response, InboundMessage> receive(http::Request const&, Timestamp) override { return http::Response{}; }
    http::Response acknowledge(InboundMessage const&, std::string const&, Timestamp) override { return {}; }
    std::size_t passive_reply_bytes() const override { return 2048; }
    boost::asio::awaitable<std::vector<Outcome>> send(std::vector<std::string> const& to, OutboundMessage const& message) override;
    std::size_t text_bytes() const override { return 2048; }
    std::size_t people_per_call() const override { return most_people; }
    bool shows_buttons() const override { return buttons; }
    Pace pace() const override { return most; }
    std::chrono::seconds swallows_repeats_for() const override { return swallows; }
    boost::asio::awaitable<Medium> fetch_media(std::string const& media_ref) override;

    std::map<std::string, Medium> media;   // by reference; what is not there is gone for good
    std::vector<std::string> fetched;      // references, every attempt
    std::vector<Sent> sent;         // every attempt
    std::vector<Made> calls;        // the same, call by call
    std::deque<Outcome> outcomes;   // of the next attempts; then all arrive, or come to `always`
    std::optional<Outcome> always;
    std::set<std::string> unknown_people;  // refused as addresses
    bool hangs = false;             // until let_go(): a call begins and does not end
    void let_go();
    std::vector<std::string> to(std::string const& person) const;

    std::size_t most_people = 100;
    bool buttons = false;
    Pace most;
    std::chrono::seconds swallows{1800};

private:
    std::string account_;
    std::vector<std::shared_ptr<boost::asio::steady_timer>> hanging_;
};

template <class T>
T run(boost::asio::awaitable<T> work) {
    boost::asio::io_context io;
    auto future = boost::asio::co_spawn(io, std::move(work), boost::asio::use_future);
    io.run();
    return future.get();
}

struct Service : affairs::Town {
    explicit Service(County = affairs::small_county());
    int remind();
    Delivered deliver();
    int tick();  // remind and deliver, as the service does each second; returns how many digests were made
    std::string say(std::string const& person, std::string const& text);  // with a key of its own
    // `on_its_way`: it was sent so long before now.
    Answered message(std::string const& person, std::string const& text, std::string const& key, minutes on_its_way = minutes{0});
    Answered receive_one(InboundMessage inbound);  // with a key of its own where it has none
    int retry();
    std::vector<Delivery> not_arrived();

    KnowledgeNow knowledge;
    FakePlatform platform;
    std::map<std::string, FakePlatform*> others;  // further accounts
    std::chrono::milliseconds real_is_ahead{0};   // real time moves with `now`, and by this
    Moments moments() const { return {now, now + real_is_ahead}; }
    std::unique_ptr<Deliverer> deliverer;
    void restart_deliverer();                     // as a new process would have it

private:
    int messages_ = 0;
};

}  // namespace lingyan::flow
