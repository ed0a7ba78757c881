// The small county with its words, and a platform that can be asked what it was told.
#pragma once

#include "affairs/support.hpp"
#include "flow/deliver.hpp"
#include "flow/knowledge.hpp"
#include "flow/receive.hpp"
#include "ports/platform.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>

#include <deque>

namespace lingyan::flow {

class FakePlatform : public Platform {
public:
    struct Sent {
        std::string to, text;
    };
    std::string const& account() const override { return account_; }
    std::variant<http::Response, InboundMessage> receive(http::Request const&, Timestamp) override { return http::Response{}; }
    http::Response acknowledge(InboundMessage const&, std::string const&, Timestamp) override { return {}; }
    std::size_t passive_reply_bytes() const override { return 2048; }
    boost::asio::awaitable<std::vector<Outcome>> send(std::vector<std::string> const& to, OutboundMessage const& message) override;
    std::size_t text_bytes() const override { return 2048; }
    std::size_t people_per_call() const override { return 100; }

    std::vector<Sent> sent;         // every attempt
    std::deque<Outcome> outcomes;   // of the next attempts; then all arrive
    std::vector<std::string> to(std::string const& person) const;

private:
    std::string account_ = "app";
};

template <class T>
T run(boost::asio::awaitable<T> work) {
    boost::asio::io_context io;
    auto future = boost::asio::co_spawn(io, std::move(work), boost::asio::use_future);
    io.run();
    return future.get();
}

struct Service : affairs::Town {
    Service();
    int remind();
    Delivered deliver();
    int tick();  // remind and deliver, as the service does each second; returns how many digests were made
    std::string say(std::string const& person, std::string const& text);  // with a key of its own
    // `on_its_way`: it was sent so long before now.
    Answered message(std::string const& person, std::string const& text, std::string const& key, minutes on_its_way = minutes{0});
    int retry();
    std::vector<Delivery> not_arrived();

    KnowledgeNow knowledge;
    FakePlatform platform;

private:
    int messages_ = 0;
};

}  // namespace lingyan::flow
