// lingyan export negative: the year's confirmed entries of the townships' lists as a table for people to judge. No sum, no order but the roster's.
#pragma once

#include "domain/id.hpp"
#include "flow/knowledge.hpp"
#include "ports/store.hpp"

#include <string>

namespace lingyan::commands {

struct Exported {
    std::string table;  // UTF-8 with a mark in front, so that WPS shows Chinese
    int rows = 0;
    int frozen = 0;     // left out while an appeal is open
};

// `under`: a township or village; empty for all. Throws BadInput where there is no such unit. The same store, the same bytes.
Exported export_negative(Store&, flow::Knowledge const&, Timestamp now, int year, UnitId const& under);

}  // namespace lingyan::commands
