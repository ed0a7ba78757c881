#include "affairs/danger.hpp"

#include "affairs/duty_roster.hpp"
#include "affairs/standing.hpp"
#include "domain/phrase.hpp"
#include "language/command.hpp"

namespace lingyan::affairs {

namespace {

constexpr auto danger_dialogue = "danger";

Person const* desk_for(Turn const& turn, UnitId const& unit) {
    if (!unit.empty())
        if (auto desk = duty_desk(turn, unit)) return desk;
    if (turn.county.roles.duty_desks.empty()) return nullptr;
    auto desks = turn.county.roster.posts_with(turn.county.roles.duty_desks.back(), turn.today());
    return desks.empty() ? nullptr : duty_desk(turn, desks.front()->unit);
}

void call(Turn const& turn, Person const& desk, Caller const& caller, std::string const& text, bool again) {
    Delivery delivery;
    delivery.kind = DeliveryKind::urgent;
    delivery.person = desk.id;
    if (!desk.addresses.empty()) delivery.to = desk.addresses.front();
    delivery.say = Say{again ? "danger.call_again" : caller.phone.empty() ? "danger.call_no_phone" : "danger.call",
                       {{"name", caller.name.empty() ? phrase("word.a_resident") : caller.name},
                        {"phone", caller.phone},
                        {"village", caller.unit.empty() ? phrase("word.no_village_yet") : unit_name(turn, caller.unit)},
                        {"text", language::shortened(text, 120)},
                        {"time", to_text(turn.now).substr(11, 5)}}};
    delivery.made_at = delivery.due_at = turn.now;
    delivery.expires_at = turn.now + std::chrono::hours{24};
    turn.tx.outbox().add(delivery);
    turn.tx.audit().add(turn.now, "danger.call", desk.id.text(), caller.unit.text());
}

}  // namespace

bool is_danger(County const& county, std::string const& text) {
    static std::vector<std::string> const none;
    static std::string const words = "danger.zh-CN", ordinary = "danger_not.zh-CN";
    auto list = [&](std::string const& name) -> std::vector<std::string> const& {
        auto found = county.pack.words.find(name);
        return found == county.pack.words.end() ? none : found->second;
    };
    return language::speaks_of_danger(text, list(words), list(ordinary));
}

Say raise_danger(Turn const& turn, Conversation& conversation, Caller const& caller, std::string const& text) {
    auto desk = desk_for(turn, caller.unit);
    if (desk) call(turn, *desk, caller, text, false);
    Dialogue dialogue;
    dialogue.kind = danger_dialogue;
    dialogue.until = turn.now + std::chrono::minutes{30};
    conversation.dialogue = dialogue;
    auto phone = desk ? desk_phone(turn, *desk) : std::string{};
    if (phone.empty()) phone = office_phone(turn, caller.unit);
    return Say{desk ? "emergency.danger_words" : "emergency.danger_words_nobody", {{"name", desk ? desk->name : ""}, {"phone", phone}}};
}

bool danger_goes_on(Turn const& turn, Conversation const& conversation) {
    return conversation.dialogue && conversation.dialogue->kind == danger_dialogue && turn.now <= conversation.dialogue->until;
}

Say pass_on_danger(Turn const& turn, Conversation& conversation, Caller const& caller, std::string const& text) {
    auto desk = desk_for(turn, caller.unit);
    if (!desk) return raise_danger(turn, conversation, caller, text);
    call(turn, *desk, caller, text, true);
    return Say{"danger.passed_on", {{"name", desk->name}, {"phone", desk_phone(turn, *desk)}}};
}

}  // namespace lingyan::affairs
