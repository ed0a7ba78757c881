// Remind: what has come due becomes one digest a person, in the same transaction that moves the reminders on.
#pragma once

#include "affairs/turn.hpp"
#include "flow/knowledge.hpp"
#include "ports/store.hpp"

#include <boost/asio/awaitable.hpp>

#include <optional>

namespace lingyan::flow {

// Everything that is due at `now`. Returns how many digests were made.
int remind(affairs::Turn const&);
boost::asio::awaitable<int> remind_once(Store&, KnowledgeNow, Timestamp now);

// The next moment after `now` at which there is something to plan, to remind or to deliver.
Timestamp next_moment(Transaction&, Timestamp now);

}  // namespace lingyan::flow
