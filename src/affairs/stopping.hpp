// 退订 and 订阅: what of the things that are sent unasked a person does not want. What he asks for himself is always answered, and
// neither danger nor an emergency is among them.
#pragma once

#include "affairs/turn.hpp"
#include "domain/delivery.hpp"

#include <optional>
#include <string>

namespace lingyan::affairs::stopping {

struct Wish {
    bool stop = true;      // else: again
    bool notices = false;  // 退订 公告: nothing else changes
    std::string rest;      // what follows the word and names no kind: a village, perhaps
};

// Of a message whose first word says so; nothing of any other. `text` as read_command gives it.
std::optional<Wish> read(std::string const& text);

// As it now stands in the conversation of a resident, who has nothing but what is sent unasked, or of somebody who has duties.
void set_for_resident(Conversation&, Wish const&);
// The draft at hand is put aside. Nothing comes back where the rest names something that cannot be stopped.
std::optional<Say> carry_out(Turn const&, Actor&, Wish const&);
Say undo(Turn const&, Actor&, Act const&);

bool wants_notices(Conversation const&);
bool only_tells_of_notice(Say const&);  // and asks for nothing: what is to be looked through or answered is a duty
// Of what goes alone to somebody of the roster who wants nothing but his digest.
bool waits_for_digest(Turn const&, Delivery const&);
// Of what would go to a resident.
bool is_unwanted(Conversation const&, Delivery const&);

}  // namespace lingyan::affairs::stopping
