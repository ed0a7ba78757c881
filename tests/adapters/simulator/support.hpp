// A small county and a store that knows only what was sent, for asking a simulator what it answers.
#pragma once

#include "adapters/simulator/simulator.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace lingyan::simulator {

struct HandSetClock : Clock {
    Timestamp time = *read_timestamp("2026-10-08T08:00:00+08:00");
    Timestamp now() const override { return time; }
};

// Everything but the outbox's sent_to is out of a simulator's reach.
class SentOnly : public Store, public Transaction, public Outbox {
public:
    std::vector<Delivery> kept;
    bool broken = false;

    boost::asio::awaitable<void> transact(std::function<void(Transaction&)> const& work) override;
    void transact_now(std::function<void(Transaction&)> const&) override { out_of_reach(); }
    std::int64_t foreign_version() override { return 0; }

    Outbox& outbox() override { return *this; }
    Duties& duties() override { out_of_reach(); }
    Reminders& reminders() override { out_of_reach(); }
    Records& records() override { out_of_reach(); }
    Inbox& inbox() override { out_of_reach(); }
    Conversations& conversations() override { out_of_reach(); }
    Acts& acts() override { out_of_reach(); }
    MediaShelf& media() override { out_of_reach(); }
    Registry& registry() override { out_of_reach(); }
    AuditTrail& audit() override { out_of_reach(); }
    Marks& marks() override { out_of_reach(); }
    Gatherings& gatherings() override { out_of_reach(); }
    Emergencies& emergencies() override { out_of_reach(); }
    Notices& notices() override { out_of_reach(); }
    NegativeList& negative_list() override { out_of_reach(); }
    Guides& guides() override { out_of_reach(); }
    SearchTokens& search() override { out_of_reach(); }
    Absences& absences() override { out_of_reach(); }
    DutyRoster& duty_roster() override { out_of_reach(); }
    void within_savepoint(std::function<void()> const&) override { out_of_reach(); }

    std::vector<Delivery> sent_to(Address const& to, std::int64_t after) override;
    DeliveryId add(Delivery const&) override { out_of_reach(); }
    std::vector<Delivery> due(std::string const&, Timestamp, int) override { out_of_reach(); }
    std::vector<Delivery> news(Timestamp) override { out_of_reach(); }
    std::vector<Delivery> past_use(Timestamp, int) override { out_of_reach(); }
    std::vector<std::string> accounts_waiting() override { out_of_reach(); }
    std::vector<Delivery> of_call(std::int64_t) override { out_of_reach(); }
    std::int64_t next_call() override { out_of_reach(); }
    std::vector<Delivery> called_since(Timestamp, int) override { out_of_reach(); }
    void claim(Delivery const&) override { out_of_reach(); }
    void sent(DeliveryId, int, Timestamp) override { out_of_reach(); }
    void put_back(Delivery const&) override { out_of_reach(); }
    void postpone(DeliveryId, Timestamp) override { out_of_reach(); }
    void finish(DeliveryId, DeliveryState, std::string const&, Trouble) override { out_of_reach(); }
    std::vector<Delivery> sending() override { out_of_reach(); }
    std::vector<Delivery> waiting_for(PersonId const&) override { out_of_reach(); }
    std::vector<Delivery> not_arrived() override { out_of_reach(); }
    std::map<DeliveryState, int> counts(Timestamp) override { out_of_reach(); }
    std::optional<Timestamp> next() override { out_of_reach(); }

private:
    [[noreturn]] static void out_of_reach() { throw std::logic_error("the simulator asked for what it has no business with"); }
};

// A simulator "sim" whose service keeps what it received and answers as it is told.
class Bench {
public:
    Bench();
    http::Response ask(std::string const& method, std::string const& path, std::string const& body = "",
                       http::Named const& query = {}, http::Named const& headers = {});
    nlohmann::json json(http::Response const& response) { return nlohmann::json::parse(response.body); }

    HandSetClock clock;
    SentOnly store;
    std::vector<InboundMessage> received;
    std::string reply = "1 医保名单，记下了。";
    bool receiving_fails = false;
    bool moving_fails = false;
    std::vector<Timestamp> moved_to;
    Doors doors;  // change, then rebuild
    void rebuild() { simulator = std::make_unique<Simulator>("sim", doors); }
    std::unique_ptr<Simulator> simulator;
};

}  // namespace lingyan::simulator
