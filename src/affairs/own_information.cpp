#include "affairs/own_information.hpp"

#include "affairs/resident_villages.hpp"
#include "affairs/standing.hpp"

#include <algorithm>
#include <array>

namespace lingyan::affairs::own_information {

bool asked(std::string_view text) {
    constexpr std::array<std::string_view, 9> ways{"我的", "我的信息", "我的资料", "我的数据", "我的个人信息", "查我的信息", "看我的信息", "存了我什么", "你们存了我什么"};
    return std::find(ways.begin(), ways.end(), text) != ways.end();
}

Say of_person(Turn const& turn, Actor const& actor) {
    auto const& person = actor.person;
    auto const home = home_of(turn, person.id);
    std::vector<Say> lines;
    for (auto post : turn.county.roster.posts_of(person.id, turn.today())) {
        auto const spec = turn.county.roles.find(post->role);
        lines.push_back(Say{"own.post_line", {{"village", unit_name(turn, post->unit)}, {"what", spec ? spec->title : std::string{}}}});
    }
    constexpr std::size_t most = 5;
    if (lines.size() > most) lines.resize(most);
    lines.push_back(person.phone.empty() ? Say{"own.no_phone_line"} : Say{"own.phone_line", {{"phone", person.phone}}});
    return Say{"own.person", {{"name", person.name}, {"office", office_name(turn, home)}, {"phone", office_phone(turn, home)}}, lines};
}

Say of_resident(Turn const& turn, Conversation const& conversation) {
    std::vector<Say> lines;
    if (conversation.village.empty()) lines.push_back(Say{"own.no_village_line"});
    else lines.push_back(Say{"own.villages_line", {{"villages", residents::say_villages(turn, conversation)}}});
    lines.push_back(Say{conversation.stopped || conversation.no_notices ? "own.stopped_line" : "own.notices_line"});
    return Say{"own.resident", {{"office", office_name(turn, conversation.village)}, {"phone", office_phone(turn, conversation.village)}}, lines};
}

}  // namespace lingyan::affairs::own_information
