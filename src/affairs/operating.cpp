#include "affairs/operating.hpp"

#include "affairs/telling.hpp"

namespace lingyan::affairs {

Person const* administrator(Turn const& turn) {
    for (auto const& post : turn.county.roster.posts())
        if (post.role == Role{"county.administrator"} && post.held_on(turn.today()))
            if (auto person = turn.county.roster.person(post.person)) return person;
    return nullptr;
}

void tell_of_app(Turn const& turn, std::string const& account, std::string const& state) {
    struct { char const* state; char const* key; } const known[] = {{"stops", "admin.app_stops"},
                                                                   {"slows", "admin.app_slows"},
                                                                   {"stopped", "admin.app_stopped"},
                                                                   {"slowed", "admin.app_slowed"},
                                                                   {"runs", "admin.app_runs"}};
    auto const mark = "app/" + account;
    if (auto told = turn.tx.marks().find(mark); told && told->starts_with(state + " "))
        if (auto day = read_date(told->substr(state.size() + 1)); day && turn.today() - *day < days{7}) return;
    auto person = administrator(turn);
    for (auto const& [name, key] : known)
        if (person && state == name) {
            turn.tx.marks().put(mark, state + " " + to_text(turn.today()));
            tell_when_awake(turn, *person, Say{key, {{"name", account}}});
        }
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
