// Deliver: claims what is due under everybody's rights and quiet hours, calls the platform, writes what came of it.
#pragma once

#include "flow/knowledge.hpp"
#include "ports/platform.hpp"
#include "ports/store.hpp"

#include <boost/asio/awaitable.hpp>

#include <functional>

namespace lingyan::flow {

using FindPlatform = std::function<Platform*(std::string const& account)>;

struct Delivered {
    int claimed = 0;
    int sent = 0;
};

// One round: at most `most` deliveries that are due at `now`. One process, one round at a time.
boost::asio::awaitable<Delivered> deliver_once(Store&, KnowledgeNow, FindPlatform, Timestamp now, int most = 200);

// What an earlier round left under way (the process ended, or its outcome could not be written) is unknown, never "not sent":
// it is repeated once, then listed. Every round begins with this.
void settle_interrupted(Transaction&, Timestamp now);

}  // namespace lingyan::flow
