// Takes one sentence that announces a course apart: its name, which days, where, who, and how many days it counts.
#pragma once

#include "affairs/turn.hpp"
#include "domain/gathering.hpp"

#include <optional>
#include <string>
#include <vector>

namespace lingyan::affairs {

struct CourseDraft {
    std::string title;
    std::optional<Date> first, last;
    std::string no_such_day;                         // 2月30日 was said
    std::optional<int> minute;
    std::string place;
    std::string bring;                               // of a meeting
    int half_days = 0;                               // as it was said; 0: not said
    bool halves = true;                              // false: a quarter of a day was said
    std::vector<PersonId> people;                    // in roster order, each once
    std::vector<PersonId> left_out;
    std::vector<std::vector<PersonId>> unclear;      // of one name: which?
    std::vector<std::string> unknown;                // looks like a person, a post or a village, and is none of theirs
    std::vector<std::string> stray;                  // a short word besides the name, which nobody can be found by
    bool addressed = false;                          // people, villages or a circle were said; else it is the usual circle
    bool by_name = false;                            // people or villages were named; else it is the usual circle
};

// The usual circle of a unit's courses: whom its own training rule is about (一肩挑 for the county, 村干部 for a township).
std::vector<Role> usual_circle(Turn const&, UnitId const& unit);
std::vector<PersonId> holders_below(Turn const&, UnitId const& unit, std::vector<Role> const&);

// "秋季党务培训 12月7日到9日 在县党校 全县一肩挑 算3天"; nobody but those below the unit.
// A meeting is for the village heads where nobody else is named: "冬季安全会 12月9日下午3点 镇政府 带月报表".
// `raw` is the message as it was typed, out of which the name is cut.
CourseDraft read_course(Turn const&, std::string const& text, UnitId const& unit, Gathering::Kind = Gathering::Kind::course, std::string_view raw = {});

}  // namespace lingyan::affairs
