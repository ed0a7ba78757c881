// What an API's error codes mean for us: a table for each platform, and what follows from a code's class.
#pragma once

#include "domain/delivery.hpp"

#include <cstdint>
#include <span>

namespace lingyan::shared {

enum class CodeClass {
    soon,       // three tries, seconds apart
    later,      // in a while: a window of theirs has to pass, for all of the account
    busy,       // the same, for this message alone
    token,      // with another token
    recipient,  // this person cannot be reached
    person,     // somebody must change the settings or the account; until then everything of this account waits
    message,    // this message cannot be sent as it is
    done,       // they have it already
};

struct Code {
    std::int64_t code;
    CodeClass meant;
    char const* words;  // for the office: what is wrong and what to do
    int wait = 0;       // seconds, where the platform's own block lasts that long
};

// One platform's API, in the words of an outcome's detail.
struct Codes {
    char const* platform;       // 企业微信
    char const* token_call;     // gettoken
    char const* token_in_vain;  // what to look at when a new token is refused as well
    std::span<Code const> all;
};

// Of anything but 0. A code that the table does not know is tried three times and then left to a person.
Outcome outcome_of(Codes const&, std::int64_t code);

// The same, where there is no token yet or a new one is refused: nothing has been sent to anybody, and all of the account's messages wait.
Outcome outcome_without_token(Codes const&, std::int64_t code);

}  // namespace lingyan::shared
