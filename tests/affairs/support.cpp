#include "affairs/support.hpp"

#include "affairs/assigning.hpp"
#include "packs/calendar.hpp"
#include "packs/pack.hpp"
#include "packs/roles.hpp"
#include "storage/sqlite_store.hpp"

#include <unistd.h>

#include <stdexcept>

namespace lingyan::affairs {

namespace {

struct Seat {
    char const* person;
    char const* name;
    char const* role;
    char const* unit;
    bool head = false;
};

constexpr Seat seats[] = {
    {"sec", "周文", "township.secretary", "t1"},      {"office", "何静", "township.office", "t1"},    {"duty", "罗勇", "township.duty", "t1"},
    {"org", "孟凯", "township.organization", "t1"},   {"leader", "秦川", "township.linked_leader", "v1"}, {"leader", "秦川", "township.linked_leader", "v2"},
    {"leader", "秦川", "township.linked_leader", "v3"}, {"leader", "秦川", "township.linked_leader", "v4"}, {"leader", "秦川", "township.linked_leader", "v5"},
    {"leader", "秦川", "township.linked_leader", "v6"}, {"contact", "苏敏", "township.contact_cadre", "v1"}, {"contact", "苏敏", "township.contact_cadre", "v2"},
    {"contact", "苏敏", "township.contact_cadre", "v3"}, {"contact2", "丁一鸣", "township.contact_cadre", "v4"}, {"contact2", "丁一鸣", "township.contact_cadre", "v5"},
    {"contact2", "丁一鸣", "township.contact_cadre", "v6"}, {"h1", "张三", "village.both_posts", "v1", true}, {"h2", "李四", "village.both_posts", "v2", true},
    {"h3", "王五", "village.both_posts", "v3", true}, {"h4", "李玉兰", "village.both_posts", "v4", true}, {"h5", "李玉兰", "village.both_posts", "v5", true},
    {"h7", "孙立", "village.both_posts", "v7", true}, {"clerk", "吴小燕", "village.clerk", "v1"},     {"admin", "魏东", "county.administrator", "c"},
    {"corg", "陆明", "county.organization", "c"},     {"cduty", "岳峰", "county.duty", "c"},          {"sec2", "钱进", "township.secretary", "t2"},
};

}  // namespace

County small_county() {
    std::vector<Unit> units{{UnitId{"c"}, Level::county, "三台县", "三台县", {}, {}},
                            {UnitId{"t1"}, Level::township, "东塔镇", "东塔镇", UnitId{"c"}, {}},
                            {UnitId{"t2"}, Level::township, "建中镇", "建中镇", UnitId{"c"}, {}}};
    for (auto [id, name, parent] : {std::tuple{"v1", "旦麻村", "t1"}, {"v2", "上河村", "t1"}, {"v3", "石门村", "t1"}, {"v4", "金光村", "t1"}, {"v5", "忠孝社区", "t1"}, {"v6", "白鹤村", "t1"}, {"v7", "清水村", "t2"}})
        units.push_back({UnitId{id}, Level::village, std::string(name) + "委会", name, UnitId{parent}, {}});
    std::vector<Person> people;
    std::vector<Post> posts;
    for (auto const& seat : seats) {
        if (people.empty() || people.back().id != PersonId{seat.person}) {
            Person person;
            person.id = PersonId{seat.person};
            person.name = seat.name;
            person.phone = "1390000" + std::to_string(1000 + people.size());
            person.addresses = {{"app", seat.person}};
            people.push_back(person);
        }
        posts.push_back({PersonId{seat.person}, Role{seat.role}, UnitId{seat.unit}, make_date(2021, 1, 15), {}, seat.head});
    }
    County county;
    county.roster = Roster(units, people, posts);
    county.roles = packs::read_roles(PROJECT_ROOT "/config/roles.toml");
    county.pack = packs::read_packs({PROJECT_ROOT "/config/rules/grassroots.toml"}, county.roles);
    for (auto const& [year, table] : packs::read_calendar(PROJECT_ROOT "/config/calendar/holidays-cn.json")) county.calendar.add(year, table);
    return county;
}

Town::Town(County made) : county(std::move(made)), names(county.roster) {
    auto pattern = (std::filesystem::temp_directory_path() / "lingyan-town-XXXXXX").string();
    if (!::mkdtemp(pattern.data())) throw std::runtime_error("no temporary folder");
    folder_ = pattern;
    storage::StoreOptions options;
    options.path = file();
    options.key = key();
    store_ = storage::open_sqlite(options);
}

Town::~Town() {
    store_.reset();
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

void Town::in(std::function<void(Turn const&)> const& work) {
    store_->transact_now([&](Transaction& tx) { work(Turn{tx, county, names, now}); });
}

Say Town::as(std::string const& person, std::function<Say(Turn const&, Actor&)> const& work) {
    Say said;
    in([&](Turn const& turn) {
        auto conversation = turn.tx.conversations().load(person);
        Actor actor{*county.roster.person(PersonId{person}), conversation};
        said = work(turn, actor);
        turn.tx.conversations().save(person, conversation);
    });
    return said;
}

AssignmentId Town::give(std::string const& title, Date due, std::vector<std::string> const& villages, std::string const& issuer) {
    AssignmentId id;
    in([&](Turn const& turn) {
        Assignment assignment;
        assignment.issuer = PersonId{issuer};
        assignment.title = title;
        assignment.what = title;
        assignment.due = due;
        assignment.given_at = now;
        std::vector<assigning::Share> shares;
        for (auto const& village : villages) shares.push_back({UnitId{village}, {}, {}});
        id = assigning::give(turn, assignment, shares, false);
    });
    return id;
}

Duty Town::duty(AssignmentId id, std::string const& village) {
    std::optional<Duty> found;
    in([&](Turn const& turn) {
        for (auto const& duty : turn.tx.duties().of(id))
            if (duty.unit == UnitId{village}) found = duty;
    });
    return found.value();
}

int Town::number_of(std::string const& person, Duty const& duty, Thing::Kind kind) {
    int no = 0;
    as(person, [&](Turn const& turn, Actor& actor) {
        no = actor.conversation.give_number({kind, duty.id.value(), {}, duty.task ? duty.task->title : ""}, turn.today());
        return Say{};
    });
    return no;
}

Conversation Town::conversation(std::string const& person) {
    Conversation found;
    in([&](Turn const& turn) { found = turn.tx.conversations().load(person); });
    return found;
}

std::vector<Delivery> Town::waiting(std::string const& person) {
    std::vector<Delivery> found;
    in([&](Turn const& turn) { found = turn.tx.outbox().waiting_for(PersonId{person}); });
    return found;
}

std::string Town::told(std::string const& person) {
    std::string keys;
    for (auto const& delivery : waiting(person)) keys += (keys.empty() ? "" : " ") + delivery.say.key;
    return keys;
}

std::optional<Reminder> Town::reminder(DutyId id) {
    std::optional<Reminder> found;
    in([&](Turn const& turn) { found = turn.tx.reminders().of(id); });
    return found;
}

}  // namespace lingyan::affairs
