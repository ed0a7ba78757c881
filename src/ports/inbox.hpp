// Every message that came, and its reply.
#pragma once

#include "domain/message.hpp"
#include "domain/roster.hpp"

#include <optional>
#include <string>
#include <vector>

namespace lingyan {

// One row a message; a redelivery ends here.
struct InboxRow {
    std::string key;
    std::string content_hash;
    Address sender;
    PersonId person;           // empty for a resident
    InboundMessage::Kind kind = InboundMessage::Kind::text;
    std::string text;
    std::string media_ref;
    MediaId media;
    Timestamp received_at{};   // business time
    std::string reply;
    bool answered = false;
    int failures = 0;          // how often deciding threw; parked after three
    bool reply_by_platform = false;  // the stored reply went out as a delivery, not inside the acknowledgement
};

class Inbox {
public:
    virtual ~Inbox() = default;
    virtual std::optional<InboxRow> find(std::string const& key) = 0;
    virtual void add(InboxRow const&) = 0;
    virtual void answer(std::string const& key, std::string const& reply) = 0;
    virtual void failed(std::string const& key, std::string const& stopgap_reply) = 0;
    virtual void reply_by_platform(std::string const& key) = 0;
    virtual std::vector<InboxRow> unanswered(int most) = 0;  // failed fewer than three times, oldest first
    virtual std::vector<InboxRow> parked() = 0;
};

}  // namespace lingyan
