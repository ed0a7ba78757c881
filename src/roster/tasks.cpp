#include "roster/columns.hpp"
#include "roster/import.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace lingyan::roster {
namespace {

// "2026-12-10 分组核对完;2026-12-15 名单交镇"
std::vector<Milestone> read_milestones(Columns& table, CsvRow const& row, std::optional<Date> due) {
    std::vector<Milestone> found;
    std::string const& text = table.at(row, "milestones");
    for (std::size_t begin = 0; begin < text.size();) {
        auto const ascii = text.find(';', begin), full = text.find("；", begin);
        auto const end = std::min({ascii, full, text.size()});
        auto part = text.substr(begin, end - begin);
        begin = end + (end == full ? std::string_view("；").size() : 1);
        part.erase(0, part.find_first_not_of(' '));
        if (part.empty()) continue;
        auto const space = part.find(' ');
        auto const day = read_date(part.substr(0, space));
        auto const what = space == std::string::npos ? std::string::npos : part.find_first_not_of(' ', space);
        if (!day || what == std::string::npos) table.complain(row.line, "节点 " + part + " 要写成 日期 空格 内容，比如 2026-12-10 分组核对完");
        else if (due && *day > *due) table.complain(row.line, "节点 " + part + " 在到期日之后，请改正");
        else found.push_back({*day, part.substr(what)});
    }
    return found;
}

void check_unit(Columns& table, CsvRow const& row, Roster const& current) {
    auto const& code = table.at(row, "unit_code");
    auto const* unit = current.unit(UnitId(code));
    if (!unit) table.complain(row.line, "没有这个单位代码 " + code + "，请先导入区划或改正代码");
    else if (unit->level != Level::village) table.complain(row.line, unit->name + " 不是村，任务要一村一行，请写村的代码");
}

}  // namespace

bool given_together(TaskRow const& left, TaskRow const& right) {
    auto key = [](Assignment const& task) { return std::tie(task.title, task.issuer_name, task.basis, task.quality, task.due); };
    return key(left.assignment) == key(right.assignment);
}

TasksRead read_tasks(std::string_view bytes, std::string const& file_name, Roster const& current) {
    Columns table(bytes, file_name, {"unit_code", "title", "issuer", "due"}, {"lead", "basis", "quality", "milestones"});
    TasksRead read;
    std::multimap<UnitId, std::size_t> at_unit;
    for (auto const& row : table.rows()) {
        auto const before = table.complaint_count();
        TaskRow task;
        task.line = row.line;
        task.unit = UnitId(table.at(row, "unit_code"));
        task.lead = PersonId(table.at(row, "lead"));
        task.assignment.title = table.at(row, "title");
        task.assignment.issuer_name = table.at(row, "issuer");
        task.assignment.basis = table.at(row, "basis");
        task.assignment.quality = table.at(row, "quality");
        check_unit(table, row, current);
        if (!task.lead.empty() && !current.person(task.lead))
            table.complain(row.line, "花名册里没有牵头人 " + task.lead.text() + "，请先导入花名册，或空着（由村主干办）");
        if (task.assignment.title.empty()) table.complain(row.line, "没有任务名称（title），请补上");
        if (task.assignment.issuer_name.empty()) table.complain(row.line, "没有交办单位（issuer），请补上");
        auto const& due_text = table.at(row, "due");
        auto const due = read_date(due_text);
        if (due) task.assignment.due = *due;
        else if (due_text.empty()) table.complain(row.line, "没有到期日（due），请补上");
        else table.complain(row.line, "到期日 " + due_text + " 不对，请写成 2026-01-31 这样");
        task.milestones = read_milestones(table, row, due);
        auto const [first, end] = at_unit.equal_range(task.unit);
        for (auto at = first; at != end; ++at)
            if (auto const& earlier = read.rows[at->second]; earlier.lead == task.lead && given_together(earlier, task))
                table.complain(row.line, "这一行和第" + std::to_string(earlier.line) + "行重了，请删去一行");
        if (table.complaint_count() != before) continue;
        at_unit.emplace(task.unit, read.rows.size());
        read.rows.push_back(std::move(task));
    }
    read.complaints = table.complaints();
    return read;
}

RosterChange change_of(DivisionsRead const& read) { return {read.units, {}, {}}; }

RosterChange change_of(RosterRead const& read) { return {{}, read.people, read.posts}; }

}  // namespace lingyan::roster
