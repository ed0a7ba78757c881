// What is written in a group and calls us is answered there with what everybody may read.
#pragma once

#include "domain/say.hpp"

namespace lingyan::flow {

// Whether an answer holds nothing of one person: notices, guides, telephones, who is on duty, what to do in danger. Anything else goes to
// the person alone, and the group reads that it did.
bool may_stand_in_group(Say const&);

}  // namespace lingyan::flow
