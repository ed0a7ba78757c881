// Working days: the State Council's yearly table where it is known, weekends alone where it is not.
#pragma once

#include "domain/time.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace lingyan {

struct DayOff {
    Date day;
    std::string name;  // 元旦
    bool worked;       // a weekend day that is worked (调休); else a day off
};

class Calendar {
public:
    Calendar() = default;
    void add(int year, std::vector<DayOff> const& days);  // replaces the year's table
    bool has_table(int year) const { return years_.contains(year); }

    bool is_working(Date) const;
    Date working_on_or_after(Date) const;
    Date working_on_or_before(Date) const;
    Date add_working_days(Date, int count) const;  // the count-th working day after (negative: before); the day itself is not counted

private:
    std::set<int> years_;
    std::map<Date, DayOff> days_;
};

}  // namespace lingyan
