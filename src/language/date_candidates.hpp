// What a text may mean as a date, a time or a range: the likeliest reading first, then others that a reader may have.
#pragma once

#include "domain/calendar.hpp"
#include "domain/time.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lingyan::language {

struct Moment {
    Date day{};
    std::optional<int> second;  // of the day, up to 86400; none: the day as a whole
    bool operator==(Moment const&) const = default;
};

struct DateCandidate {
    enum class Kind { date, datetime, range };
    Kind kind = Kind::date;
    std::optional<Moment> first;  // of a range: none where it is open
    std::optional<Moment> last;   // inclusive for days; of a date or a datetime the same as first
    bool operator==(DateCandidate const&) const = default;
};

// Empty where the text holds none. A time without a day is the next one; words of the past (谈过, 开的) make bare days the last ones.
std::vector<DateCandidate> date_candidates(std::string_view text, Timestamp now, Calendar const&);

std::string to_text(Moment const&);  // 2026-12-21, 2026-12-21T08:30:00; the end of a day is the next one's T00:00:00

}  // namespace lingyan::language
