#include "flow/support_outgoing.hpp"

namespace lingyan::flow {

using std::chrono::seconds;

Outcome outcome(Outcome::Kind kind, Outcome::Scope scope, std::string detail) {
    Outcome made;
    made.kind = kind;
    made.scope = scope;
    made.detail = std::move(detail);
    return made;
}

DeliveryId Outgoing::add(DeliveryKind kind, std::string const& person, std::string const& account, Say say) {
    Delivery delivery;
    delivery.kind = kind;
    delivery.person = PersonId{person};
    delivery.to = {account, person};
    delivery.say = std::move(say);
    delivery.made_at = delivery.due_at = now;
    delivery.expires_at = now + std::chrono::hours{24};
    DeliveryId id;
    store().transact_now([&](Transaction& tx) { id = tx.outbox().add(delivery); });
    return id;
}

DeliveryId Outgoing::add_text(DeliveryKind kind, std::string const& address, std::string const& text) {
    Delivery delivery;
    delivery.kind = kind;
    delivery.to = {"app", address};
    delivery.text = text;
    delivery.made_at = delivery.due_at = now;
    delivery.expires_at = now + std::chrono::hours{24};
    DeliveryId id;
    store().transact_now([&](Transaction& tx) { id = tx.outbox().add(delivery); });
    return id;
}

void Outgoing::next(Outcome::Kind kind, std::optional<seconds> wait) {
    auto one = outcome(kind);
    one.wait = wait;
    platform.outcomes.push_back(one);
}

std::map<DeliveryState, int> Outgoing::counts() {
    std::map<DeliveryState, int> found;
    store().transact_now([&](Transaction& tx) { found = tx.outbox().counts({}); });
    return found;
}

int Outgoing::count(DeliveryState state) {
    auto all = counts();
    return all.contains(state) ? all.at(state) : 0;
}

std::vector<std::string> Outgoing::texts() const {
    std::vector<std::string> found;
    for (auto const& one : platform.sent) found.push_back(one.text);
    return found;
}

void Outgoing::deliver_for(seconds span, seconds step) {
    for (auto end = now + span; now < end; now += step) deliver();
}

void Outgoing::live_for(seconds span, seconds step) {
    for (auto end = now + span; now < end; now += step) tick();
}

void Outgoing::begin_deliver(boost::asio::io_context& io) {
    boost::asio::co_spawn(io, deliverer->deliver([this] { return moments(); }), [](std::exception_ptr failed, Delivered) {
        if (failed) std::rethrow_exception(failed);
    });
}

bool Outgoing::until(boost::asio::io_context& io, std::function<bool()> const& so) {
    while (!so())
        if (io.run_one_for(seconds{20}) == 0) return false;
    return true;
}

County with_address(County county, std::string const& person, Address address) {
    auto people = county.roster.people();
    for (auto& one : people)
        if (one.id == PersonId{person}) one.addresses.push_back(address);
    county.roster = Roster(county.roster.units(), people, county.roster.posts());
    return county;
}

County wide_county(int villages, int rules) {
    auto county = affairs::small_county();
    std::vector<Unit> units{{UnitId{"c"}, Level::county, "三台县", "三台县", {}, {}}, {UnitId{"t1"}, Level::township, "东塔镇", "东塔镇", UnitId{"c"}, {}}};
    std::vector<Person> people;
    std::vector<Post> posts;
    for (int i = 0; i < villages; ++i) {
        auto n = std::to_string(i);
        units.push_back({UnitId{"w" + n}, Level::village, "第" + n + "村委会", "第" + n + "村", UnitId{"t1"}, {}});
        Person person;
        person.id = PersonId{"p" + n};
        person.name = "甲" + n;
        person.addresses = {{"app", "p" + n}};
        people.push_back(person);
        posts.push_back({person.id, Role{"village.both_posts"}, UnitId{"w" + n}, make_date(2021, 1, 15), {}, true});
    }
    county.roster = Roster(units, people, posts);
    Rule rule;
    rule.owner = Role{"village.both_posts"};
    rule.every = Span::month;
    rule.done_by.record = "visit";
    rule.done_by.count = 1;
    county.pack.rules.clear();
    for (int i = 0; i < rules; ++i) {
        rule.id = RuleId{"wide.r" + std::to_string(i)};
        rule.title = "制度" + std::to_string(100 + i);
        rule.remind = {{Offset::Kind::calendar_days, -5 + i % 3}};  // against 30 November
        county.pack.rules.push_back(rule);
    }
    return county;
}

}  // namespace lingyan::flow
