// What whoever runs the service has to know of it.
#pragma once

#include "affairs/turn.hpp"

#include <string>

namespace lingyan::affairs {

Person const* administrator(Turn const&);

// The platform says that an app is about to be stopped for lack of use, or that it has been, or works again (see platform adapters).
// Told once a week at most while it stays the same.
void tell_of_app(Turn const&, std::string const& account, std::string const& state);

}  // namespace lingyan::affairs
