#include "domain/calendar.hpp"

namespace lingyan {

void Calendar::add(int year, std::vector<DayOff> const& table) {
    std::erase_if(days_, [year](auto const& entry) { return year_of(entry.first) == year; });
    years_.insert(year);
    for (auto const& day : table) days_[day.day] = day;
}

bool Calendar::is_working(Date day) const {
    if (auto found = days_.find(day); found != days_.end()) return found->second.worked;
    return weekday_of(day) <= 5;
}

Date Calendar::working_on_or_after(Date day) const {
    while (!is_working(day)) day += days{1};
    return day;
}

Date Calendar::working_on_or_before(Date day) const {
    while (!is_working(day)) day -= days{1};
    return day;
}

Date Calendar::add_working_days(Date day, int count) const {
    auto one = days{count < 0 ? -1 : 1};
    for (int left = count < 0 ? -count : count; left > 0;) {
        day += one;
        if (is_working(day)) --left;
    }
    return day;
}

}  // namespace lingyan
