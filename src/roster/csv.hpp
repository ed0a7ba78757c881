// Tables as offices save them: quoted or not, UTF-8 or GB18030, with whatever line ends their program writes.
#pragma once

#include "domain/complaint.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace lingyan::roster {

struct CsvRow {
    int line = 0;  // the file's own line, the header being 1
    std::vector<std::string> fields;
};

struct CsvTable {
    std::vector<std::string> columns;
    std::vector<CsvRow> rows;  // only those with as many fields as there are columns; blank lines are left out
    std::vector<Complaint> complaints;
};

CsvTable read_csv(std::string_view bytes, std::string const& file_name);

// One line with its line end. What a spreadsheet would take for a formula gets a ' before it.
std::string csv_line(std::vector<std::string> const& fields);

}  // namespace lingyan::roster
