// Days and times as people say them. Conventions: weeks from Monday, bare days are the next ones, with a sign of the past the last ones.
#pragma once

#include "domain/calendar.hpp"
#include "domain/time.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace lingyan::language {

struct Folded;

enum class Tense { ahead, past };  // a task's day lies ahead; a talk that was held lies behind

struct DatePhrase {
    std::size_t begin = 0;  // bytes in the text given
    std::size_t end = 0;
    std::optional<Date> first;    // none: open (…之前)
    std::optional<Date> last;     // inclusive; equal to first for a single day
    std::optional<int> minute;    // of the day, where a time was said; of 上午 and 晚上 a usual one
    bool deadline = false;        // 前, 之前, 截至, 最迟
    bool untabled = false;        // its working days fall into a year whose days off are not known; weekends alone were counted
    bool impossible = false;      // 2月30日, 25点: said as a day or an hour that does not exist; nothing else is set
};

// All phrases in the text, in order, none overlapping. `now` is the moment the person wrote.
// Reads: 今天 明天 后天 大后天 昨天 前天, 三天后 三天内 半个月后 一周后, 周五 本周五 下周一 星期天, 25号 12月25日 12.25 2026-12-25 2026年12月25日,
// 月底 年底 季末 本月底 下月初, N个工作日(内/后), 上午 下午 晚上 九点 三点半 14:30, holiday names and eves; dialect 明儿 后儿 今黑 晌午.
// Not dates: 四议两公开 五保户 三会一课 五一村 counts (3个人, 30户) amounts percentages telephone numbers.
std::vector<DatePhrase> find_dates(std::string_view text, Timestamp now, Calendar const&, Tense);
std::vector<DatePhrase> find_dates(Folded const&, Timestamp now, Calendar const&, Tense);  // of a text that has been folded already

}  // namespace lingyan::language
