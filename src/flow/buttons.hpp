// Buttons of what is said, as words on a card; and what a press of one does.
#pragma once

#include "affairs/turn.hpp"
#include "domain/message.hpp"
#include "wording/wording.hpp"

#include <string>
#include <vector>

namespace lingyan::flow {

// Those of the whole message; else those of its only numbered line.
std::vector<WordedButton> worded_buttons(wording::Wording const&, Say const&, std::string const& language);

struct Pressed {
    Say said;        // told to whoever pressed it
    Say card;        // what stands in the place of the buttons from now on; its key is empty where they stay
};

// As if the person had asked for it in words. Whose duty it is and how it stands counts now, not when the card was made.
Pressed press(affairs::Turn const&, affairs::Actor&, std::string const& asked_for);

}  // namespace lingyan::flow
