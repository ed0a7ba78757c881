// Which figure a threshold means, as people ask for it, and what a village has said of it for a year.
#pragma once

#include "affairs/turn.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace lingyan::affairs::thresholds {

struct Figure {
    std::string title;      // as it was asked: 2026年项目资金
    std::string unit;       // 元, 万元; empty where none was said
    std::int64_t value = 0;  // hundredths of that unit
};

bool has_names(Turn const&, Threshold const&);  // the place has said which figure it means
// The year that a figure so called is of: the one in its name, else that of the day. Nothing where it is another figure.
std::optional<int> year_of_figure(Turn const&, Threshold const&, std::string const& name, Date filed_on);
// The last one that stands, of whatever question.
std::optional<Figure> latest(Turn const&, Threshold const&, UnitId const& village, int year);

}  // namespace lingyan::affairs::thresholds
