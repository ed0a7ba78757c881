// Units, people with their addresses, and posts; people are sealed, and all of them keep the order in which they came.
#include "storage/names.hpp"
#include "storage/tables.hpp"

#include <iterator>
#include <sstream>
#include <tuple>
#include <unordered_map>

namespace lingyan::storage {

namespace {

// Marks are words without blanks.
std::vector<std::string> words_of(std::string const& text) {
    std::istringstream in(text);
    return {std::istream_iterator<std::string>(in), {}};
}
std::string in_one(std::vector<std::string> const& words) {
    std::string text;
    for (auto const& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
}

class RosterTable : public Registry {
public:
    explicit RosterTable(Access access) : access_(access) {}

    Roster load() override { return Roster(units(), people(), posts()); }

    int apply(RosterChange const& change) override {
        return apply(change.units) + apply(change.people) + apply(change.posts);
    }

    std::vector<DayOff> days_off() override { return storage::days_off(access_); }
    void put_calendar(int year, std::vector<DayOff> const& days) override { storage::put_calendar(access_, year, days); }

private:
    std::vector<Unit> units();
    std::vector<Person> people();
    std::vector<Post> posts();
    int apply(std::vector<Unit> const&);
    int apply(std::vector<Person> const&);
    int apply(std::vector<Post> const&);
    void write(Person const&, std::size_t position);
    void write_addresses(Person const&);

    Access access_;
    Connection& db_ = access_.db;
};

std::vector<Unit> RosterTable::units() {
    auto rows = db_.query("select id, level, name, short_name, parent, merged_into, marks from unit order by position", {}, "ttttttt");
    std::vector<Unit> units;
    while (rows.next())
        units.push_back({UnitId(rows.text(0)), named<Level>(rows.view(1)), rows.text(2), rows.text(3), UnitId(rows.text(4)),
                         UnitId(rows.text(5)), words_of(rows.text(6))});
    return units;
}

std::vector<Person> RosterTable::people() {
    auto rows = db_.query("select id, name, phone, language, digest_minute from person order by position", {}, "ttttn");
    std::vector<Person> people;
    std::unordered_map<std::string, std::size_t> index;
    while (rows.next()) {
        Person person;
        person.id = PersonId(rows.text(0));
        person.name = access_.open(rows.view(1), "person.name");
        person.phone = access_.open(rows.view(2), "person.phone");
        person.language = rows.text(3);
        if (!rows.is_null(4)) person.digest_minute = rows.small(4);
        index[person.id.text()] = people.size();
        people.push_back(std::move(person));
    }
    auto addresses = db_.query("select person, account, address from address order by person, position", {}, "ttt");
    while (addresses.next())
        if (auto const found = index.find(addresses.text(0)); found != index.end())
            people[found->second].addresses.push_back({addresses.text(1), access_.open(addresses.view(2), "address.address")});
    return people;
}

std::vector<Post> RosterTable::posts() {
    auto rows = db_.query("select person, role, unit, first_day, last_day, head from post order by id", {}, "tttnnn");
    std::vector<Post> posts;
    while (rows.next())
        posts.push_back({PersonId(rows.text(0)), Role(rows.text(1)), UnitId(rows.text(2)), rows.day(3), rows.maybe_day(4), rows.flag(5)});
    return posts;
}

int RosterTable::apply(std::vector<Unit> const& wanted) {
    if (wanted.empty()) return 0;
    std::unordered_map<UnitId, Unit> there;
    for (auto& unit : units()) there.emplace(unit.id, std::move(unit));
    int changed = 0;
    for (auto const& unit : wanted) {
        auto const found = there.find(unit.id);
        if (found != there.end() && found->second == unit) continue;
        db_.query("insert into unit (id, level, name, short_name, parent, merged_into, marks, position) "
                  "values (:id, :level, :name, :short_name, :parent, :merged_into, :marks, :position) on conflict (id) do update set "
                  "level = excluded.level, name = excluded.name, short_name = excluded.short_name, parent = excluded.parent, "
                  "merged_into = excluded.merged_into, marks = excluded.marks",
                  {{"id", unit.id}, {"level", name_of(unit.level)}, {"name", unit.name}, {"short_name", unit.short_name},
                   {"parent", unit.parent}, {"merged_into", unit.merged_into}, {"marks", in_one(unit.marks)}, {"position", there.size()}});
        there.insert_or_assign(unit.id, unit);
        ++changed;
    }
    return changed;
}

int RosterTable::apply(std::vector<Person> const& wanted) {
    if (wanted.empty()) return 0;
    std::unordered_map<PersonId, Person> there;
    for (auto& person : people()) there.emplace(person.id, std::move(person));
    int changed = 0;
    for (auto const& person : wanted) {
        auto const found = there.find(person.id);
        if (found != there.end() && found->second == person) continue;
        write(person, there.size());
        if (found == there.end() ? !person.addresses.empty() : found->second.addresses != person.addresses) write_addresses(person);
        there.insert_or_assign(person.id, person);
        ++changed;
    }
    return changed;
}

void RosterTable::write(Person const& person, std::size_t position) {
    db_.query("insert into person (id, name, phone, language, digest_minute, position) "
              "values (:id, :name, :phone, :language, :digest_minute, :position) on conflict (id) do update set "
              "name = excluded.name, phone = excluded.phone, language = excluded.language, digest_minute = excluded.digest_minute",
              {{"id", person.id}, {"name", access_.seal(person.name, "person.name")}, {"phone", access_.seal(person.phone, "person.phone")},
               {"language", person.language}, {"digest_minute", person.digest_minute}, {"position", position}});
}

// An address belongs to one person: naming it for another moves it.
void RosterTable::write_addresses(Person const& person) {
    db_.query("delete from address where person = :person", {{"person", person.id}});
    int position = 0;
    for (auto const& address : person.addresses)
        db_.query("insert into address (hash, account, address, person, position) values (:hash, :account, :address, :person, :position) "
                  "on conflict (hash) do update set person = excluded.person, position = excluded.position",
                  {{"hash", access_.address_hash(address)}, {"account", address.account},
                   {"address", access_.seal(address.id, "address.address")}, {"person", person.id}, {"position", position++}});
}

int RosterTable::apply(std::vector<Post> const& wanted) {
    if (wanted.empty()) return 0;
    using Key = std::tuple<PersonId, Role, UnitId, Date>;
    auto const key_of = [](Post const& post) { return Key(post.person, post.role, post.unit, post.from); };
    std::map<Key, Post> there;
    for (auto const& post : posts()) there.emplace(key_of(post), post);
    int changed = 0;
    for (auto const& post : wanted) {
        auto const found = there.find(key_of(post));
        if (found != there.end() && found->second == post) continue;
        db_.query("insert into post (person, role, unit, first_day, last_day, head) "
                  "values (:person, :role, :unit, :first_day, :last_day, :head) on conflict (person, role, unit, first_day) do update "
                  "set last_day = excluded.last_day, head = excluded.head",
                  {{"person", post.person}, {"role", post.role}, {"unit", post.unit}, {"first_day", post.from}, {"last_day", post.to},
                   {"head", post.head}});
        there.insert_or_assign(key_of(post), post);
        ++changed;
    }
    return changed;
}

}  // namespace

std::unique_ptr<Registry> registry_table(Access access) { return std::make_unique<RosterTable>(access); }

}  // namespace lingyan::storage
