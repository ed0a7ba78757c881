// Tables from any office's program: read or complained of line by line, and what we write is read as the same fields.
#include "roster/csv.hpp"

#include "fuzz/claim.hpp"
#include "packs/roles.hpp"
#include "roster/encoding.hpp"
#include "roster/import.hpp"

#include <string>

using namespace lingyan;
using fuzz::claim;

namespace {

void check(std::vector<Complaint> const& complaints) {
    for (auto const& complaint : complaints) claim(complaint.file == "table.csv" && complaint.line >= 0 && !complaint.text.empty(), "a complaint says where and what");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto const bytes = fuzz::text_of(data, size);
    if (auto const text = roster::to_utf8(bytes)) claim(fuzz::is_utf8(*text), "what an office wrote is UTF-8 in the end");

    auto const table = roster::read_csv(bytes, "table.csv");
    check(table.complaints);
    std::string written;
    for (auto const& row : table.rows) {
        claim(row.fields.size() == table.columns.size() && row.line > 1, "a row has the columns' fields");
        written += roster::csv_line(row.fields);
    }
    if (!table.columns.empty()) {
        auto const again = roster::read_csv(roster::csv_line(table.columns) + written, "table.csv");
        claim(again.complaints.empty() && again.rows.size() == table.rows.size(), "what we write can be read");
    }

    static Roles const roles = packs::read_roles(PROJECT_ROOT "/config/roles.toml");
    static Roster const county({{UnitId{"510722"}, Level::county, "三台县", "三台县", {}, {}},
                                {UnitId{"510722101"}, Level::township, "东塔镇", "东塔镇", UnitId{"510722"}, {}},
                                {UnitId{"510722101201"}, Level::village, "旦麻村委会", "旦麻村", UnitId{"510722101"}, {}}},
                               {}, {});
    check(roster::read_divisions(bytes, "table.csv", county).complaints);
    check(roster::read_roster(bytes, "table.csv", county, roles).complaints);
    check(roster::read_tasks(bytes, "table.csv", county).complaints);
    return 0;
}
