// What has happened and was entered; nothing is changed, it is only corrected.
#pragma once

#include "domain/record.hpp"

#include <optional>
#include <string>
#include <vector>

namespace lingyan {

class Records {
public:
    virtual ~Records() = default;
    virtual RecordId add(Record) = 0;
    // Those that stand (not taken back), happened_on within first–last, oldest first. Empty ids match all.
    virtual std::vector<Record> within(std::string const& kind, Date first, Date last, UnitId const& unit, PersonId const& who,
                                       PersonId const& about) = 0;
    virtual std::optional<Record> find(RecordId) = 0;
};

}  // namespace lingyan
