// What happens while a warning stands: calls at any hour, the deputies of the silent, their telephone numbers, and the end.
#include "affairs/duty_roster.hpp"
#include "affairs/emergencies.hpp"
#include "affairs/standing.hpp"
#include "affairs/telling.hpp"

#include <algorithm>

namespace lingyan::affairs::emergencies {

namespace {

constexpr std::chrono::hours forgotten_after{25};  // whatever was on its way has come to an end by then
constexpr std::chrono::hours still_open_after{24};

Person const* leader_of(Turn const& turn, Emergency const& event) {
    for (auto const& role : turn.county.roles.duty_desks)
        if (holder_upwards(turn, role, event.unit))
            if (auto spec = turn.county.roles.find(role); spec && spec->above) return holder_upwards(turn, *spec->above, event.unit);
    return nullptr;
}

std::string reached(Turn const& turn, PersonId const& id) {
    auto person = turn.county.roster.person(id);
    return person ? person->name + person->phone : std::string{};
}

void call_deputies(Turn const& turn, Emergency const& event) {
    std::vector<PersonId> called;
    for (auto share : turn.tx.emergencies().calls(event.id)) {
        auto deputy = turn.county.roster.person(share.deputy);
        if (share.heard != Heard::nothing || share.deputy_called || !deputy) continue;
        share.deputy_called = true;
        turn.tx.emergencies().put(share);
        if (std::find(called.begin(), called.end(), deputy->id) != called.end()) continue;  // of several villages: one call
        called.push_back(deputy->id);
        auto fields = words_of(turn, event);
        auto person = turn.county.roster.person(share.person);
        fields["name"] = person ? person->name : "";
        call(turn, event, *deputy, Say{"emergency.deputy", fields});
    }
    turn.tx.audit().add(turn.now, "emergency.deputies", "", std::to_string(event.id.value()));
}

bool anybody_silent(Turn const& turn, Emergency const& event, UnitId const& under) {
    auto shares = turn.tx.emergencies().calls(event.id);
    return std::any_of(shares.begin(), shares.end(), [&](EmergencyCall const& share) { return share.heard == Heard::nothing && turn.county.roster.contains(under, share.unit); });
}

void tell_desk(Turn const& turn, Emergency const& event, bool first) {
    if (!anybody_silent(turn, event, event.unit)) return;
    for (auto const& below : desks_below(turn, event))
        if (anybody_silent(turn, event, below.township)) call(turn, event, *below.person, standing(turn, event, below.township));
    auto told = desk_of(turn, event);
    if (auto leader = first ? leader_of(turn, event) : nullptr; leader && std::find(told.begin(), told.end(), leader) == told.end()) told.push_back(leader);
    for (auto person : told) call(turn, event, *person, standing(turn, event));
}

void still_open(Turn const& turn, Emergency const& event) {
    for (auto person : desk_of(turn, event)) tell(turn, *person, of(event, Say{"emergency.still_open", {{"warning", event.warning}}}));
}

}  // namespace

std::optional<minutes> minutes_set(Turn const& turn, char const* name) {
    auto found = turn.county.pack.numbers.find(name);
    auto value = found == turn.county.pack.numbers.end() ? 0 : std::atoi(found->second.front().c_str());
    return value > 0 ? std::optional{minutes{value}} : std::nullopt;
}

std::optional<EmergencyId> about(Say const& say) {
    if (auto found = say.fields.find("emergency"); found != say.fields.end()) return EmergencyId{std::atoll(found->second.c_str())};
    for (auto const& item : say.items)
        if (auto inner = about(item)) return inner;
    return std::nullopt;
}

Say of(Emergency const& event, Say say) {
    if (event.drill) say = Say{"emergency.drill_line", {}, {std::move(say)}};
    say.fields["emergency"] = std::to_string(event.id.value());
    return say;
}

Fields words_of(Turn const& turn, Emergency const& event, UnitId const& village) {
    auto desk = desk_of(turn, event, village);
    auto phone = desk.empty() ? std::string{} : desk_phone(turn, *desk.front());
    if (phone.empty()) phone = office_phone(turn, event.unit);
    return {{"warning", event.warning}, {"start", event.start},   {"villages", event.area}, {"action", event.action},
            {"issuer", event.issuer},   {"issued", event.issued}, {"phone", phone}};
}

void call(Turn const& turn, Emergency const& event, Person const& person, Say say, bool personal) {
    auto addresses = person.addresses;
    if (addresses.empty()) addresses.emplace_back();  // listed as one who could not be reached
    for (auto const& address : addresses) {
        Delivery delivery;
        delivery.kind = DeliveryKind::urgent;
        delivery.person = person.id;
        delivery.to = address;
        delivery.say = of(event, say);
        delivery.made_at = delivery.due_at = turn.now;
        delivery.expires_at = turn.now + std::chrono::hours{24};
        turn.tx.emergencies().belongs(event.id, turn.tx.outbox().add(delivery), personal);
    }
}

std::vector<Person const*> desk_of(Turn const& turn, Emergency const& event, UnitId const& village) {
    std::vector<Person const*> desk;
    if (auto holder = duty_desk(turn, village.empty() ? event.unit : village)) desk.push_back(holder);
    auto caller = turn.county.roster.person(event.desk);
    bool serves = caller && !turn.county.roster.posts_of(event.desk, turn.today()).empty();
    if (serves && std::find(desk.begin(), desk.end(), caller) == desk.end()) desk.push_back(caller);
    return desk;
}

std::vector<DeskBelow> desks_below(Turn const& turn, Emergency const& event) {
    auto const& roster = turn.county.roster;
    auto above = desk_of(turn, event);
    std::vector<DeskBelow> found;
    for (auto const& share : turn.tx.emergencies().calls(event.id)) {
        auto township = roster.above(share.unit, Level::township);
        if (!township || township->id == event.unit || turn.county.roles.duty_desks.empty()) continue;
        auto known = std::find_if(found.begin(), found.end(), [&](DeskBelow const& one) { return one.township == township->id; });
        auto holder = desk_at(turn, turn.county.roles.duty_desks.front(), township->id);
        if (known != found.end()) ++known->villages;
        else if (holder && std::find(above.begin(), above.end(), holder) == above.end()) found.push_back({holder, township->id, 1});
    }
    return found;
}

Say standing(Turn const& turn, Emergency const& event, UnitId const& under) {
    std::vector<std::string> help;
    std::vector<Say> silent;
    int told = 0;
    for (auto const& share : turn.tx.emergencies().calls(event.id)) {
        if (!under.empty() && !turn.county.roster.contains(under, share.unit)) continue;
        told += share.heard == Heard::told;
        if (share.heard == Heard::help) help.push_back(unit_name(turn, share.unit));
        if (share.heard != Heard::nothing) continue;
        std::vector<std::string> names;
        for (auto const& id : {share.person, share.deputy})
            if (auto name = reached(turn, id); !name.empty()) names.push_back(name);
        silent.push_back(Say{names.empty() ? "emergency.silent_nobody_line" : "emergency.silent_line", {{"village", unit_name(turn, share.unit)}, {"names", joined(names)}}});
    }
    Say said{silent.empty() ? "emergency.all_heard" : "emergency.desk",
             {{"warning", event.warning},
              {"time", say_time(to_local(turn.now).minute_of_day())},
              {"n", text_of(told)},
              {"m", text_of(help.size())},
              {"left", text_of(silent.size())}}};
    if (!help.empty()) said.items.push_back(Say{"emergency.help_line", {{"villages", joined(help, 33)}}});
    said.items.insert(said.items.end(), silent.begin(), silent.end());
    return said;
}

void end(Turn const& turn, Emergency event, Say const& told) {
    auto shares = turn.tx.emergencies().calls(event.id);
    std::vector<PersonId> called;
    auto add = [&](PersonId const& id) {
        if (!id.empty() && std::find(called.begin(), called.end(), id) == called.end()) called.push_back(id);
    };
    for (auto const& share : shares) {
        forget_help(turn, share);
        event.told += share.heard == Heard::told;
        event.help += share.heard == Heard::help;
        add(share.person);
        if (share.deputy_called) add(share.deputy);
    }
    event.villages = int(shares.size());
    for (auto const& below : desks_below(turn, event)) add(below.person->id);
    // What has not left yet says nothing that still holds.
    auto about_it = turn.tx.emergencies().deliveries(event.id);
    auto cancel = [&](PersonId const& who) {
        for (auto const& waiting : turn.tx.outbox().waiting_for(who))
            if (std::binary_search(about_it.begin(), about_it.end(), waiting.id)) turn.tx.outbox().finish(waiting.id, DeliveryState::cancelled, "over");
    };
    for (auto const& share : shares) cancel(share.person), cancel(share.deputy);
    for (auto person : desk_of(turn, event)) cancel(person->id);
    for (auto const& below : desks_below(turn, event)) cancel(below.person->id);
    if (auto leader = leader_of(turn, event)) cancel(leader->id);
    for (auto const& id : called) {
        if (auto person = turn.county.roster.person(id)) call(turn, event, *person, told, false);
        auto conversation = turn.tx.conversations().load(id.text());
        if (!conversation.dialogue || conversation.dialogue->kind != "emergency.answered") continue;
        conversation.dialogue.reset();
        turn.tx.conversations().save(id.text(), conversation);
    }
    event.over_at = turn.now;
    event.next_at = turn.tx.emergencies().forget(event.id) ? std::nullopt : std::optional<Timestamp>{turn.now + forgotten_after};
    turn.tx.emergencies().update(event);
}

void advance(Turn const& turn) {
    for (auto event : turn.tx.emergencies().due(turn.now)) {
        auto minute = std::chrono::floor<minutes>(turn.now);
        auto desk_at = minutes_set(turn, "emergency.desk_after");
        auto every = minutes_set(turn, "emergency.desk_every");
        if (event.over_at) {
            bool gone = turn.tx.emergencies().forget(event.id);
            event.next_at = gone ? std::nullopt : std::optional<Timestamp>{minute + std::chrono::hours{1}};
        } else if (event.step == 0) {
            call_deputies(turn, event);
            event.next_at = desk_at ? std::optional<Timestamp>{std::max<Timestamp>(std::chrono::floor<minutes>(event.called_at) + *desk_at, minute + minutes{1})} : std::nullopt;
            ++event.step;
        } else if (turn.now - event.called_at >= still_open_after) {
            still_open(turn, event);
            event.next_at = minute + still_open_after;
            ++event.step;
        } else {
            tell_desk(turn, event, event.step == 1);
            event.next_at = every ? minute + *every : minute + still_open_after;
            ++event.step;
        }
        turn.tx.emergencies().update(event);
    }
}

}  // namespace lingyan::affairs::emergencies
