// What whoever runs the service has to know of it.
#pragma once

#include "affairs/turn.hpp"

#include <string>

namespace lingyan::affairs {

Person const* administrator(Turn const&);

// The platform says that an app is about to be stopped for lack of use, or that it has been, or works again (see platform adapters).
// Told once a week at most while it stays the same.
void tell_of_app(Turn const&, std::string const& account, std::string const& state);

// The disk is full, and what was kept in reserve is being used: the message goes at once, in the night when it is over.
void tell_of_full_disk(Turn const&);

// A platform gave one message id to two contents: both are kept, and somebody should look why. Once a day.
void tell_of_two_contents(Turn const&, std::string const& account);

}  // namespace lingyan::affairs
