// Deliveries made by hand, outcomes by the piece, and counties with as many people as an outage needs.
#pragma once

#include "flow/support.hpp"

namespace lingyan::flow {

using Kind = Outcome::Kind;
using Scope = Outcome::Scope;

struct Outgoing : Service {
    using Service::Service;

    DeliveryId add(DeliveryKind kind, std::string const& person = "h1", std::string const& account = "app", Say say = Say{"empty.none"});
    DeliveryId add_text(DeliveryKind kind, std::string const& address, std::string const& text);  // worded already, to nobody of the roster
    void next(Outcome::Kind kind, std::optional<std::chrono::seconds> wait = {});
    std::map<DeliveryState, int> counts();
    int count(DeliveryState state);
    std::vector<std::string> texts() const;  // of every attempt
    void deliver_for(std::chrono::seconds span, std::chrono::seconds step);
    void live_for(std::chrono::seconds span, std::chrono::seconds step);  // reminds as well, as the service does

    // Handlers of a loop that may hang, one by one until it is so; false where nothing happens any more.
    bool until(boost::asio::io_context&, std::function<bool()> const& so);
    void begin_deliver(boost::asio::io_context&);
};

Outcome outcome(Outcome::Kind, Outcome::Scope = Outcome::Scope::message, std::string detail = "code");

County with_address(County, std::string const& person, Address);  // one more, behind those there are
// One township, so many villages with a head each (p0, p1, …), and so many rules with their reminders on 25, 26 and 27 November.
County wide_county(int villages, int rules);

}  // namespace lingyan::flow
