// What one message does and what is answered, inside the transaction that keeps it.
#pragma once

#include "domain/emergency.hpp"
#include "domain/message.hpp"
#include "flow/knowledge.hpp"
#include "ports/transaction.hpp"

#include <optional>
#include <string>

namespace lingyan::flow {

struct Decided {
    std::string reply;
    std::string alone;  // what goes to the sender by himself, where the reply stands in a group
    std::string card_shows;
    std::optional<EmergencyId> emergency;  // nothing of the message stays when that is over
    bool unkept = false;                   // a list of people: its words are not kept
};

// `message.sent_at` is business time here, at most `now`; `person`: who wrote, as known on that day.
Decided decide(Transaction&, Knowledge const&, Timestamp now, InboundMessage const& message, Person const* person, MediaId photo, bool crowded);

// Who wrote, as the roster stands today: somebody without a post any more is a resident like others.
Person const* known_person(Knowledge const&, InboundMessage const&, Date today);
std::string conversation_key(InboundMessage const&);
bool about_the_app(InboundMessage const&);  // the platform says something of the app itself

}  // namespace lingyan::flow
