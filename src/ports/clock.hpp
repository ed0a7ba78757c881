// Business time. Real time (signatures, tokens, leases, time-outs) is std::chrono's own.
#pragma once

#include "domain/time.hpp"

namespace lingyan {

class Clock {
public:
    virtual ~Clock() = default;
    virtual Timestamp now() const = 0;
};

}  // namespace lingyan
