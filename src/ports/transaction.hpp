// What one transaction offers to whoever decides what happens. Every verb is the product's own; the SQL is in storage.
// A store error is thrown as StoreError and ends the transaction: nothing in it has happened.
#pragma once

#include "ports/audit_trail.hpp"
#include "ports/conversations.hpp"
#include "ports/duties.hpp"
#include "ports/emergencies.hpp"
#include "ports/gatherings.hpp"
#include "ports/inbox.hpp"
#include "ports/marks.hpp"
#include "ports/media_shelf.hpp"
#include "ports/negative_list.hpp"
#include "ports/notices.hpp"
#include "ports/outbox.hpp"
#include "ports/records.hpp"
#include "ports/registry.hpp"
#include "ports/searching.hpp"
#include "ports/standing_in.hpp"
#include "ports/store_error.hpp"

#include <functional>

namespace lingyan {

class Transaction {
public:
    virtual ~Transaction() = default;
    virtual Duties& duties() = 0;
    virtual Reminders& reminders() = 0;
    virtual Records& records() = 0;
    virtual Gatherings& gatherings() = 0;
    virtual Emergencies& emergencies() = 0;
    virtual Notices& notices() = 0;
    virtual NegativeList& negative_list() = 0;
    virtual Guides& guides() = 0;
    virtual SearchTokens& search() = 0;
    virtual Inbox& inbox() = 0;
    virtual Conversations& conversations() = 0;
    virtual Acts& acts() = 0;
    virtual Absences& absences() = 0;
    virtual DutyRoster& duty_roster() = 0;
    virtual Outbox& outbox() = 0;
    virtual MediaShelf& media() = 0;
    virtual Registry& registry() = 0;
    virtual AuditTrail& audit() = 0;
    virtual Marks& marks() = 0;

    // What `work` did is taken back when it throws anything but StoreError; the exception goes on.
    virtual void within_savepoint(std::function<void()> const& work) = 0;
};

}  // namespace lingyan
