#include "roster/columns.hpp"
#include "roster/import.hpp"

#include <array>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <utility>

namespace lingyan::roster {
namespace {

constexpr std::array levels{
    std::pair{"country", Level::country},   std::pair{"province", Level::province}, std::pair{"city", Level::city},
    std::pair{"county", Level::county},     std::pair{"township", Level::township}, std::pair{"village", Level::village},
    std::pair{"group", Level::group},
};

std::optional<Level> read_level(std::string const& word) {
    for (auto const& [name, level] : levels)
        if (word == name) return level;
    return std::nullopt;
}

bool digits_only(std::string const& text) { return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos; }

struct Line {
    int number;
    Unit unit;
    bool good = false;
};

// What can be told from the line alone.
std::optional<Unit> read_unit(Columns& table, CsvRow const& row) {
    auto const before = table.complaint_count();
    auto const& level = table.at(row, "level");
    auto const& code = table.at(row, "code");
    auto const& name = table.at(row, "name");
    auto const& parent = table.at(row, "parent_code");
    Unit unit{UnitId(code), Level::village, name, table.at(row, "short_name"), UnitId(parent), {}, {}};
    if (auto const known = read_level(level)) unit.level = *known;
    else table.complain(row.line, "不认识级别 " + level + "，请写 province、city、county、township、village 或 group");
    if (!digits_only(code)) table.complain(row.line, "单位代码 " + code + " 要全是数字，请改正");
    if (!parent.empty() && !digits_only(parent)) table.complain(row.line, "上级代码 " + parent + " 要全是数字，请改正");
    if (name.empty()) table.complain(row.line, "单位 " + code + " 没有名称，请补上");
    if (unit.short_name.empty()) unit.short_name = name;
    std::istringstream marks(table.at(row, "marks"));
    unit.marks.assign(std::istream_iterator<std::string>(marks), {});
    if (table.complaint_count() != before) return std::nullopt;
    return unit;
}

class DivisionsReader {
public:
    DivisionsReader(std::string_view bytes, std::string const& file_name, Roster const& current)
        : table_(bytes, file_name, {"level", "code", "name", "parent_code"}, {"short_name", "marks"}), current_(current) {}

    DivisionsRead read() {
        read_lines();
        // From the top down, so that a unit knows whether the one above it stands; kept in the file's order, which is the roster's.
        for (int level = 0; level <= static_cast<int>(Level::group); ++level)
            for (auto& line : lines_)
                if (static_cast<int>(line.unit.level) == level) line.good = parent_stands(line);
        DivisionsRead read;
        for (auto const& line : lines_)
            if (line.good) read.units.push_back(line.unit);
        read.complaints = table_.complaints();
        return read;
    }

private:
    void read_lines() {
        for (auto const& row : table_.rows()) {
            auto unit = read_unit(table_, row);
            if (!unit) {
                bad_codes_.insert(UnitId(table_.at(row, "code")));
                continue;
            }
            if (auto const* known = current_.unit(unit->id)) {
                unit->merged_into = known->merged_into;  // the table does not speak of mergers
                if (!table_.has("marks")) unit->marks = known->marks;
            }
            auto const [first, fresh] = by_code_.emplace(unit->id, lines_.size());
            if (fresh) lines_.push_back({row.line, *unit});
            else table_.complain(row.line, "单位代码 " + unit->id.text() + " 在第" + std::to_string(lines_[first->second].number) + "行已经有了，请删去一行");
        }
    }

    bool parent_stands(Line const& line) {
        auto refuse = [&](std::string const& why) {
            table_.complain(line.number, why);
            return false;
        };
        auto const& [number, unit, good] = line;
        if (unit.parent.empty()) return unit.level < Level::village || refuse("没有上级代码，请补上");
        auto const in_file = by_code_.find(unit.parent);
        auto const* above = in_file == by_code_.end() ? nullptr : &lines_[in_file->second];
        auto const* parent = above ? &above->unit : current_.unit(unit.parent);
        if (!parent && bad_codes_.contains(unit.parent)) return refuse("上级单位 " + unit.parent.text() + " 那一行有错，请先改那一行");
        if (!parent) return refuse("没有上级单位 " + unit.parent.text() + "，请把它加进表里或改正代码");
        if (parent->level >= unit.level) return refuse("上级单位 " + parent->name + " 的级别要高于 " + unit.name + "，请改正级别或上级代码");
        return !above || above->good || refuse("上级单位 " + unit.parent.text() + " 那一行有错，请先改那一行");
    }

    Columns table_;
    Roster const& current_;
    std::vector<Line> lines_;
    std::map<UnitId, std::size_t> by_code_;
    std::set<UnitId> bad_codes_;
};

}  // namespace

DivisionsRead read_divisions(std::string_view bytes, std::string const& file_name, Roster const& current) {
    return DivisionsReader(bytes, file_name, current).read();
}

}  // namespace lingyan::roster
