// How many messages of residents an account takes in full: behind a loudspeaker's call come hundreds, behind a forger as many as he likes.
#pragma once

#include "domain/time.hpp"

#include <cstdint>

namespace lingyan::flow {

// Room for a minute's messages, which fills up again evenly. Beyond it each is still taken and answered, in one sentence.
class Crowd {
public:
    explicit Crowd(int most_a_minute = 0);  // 0: no limit

    // Counts one more that comes `now`; true where it is too many. A clock that goes back gives no room.
    bool is_too_big(Timestamp now);

private:
    std::int64_t most_ = 0;
    std::int64_t room_ = 0;  // in messages times the milliseconds of a minute
    Timestamp seen_at_{};
};

}  // namespace lingyan::flow
