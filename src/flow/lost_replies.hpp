// Passive replies that could not be written out: the platform mostly asks again; where it does not, the reply becomes a delivery.
#pragma once

#include "domain/time.hpp"
#include "ports/store.hpp"

#include <boost/asio/awaitable.hpp>

#include <map>
#include <string>

namespace lingyan::flow {

class LostReplies {
public:
    void lost(std::string const& key, Timestamp now) { waiting_.insert_or_assign(key, now); }
    void came_again(std::string const& key) { waiting_.erase(key); }

    // Those that nobody has asked for again in 20 s, in one transaction with the mark on their inbox rows, so that each goes once.
    // Returns how many became deliveries. Throws StoreError.
    boost::asio::awaitable<int> deliver(Store&, Timestamp now);
    int deliver_all_now(Store&, Timestamp now);  // the service stops: they wait in the outbox

private:
    std::map<std::string, Timestamp> waiting_;  // by the message's key
};

}  // namespace lingyan::flow
