// The county as it stands: units, people, the posts they hold, and where they can be written to.
// Read whole from the store, never changed in memory; a change makes a new one.
#pragma once

#include "domain/id.hpp"
#include "domain/roles.hpp"
#include "domain/time.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace lingyan {

struct Unit {
    UnitId id;               // the statistical code, or what the county gave
    Level level = Level::village;
    std::string name;        // 旦麻村委会
    std::string short_name;  // 旦麻村, what people type
    UnitId parent;           // empty at the top
    UnitId merged_into;      // empty unless merged
    std::vector<std::string> marks{};  // what the county says of it: 财务往来较多; rules may ask for one
    bool has_mark(std::string const& mark) const { return std::find(marks.begin(), marks.end(), mark) != marks.end(); }
    bool operator==(Unit const&) const = default;
};

struct Address {
    std::string account;  // one of our apps
    std::string id;       // the person's id there
    bool operator==(Address const&) const = default;
    auto operator<=>(Address const&) const = default;
};

struct Person {
    PersonId id;
    std::string name;
    std::string phone;
    std::string language;  // empty: zh-CN
    std::vector<Address> addresses;  // digests go to the first, answers where asked
    std::optional<int> digest_minute;  // chosen by the person
    bool operator==(Person const&) const = default;
};

struct Post {
    PersonId person;
    Role role;
    UnitId unit;
    Date from{};
    std::optional<Date> to;  // inclusive; open without
    bool head = false;       // 村主干
    bool held_on(Date day) const { return from <= day && (!to || day <= *to); }
    bool operator==(Post const&) const = default;
};

class Roster {
public:
    Roster() = default;
    Roster(std::vector<Unit> units, std::vector<Person> people, std::vector<Post> posts);

    std::vector<Unit> const& units() const { return units_; }
    std::vector<Person> const& people() const { return people_; }
    std::vector<Post> const& posts() const { return posts_; }

    Unit const* unit(UnitId const&) const;
    Unit const* parent(Unit const&) const;  // of one of this roster; nothing at the top
    std::vector<UnitId> const& counties() const { return counties_; }  // in roster order
    Unit const* above(UnitId const&, Level) const;             // the unit itself or the one above it at that level
    bool contains(UnitId const& upper, UnitId const& lower) const;  // a unit contains itself
    std::vector<Unit const*> below(UnitId const&, Level) const;     // in roster order

    Person const* person(PersonId const&) const;
    Person const* at_address(std::string_view account, std::string_view id) const;
    std::vector<Person const*> named(std::string_view name) const;

    // In roster order. village_head matches every post marked so.
    std::vector<Post const*> posts_of(PersonId const&, Date) const;
    std::vector<Post const*> posts_of(PersonId const&) const;  // on whatever day
    std::vector<Post const*> posts_at(UnitId const&, Date) const;
    std::vector<Post const*> posts_with(Role const&, Date) const;
    std::vector<Person const*> holders(Role const&, UnitId const&, Date) const;  // each person once
    Person const* holder(Role const&, UnitId const&, Date) const;                // the first
    bool holds(PersonId const&, Role const&, UnitId const&, Date) const;

private:
    std::vector<Unit> units_;
    std::vector<Person> people_;
    std::vector<Post> posts_;
    std::vector<UnitId> counties_;
    static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);
    std::vector<std::size_t> parents_;  // of each unit: where its parent stands
    std::vector<std::size_t> holders_;  // of each post: where its person stands
    std::unordered_map<UnitId, std::size_t> unit_index_;
    std::unordered_map<UnitId, std::vector<std::size_t>> children_;
    std::unordered_map<PersonId, std::size_t> person_index_;
    std::unordered_map<std::string, std::vector<std::size_t>> name_index_;
    std::unordered_map<std::string, std::size_t> address_index_;
    std::unordered_map<PersonId, std::vector<std::size_t>> posts_of_;
    std::unordered_map<UnitId, std::vector<std::size_t>> posts_at_;
    std::unordered_map<Role, std::vector<std::size_t>> posts_with_;
};

}  // namespace lingyan
