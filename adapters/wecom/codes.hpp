// What the API's error codes mean for us.
#pragma once

#include "domain/delivery.hpp"

#include <cstdint>

namespace lingyan::wecom {

// Of anything but 0. A code that the table does not know is tried three times and then left to a person.
Outcome outcome_of(std::int64_t code);

// The same, where there is no token yet or a new one is refused: nothing has been sent to anybody, and all of the app's messages wait.
Outcome outcome_without_token(std::int64_t code);

}  // namespace lingyan::wecom
