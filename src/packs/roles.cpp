#include "packs/roles.hpp"

#include "domain/time.hpp"
#include "packs/document.hpp"
#include "packs/reading.hpp"

#include <array>
#include <utility>

namespace lingyan::packs {
namespace {

constexpr std::array levels{
    std::pair{"country", Level::country}, std::pair{"province", Level::province}, std::pair{"city", Level::city},
    std::pair{"county", Level::county},   std::pair{"township", Level::township}, std::pair{"village", Level::village},
    std::pair{"group", Level::group},
};

constexpr std::array rights{"assign", "accept", "extend", "confirm_negative", "clear_notice",
                            "publish", "alert", "see", "talk", "train", "proxy", "pass_party", "register_list", "judge_appeal", "approve_load", "take_down", "absence", "duty_roster"};

std::map<std::string, Reach> read_rights(Reading& reading, Node const& table, std::string const& what) {
    std::map<std::string, Reach> found;
    if (!reading.is_table(table, "rights of " + what)) return found;
    for (auto const& [name, node] : table.entries) {
        bool known = false;
        for (auto const* right : rights) known = known || name == right;
        if (!known) reading.complain(node.line, "unknown right '" + name + "' of " + what);
        else if (node.text == "own") found[name] = Reach::own;
        else if (node.text == "below") found[name] = Reach::below;
        else reading.complain(node.line, "the right '" + name + "' of " + what + " must reach \"own\" or \"below\"");
    }
    return found;
}

RoleSpec read_role(Reading& reading, std::string const& name, Node const& table) {
    auto const what = "role " + name;
    RoleSpec spec;
    spec.role = Role(name);
    if (!reading.is_table(table, what)) return spec;
    reading.only(table, what, {"title", "level", "digest", "above", "rights"});
    if (name.empty() || Role(name) == village_head) reading.complain(table.line, what + " is a name that no role may take");
    spec.title = reading.text(table, "title", what);

    auto const level = reading.text(table, "level", what);
    bool known = level.empty();
    for (auto const& [word, value] : levels)
        if (level == word) spec.level = value, known = true;
    if (!known) reading.complain(table.find("level")->line, "unknown level '" + level + "' of " + what);

    if (auto const* node = table.find("digest")) {
        if (auto const minute = node->kind == Node::Kind::text ? read_minute_of_day(node->text) : std::nullopt)
            spec.digest_minute = *minute;
        else
            reading.complain(node->line, "digest of " + what + " must be an hour like \"08:07\"");
    }
    if (auto const above = reading.optional_text(table, "above", what); !above.empty()) spec.above = Role(above);
    if (auto const* node = table.find("rights")) spec.rights = read_rights(reading, *node, what);
    return spec;
}

std::vector<Role> read_steps(Reading& reading, Node const& table, std::string const& head, std::string const& key, Roles const& roles) {
    std::vector<Role> steps;
    auto const* node = table.find(key);
    if (!node) {
        reading.complain(table.line, head + " has no " + key);
        return steps;
    }
    for (auto const& name : reading.texts(*node, key + " of " + head)) {
        if (!roles.find(Role(name)) && (head != "[emergency]" || Role(name) != village_head)) reading.complain(node->line, "unknown role '" + name + "' in " + head);
        steps.emplace_back(name);
    }
    return steps;
}

}  // namespace

Roles read_roles(std::string const& path) {
    auto const document = read_document(path);
    Reading reading;
    reading.begin(path);
    reading.only(document, "the file", {"role", "ladder", "emergency"});

    Roles roles;
    auto const* table = document.find("role");
    if (!table) reading.complain(0, "names no role");
    if (table && reading.is_table(*table, "role"))
        for (auto const& [name, node] : table->entries) roles.add(read_role(reading, name, node));
    for (auto const& spec : roles.all())
        if (spec.above && !roles.find(*spec.above))
            reading.complain(table->find(spec.role.text())->find("above")->line,
                             "unknown role '" + spec.above->text() + "' above " + spec.role.text());

    auto const* ladder = document.find("ladder");
    if (!ladder) reading.complain(0, "has no [ladder]");
    if (ladder && reading.is_table(*ladder, "ladder")) {
        reading.only(*ladder, "[ladder]", {"village", "duty_desks"});
        roles.ladder = read_steps(reading, *ladder, "[ladder]", "village", roles);
        roles.duty_desks = read_steps(reading, *ladder, "[ladder]", "duty_desks", roles);
    }
    // A place without one calls whoever the roster marks as 村主干.
    roles.emergency = {village_head};
    if (auto const* emergency = document.find("emergency"); emergency && reading.is_table(*emergency, "emergency")) {
        reading.only(*emergency, "[emergency]", {"call"});
        roles.emergency = read_steps(reading, *emergency, "[emergency]", "call", roles);
    }
    reading.throw_if_any();
    return roles;
}

}  // namespace lingyan::packs
