// The platform that is not one: people of the roster are played in a browser or by a test, over plain JSON, on loopback only.
#pragma once

#include "domain/county.hpp"
#include "ports/clock.hpp"
#include "ports/platform.hpp"
#include "ports/store.hpp"

#include <boost/asio/awaitable.hpp>

#include <functional>
#include <map>
#include <memory>
#include <string>

namespace lingyan::simulator {

// What the composition root hands over.
struct Doors {
    std::function<std::shared_ptr<County const>()> county;
    std::function<boost::asio::awaitable<std::string>(InboundMessage)> receive;  // the stored reply; empty: nothing to say. Throws StoreError when nothing was stored
    std::function<boost::asio::awaitable<int>(Timestamp)> move_clock;            // steps to there, answers how many messages went out
    bool clock_moves = false;                                                    // the manual clock
    Clock const* clock = nullptr;
    Store* store = nullptr;
    std::string pages;                                                           // the folder with simulator.html, .css, .js
};

class Simulator : public Platform {
public:
    Simulator(std::string account, Doors doors);

    // GET / and its assets, GET /simulator/people and units, POST and GET /simulator/messages, GET and POST /simulator/clock; 404 for the rest.
    boost::asio::awaitable<http::Response> handle(http::Request);

    std::string const& account() const override { return account_; }
    std::variant<http::Response, InboundMessage> receive(http::Request const&, Timestamp) override;  // refuses: the simulator has no callbacks
    http::Response acknowledge(InboundMessage const&, std::string const& reply, Timestamp) override;
    std::size_t passive_reply_bytes() const override { return 64 * 1024; }
    boost::asio::awaitable<std::vector<Outcome>> send(std::vector<std::string> const& to, OutboundMessage const& message) override;  // always sent: the outbox is its screen
    std::size_t text_bytes() const override { return 64 * 1024; }
    std::size_t people_per_call() const override { return 1000; }

private:
    // The person's address here where `who` is one of the roster, else `who` itself as an address.
    std::string address_of(std::string const& who) const;
    http::Response people() const;
    http::Response units() const;
    http::Response show_clock(int sent) const;
    boost::asio::awaitable<http::Response> take(http::Request const&);     // a message from a person
    boost::asio::awaitable<http::Response> screen(http::Request const&);   // what was sent to a person
    boost::asio::awaitable<http::Response> move(http::Request const&);     // the clock

    std::string account_;
    Doors doors_;
    std::map<std::string, http::Response> assets_;  // by path; read once
};

}  // namespace lingyan::simulator
