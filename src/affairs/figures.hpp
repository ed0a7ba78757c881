// 报数: a figure or a few, asked from many villages by one sentence and given back as one table. Each village's share is a task that
// nothing but its figures reports. What the ledger knows already is offered; lists of people are refused.
#pragma once

#include "affairs/items.hpp"
#include "language/command.hpp"

#include <optional>
#include <string>

namespace lingyan::affairs::figures {

// By whoever asks.
Say draft(Turn const&, Actor&, std::string const& text);                 // 报数 全镇 参保人数（人） 12月25日前 依据县医保局12号文
Say supply(Turn const&, Actor&, std::string const& text);                // what it lacked
Say resume(Turn const&, Actor&);                                         // the draft as it stands, shown or asked about once more
std::optional<Say> amend(Turn const&, Actor&, std::string const& text);  // another day, a village more or less, while the preview waits
Say send(Turn const&, Actor&);
Say show_table(Turn const&, Actor&, std::optional<int> no, bool rows);   // 汇总 3; 表 3 line by line
Say table(Turn const&, Actor&, Assignment const&, bool rows = false);
void plan_table(Turn const&, Assignment const&);                         // it comes by itself the working day after the last day
std::optional<Item> table_item(Turn const&, PersonId const& reader, AssignmentId);

// By a village.
bool is_asked(Duty const&);
std::string say_asked(Duty const&);                                                              // 参保人数（人）、缴费金额（元）
Say open(Turn const&, Actor&, Duty const&);                                                      // its number alone
std::optional<Say> file_by_number(Turn const&, Actor&, language::Command const&);                // 3 12; 3 对
std::optional<Say> bare(Turn const&, Actor&, language::Command const&);                          // 12, where one thing alone asks for a figure
std::optional<Say> go_on(Turn const&, Actor&, language::Command const&, Dialogue const&);  // 12, 对, 1
Say undo(Turn const&, Actor&, Act const&);
void word_line(Turn const&, Duty const&, Say& line);                                             // of a digest or a list, with the value known

}  // namespace lingyan::affairs::figures
