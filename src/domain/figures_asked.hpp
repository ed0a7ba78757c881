// The figures of a question as one text: for whoever keeps them, in a draft or in a store.
#pragma once

#include "domain/duty.hpp"

#include <string>
#include <vector>

namespace lingyan {

// A line a figure, its parts set apart by tabs, which no name holds.
std::string to_text(std::vector<FigureAsked> const&);
std::vector<FigureAsked> read_figures_asked(std::string const&);

}  // namespace lingyan
