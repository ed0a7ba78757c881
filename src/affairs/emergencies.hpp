// A warning passed on by a duty desk: who is called, what they answer, who hears of the silent, and how it ends. The bot makes, raises
// and lifts none itself. Answers belong to the event: no ledger, no act, no time; with its end they are gone.
#pragma once

#include "affairs/turn.hpp"

#include <optional>
#include <string>
#include <vector>

namespace lingyan::affairs::emergencies {

// By the desk: one sentence, what it lacks, the preview, out; and its end.
Say draft(Turn const&, Actor&, std::string const& text, bool drill);     // 紧急 …, 演练 …
Say supply(Turn const&, Actor&, std::string const& text);
Say resume(Turn const&, Actor&);  // the draft as it stands, shown or asked about once more
std::optional<Say> amend(Turn const&, Actor&, std::string const& text);  // another village while the preview waits
Say send(Turn const&, Actor&);
Say lift(Turn const&, Actor&, std::string const& text);                  // 解除 县气象台23点10分发布
Say lift_on(Turn const&, Actor&, std::string const& text);               // who lifted it, asked for by `lift`
std::optional<Say> standing_of(Turn const&, Actor&);                     // 情况, 电话: by the desk, while one is open
Say undo(Turn const&, Actor&, Act const&);

// By a village, or for it.
bool is_answer(std::string const& text);                                   // 91, 92 路断了, 旦麻村 91
std::optional<Say> answer(Turn const&, Actor&, std::string const& text);   // nothing where no emergency is open for this person
std::optional<Say> answer_how(Turn const&, Actor const&);                  // 收到 and the like from somebody who is asked: what to answer
Say answer_late(Turn const&, Actor&, std::string const& text);             // one that was overtaken on its way: only where nothing has been heard
std::optional<Say> take_back_answer(Turn const&, Actor&);                  // 撤 right after it
std::optional<Say> situation(Turn const&, Actor&, std::string const& text);  // 情况 三组路断了

// The deputies, then the desk; once a minute.
void advance(Turn const&);

// The emergency that an answer is about: nothing of that message stays when it is over.
std::optional<EmergencyId> about(Say const&);

// Shared by the files of this affair.
void forget_help(Turn const&, EmergencyCall const&);               // who of a village asked for help
std::optional<minutes> minutes_set(Turn const&, char const* name);  // a number of the pack; nothing where the place gives none
Say of(Emergency const&, Say);                                     // marked as a drill's, and known as this emergency's
Fields words_of(Turn const&, Emergency const&, UnitId const& village = {});  // with the telephone of the desk nearest to it
void call(Turn const&, Emergency const&, Person const&, Say, bool personal = true);  // at once, past quiet hours, on every address
std::vector<Person const*> desk_of(Turn const&, Emergency const&, UnitId const& village = {});  // the nearest duty desk and whoever passed it on
struct DeskBelow {  // of a township, where the county has passed it on
    Person const* person = nullptr;
    UnitId township;
    std::size_t villages = 0;
};
std::vector<DeskBelow> desks_below(Turn const&, Emergency const&);
Say standing(Turn const&, Emergency const&, UnitId const& under = {});  // how many have answered, and the telephone numbers of the silent
void end(Turn const&, Emergency, Say const& told);                   // tells whoever was called, and forgets

}  // namespace lingyan::affairs::emergencies
