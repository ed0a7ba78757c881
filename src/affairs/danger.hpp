// Somebody writes of fire, water, collapse or injury: telephone numbers first, then the duty desk is called. To anybody, at any hour.
#pragma once

#include "affairs/turn.hpp"

#include <string>

namespace lingyan::affairs {

bool is_danger(County const&, std::string const& text);
// `unit`: where the sender belongs, empty for a stranger.
Say raise_danger(Turn const&, UnitId const& unit, std::string const& sender_name, std::string const& sender_phone, std::string const& text);

}  // namespace lingyan::affairs
