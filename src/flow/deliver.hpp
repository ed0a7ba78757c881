// Deliver: claims what is due under everybody's rights and quiet hours, calls the platforms, writes what came of it.
#pragma once

#include "flow/breaker.hpp"
#include "flow/pause.hpp"
#include "flow/settle.hpp"
#include "ports/store.hpp"

#include <boost/asio/awaitable.hpp>

#include <chrono>
#include <map>
#include <memory>
#include <string>

namespace lingyan::flow {

inline constexpr int calls_at_once = 8;  // of one account

struct Delivered {
    int claimed = 0;
    int sent = 0;
};

// Each account has a lane of its own: what one platform does or does not do delays nobody at another. One for a store.
class Deliverer {
public:
    // Outlives every coroutine that it was asked for. `knowledge` is asked anew at each claim.
    Deliverer(Store&, std::function<KnowledgeNow()> knowledge, FindPlatform);
    ~Deliverer();

    // Everything that may leave now; returns when none of the lanes that this begins has anything left. Lanes that are at work take up
    // what is new by themselves. Throws StoreError where a claim or an outcome could not be written: it is tried again the next time.
    boost::asio::awaitable<Delivered> deliver(std::function<Moments()> moments);

    void stop() { stopping_ = true; }  // no new call begins; those under way are settled
    bool is_busy() const { return rounds_ > 0; }
    std::chrono::steady_clock::time_point looked_at() const { return looked_at_; }  // when the queues were last looked at
    std::map<std::string, bool> accounts() const;  // that have had something to send: whether they work

private:
    struct Lane;
    Lane& lane(std::string const& account, Platform&);
    affairs::Turn turn(Transaction&, Knowledge const&, Timestamp now) const;
    void remember(std::vector<Delivery> const& recent);
    std::function<bool(std::string const&)> works() const;
    boost::asio::awaitable<std::vector<std::string>> look(Moments);
    boost::asio::awaitable<Claimed> take(Lane&, Moments);
    boost::asio::awaitable<void> run(Lane&, std::function<Moments()>, Delivered&);
    boost::asio::awaitable<void> make(Lane&, std::shared_ptr<Call>, std::function<Moments()>, Delivered&);

    Store& store_;
    std::function<KnowledgeNow()> knowledge_;
    FindPlatform find_;
    std::map<std::string, std::unique_ptr<Lane>> lanes_;
    bool begun_ = false;
    bool stopping_ = false;
    int rounds_ = 0, looks_ = 0;
    std::chrono::steady_clock::time_point looked_at_ = std::chrono::steady_clock::now();
};

}  // namespace lingyan::flow
