// "who is on duty": a unit's roster from a table, one line a person and day.
#include "roster/columns.hpp"
#include "roster/import.hpp"

#include <algorithm>

namespace lingyan::roster {
namespace {

bool has_desk(Unit const& unit, Roles const& roles) {
    return std::any_of(roles.duty_desks.begin(), roles.duty_desks.end(), [&](Role const& role) {
        auto const* spec = roles.find(role);
        return spec && spec->level == unit.level;
    });
}

// Digits with blanks and dashes; as it is dialled.
bool is_phone(std::string const& text) {
    auto const digits = std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    return text.find_first_not_of("0123456789-+ ") == std::string::npos && digits >= 3 && digits <= 15;
}

}  // namespace

DutyRead read_duty(std::string_view bytes, std::string const& file_name, Roster const& current, Roles const& roles) {
    Columns table(bytes, file_name, {"unit_code", "date", "person"}, {"phone"});
    DutyRead read;
    for (auto const& row : table.rows()) {
        auto const before = table.complaint_count();
        auto const& unit_text = table.at(row, "unit_code");
        auto const* unit = current.unit(UnitId(unit_text));
        if (!unit) table.complain(row.line, "没有编号是 " + unit_text + " 的单位，请先导入区划或改正编号");
        else if (!has_desk(*unit, roles)) table.complain(row.line, unit->name + " 没有值班室（roles.toml 的 duty_desks），请改成乡镇或县的编号");

        auto const& date_text = table.at(row, "date");
        auto const day = read_date(date_text);
        if (!day) table.complain(row.line, "日子 " + date_text + " 不对，请写成 2026-01-31 这样");

        PersonId const person(table.at(row, "person"));
        auto const* known = current.person(person);
        if (!known) table.complain(row.line, "花名册里没有 " + person.text() + "，请先导入花名册或改正编号");
        else if (day && current.posts_of(person, *day).empty()) table.complain(row.line, known->name + " 在 " + date_text + " 没有职务（已经离任或还没有到任），请改正");

        auto const& phone = table.at(row, "phone");
        if (!phone.empty() && !is_phone(phone)) table.complain(row.line, "电话 " + phone + " 不对，只写号码");

        auto const same = std::find_if(read.rows.begin(), read.rows.end(), [&](DutyRow const& earlier) {
            return day && earlier.shift.unit.text() == unit_text && earlier.shift.day == *day && earlier.shift.person == person;
        });
        if (same != read.rows.end()) table.complain(row.line, "这一行和第" + std::to_string(same->line) + "行重了，请删去一行");
        if (table.complaint_count() == before) read.rows.push_back({row.line, {unit->id, *day, person, phone}});
    }
    read.complaints = table.complaints();
    return read;
}

}  // namespace lingyan::roster
