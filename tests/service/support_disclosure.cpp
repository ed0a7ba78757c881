#include "support_disclosure.hpp"

#include "commands/import.hpp"
#include "packs/roles.hpp"
#include "state.hpp"

#include <doctest/doctest.h>

namespace lingyan::test {

namespace {

constexpr char const* people =
    "person,name,role,unit_code,from,to,head,phone,language,addresses\n"
    "s1,田监事,village.supervision_head,500000001001,2021-09-01,,0,13900002001,,simulator:s1\n"
    "m1,安监委,village.supervision_member,500000001001,2021-09-01,,0,13900002002,,simulator:m1\n"
    "k1,柳文书,village.clerk,500000001001,2021-09-01,,0,13900002003,,simulator:k1\n"
    "b1,白支委,village.branch_member,500000001001,2021-09-01,,0,13900002004,,simulator:b1\n"
    "s2,成监事,village.supervision_head,500000001002,2021-09-01,,0,13900002005,,simulator:s2\n"
    "acc,阮会计,township.accounting,500000001,2021-09-01,,0,13900002006,,simulator:acc\n";

constexpr char const* marks =
    "level,code,name,short_name,parent_code,marks\n"
    "village,500000001001,青石村委会,青石村,500000001,财务往来较多\n";

}  // namespace

Settings disclosing_township(std::filesystem::path const& folder) {
    auto settings = copy_of_township(folder);
    settings.public_url = "https://bot.example.gov.cn";
    auto state = open_state(settings, Opening::import);
    auto const now = settings.clock_start;
    auto units = commands::import_divisions(*state.store, now, marks, "marks.csv", true);
    CHECK(units.changed == 1);
    auto roster = commands::import_roster(*state.store, packs::read_roles(settings.roles), now, people, "people.csv", true);
    CHECK(roster.complaints.empty());
    return settings;
}

}  // namespace lingyan::test
