#include "support.hpp"

#include "packs/roles.hpp"

#include <fstream>
#include <iterator>
#include <stdexcept>

namespace lingyan::roster {

Roster small_county() {
    auto unit = [](char const* code, Level level, char const* name, char const* parent) {
        return Unit{UnitId(code), level, name, name, UnitId(parent), {}};
    };
    Person person;
    person.id = PersonId("p1");
    person.name = "王大山";
    person.phone = "13900009001";
    person.addresses = {{"simulator", "p1"}};
    return Roster({unit("510722", Level::county, "三台县", ""), unit("510722123", Level::township, "西平镇", "510722"),
                   unit("510722123008", Level::village, "东村", "510722123"), unit("510722123009", Level::village, "西村", "510722123")},
                  {person}, {Post{person.id, Role("village.clerk"), UnitId("510722123008"), make_date(2024, 1, 1), {}, false}});
}

Roles const& shipped_roles() {
    static auto const roles = packs::read_roles(PROJECT_ROOT "/config/roles.toml");
    return roles;
}

std::string said(std::vector<Complaint> const& complaints) {
    std::string all;
    for (auto const& complaint : complaints) all += std::to_string(complaint.line) + " " + complaint.text + "\n";
    return all;
}

std::string demo_file(std::string const& name) {
    std::ifstream file(PROJECT_ROOT "/config/demo/" + name, std::ios::binary);
    if (!file) throw std::runtime_error("no demo file " + name);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace lingyan::roster
