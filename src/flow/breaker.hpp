// Whether an account is worth trying: what fails for one reason stops its queue and not five hundred messages one by one.
#pragma once

#include "domain/delivery.hpp"

#include <optional>
#include <string>
#include <vector>

namespace lingyan::flow {

class Breaker {
public:
    enum class Change { none, paused, works };  // what people should hear of

    Change heard(Timestamp now, std::vector<Outcome> const&);

    bool may_try(Timestamp now) const;                // while it rests nothing is tried, and nothing counts as an attempt
    bool probing() const { return failures_ > 0; }    // one delivery in one call, to see whether it works again
    bool paused() const { return paused_; }
    bool has_worked() const { return worked_; }       // the last call of this process did not fail for the account
    Timestamp since() const { return since_; }
    std::string const& cause() const { return cause_; }
    bool needs_person() const { return needs_person_; }

private:
    int failures_ = 0;  // in a row
    bool paused_ = false;
    bool worked_ = false;
    bool needs_person_ = false;
    Timestamp since_{}, rests_from_{}, rests_until_{};
    std::string cause_;
};

}  // namespace lingyan::flow
