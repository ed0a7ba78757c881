// Questions of the bot that wait for an answer, for half an hour.
#pragma once

#include "affairs/turn.hpp"

namespace lingyan::affairs {

inline constexpr auto question_time = std::chrono::minutes{30};

inline void ask(Turn const& turn, Actor& actor, std::string kind, std::map<std::string, std::string> slots, std::vector<std::string> choices = {}) {
    Dialogue dialogue;
    dialogue.kind = std::move(kind);
    dialogue.until = turn.now + question_time;
    dialogue.slots = std::move(slots);
    dialogue.choices = std::move(choices);
    actor.conversation.dialogue = std::move(dialogue);
}

inline std::map<std::string, std::string> about(Duty const& duty) { return {{"duty", std::to_string(duty.id.value())}}; }

}  // namespace lingyan::affairs
