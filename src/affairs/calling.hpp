// A course or a meeting before its people are called: taken from a sentence, asked for what it lacks, shown with the count, sent.
#pragma once

#include "affairs/turn.hpp"
#include "domain/gathering.hpp"

#include <optional>
#include <string>

namespace lingyan::affairs::calling {

Say draft(Turn const&, Actor&, std::string const& text, Gathering::Kind = Gathering::Kind::course);  // 办班 …, 开会 …
Say supply(Turn const&, Actor&, std::string const& text);                // what the draft lacked
Say resume(Turn const&, Actor&);                                         // the draft as it stands, shown or asked about once more
Say choose(Turn const&, Actor&, std::size_t choice);                     // which of two people of one name
std::optional<Say> amend(Turn const&, Actor&, std::string const& text);  // other days, another place, while the preview waits
Say send(Turn const&, Actor&);

int days_spanned(Date first, Date last);
int usual_half_days(Turn const&, Date first, Date last);  // two for each working day of the span
bool may_count(Turn const&, PersonId const&);             // whose meetings may count as training

}  // namespace lingyan::affairs::calling
