// Warnings that were passed on, and who was called.
#pragma once

#include "domain/emergency.hpp"

#include <optional>
#include <string>
#include <vector>

namespace lingyan {

class Emergencies {
public:
    virtual ~Emergencies() = default;
    virtual EmergencyId add(Emergency const&) = 0;
    virtual std::optional<Emergency> find(EmergencyId) = 0;
    virtual void update(Emergency const&) = 0;
    virtual std::vector<Emergency> open() = 0;               // not lifted, newest first
    virtual std::vector<Emergency> over_since(Timestamp) = 0;  // lifted since then, newest first
    virtual std::vector<Emergency> due(Timestamp now) = 0;   // something is to be done about them
    virtual std::optional<Timestamp> next() = 0;
    virtual void put(EmergencyCall const&) = 0;              // adds it, or changes the village's
    virtual std::vector<EmergencyCall> calls(EmergencyId) = 0;  // in the order in which they were made
    // What was sent and received about it. `personal` says who has answered or has not.
    virtual void belongs(EmergencyId, DeliveryId, bool personal) = 0;
    virtual void belongs(EmergencyId, std::string const& inbox_key) = 0;
    virtual std::vector<DeliveryId> deliveries(EmergencyId) = 0;
    // Who was called, what was answered, and the words in which it was said are gone; true where nothing of it is on its way any more.
    virtual bool forget(EmergencyId) = 0;
};

}  // namespace lingyan
