// A fact in the ledger: never changed, only taken back or corrected by another record.
#pragma once

#include "domain/fields.hpp"
#include "domain/id.hpp"
#include "domain/time.hpp"

#include <string>

namespace lingyan {

struct Record {
    RecordId id;
    std::string kind;      // talk, training, task …
    PersonId who;          // whom it credits
    PersonId about;        // with whom or on whom; empty where nobody
    UnitId unit;
    Date happened_on{};
    Timestamp reported_at{};
    PersonId entered_by;
    Fields fields;
    RecordId corrects;     // the record that this one takes back (kind "correction") or overtakes (a claim that was confirmed)

    std::string field(std::string const& name) const {  // empty where it has none
        auto found = fields.find(name);
        return found == fields.end() ? std::string{} : found->second;
    }
};

}  // namespace lingyan
