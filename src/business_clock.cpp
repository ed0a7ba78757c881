#include "business_clock.hpp"

#include "telemetry/log.hpp"

namespace lingyan {

using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

constexpr auto farthest_back = std::chrono::hours{24};
constexpr auto jump = seconds{60};

}  // namespace

Timestamp real_now() { return std::chrono::floor<milliseconds>(std::chrono::system_clock::now()); }

BusinessClock::Sources BusinessClock::real() {
    return {real_now, [] { return std::chrono::steady_clock::now(); }};
}

BusinessClock::BusinessClock(Timestamp manual_start, Sources sources) : sources_(std::move(sources)), manual_(true) {
    seen_ = Seen{manual_start, manual_start, sources_.steady()};
}

Timestamp BusinessClock::now() const {
    auto const steady = sources_.steady();
    if (manual_) return seen_->business + std::chrono::floor<milliseconds>(steady - seen_->steady);
    auto const system = sources_.system();
    if (!seen_) seen_ = Seen{system, system, steady};
    auto const elapsed = std::chrono::floor<milliseconds>(steady - seen_->steady);
    notice_jump(system, elapsed);
    bool const behind = system < seen_->business && seen_->business - system <= farthest_back;
    seen_ = Seen{behind ? seen_->business + elapsed / 2 : system, system, steady};
    return seen_->business;
}

void BusinessClock::notice_jump(Timestamp system, milliseconds elapsed) const {
    auto const by = std::chrono::duration_cast<seconds>(system - seen_->system - elapsed);
    if (std::chrono::abs(by) >= jump)
        log::warn("the system's clock jumped by {} s, to {}; business time stood at {}", by.count(), to_text(system), to_text(seen_->business));
}

void BusinessClock::go_on_from(Timestamp last_seen) {
    auto const system = sources_.system();
    if (last_seen > system + jump)
        log::warn("the system's clock says {}, which is before {}, the last that was seen before the restart", to_text(system), to_text(last_seen));
    seen_ = Seen{last_seen, system, sources_.steady()};
}

void BusinessClock::move_to(Timestamp moment) {
    if (!manual_ || moment <= now()) return;
    seen_ = Seen{moment, moment, sources_.steady()};
}

}  // namespace lingyan
