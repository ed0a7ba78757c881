// Medians over rounds, and their table.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace lingyan::bench {

double median(std::vector<double> values);

// A row a server, a column a figure; each cell gathers the rounds' values and shows their median.
class Figures {
public:
    void add(std::string const& row, std::string const& column, double value);
    double of(std::string const& row, std::string const& column) const;  // the median; 0 where there is none
    void print(std::string const& compare_with, std::string const& compared_column) const;  // a further column: times that row

private:
    std::vector<std::string> rows_, columns_;  // in the order in which they came
    std::map<std::pair<std::string, std::string>, std::vector<double>> values_;
};

}  // namespace lingyan::bench
