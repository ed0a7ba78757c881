// What the office hears of an account that rests.
#pragma once

#include "affairs/turn.hpp"
#include "flow/breaker.hpp"
#include "flow/settle.hpp"

#include <functional>
#include <optional>
#include <string>

namespace lingyan::flow {

struct Paused {
    std::string account;
    Timestamp since{};
    bool needs_person = false;
    std::string cause;
};

// Kept in the store's marks, so that a command beside the server sees it too; nothing where the account works.
std::optional<Paused> paused(Transaction&, std::string const& account);

// Brings the mark to what the breaker says, and tells the administrator once per cause, by an account that works.
void keep_pause(affairs::Turn const&, std::string const& account, Breaker const&, FindPlatform const&,
                std::function<bool(std::string const& account)> const& works);

}  // namespace lingyan::flow
