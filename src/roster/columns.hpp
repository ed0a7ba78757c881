// A table's rows by column name, with the complaints that arise while they are read.
#pragma once

#include "roster/csv.hpp"

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace lingyan::roster {

class Columns {
public:
    // Rows are there only when every needed column is and no other than the named ones are.
    Columns(std::string_view bytes, std::string file_name, std::initializer_list<std::string_view> needed,
            std::initializer_list<std::string_view> optional);

    std::vector<CsvRow> const& rows() const { return table_.rows; }
    bool has(std::string_view column) const;
    std::string const& at(CsvRow const&, std::string_view column) const;  // empty where the table lacks the column
    void complain(int line, std::string text) { table_.complaints.push_back({file_, line, std::move(text)}); }
    std::size_t complaint_count() const { return table_.complaints.size(); }
    std::vector<Complaint> complaints() const;  // by line

private:
    std::string file_;
    CsvTable table_;
};

}  // namespace lingyan::roster
