#include "affairs/threshold_figures.hpp"

#include <algorithm>
#include <initializer_list>

namespace lingyan::affairs::thresholds {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

template <class Test>
bool any_name(Turn const& turn, Threshold const& threshold, Test const& test) {
    for (auto const& [key, names] : turn.county.pack.words)  // project_funds.zh-CN
        if (key.starts_with(threshold.figure + ".") && std::any_of(names.begin(), names.end(), test)) return true;
    return false;
}

}  // namespace

bool has_names(Turn const& turn, Threshold const& threshold) {
    return any_name(turn, threshold, [](std::string const&) { return true; });
}

std::optional<int> year_of_figure(Turn const& turn, Threshold const& threshold, std::string const& name, Date filed_on) {
    auto is = [&](std::string_view rest) { return any_name(turn, threshold, [&](std::string const& one) { return one == rest; }); };
    int const year = year_of(filed_on);
    if (is(name)) return year;
    std::string_view const text = name;
    if (text.size() > 4 && std::all_of(text.begin(), text.begin() + 4, is_digit))
        for (std::string_view tie : {"年度", "年", ""})
            if (text.substr(4).starts_with(tie) && is(text.substr(4 + tie.size()))) return std::stoi(name.substr(0, 4));
    for (auto [word, before] : std::initializer_list<std::pair<std::string_view, int>>{{"今年", 0}, {"本年", 0}, {"本年度", 0}, {"去年", 1}, {"上年", 1}, {"上年度", 1}, {"上一年", 1}})
        if (text.starts_with(word) && is(text.substr(word.size()))) return year - before;
    return std::nullopt;
}

std::optional<Figure> latest(Turn const& turn, Threshold const& threshold, UnitId const& village, int year) {
    auto records = turn.tx.records().within("figure", make_date(year, 1, 1), turn.today(), village, {}, {});
    auto last = std::find_if(records.rbegin(), records.rend(), [&](Record const& record) {
        return year_of_figure(turn, threshold, record.field("title"), record.happened_on) == year;
    });
    if (last == records.rend()) return std::nullopt;
    return Figure{last->field("title"), last->field("unit"), std::atoll(last->field("hundredths").c_str())};
}

}  // namespace lingyan::affairs::thresholds
