#include "domain/roster.hpp"

#include <algorithm>

namespace lingyan {

namespace {

std::string address_key(std::string_view account, std::string_view id) {
    std::string key(account);
    key += '\n';
    key += id;
    return key;
}

template <class Map, class Key>
auto const* find_in(Map const& map, Key const& key) {
    auto found = map.find(key);
    return found == map.end() ? nullptr : &found->second;
}

std::vector<Post const*> held(std::vector<Post> const& posts, std::vector<std::size_t> const* indexes, Date day) {
    std::vector<Post const*> found;
    if (!indexes) return found;
    found.reserve(indexes->size());
    for (auto i : *indexes)
        if (posts[i].held_on(day)) found.push_back(&posts[i]);
    return found;
}

// Whether a post is of a role.
class IsOf {
public:
    explicit IsOf(Role const& role) : role_(role), head_(role == village_head) {}
    bool operator()(Post const& post) const { return head_ ? post.head : post.role == role_; }

private:
    Role const& role_;
    bool head_;
};

}  // namespace

Roster::Roster(std::vector<Unit> units, std::vector<Person> people, std::vector<Post> posts)
    : units_(std::move(units)), people_(std::move(people)), posts_(std::move(posts)) {
    for (std::size_t i = 0; i < units_.size(); ++i) {
        unit_index_[units_[i].id] = i;
        if (units_[i].level == Level::county) counties_.push_back(units_[i].id);
        if (!units_[i].parent.empty()) children_[units_[i].parent].push_back(i);
    }
    for (std::size_t i = 0; i < people_.size(); ++i) {
        person_index_[people_[i].id] = i;
        name_index_[people_[i].name].push_back(i);
        for (auto const& a : people_[i].addresses) address_index_[address_key(a.account, a.id)] = i;
    }
    auto const place_in = [](auto const& index, auto const& id) {
        auto const found = find_in(index, id);
        return found ? *found : nowhere;
    };
    for (auto const& unit : units_) parents_.push_back(unit.parent.empty() ? nowhere : place_in(unit_index_, unit.parent));
    for (std::size_t i = 0; i < posts_.size(); ++i) {
        holders_.push_back(place_in(person_index_, posts_[i].person));
        posts_of_[posts_[i].person].push_back(i);
        posts_at_[posts_[i].unit].push_back(i);
        posts_with_[posts_[i].role].push_back(i);
    }
}

Unit const* Roster::unit(UnitId const& id) const {
    if (id.empty()) return nullptr;  // of a resident who has named no village
    auto index = find_in(unit_index_, id);
    return index ? &units_[*index] : nullptr;
}

Unit const* Roster::parent(Unit const& unit) const {
    auto const place = parents_[static_cast<std::size_t>(&unit - units_.data())];
    return place == nowhere ? nullptr : &units_[place];
}

Unit const* Roster::above(UnitId const& id, Level level) const {
    auto at = unit(id);
    while (at && at->level != level) at = parent(*at);
    return at;
}

bool Roster::contains(UnitId const& upper, UnitId const& lower) const {
    for (auto at = unit(lower); at; at = parent(*at))
        if (at->id == upper) return true;
    return false;
}

std::vector<Unit const*> Roster::below(UnitId const& id, Level level) const {
    std::vector<Unit const*> found;
    auto at = unit(id);
    if (!at) return found;
    if (at->level == level) return {at};
    if (auto children = find_in(children_, id))
        for (auto child : *children) {
            auto deeper = below(units_[child].id, level);
            found.insert(found.end(), deeper.begin(), deeper.end());
        }
    return found;
}

Person const* Roster::person(PersonId const& id) const {
    auto index = find_in(person_index_, id);
    return index ? &people_[*index] : nullptr;
}

Person const* Roster::at_address(std::string_view account, std::string_view id) const {
    auto index = find_in(address_index_, address_key(account, id));
    return index ? &people_[*index] : nullptr;
}

std::vector<Person const*> Roster::named(std::string_view name) const {
    std::vector<Person const*> found;
    if (auto indexes = find_in(name_index_, std::string(name)))
        for (auto i : *indexes) found.push_back(&people_[i]);
    return found;
}

std::vector<Post const*> Roster::posts_of(PersonId const& id, Date day) const { return held(posts_, find_in(posts_of_, id), day); }

std::vector<Post const*> Roster::posts_of(PersonId const& id) const {
    std::vector<Post const*> all;
    if (auto const* indexes = find_in(posts_of_, id))
        for (auto const i : *indexes) all.push_back(&posts_[i]);
    return all;
}

std::vector<Post const*> Roster::posts_at(UnitId const& id, Date day) const { return held(posts_, find_in(posts_at_, id), day); }

std::vector<Post const*> Roster::posts_with(Role const& role, Date day) const { return held(posts_, find_in(posts_with_, role), day); }

std::vector<Person const*> Roster::holders(Role const& role, UnitId const& unit_id, Date day) const {
    std::vector<Person const*> found;
    IsOf const fits(role);
    for (auto post : posts_at(unit_id, day)) {
        if (!fits(*post)) continue;
        auto who = person(post->person);
        if (who && std::find(found.begin(), found.end(), who) == found.end()) found.push_back(who);
    }
    return found;
}

Person const* Roster::holder(Role const& role, UnitId const& unit_id, Date day) const {
    IsOf const fits(role);
    if (auto indexes = find_in(posts_at_, unit_id))
        for (auto i : *indexes)
            if (holders_[i] != nowhere && fits(posts_[i]) && posts_[i].held_on(day)) return &people_[holders_[i]];
    return nullptr;
}

bool Roster::holds(PersonId const& id, Role const& role, UnitId const& unit_id, Date day) const {
    IsOf const fits(role);
    for (auto post : posts_of(id, day))
        if (post->unit == unit_id && fits(*post)) return true;
    return false;
}

}  // namespace lingyan
