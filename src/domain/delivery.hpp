// One outbound message on its way to one person.
#pragma once

#include "domain/message.hpp"
#include "domain/roster.hpp"
#include "domain/say.hpp"
#include "domain/time.hpp"

#include <optional>
#include <string>
#include <vector>

namespace lingyan {

// waiting ──claim──▶ sending ──▶ sent | undeliverable | unknown; sending ──later──▶ waiting
// waiting ──▶ cancelled (no longer due) | expired | merged;  sending found at start: in doubt, repeated once, then unknown
enum class DeliveryState { waiting, sending, sent, merged, expired, cancelled, undeliverable, unknown };
std::string to_text(DeliveryState);
std::optional<DeliveryState> read_delivery_state(std::string const&);

// news waits to be merged into the person's next digest and never goes alone; urgent (danger and emergencies) alone passes quiet hours.
enum class DeliveryKind { digest, told, urgent, reply, news };

// Why it did not arrive, in the office's words: 我们的问题, 通道的问题, 地址不对, 不知道到没到.
enum class Trouble { none, ours, channel, address, unknown };

struct Delivery {
    DeliveryId id;
    DeliveryKind kind = DeliveryKind::told;
    PersonId person;       // empty for an address bound to nobody
    Address to;
    Say say;               // worded when it is claimed for its first attempt
    std::string text;      // the words, from then on never changed
    std::vector<WordedButton> buttons;  // worded with them
    DeliveryState state = DeliveryState::waiting;
    Timestamp made_at{};
    Timestamp due_at{};
    Timestamp expires_at{};
    int attempt = 0;       // only the latest one may write what came of it
    int tries = 0;         // how often this message itself was refused for now
    std::string detail;    // why it did not arrive: a code and words for the office
    std::int64_t seq = 0;  // counts what was sent to this address, from 1
    Timestamp sent_at{};
    std::int64_t call = 0;  // what left in one call is repeated in one call
    Timestamp called_at{};  // real time of that call's first attempt
    bool in_doubt = false;  // nobody knows what came of an attempt: it may have arrived
    Trouble trouble = Trouble::none;
};

// What one attempt came to (faults.md 2.4).
struct Outcome {
    enum class Kind { sent, refused, later, token, unknown };
    enum class Scope { message, account };  // account: whatever else goes through it now would meet the same
    Kind kind = Kind::unknown;
    std::string detail;                        // for the office: a code and words that say what to do
    std::optional<std::chrono::seconds> wait;  // where the platform says how long
    Scope scope = Scope::message;
    bool needs_person = false;                 // nobody but the administrator can mend it: he is told once, what waits goes on waiting
    int most_tries = 0;                        // later: so often and no more; 0: until it expires
    bool for_its_content = false;              // refused: for what it says, not for whom it goes to
};

// What a platform allows, and a little below it. 0 is no limit.
struct Pace {
    int per_person_a_minute = 0;  // beyond it WeCom drops silently
    int calls_a_minute = 0;
};

}  // namespace lingyan
