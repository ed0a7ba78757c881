#include "figures.hpp"

#include <algorithm>
#include <cstdio>

namespace lingyan::bench {

namespace {

void remember(std::vector<std::string>& names, std::string const& name) {
    if (std::ranges::find(names, name) == names.end()) names.push_back(name);
}

}  // namespace

double median(std::vector<double> values) {
    if (values.empty()) return 0;
    std::ranges::sort(values);
    auto const half = values.size() / 2;
    return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

void Figures::add(std::string const& row, std::string const& column, double value) {
    remember(rows_, row);
    remember(columns_, column);
    values_[{row, column}].push_back(value);
}

double Figures::of(std::string const& row, std::string const& column) const {
    auto const found = values_.find({row, column});
    return found == values_.end() ? 0 : median(found->second);
}

void Figures::print(std::string const& compare_with, std::string const& compared_column) const {
    std::printf("%-16s", "");
    for (auto const& column : columns_) std::printf("%14s", column.c_str());
    std::printf("%14s\n", ("x " + compare_with).c_str());
    auto const unit = of(compare_with, compared_column);
    for (auto const& row : rows_) {
        std::printf("%-16s", row.c_str());
        for (auto const& column : columns_) {
            auto const value = of(row, column);
            std::printf(value >= 1000 ? "%14.0f" : "%14.2f", value);
        }
        std::printf("%14.2f\n", unit > 0 ? of(row, compared_column) / unit : 0);
    }
}

}  // namespace lingyan::bench
