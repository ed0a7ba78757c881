// Somebody writes of fire, water, collapse or injury: telephone numbers first, then the duty desk is called. To anybody, at any hour.
// What the same person writes in the half hour after it goes to the desk as well.
#pragma once

#include "affairs/turn.hpp"

#include <string>

namespace lingyan::affairs {

struct Caller {
    UnitId unit;        // where the sender belongs; empty for a stranger
    std::string name;   // empty for a stranger
    std::string phone;
};

bool is_danger(County const&, std::string const& text);
Say raise_danger(Turn const&, Conversation&, Caller const&, std::string const& text);

bool danger_goes_on(Turn const&, Conversation const&);
Say pass_on_danger(Turn const&, Conversation&, Caller const&, std::string const& text);

}  // namespace lingyan::affairs
