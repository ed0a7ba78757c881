// What every affair is given: one transaction, the county as it stands, one now; and who speaks.
#pragma once

#include "domain/county.hpp"
#include "domain/say.hpp"
#include "language/names.hpp"
#include "ports/transaction.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lingyan::affairs {

struct Turn {
    Transaction& tx;
    County const& county;
    language::NameIndex const& names;
    Timestamp now;
    Date today() const { return local_day(now); }

    // Read at most once a turn, where somebody asks (affairs/absence.hpp, affairs/duty_roster.hpp); emptied by whoever changes them.
    mutable std::optional<std::vector<Absence>> absences{};
    mutable std::optional<std::vector<Shift>> shifts{};
};

// A person of the roster who wrote to us, with where the talk between us stands. The flow loads and saves the conversation.
struct Actor {
    Person const& person;
    Conversation& conversation;
    Person const* by = nullptr;  // who wrote it for this person, where somebody else did
    PersonId const& writer() const { return by ? by->id : person.id; }
    std::string_view said = {};  // the message as it was typed: what is kept of it in the person's own words is cut from here
};

inline std::string text_of(std::size_t count) { return std::to_string(count); }
inline std::string text_of(int count) { return std::to_string(count); }

}  // namespace lingyan::affairs
