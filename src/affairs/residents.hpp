// Whoever is not in the roster: a way on with every answer, and nothing about anybody. No sign-up; danger goes first.
#pragma once

#include "affairs/turn.hpp"

#include <string>

namespace lingyan::affairs {

// `crowded`: so many ask at this moment that whoever is in no danger is asked to come again.
Say answer_resident(Turn const&, Conversation&, std::string const& text, bool crowded = false);

// A voice, or else a photo, a place and whatever cannot be read: it is answered, and nothing of it is kept.
Say answer_resident_unread(Turn const&, Conversation&, bool voice);

// What the platform tells of him: subscribe, subscribe:<village>, scan:<village>, unsubscribe, enter_agent. An empty key: nothing is said.
Say follow_resident(Turn const&, Conversation&, std::string const& event);

// Under which his conversation is kept.
std::string resident_key(std::string const& account, std::string const& id);

}  // namespace lingyan::affairs
