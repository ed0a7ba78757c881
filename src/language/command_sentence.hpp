// Sentences that are commands as a whole: what is done, what is only said along, what a talk, the accounts or a training is asked of.
#pragma once

#include "language/command_text.hpp"

#include <optional>

namespace lingyan::language {

bool is_chatter(std::string_view text);  // 收到，马上办; 好的书记
// The thing that is said to be done, where that is what a text says: 医保名单 of 医保名单已经办完了; empty where none is named.
std::optional<std::string_view> what_is_done(std::string_view text);
// Of 村道保洁全部搞定，照片已传 the first part, where the rest takes nothing away from it.
std::optional<std::string_view> done_in(std::string_view text);

bool speaks_of_talk_left(Said const&);
bool speaks_of_talk_held(Said const&);
bool speaks_of_notices(Said const&);        // 账, 8月账, 上河村的账, 村里的账呢: short, and of accounts or 公开 alone
bool speaks_of_training_left(Said const&);  // 培训还差谁, 谁的培训没满, 培训还差谁 旦麻村
// 培训还差几天, 我今年培训了几天: of the person's own days. A task that bears the word (培训签到表) is none.
bool speaks_of_training_days(Said const&);

// 我的账 of 去年我的账, 2025年的我的账, 我的账 2025: a year that stands before or behind, and what ties it.
std::string_view without_year(std::string_view text);

}  // namespace lingyan::language
