// Figures as people type them: 12, 12.5, １２人, 1.2万元, 十二户, 三万五, 3千5, 八百块, 三块五; one, or several in a row.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lingyan::language {

std::int64_t so_many(std::string_view unit);  // 10000 of 万元, 1 of 元 and of anything else

// In hundredths, of the unit that was asked where that is one like 万元. Nothing where the text as a whole is anything but figures with at most two decimals, each with a unit or without;
// `units` are those that were asked for, beside the usual ones.
std::optional<std::vector<std::int64_t>> figures_in(std::string_view text, std::vector<std::string> const& units = {});

std::string say_figure(std::int64_t hundredths);  // 12, 12.5, -3

}  // namespace lingyan::language
