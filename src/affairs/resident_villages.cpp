#include "affairs/resident_villages.hpp"

#include "affairs/asking.hpp"
#include "affairs/notices.hpp"
#include "affairs/resident_lists.hpp"
#include "affairs/standing.hpp"

#include <algorithm>

namespace lingyan::affairs::residents {

namespace {

using language::Command;
using language::Intent;

constexpr auto village_kind = "notice.village";
constexpr auto which_kind = "notice.which";
constexpr std::size_t most_followed = 6;  // nobody lives in more
constexpr std::size_t longest_name = 10;  // characters; whoever writes more answers something else

Unit const* village_of(Turn const& turn, UnitId const& id) {
    auto unit = turn.county.roster.unit(id);
    for (int step = 0; unit && step < 8 && !unit->merged_into.empty(); ++step) unit = turn.county.roster.unit(unit->merged_into);
    return unit && unit->level == Level::village ? unit : nullptr;
}

void take(Conversation& conversation, UnitId const& id, bool beside) {
    if (conversation.village == id) return;
    std::erase(conversation.more_villages, id);
    if (beside && !conversation.village.empty()) conversation.more_villages.insert(conversation.more_villages.begin(), conversation.village);
    if (conversation.more_villages.size() >= most_followed) conversation.more_villages.resize(most_followed - 1);
    conversation.village = id;
}

void keep(Turn const& turn, Conversation& conversation, char const* kind, Fields slots, std::vector<UnitId> const& among) {
    Dialogue dialogue;
    dialogue.kind = kind;
    dialogue.until = turn.now + question_time;
    dialogue.slots = std::move(slots);
    for (auto const& id : among) dialogue.choices.push_back(id.text());
    conversation.dialogue = std::move(dialogue);
}

}  // namespace

std::vector<UnitId> followed(Turn const& turn, Conversation const& conversation) {
    std::vector<UnitId> villages;
    auto add = [&](UnitId const& id) {
        if (auto unit = village_of(turn, id); unit && std::find(villages.begin(), villages.end(), unit->id) == villages.end()) villages.push_back(unit->id);
    };
    add(conversation.village);
    for (auto const& id : conversation.more_villages) add(id);
    return villages;
}

std::string say_villages(Turn const& turn, Conversation const& conversation) {
    std::vector<std::string> names;
    for (auto const& id : followed(turn, conversation)) names.push_back(unit_name(turn, id));
    return joined(names, most_followed);
}

bool follow(Turn const& turn, Conversation& conversation, UnitId const& id) {
    auto village = village_of(turn, id);
    if (village) take(conversation, village->id, true);
    return village != nullptr;
}

std::optional<Say> drop_village(Turn const& turn, Conversation& conversation, std::string const& text) {
    auto found = notices::villages_named_in(turn, text, {});
    if (found.empty()) return std::nullopt;
    for (auto const& id : found.front().units) {
        auto mine = followed(turn, conversation);
        if (std::find(mine.begin(), mine.end(), id) == mine.end()) continue;
        std::erase(mine, id);
        conversation.village = mine.empty() ? UnitId{} : mine.front();
        conversation.more_villages.assign(mine.begin() + (mine.empty() ? 0 : 1), mine.end());
        conversation.dialogue.reset();
        return Say{"resident.village_dropped", {{"village", unit_name(turn, id)}}};
    }
    return std::nullopt;
}

std::optional<Say> add_village(Turn const& turn, Conversation& conversation, std::string const& text) {
    auto const found = notices::villages_named_in(turn, text, {});
    if (found.size() != 1 || found.front().units.size() != 1) return std::nullopt;
    take(conversation, found.front().units.front(), true);
    conversation.dialogue.reset();
    return Say{"resident.village_kept", {{"villages", say_villages(turn, conversation)}}};
}

std::optional<Say> name_village(Turn const& turn, Conversation& conversation, Command const& command) {
    auto found = notices::villages_named_in(turn, command.text, {});
    if (found.size() != 1 || !notices::is_name_alone(command.text, found.front())) return std::nullopt;
    auto const units = notices::named_villages(turn, command, {}, {});
    bool const beside = command.text.find("也是") != std::string::npos || command.text.find("还是") != std::string::npos || command.text.find("还住") != std::string::npos ||
                        command.text.starts_with("加上") || command.text.find("也住") != std::string::npos || command.text.find("也在") != std::string::npos;
    if (units.size() > 1) return ask_which(turn, conversation, "公开", units, true, beside);
    take(conversation, units.front(), beside);
    return ask_notices(turn, conversation, "公开");
}

Say ask_village(Turn const& turn, Conversation& conversation, std::string const& question) {
    keep(turn, conversation, village_kind, {{"text", question}}, {});
    return Say{"notice.which_village", {{"phone", office_phone(turn, conversation.village)}}};
}

Say ask_which(Turn const& turn, Conversation& conversation, std::string const& question, std::vector<UnitId> const& among, bool keeps, bool beside) {
    keep(turn, conversation, which_kind, {{"text", question}, {"keeps", keeps ? "yes" : ""}, {"beside", beside ? "yes" : ""}}, among);
    return Say{"notice.which", {{"n", text_of(among.size())}}, notices::which_lines(turn, among)};
}

std::optional<Say> answer_village(Turn const& turn, Conversation& conversation, Command const& command) {
    auto const& open = conversation.dialogue;
    if (!open || (open->kind != village_kind && open->kind != which_kind)) return std::nullopt;
    auto const dialogue = *open;
    if (turn.now > dialogue.until || command.intent == Intent::notices) {
        conversation.dialogue.reset();
        return std::nullopt;
    }
    auto question = [&] { return notices::question_in(turn, command.text, dialogue.slots.at("text")); };
    auto slot = [&](char const* name) {
        auto found = dialogue.slots.find(name);
        return found != dialogue.slots.end() && found->second == "yes";
    };
    bool const asked = dialogue.kind == village_kind;
    auto units = notices::named_villages(turn, command, dialogue.choices, {});
    if (units.size() > 1) return ask_which(turn, conversation, question(), units, asked || slot("keeps"), slot("beside"));
    if (units.size() == 1) {
        conversation.dialogue.reset();
        if (asked || slot("keeps") || conversation.village.empty()) take(conversation, units.front(), slot("beside"));
        return answer_question(turn, conversation, question(), units);
    }
    bool const other = (command.intent != Intent::unknown && command.intent != Intent::number) || language::characters(command.text) > longest_name;
    if (other) {
        conversation.dialogue.reset();
        return std::nullopt;
    }
    return Say{"notice.no_village", {{"text", language::shortened(command.text, longest_name)}, {"phone", office_phone(turn, conversation.village)}}};
}

}  // namespace lingyan::affairs::residents
