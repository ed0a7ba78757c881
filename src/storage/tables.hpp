// The repositories of one connection, one file a table family, and what they share.
#pragma once

#include "crypto/cipher.hpp"
#include "ports/transaction.hpp"
#include "storage/statement.hpp"

#include <algorithm>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace lingyan::storage {

// What was opened lately. A sealed text opens to one plain text for ever, so nothing in here can grow old; the titles and qualities of
// what is assigned come again with every duty.
class Opened {
public:
    // Null where it is not here.
    std::string const* find(std::string_view sealed, std::string_view place) const {
        auto const& seat = seat_of(sealed);
        return seat.sealed == sealed && seat.place == place ? &seat.plain : nullptr;
    }
    void keep(std::string_view sealed, std::string_view place, std::string const& plain) {
        if (sealed.size() <= longest) seats_[place_of(sealed)] = {std::string(sealed), std::string(place), plain};
    }

private:
    static constexpr std::size_t seats = 1024, longest = 512;
    struct Seat {
        std::string sealed, place, plain;
    };
    // Sealed texts end in their authentication tag, which is as good as random.
    static std::size_t place_of(std::string_view sealed) { return std::hash<std::string_view>{}(sealed.substr(sealed.size() - std::min<std::size_t>(sealed.size(), 16))) % seats; }
    Seat const& seat_of(std::string_view sealed) const { return seats_[place_of(sealed)]; }
    std::vector<Seat> seats_ = std::vector<Seat>(seats);
};

// Personal fields and every text are sealed under their place, "table.column"; what must be found again is a keyed hash.
struct Access {
    Connection& db;
    crypto::FieldCipher const& cipher;
    Opened& opened;

    std::string seal(std::string_view text, std::string_view place) const { return cipher.seal(text, place); }
    std::string open(std::string_view sealed, std::string_view place) const;
    std::string open_again(std::string_view sealed, std::string_view place) const;  // for what comes again and again
    std::string hash(std::string_view text, std::string_view place) const { return cipher.keyed_hash(text, place); }
    std::string address_hash(Address const&) const;  // the same in every table
};

std::unique_ptr<Registry> registry_table(Access);
std::unique_ptr<Duties> duties_table(Access);
std::unique_ptr<Reminders> reminders_table(Access);
std::unique_ptr<Records> records_table(Access);
std::unique_ptr<Gatherings> gatherings_table(Access);
std::unique_ptr<Emergencies> emergencies_table(Access);
std::unique_ptr<Notices> notices_table(Access);
std::unique_ptr<NegativeList> negative_table(Access);
std::unique_ptr<Guides> guides_table(Access);
std::unique_ptr<SearchTokens> search_table(Access);
std::unique_ptr<Inbox> inbox_table(Access);
std::unique_ptr<Conversations> conversations_table(Access);
std::unique_ptr<Acts> acts_table(Access);
std::unique_ptr<Absences> absences_table(Access);
std::unique_ptr<DutyRoster> duty_roster_table(Access);
std::unique_ptr<Outbox> outbox_table(Access);
std::unique_ptr<MediaShelf> media_table(Access);
std::unique_ptr<AuditTrail> audit_table(Access);
std::unique_ptr<Marks> marks_table(Access);

// Calendars stand beside the marks: single facts of the place.
std::vector<DayOff> days_off(Access);
void put_calendar(Access, int year, std::vector<DayOff> const&);

}  // namespace lingyan::storage
