#include "affairs/danger.hpp"

#include "affairs/standing.hpp"
#include "language/command.hpp"

namespace lingyan::affairs {

bool is_danger(County const& county, std::string const& text) {
    static std::vector<std::string> const none;
    auto list = [&](char const* name) -> std::vector<std::string> const& {
        auto found = county.pack.words.find(name);
        return found == county.pack.words.end() ? none : found->second;
    };
    return language::speaks_of_danger(text, list("danger.zh-CN"), list("danger_not.zh-CN"));
}

Say raise_danger(Turn const& turn, UnitId const& unit, std::string const& sender_name, std::string const& sender_phone, std::string const& text) {
    auto desk = unit.empty() ? nullptr : duty_desk(turn, unit);
    if (!desk)
        for (auto const& post : turn.county.roster.posts())
            if (!turn.county.roles.duty_desks.empty() && post.role == turn.county.roles.duty_desks.back() && post.held_on(turn.today())) {
                desk = turn.county.roster.person(post.person);
                break;
            }
    auto phone = desk && !desk->phone.empty() ? desk->phone : office_phone(turn, unit);
    if (desk) {
        Delivery call;
        call.kind = DeliveryKind::urgent;
        call.person = desk->id;
        if (!desk->addresses.empty()) call.to = desk->addresses.front();
        call.say = Say{"danger.call",
                       {{"name", sender_name.empty() ? "一位群众" : sender_name},
                        {"phone", sender_phone.empty() ? "没有留" : sender_phone},
                        {"village", unit.empty() ? "还不知道哪个村" : unit_name(turn, unit)},
                        {"text", language::shortened(text, 40)},
                        {"time", to_text(turn.now).substr(11, 5)}}};
        call.made_at = turn.now;
        call.due_at = turn.now;
        call.expires_at = turn.now + std::chrono::hours{24};
        turn.tx.outbox().add(call);
        turn.tx.audit().add(turn.now, "danger.call", desk->id.text(), unit.text());
    }
    return Say{desk ? "emergency.danger_words" : "emergency.danger_words_nobody",
               {{"name", desk ? desk->name : ""}, {"phone", phone}}};
}

}  // namespace lingyan::affairs
