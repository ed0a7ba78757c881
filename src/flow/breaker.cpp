#include "flow/breaker.hpp"

#include <algorithm>

namespace lingyan::flow {

namespace {

using std::chrono::seconds;

constexpr int in_a_row = 5;
constexpr seconds between_probes{60};

// A call whose outcome nobody knows says as little for the account as a refusal of the whole of it.
bool speaks_against(Outcome const& outcome) {
    if (outcome.kind == Outcome::Kind::sent) return false;
    return outcome.scope == Outcome::Scope::account || outcome.kind == Outcome::Kind::unknown || outcome.kind == Outcome::Kind::token;
}

}  // namespace

Breaker::Change Breaker::heard(Timestamp now, std::vector<Outcome> const& outcomes) {
    auto against = std::find_if(outcomes.begin(), outcomes.end(), speaks_against);
    bool was_paused = paused_;
    if (against == outcomes.end()) {
        *this = {};
        worked_ = true;
        return was_paused ? Change::works : Change::none;
    }
    if (++failures_ == 1) since_ = now;
    worked_ = false;
    paused_ = failures_ >= in_a_row || against->wait || against->needs_person;
    bool another = cause_ != against->detail;
    cause_ = against->detail;
    needs_person_ = against->needs_person;
    rests_from_ = now;
    rests_until_ = now + std::max(seconds{1}, against->wait.value_or(paused_ ? between_probes : seconds{1 << (failures_ - 1)}));
    return paused_ && (!was_paused || another) ? Change::paused : Change::none;
}

// A clock that was put back does not make the rest longer.
bool Breaker::may_try(Timestamp now) const { return failures_ == 0 || now >= rests_until_ || now < rests_from_; }

}  // namespace lingyan::flow
