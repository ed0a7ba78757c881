// Giving tasks to villages: one sentence, a preview with the count, then out; changed and taken back for all at once.
#pragma once

#include "affairs/turn.hpp"
#include "language/correction.hpp"

#include <optional>
#include <string>

namespace lingyan::affairs::assigning {

Say draft(Turn const&, Actor&, std::string const& text);     // 派 …
Say supply(Turn const&, Actor&, std::string const& text);    // what the draft lacked
Say resume(Turn const&, Actor&);                             // the draft as it stands, shown or asked about once more
std::optional<Say> amend(Turn const&, Actor&, std::string const& text);  // another day, a village more or less, while the preview waits
std::optional<Say> correct(Turn const&, Actor&, language::Correction const&);  // 不对，是三合村: in the place of what was said before
Say send(Turn const&, Actor&);                               // after the preview
Say send_rest(Turn const&, Actor&);                          // only to the villages whose week is not full
Say approve(Turn const&, Actor&, std::string const& text);   // who lets it go to the full ones too
// A photo or a paper that goes with what is being given; sent before the sentence it waits for it.
bool wants_file(Turn const&, Conversation const&);
Say attach(Turn const&, Actor&, MediaId);
Say keep_for_later(Turn const&, Actor&, MediaId);
Say change(Turn const&, Actor&, std::optional<int> no, std::string const& text);    // 改 3 到25号
Say withdraw(Turn const&, Actor&, std::optional<int> no, std::string const& text);  // 撤任务 3 原因
Say given(Turn const&, Actor&);                              // 我派的
Say status(Turn const&, Actor&, AssignmentId);               // who has reported and who has not

bool for_today_or_tomorrow(Turn const&, Date);  // what has to be told at once

// The one rule for all ways in (message, file, demo): rows, reminders, and the telling.
struct Share {
    UnitId unit;
    PersonId lead;
    std::vector<Milestone> milestones;
};
AssignmentId give(Turn const&, Assignment, std::vector<Share> const&, bool tell_now);
// Whoever is to do it hears of it: in the next digest, or at once (with `tell_now`) where its day is today or tomorrow.
void announce(Turn const&, Duty, bool tell_now);
// How many have to be told that it is off: whoever never heard of it does not.
int take_back(Turn const&, Assignment, std::string const& reason, PersonId const& by);
void move_day(Turn const&, Assignment, Date due, bool taken_back = false);

}  // namespace lingyan::affairs::assigning
