#include "roster/columns.hpp"

#include <algorithm>

namespace lingyan::roster {

Columns::Columns(std::string_view bytes, std::string file_name, std::initializer_list<std::string_view> needed,
                 std::initializer_list<std::string_view> optional)
    : file_(std::move(file_name)), table_(read_csv(bytes, file_)) {
    std::vector<std::string_view> known(needed);
    known.insert(known.end(), optional);
    auto const& columns = table_.columns;
    bool usable = !columns.empty();
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (std::find(columns.begin(), columns.begin() + static_cast<std::ptrdiff_t>(i), columns[i]) != columns.begin() + static_cast<std::ptrdiff_t>(i)) {
            complain(1, "列名 " + columns[i] + " 写了两次，请删去一列");
            usable = false;
        } else if (std::find(known.begin(), known.end(), columns[i]) == known.end()) {
            std::string names;
            for (auto name : known) names += (names.empty() ? "" : "、") + std::string(name);
            complain(1, (columns[i].empty() ? "有一列没有列名" : "不认识列名 " + columns[i]) + "，能用的列名是：" + names);
            usable = false;
        }
    }
    for (auto name : needed)
        if (!columns.empty() && std::find(columns.begin(), columns.end(), name) == columns.end()) {
            complain(1, "少了一列 " + std::string(name) + "，请补上");
            usable = false;
        }
    if (!usable) table_.rows.clear();
}

bool Columns::has(std::string_view column) const {
    return std::find(table_.columns.begin(), table_.columns.end(), column) != table_.columns.end();
}

std::string const& Columns::at(CsvRow const& row, std::string_view column) const {
    static std::string const nothing;
    auto const found = std::find(table_.columns.begin(), table_.columns.end(), column);
    return found == table_.columns.end() ? nothing : row.fields[static_cast<std::size_t>(found - table_.columns.begin())];
}

std::vector<Complaint> Columns::complaints() const {
    auto sorted = table_.complaints;
    std::stable_sort(sorted.begin(), sorted.end(), [](auto const& left, auto const& right) { return left.line < right.line; });
    return sorted;
}

}  // namespace lingyan::roster
