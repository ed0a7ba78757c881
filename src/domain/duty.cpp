#include "domain/duty.hpp"

#include <algorithm>

namespace lingyan {

Period period_of(Rule const& rule, Duty const& duty) {
    auto period = period_of(rule.every, duty.due);
    for (int back = 0; period.name != duty.period && back < 24; ++back) period = period_of(rule.every, period.first - days{1});
    return period.name == duty.period ? period : period_of(rule.every, duty.due);
}

int Duty::days_late(Date today) const {
    if (state == DutyState::withdrawn) return 0;
    if (asked != Asked::nothing && active()) return 0;
    auto upto = done_on ? *done_on : today;
    return upto > due ? int((upto - due).count()) : 0;
}

Date apply(Offset const& offset, Date first, Date last, Calendar const& calendar) {
    switch (offset.kind) {
        case Offset::Kind::calendar_days: return last + days{offset.count};
        case Offset::Kind::working_days: return offset.count == 0 ? last : calendar.add_working_days(last, offset.count);
        case Offset::Kind::months: return add_months(last, offset.count);
        case Offset::Kind::middle: return first + (last - first) / 2;
    }
    return last;
}

std::vector<Step> steps_of(Date first, Date due, std::vector<Offset> const& remind, std::vector<Escalation> const& escalate,
                           bool village_duty, std::optional<Role> above, Roles const& roles, Calendar const& calendar) {
    std::vector<Step> steps;
    steps.reserve(remind.size() + escalate.size() + 8);
    auto add = [&](Step step) {
        if (std::find(steps.begin(), steps.end(), step) == steps.end()) steps.push_back(std::move(step));
    };
    for (auto const& offset : remind) {
        auto day = calendar.working_on_or_before(apply(offset, first, due, calendar));
        if (day < first) day = calendar.working_on_or_after(first);
        if (day <= due) add({day, Step::To::owner, {}, false, false});
    }
    for (auto const& escalation : escalate) {
        auto day = calendar.working_on_or_after(apply(escalation.at, first, due, calendar));
        // Nobody above hears before the owner was told: on the day at the earliest on which the owner is.
        auto told = std::find_if(steps.begin(), steps.end(), [](Step const& s) { return s.to == Step::To::owner; });
        if (told != steps.end() && day < told->day) day = told->day;
        add({day, Step::To::role, escalation.to, escalation.as_count, day > due});
    }
    auto next = calendar.add_working_days(due, 1);
    add({next, Step::To::owner, {}, false, true});
    if (village_duty) {
        static constexpr int wait[] = {1, 3, 7};
        for (std::size_t rung = 0; rung < roles.ladder.size() && rung < 3; ++rung) {
            auto day = rung == 0 ? next : std::max(next, calendar.working_on_or_after(due + days{wait[rung]}));
            if (rung > 0) add({day, Step::To::owner, {}, false, true});
            add({day, Step::To::ladder, roles.ladder[rung], false, true});
        }
    } else if (above) {
        add({next, Step::To::above, *above, true, true});
    }
    auto const before = [](Step const& a, Step const& b) {
        if (a.day != b.day) return a.day < b.day;
        return (a.to == Step::To::owner) > (b.to == Step::To::owner);
    };
    if (!std::is_sorted(steps.begin(), steps.end(), before)) std::stable_sort(steps.begin(), steps.end(), before);  // nearly always they are
    return steps;
}

}  // namespace lingyan
