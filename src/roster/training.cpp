// "who was there": a course's list from a table, one line a person.
#include "roster/columns.hpp"
#include "roster/import.hpp"

#include "domain/half_days.hpp"

#include <algorithm>
#include <cstdlib>

namespace lingyan::roster {
namespace {

// "1.5": three half days; nothing for what is no number of whole halves.
std::optional<int> read_half_days(std::string const& text) {
    auto const point = text.find('.');
    auto const whole = text.substr(0, point), part = point == std::string::npos ? std::string{} : text.substr(point + 1);
    auto is_number = [](std::string const& digits) { return !digits.empty() && digits.size() <= 4 && digits.find_first_not_of("0123456789") == std::string::npos; };
    if (!is_number(whole) || (point != std::string::npos && !is_number(part))) return std::nullopt;
    auto const zeros = part.find_first_not_of('0', part.starts_with('5') ? 1 : 0);
    if (zeros != std::string::npos) return std::nullopt;
    return std::atoi(whole.c_str()) * 2 + (part.starts_with('5') ? 1 : 0);
}

std::string read_level(std::string const& text) {
    struct Row {
        char const* said;
        char const* level;
    };
    for (auto const& [said, level] : {Row{"township", "township"}, {"county", "county"}, {"city", "city"}, {"镇", "township"}, {"乡镇", "township"}, {"镇级", "township"},
                                      {"县", "county"}, {"县级", "county"}, {"市", "city"}, {"市级", "city"}})
        if (text == said) return level;
    return {};
}

}  // namespace

TrainingRead read_training(std::string_view bytes, std::string const& file_name, Roster const& current, Date today, int longest) {
    Columns table(bytes, file_name, {"person", "title", "level", "from", "days"}, {"to"});
    TrainingRead read;
    for (auto const& row : table.rows()) {
        auto const before = table.complaint_count();
        TrainingRow one;
        one.line = row.line;
        one.person = PersonId(table.at(row, "person"));
        one.title = table.at(row, "title");
        if (one.title.empty()) table.complain(row.line, "没有班名（title），请补上");
        one.level = read_level(table.at(row, "level"));
        if (one.level.empty()) table.complain(row.line, "级别 " + table.at(row, "level") + " 不认识，请写 township、county 或 city（镇、县、市也行）");

        auto const& from_text = table.at(row, "from");
        auto const& to_text_ = table.at(row, "to");
        auto const from = read_date(from_text), to = to_text_.empty() ? from : read_date(to_text_);
        if (!from) table.complain(row.line, "开始日 " + from_text + " 不对，请写成 2026-01-31 这样");
        if (!to && from) table.complain(row.line, "结束日 " + to_text_ + " 不对，请写成 2026-01-31 这样");
        if (from && to) {
            one.from = *from, one.to = *to;
            if (one.to < one.from) table.complain(row.line, "结束日（to）早于开始日（from），请改正");
            else if (one.to > today) table.complain(row.line, "这个班 " + to_text(one.to) + " 才办完，办完了再导入");
        }

        auto const& days_text = table.at(row, "days");
        auto const half_days = read_half_days(days_text);
        auto const spanned = from && to && *to >= *from ? 2 * (int((*to - *from).count()) + 1) : longest;
        if (!half_days) table.complain(row.line, "天数 " + days_text + " 不对，要是半天的整倍数，比如 1.5");
        else if (*half_days < 1 || *half_days > std::min(spanned, longest))
            table.complain(row.line, "天数 " + days_text + " 不对，这个班要在 0.5 到 " + say_half_days(std::min(spanned, longest)) + " 之间");
        else one.half_days = *half_days;

        auto const* person = current.person(one.person);
        if (!person) table.complain(row.line, "花名册里没有 " + one.person.text() + "，请先导入花名册或改正编号");
        else if (from && current.posts_of(one.person, *from).empty()) table.complain(row.line, person->name + " 在 " + to_text(*from) + " 没有职务（已经离任或还没有到任），请改正");

        auto const same = std::find_if(read.rows.begin(), read.rows.end(), [&](TrainingRow const& earlier) {
            return earlier.person == one.person && earlier.title == one.title && earlier.level == one.level && earlier.to == one.to;
        });
        if (same != read.rows.end()) table.complain(row.line, "这一行和第" + std::to_string(same->line) + "行重了，请删去一行");
        if (table.complaint_count() == before) read.rows.push_back(std::move(one));
    }
    read.complaints = table.complaints();
    return read;
}

}  // namespace lingyan::roster
