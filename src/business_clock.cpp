#include "business_clock.hpp"

namespace lingyan {

Timestamp BusinessClock::now() const {
    using std::chrono::milliseconds;
    if (!start_) return std::chrono::floor<milliseconds>(std::chrono::system_clock::now());
    return *start_ + std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - since_);
}

void BusinessClock::move_to(Timestamp moment) {
    if (!start_ || moment <= now()) return;
    start_ = moment;
    since_ = std::chrono::steady_clock::now();
}

}  // namespace lingyan
