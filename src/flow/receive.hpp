// Receive: one message in one transaction — the inbox row, what happens, what is said — and only then the acknowledgement.
#pragma once

#include "domain/message.hpp"
#include "flow/knowledge.hpp"
#include "ports/store.hpp"

#include <boost/asio/awaitable.hpp>

#include <string>

namespace lingyan::flow {

struct Answered {
    std::string reply;      // what was stored: a redelivery gets the same
    Timestamp at{};         // business time of the first delivery
    bool repeated = false;  // the message had been here before
    bool wants_media = false;  // its photo or voice is still to be fetched
    std::string card_shows;    // a press: what now stands in the place of the buttons; empty where they stay
    std::string key;        // under which it is kept
};

// Throws StoreError where nothing was stored. What does not fit into `reply_bytes` follows through the outbox.
// `crowded`: more come through this account at once than it takes in full; who is in the roster notices nothing of that.
boost::asio::awaitable<Answered> receive(Store&, KnowledgeNow, Timestamp now, InboundMessage, std::size_t reply_bytes, bool crowded = false);

// Takes up messages again whose deciding had thrown; their answers go through the outbox. Returns how many were answered.
boost::asio::awaitable<int> retry_once(Store&, KnowledgeNow, Timestamp now);

}  // namespace lingyan::flow
