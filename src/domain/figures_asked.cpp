#include "domain/figures_asked.hpp"

#include <sstream>

namespace lingyan {

namespace {

std::string written(std::optional<std::int64_t> const& bound) { return bound ? std::to_string(*bound) : std::string(); }

}  // namespace

std::string to_text(std::vector<FigureAsked> const& asks) {
    std::string text;
    for (auto const& one : asks) text += one.name + "\t" + one.unit + "\t" + written(one.least) + "\t" + written(one.most) + "\n";
    return text;
}

std::vector<FigureAsked> read_figures_asked(std::string const& text) {
    std::vector<FigureAsked> asks;
    std::istringstream lines(text);
    auto bound = [](std::string const& part) { return part.empty() ? std::nullopt : std::optional<std::int64_t>(std::stoll(part)); };
    for (std::string line; std::getline(lines, line);) {
        std::istringstream parts(line);
        std::string name, unit, least, most;
        for (auto* part : {&name, &unit, &least, &most}) std::getline(parts, *part, '\t');
        asks.push_back({name, unit, bound(least), bound(most)});
    }
    return asks;
}

}  // namespace lingyan
