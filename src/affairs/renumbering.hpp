// A thing that stands anew under another id keeps the number that is on a person's screen.
#pragma once

#include "domain/conversation.hpp"

namespace lingyan::affairs {

inline void renumber(Conversation& conversation, Thing::Kind kind, std::int64_t from, std::int64_t to) {
    for (auto& numbered : conversation.numbers)
        if (numbered.thing.kind == kind && numbered.thing.id == from) numbered.thing.id = to;
}

}  // namespace lingyan::affairs
