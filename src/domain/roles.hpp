// What a role may do and how far it reaches. All of it comes from config/roles.toml; no role's rights are in code.
#pragma once

#include "domain/id.hpp"

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace lingyan {

enum class Level { country, province, city, county, township, village, group };

enum class Reach { own, below };  // the unit where the post is held; that unit and all below it

struct RoleSpec {
    Role role;
    std::string title;              // what a holder is called after the name: 书记
    Level level = Level::village;   // of the unit that the role works for (a contact cadre is the township's, held at a village)
    int digest_minute = 8 * 60 + 7; // of the day, before the person's own 30–150 s
    std::optional<Role> above;      // who hears when this role's own duty is late
    std::map<std::string, Reach> rights;
};

class Roles {
public:
    void add(RoleSpec spec);
    RoleSpec const* find(Role const&) const;
    std::optional<Reach> right(Role const&, std::string const& name) const;
    std::vector<RoleSpec> const& all() const { return specs_; }

    // Who is told, one after the other, when a village's duty is late; and the place that every ladder ends at.
    std::vector<Role> ladder;
    std::vector<Role> duty_desks;  // nearest first: township.duty, county.duty
    std::vector<Role> emergency;   // who of a village is called: the first two people that hold any of these there

private:
    std::vector<RoleSpec> specs_;
    std::unordered_map<Role, std::size_t> index_;
};

inline Role const village_head{std::string("village.head")};  // whoever the roster marks as 村主干, whatever the post

}  // namespace lingyan
