// What a sentence says of somebody's training: whose, how many days, what about.
#pragma once

#include "affairs/turn.hpp"
#include "language/half_days.hpp"

#include <optional>
#include <string>
#include <vector>

namespace lingyan::affairs::training {

struct ToldTraining {
    std::vector<PersonId> people;  // several of one name: which?
    std::string stranger;          // a name that is nobody's
    std::optional<language::DayAmount> amount;
    Date day{};
    std::string topic;
};

// "张三 1.5天 党务": of those below the unit.
ToldTraining read_training(Turn const&, UnitId const& unit, std::string text);

std::string without_marks(std::string text);  // a space for each run of them

}  // namespace lingyan::affairs::training
