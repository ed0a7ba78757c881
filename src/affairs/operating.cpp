#include "affairs/operating.hpp"

#include "affairs/reminding.hpp"

namespace lingyan::affairs {

Person const* administrator(Turn const& turn) {
    for (auto const& post : turn.county.roster.posts())
        if (post.role == Role{"county.administrator"} && post.held_on(turn.today()))
            if (auto person = turn.county.roster.person(post.person)) return person;
    return nullptr;
}

void tell_of_full_disk(Turn const& turn) {
    turn.tx.audit().add(turn.now, "disk.full", "", "");
    if (auto person = administrator(turn)) tell_when_awake(turn, *person, Say{"admin.disk"});
}

void tell_of_two_contents(Turn const& turn, std::string const& account) {
    turn.tx.audit().add(turn.now, "message.two_contents", "", account);
    auto const mark = "two_contents/" + account;
    if (turn.tx.marks().find(mark) == to_text(turn.today())) return;
    turn.tx.marks().put(mark, to_text(turn.today()));
    if (auto person = administrator(turn)) tell(turn, *person, Say{"admin.two_contents", {{"name", account}}});
}

}  // namespace lingyan::affairs
