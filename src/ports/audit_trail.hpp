// What was done by whom, in a chain that shows a change.
#pragma once

#include "domain/time.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace lingyan {

class AuditTrail {
public:
    virtual ~AuditTrail() = default;
    // Append-only, chained by HMAC; ids and hashes, never names or texts.
    virtual void add(Timestamp, std::string_view act, std::string_view who, std::string_view what) = 0;
    virtual std::optional<std::int64_t> first_broken() = 0;  // the first row that does not verify
};

}  // namespace lingyan
