// Every act that a person may take back is written down with what that needs; taking it back is itself an act of its affair.
#pragma once

#include "affairs/turn.hpp"

#include <string>

namespace lingyan::affairs {

void remember(Turn const&, Actor const&, std::string kind, Fields facts);
Say undo(Turn const&, Actor&);
Say undo_act(Turn const&, Actor&, Act const&);  // one that has been marked as taken back; `actor` is whose it was, whoever wrote it
std::string fact(Act const&, std::string const& name);  // empty where it was not written down

void reopen(Duty&, Act const& report);  // as it stood before the report that this act was

// Deliveries about this duty that are still waiting for this person are not sent any more. Whether there were any.
bool cancel_waiting(Turn const&, PersonId const&, DutyId);

}  // namespace lingyan::affairs
