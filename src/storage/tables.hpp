// The repositories of one connection, one file a table family, and what they share.
#pragma once

#include "crypto/cipher.hpp"
#include "ports/transaction.hpp"
#include "storage/statement.hpp"

#include <memory>
#include <string>
#include <string_view>

namespace lingyan::storage {

// Personal fields and every text are sealed under their place, "table.column"; what must be found again is a keyed hash.
struct Access {
    Connection& db;
    crypto::FieldCipher const& cipher;

    std::string seal(std::string_view text, std::string_view place) const { return cipher.seal(text, place); }
    std::string open(std::string_view sealed, std::string_view place) const;
    std::string hash(std::string_view text, std::string_view place) const { return cipher.keyed_hash(text, place); }
    std::string address_hash(Address const&) const;  // the same in every table
};

std::unique_ptr<Registry> registry_table(Access);
std::unique_ptr<Duties> duties_table(Access);
std::unique_ptr<Reminders> reminders_table(Access);
std::unique_ptr<Records> records_table(Access);
std::unique_ptr<Gatherings> gatherings_table(Access);
std::unique_ptr<Inbox> inbox_table(Access);
std::unique_ptr<Conversations> conversations_table(Access);
std::unique_ptr<Acts> acts_table(Access);
std::unique_ptr<Outbox> outbox_table(Access);
std::unique_ptr<MediaShelf> media_table(Access);
std::unique_ptr<AuditTrail> audit_table(Access);
std::unique_ptr<Marks> marks_table(Access);

// Calendars stand beside the marks: single facts of the place.
std::vector<DayOff> days_off(Access);
void put_calendar(Access, int year, std::vector<DayOff> const&);

}  // namespace lingyan::storage
