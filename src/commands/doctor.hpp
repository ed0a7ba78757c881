// lingyan doctor: can each account really send and receive? One line an account, with what to do where it cannot.
#pragma once

#include "domain/time.hpp"
#include "ports/platform.hpp"
#include "ports/upkeep.hpp"
#include "wording/wording.hpp"

#include <string>
#include <vector>

namespace lingyan::commands {

struct Patient {
    std::string account;
    Platform* platform = nullptr;  // none: a simulator
    bool plain_mode = false;
    std::vector<MenuButton> menu;  // put up where there is one
};

struct Examined {
    std::string lines;
    bool well = true;
};

// Asks every platform for a token, calls itself as each would, and by `public_url` once more from outside (empty: that is left out).
Examined examine(std::vector<Patient> const&, wording::Wording const&, std::string const& public_url, Timestamp real_now);

}  // namespace lingyan::commands
