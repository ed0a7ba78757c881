// What stands in the ledger of one village's figures: of this question, and of the last one like it.
#pragma once

#include "affairs/turn.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lingyan::affairs::figures {

// Values are in hundredths, in the order in which they are asked.
std::vector<Record> filed(Turn const&, Duty const&);                           // of this share, as they stand; empty where nothing does
std::optional<std::vector<std::int64_t>> known(Turn const&, Duty const&);      // the last time the same was asked; nothing where one is not known
void keep(Turn const&, Actor const&, Duty const&, std::vector<std::int64_t> const& values);
std::string say_values(Duty const&, std::vector<std::int64_t> const& values);  // 12人、3500元
std::vector<std::string> units_of(Duty const&);

}  // namespace lingyan::affairs::figures
