#include "domain/conversation.hpp"

#include <algorithm>

namespace lingyan {

Thing const* Conversation::number(int no) const {
    for (auto const& numbered : numbers)
        if (numbered.no == no) return &numbered.thing;
    return nullptr;
}

std::optional<int> Conversation::number_of(Thing const& thing) const {
    for (auto const& numbered : numbers)
        if (numbered.thing.kind == thing.kind && numbered.thing.id == thing.id && numbered.thing.ref == thing.ref) return numbered.no;
    return std::nullopt;
}

void Conversation::begin_day(Date today) {
    digest_on = today;
    std::erase_if(numbers, [&](Numbered const& numbered) { return numbered.on != today; });
}

int Conversation::give_number(Thing const& thing, Date today) {
    for (auto& numbered : numbers)
        if (numbered.thing.kind == thing.kind && numbered.thing.id == thing.id && numbered.thing.ref == thing.ref) {
            numbered.on = today;
            return numbered.no;
        }
    int next = 1;
    for (auto const& numbered : numbers) next = std::max(next, numbered.no + 1);
    if (next == 91 || next == 92) next = 93;
    numbers.push_back({next, thing, today});
    return next;
}

}  // namespace lingyan
