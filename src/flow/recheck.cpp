#include "flow/recheck.hpp"

#include "affairs/items.hpp"
#include "affairs/residents.hpp"
#include "affairs/standing.hpp"
#include "affairs/stopping.hpp"
#include "affairs/telling.hpp"
#include "telemetry/log.hpp"

#include <algorithm>

namespace lingyan::flow {

namespace {

constexpr auto thing_field = "carried";  // beside what the template fills

std::string to_field(Thing const& thing) {
    return std::to_string(int(thing.kind)) + "\n" + std::to_string(thing.id) + "\n" + thing.ref + "\n" + thing.title;
}

std::optional<Thing> thing_of(Conversation const& conversation, Say const& line) {
    if (auto carried = carried_thing(line)) return carried;
    auto no = line.fields.find("no");
    auto thing = no == line.fields.end() ? nullptr : conversation.number(std::atoi(no->second.c_str()));
    return thing ? std::optional(*thing) : std::nullopt;
}

bool refresh(affairs::Turn const& turn, Delivery& delivery) {
    auto conversation = turn.tx.conversations().load(delivery.person.text());
    auto& lines = delivery.say.items;
    auto gone = std::erase_if(lines, [&](Say& line) {
        auto thing = thing_of(conversation, line);
        if (!thing) return false;
        if (!affairs::still_stands(turn, *thing)) return true;
        if (thing->kind != Thing::Kind::group) return false;
        auto group = affairs::read_group_ref(turn, thing->ref);
        auto now = group ? affairs::group_item(turn, *group->rule, group->period, group->unit, delivery.person) : std::nullopt;
        if (!now) return true;
        auto no = line.fields["no"];
        line = now->line;
        line.fields["no"] = no;
        return false;
    });
    if (gone) delivery.say.fields["n"] = std::to_string(std::max(0, std::atoi(delivery.say.fields["n"].c_str()) - int(gone)));
    return !std::all_of(lines.begin(), lines.end(), is_aside);
}

}  // namespace

bool is_aside(Say const& line) { return line.key.starts_with("week.") || line.key == "digest.more" || line.key == "digest.carried_line"; }

std::optional<Thing> carried_thing(Say const& line) {
    auto found = line.fields.find(thing_field);
    if (found == line.fields.end()) return std::nullopt;
    auto const& text = found->second;
    auto id = text.find('\n'), ref = text.find('\n', id + 1), title = text.find('\n', ref + 1);
    return Thing{Thing::Kind(std::atoi(text.c_str())), std::atoll(text.c_str() + id + 1), text.substr(ref + 1, title - ref - 1), text.substr(title + 1)};
}

bool still_due(affairs::Turn const& turn, Delivery& delivery) {
    if (!delivery.person.empty() && delivery.kind != DeliveryKind::reply && turn.county.roster.posts_of(delivery.person, turn.today()).empty())
        return false;
    if (delivery.person.empty()) {  // a resident who follows the account no longer gets nothing more
        auto const conversation = turn.tx.conversations().load(affairs::resident_key(delivery.to.account, delivery.to.id));
        if (conversation.left || affairs::stopping::is_unwanted(conversation, delivery)) return false;
    }
    if (delivery.kind == DeliveryKind::digest && !delivery.say.key.empty()) return refresh(turn, delivery);
    return true;
}

void keep_for_digest(affairs::Turn const& turn, Delivery told) {
    auto person = turn.county.roster.person(told.person);
    if (!person) return;
    told.say = Say{"digest.late", {{"who", affairs::addressed(turn, *person)}, {"greeting", say_greeting(turn.now)}, {"n", "1"}}, {told.say}};
    carry_over(turn, std::move(told));
}

void carry_over(affairs::Turn const& turn, Delivery digest) {
    auto person = turn.county.roster.person(digest.person);
    if (!person || !still_due(turn, digest)) return turn.tx.outbox().finish(digest.id, DeliveryState::cancelled, "no longer due");
    turn.tx.outbox().finish(digest.id, DeliveryState::merged, "goes on in the next digest");
    auto conversation = turn.tx.conversations().load(digest.person.text());
    Delivery news;
    news.kind = DeliveryKind::news;
    news.person = digest.person;
    news.to = digest.to;
    news.say = std::move(digest.say);
    for (auto& line : news.say.items)
        if (auto thing = thing_of(conversation, line)) line.fields[thing_field] = to_field(*thing);
    news.made_at = turn.now;
    news.due_at = affairs::next_digest(turn, *person);
    news.expires_at = news.due_at + std::chrono::hours{24};
    turn.tx.outbox().add(news);
}

}  // namespace lingyan::flow
