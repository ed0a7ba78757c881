#include "packs/calendar.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>

namespace lingyan::packs {
namespace {

using Json = nlohmann::json;

std::optional<int> read_year(std::string const& text) {
    if (text.size() != 4 || text.find_first_not_of("0123456789") != std::string::npos) return std::nullopt;
    return std::stoi(text);
}

std::string text_of(Json const& entry, char const* key) {
    auto const found = entry.find(key);
    return found != entry.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

// The year's days; a block over New Year may begin in the December before.
std::vector<DayOff> read_year_table(int year, Json const& table, std::vector<std::string>& wrong) {
    std::vector<DayOff> found;
    std::set<Date> seen;
    auto const name_of_year = std::to_string(year);
    for (std::size_t i = 0; i < table.size(); ++i) {
        auto const& entry = table[i];
        auto const where = name_of_year + ", entry " + std::to_string(i + 1) + ": ";
        if (!entry.is_object()) {
            wrong.push_back(where + "must be an object with date, name and kind");
            continue;
        }
        for (auto const& [key, value] : entry.items())
            if (key != "date" && key != "name" && key != "kind") wrong.push_back(where + "unknown key '" + key + "'");
        auto const date = text_of(entry, "date");
        auto const kind = text_of(entry, "kind");
        auto const day = read_date(date);
        if (!day) wrong.push_back(where + "'" + date + "' is no date");
        else if (year_of(*day) != year && !(year_of(*day) == year - 1 && month_of(*day) == 12)) wrong.push_back(where + date + " is of another year");
        else if (!seen.insert(*day).second) wrong.push_back(where + date + " is there twice");
        if (kind != "holiday" && kind != "workday") wrong.push_back(where + "kind must be \"holiday\" or \"workday\"");
        if (day) found.push_back({*day, text_of(entry, "name"), kind == "workday"});
    }
    return found;
}

}  // namespace

std::map<int, std::vector<DayOff>> read_calendar(std::string const& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw BadInput({{path, 0, "cannot be read"}});
    std::string const bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};

    Json document;
    try {
        document = Json::parse(bytes);
    } catch (Json::parse_error const& wrong) {
        auto const end = bytes.begin() + static_cast<std::ptrdiff_t>(std::min(wrong.byte, bytes.size()));
        throw BadInput({{path, 1 + static_cast<int>(std::count(bytes.begin(), end, '\n')), "is no JSON from here on"}});
    } catch (Json::out_of_range const&) {
        throw BadInput({{path, 0, "holds a number that no calendar has"}});
    }
    if (!document.is_object() || document.empty()) throw BadInput({{path, 0, "must be an object of years"}});

    std::map<int, std::vector<DayOff>> years;
    std::vector<std::string> wrong;
    for (auto const& [key, table] : document.items()) {
        auto const year = read_year(key);
        if (!year) wrong.push_back("'" + key + "' is no year");
        else if (!table.is_array() || table.empty()) wrong.push_back(key + " must be a list of days");
        else years[*year] = read_year_table(*year, table, wrong);
    }
    if (!wrong.empty()) {
        std::vector<Complaint> complaints;
        for (auto const& text : wrong) complaints.push_back({path, 0, text});
        throw BadInput(complaints);
    }
    return years;
}

}  // namespace lingyan::packs
