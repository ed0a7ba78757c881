// What is to be sent, and what became of it.
#pragma once

#include "domain/delivery.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace lingyan {

class Outbox {
public:
    virtual ~Outbox() = default;
    virtual DeliveryId add(Delivery const&) = 0;
    // Waiting and due at the account, but for news: urgent first, then replies, then the rest by due time and id.
    virtual std::vector<Delivery> due(std::string const& account, Timestamp now, int most) = 0;
    virtual std::vector<Delivery> news(Timestamp now) = 0;            // waiting for a digest, and due
    virtual std::vector<Delivery> past_use(Timestamp now, int most) = 0;  // waiting, and nobody is to get it any more; no news
    virtual std::vector<std::string> accounts_waiting() = 0;
    virtual std::vector<Delivery> of_call(std::int64_t call) = 0;     // whatever became of them, by id
    virtual std::int64_t next_call() = 0;
    virtual std::vector<Delivery> called_since(Timestamp real, int most) = 0;  // newest call first
    virtual void claim(Delivery const&) = 0;   // to sending, with its words, buttons and call; attempt + 1
    virtual void sent(DeliveryId, int attempt, Timestamp) = 0;        // gives the next seq of its address
    virtual void put_back(Delivery const&) = 0;                       // what is sending in this attempt waits as it is given here
    virtual void postpone(DeliveryId, Timestamp due_at) = 0;          // while it waits
    virtual void finish(DeliveryId, DeliveryState, std::string const& detail, Trouble = Trouble::none) = 0;  // any end but sent
    virtual std::vector<Delivery> sending() = 0;                      // at start: whose outcome nobody knows
    virtual std::vector<Delivery> sent_to(Address const&, std::int64_t after) = 0;
    virtual std::vector<Delivery> waiting_for(PersonId const&) = 0;
    virtual std::vector<Delivery> not_arrived() = 0;                  // every end but sent, cancelled and merged
    virtual std::map<DeliveryState, int> counts(Timestamp made_since) = 0;
    virtual std::optional<Timestamp> next() = 0;                      // the earliest due time of what waits
};

}  // namespace lingyan
